package dev.noema.audio.codec;

import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.testkit.contract.CodecContract;
import java.util.Map;

class WaveformCodecTest implements CodecContract {

    private static final SpectrumSettings SETTINGS =
            new SpectrumSettings(4000, 64, 16, 64, 8, 0, 2000, 1e-5);

    @Override
    public Codec codec() {
        return new WaveformCodec();
    }

    @Override
    public Tensor items() {
        float[] samples = new float[3 * 64];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.sin(0.1 * i);
        }
        return new FloatTensor(samples, 3, 64);
    }

    @Override
    public Map<String, Object> preprocessing() {
        return new Preprocessing(SETTINGS, 5, 0, 0).toMap();
    }

    /** Of 16 bits. */
    @Override
    public double tolerance() {
        return 1.0 / 32768;
    }
}
