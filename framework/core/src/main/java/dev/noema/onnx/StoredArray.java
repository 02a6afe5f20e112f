package dev.noema.onnx;

import ai.onnxruntime.platform.Fp16Conversions;
import com.google.protobuf.ByteString;
import dev.noema.serving.FloatTensor;

/**
 * Weights in a smaller type.
 *
 * @param type of the stored numbers
 * @param bytes the stored numbers
 * @param scales what the whole numbers of each index of the first axis are multiplied with; empty
 *     where they are no whole numbers
 * @param values what a graph reads them as
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredArray(ElementType type, ByteString bytes, float[] scales, float[] values) {

    private static final int GREATEST = 127;

    static StoredArray of(Storage storage, FloatTensor weights) {
        return switch (storage) {
            case FLOAT32 ->
                    new StoredArray(
                            ElementType.FLOAT,
                            RawData.of(weights.values()),
                            new float[0],
                            weights.values());
            case FLOAT16 -> half(weights.values());
            case BFLOAT16 -> brain(weights.values());
            case INT8 -> whole(weights);
        };
    }

    private static StoredArray half(float[] weights) {
        short[] stored = new short[weights.length];
        float[] values = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            stored[i] = Fp16Conversions.mlasFloatToFp16(weights[i]);
            values[i] = Fp16Conversions.mlasFp16ToFloat(stored[i]);
            if (Float.isInfinite(values[i])) {
                throw new IllegalArgumentException(
                        "it holds "
                                + weights[i]
                                + ", and float16 ends at 65504; store as bfloat16");
            }
        }
        return new StoredArray(ElementType.FLOAT16, RawData.of(stored), new float[0], values);
    }

    // The nearest, of two equally near the even one.
    private static StoredArray brain(float[] weights) {
        short[] stored = new short[weights.length];
        float[] values = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            int bits = Float.floatToIntBits(weights[i]);
            stored[i] = (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
            values[i] = Float.intBitsToFloat(stored[i] << 16);
        }
        return new StoredArray(ElementType.BFLOAT16, RawData.of(stored), new float[0], values);
    }

    // q = round(w / s), w' = q s with s = max |w| / 127 over all that have the same first index
    private static StoredArray whole(FloatTensor weights) {
        int channels = (int) weights.shape()[0];
        int size = weights.values().length / channels;
        float[] scales = new float[channels];
        byte[] stored = new byte[weights.values().length];
        float[] values = new float[stored.length];
        for (int channel = 0; channel < channels; channel++) {
            float greatest = 0;
            for (int i = channel * size; i < (channel + 1) * size; i++) {
                greatest = Math.max(greatest, Math.abs(weights.values()[i]));
            }
            float scale = greatest / GREATEST;
            scales[channel] = scale > 0 ? scale : 1;
            for (int i = channel * size; i < (channel + 1) * size; i++) {
                int number = Math.round(weights.values()[i] / scales[channel]);
                stored[i] = (byte) Math.max(-GREATEST, Math.min(GREATEST, number));
                values[i] = stored[i] * scales[channel];
            }
        }
        return new StoredArray(ElementType.INT8, ByteString.copyFrom(stored), scales, values);
    }
}
