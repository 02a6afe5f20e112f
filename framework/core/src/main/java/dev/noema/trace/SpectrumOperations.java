package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;
import dev.noema.onnx.OnnxGraph;
import dev.noema.serving.FloatTensor;
import java.util.List;

/**
 * The short-time Fourier transform and its inverse: by FFT in TorchScript, as convolutions with
 * windowed cosines and sines in ONNX, which every runtime has and none runs slowly.
 */
final class SpectrumOperations {

    private SpectrumOperations() {}

    static void enter(OperationTable table) {
        table.full(
                        "stft",
                        "torch.view_as_real(torch.stft($0, {fft}, {hop}, {fft}, $1, {centred},"
                                + " \"reflect\", {normalized}, True, True))",
                        OnnxRule.of(
                                "Unsqueeze Pad Mul Conv Reshape Transpose",
                                SpectrumOperations::forward))
                .full(
                        "istft",
                        "torch.istft(torch.view_as_complex(torch.contiguous($0)), {fft}, {hop},"
                                + " {fft}, $1, {centred}, {normalized}, True, {samples}, False)",
                        OnnxRule.of(
                                "Transpose Reshape Mul ConvTranspose Expand Div Slice Shape Sub Max"
                                        + " Concat Pad Squeeze",
                                SpectrumOperations::inverse),
                        "divided by the sum of the squared windows");
    }

    /** X[k, m] = sum over t of w[t] x[m hop + t] e^(-2 pi i k t / n). */
    private static void forward(OnnxStep step) {
        OnnxGraph graph = step.graph();
        int length = (int) step.step().fixed("fft");
        long half = length / 2;
        String signal = step.node("Unsqueeze", step.input(0), graph.integers(1));
        if (step.step().flag("centred")) {
            Attributes reflected = Attributes.NONE.text("mode", "reflect");
            String ends = graph.integers(0, 0, half, 0, 0, half);
            signal = step.node("Pad", reflected, signal, ends);
        }
        double scale = step.step().flag("normalized") ? 1 / Math.sqrt(length) : 1;
        String kernel = kernel(step, length, k -> scale);
        String both = step.node("Conv", sliding(step, length), signal, kernel);
        String parts = step.node("Reshape", both, graph.integers(0, 2, half + 1, -1));
        step.output(step.node("Transpose", Attributes.NONE.integers("perm", 0, 2, 3, 1), parts));
    }

    /**
     * Each frame back in time by x[t] = 1/n sum over k of c[k] (Re X[k] cos - Im X[k] sin), where c
     * is 1 at both ends and 2 between, since a bin stands for its mirror too; windowed once more,
     * added up, and divided by the sum of the squared windows.
     */
    private static void inverse(OnnxStep step) {
        OnnxGraph graph = step.graph();
        int length = (int) step.step().fixed("fft");
        long bins = length / 2 + 1;
        String parts =
                step.node("Transpose", Attributes.NONE.integers("perm", 0, 3, 1, 2), step.input(0));
        String both = step.node("Reshape", parts, graph.integers(0, 2 * bins, -1));
        double scale = step.step().flag("normalized") ? 1 / Math.sqrt(length) : 1.0 / length;
        String kernel = kernel(step, length, k -> scale * (k == 0 || 2 * k == length ? 1 : 2));
        Attributes hops = sliding(step, length);
        String added = step.node("ConvTranspose", hops, both, kernel);
        String window = step.node("Reshape", step.input(1), graph.integers(1, 1, -1));
        List<Size> frames = List.of(Size.fixed(1), Size.fixed(1), step.shape(0).get(2));
        String ones = step.node("Expand", graph.scalar(1f), step.sizes(frames));
        String square = step.node("Mul", window, window);
        String envelope = step.node("ConvTranspose", hops, ones, square);
        long start = step.step().flag("centred") ? length / 2 : 0;
        String signal = cut(step, added, start);
        String result = step.node("Div", signal, cut(step, envelope, start));
        if (step.step().has("samples")) {
            result = filledUp(step, result);
        }
        step.output(step.node("Squeeze", result, graph.integers(1)));
    }

    // Without the padding at both ends, or from its end on as many samples as wanted.
    private static String cut(OnnxStep step, String signal, long start) {
        OnnxGraph graph = step.graph();
        String stop;
        if (step.step().has("samples")) {
            Size samples = step.step().size("samples");
            stop = step.sizes(List.of(samples.plus(start)));
        } else {
            stop = graph.integers(start == 0 ? Long.MAX_VALUE : -start);
        }
        return step.node("Slice", signal, graph.integers(start), stop, graph.integers(2));
    }

    // Zeros where more samples are wanted than the frames hold.
    private static String filledUp(OnnxStep step, String signal) {
        OnnxGraph graph = step.graph();
        Attributes last = Attributes.NONE.integer("start", 2).integer("end", 3);
        String wanted = step.sizes(List.of(step.step().size("samples")));
        String missing = step.node("Sub", wanted, step.node("Shape", last, signal));
        String more = step.node("Max", missing, graph.integers(0));
        String pads =
                step.node(
                        "Concat",
                        Attributes.NONE.integer("axis", 0),
                        graph.integers(0, 0, 0, 0, 0),
                        more);
        return step.node("Pad", signal, pads, graph.scalar(0f));
    }

    private static Attributes sliding(OnnxStep step, int length) {
        return Attributes.NONE
                .integers("kernel_shape", length)
                .integers("strides", step.step().fixed("hop"));
    }

    /** What bin k is multiplied by. */
    private interface Weight {
        double of(int bin);
    }

    /** Windowed cosines, then windowed negative sines, of all bins: (2 bins, 1, length). */
    private static String kernel(OnnxStep step, int length, Weight weight) {
        int bins = length / 2 + 1;
        float[] waves = new float[2 * bins * length];
        for (int k = 0; k < bins; k++) {
            for (int t = 0; t < length; t++) {
                // k t modulo n keeps the angle, and with it the rounding, small.
                double angle = 2 * Math.PI * ((long) k * t % length) / length;
                waves[k * length + t] = (float) (weight.of(k) * Math.cos(angle));
                waves[(bins + k) * length + t] = (float) (-weight.of(k) * Math.sin(angle));
            }
        }
        FloatTensor basis = new FloatTensor(waves, 2L * bins, 1, length);
        String constant = step.graph().constant(basis, "fourier_" + length);
        return step.node("Mul", constant, step.as(1, DataType.FLOAT32));
    }
}
