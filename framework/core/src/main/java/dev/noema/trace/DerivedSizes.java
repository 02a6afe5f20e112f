package dev.noema.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sizes that strides, slices and joins make, as formulas of what goes in. */
final class DerivedSizes {

    private DerivedSizes() {}

    /**
     * The size along one axis of what a step puts out; empty where it is no such step or axis.
     *
     * @param step as recorded in one trace
     * @param inputs the sizes of its inputs
     */
    static Optional<Size> of(Step step, int axis, List<List<Size>> inputs) {
        String name = step.operation().name();
        Map<String, Object> settings = step.attributes();
        boolean along = Long.valueOf(axis).equals(settings.get("axis"));
        if (along && name.equals("slice")) {
            return sliced(settings, inputs.get(0).get(axis));
        }
        if (along && name.equals("concat")) {
            return inputs.stream().map(input -> input.get(axis)).reduce(Size::plus);
        }
        if (name.equals("stft")) {
            return axis == 2
                    ? Optional.of(frames(settings, inputs.get(0).get(1)))
                    : Optional.empty();
        }
        boolean convolution = name.matches("convolution[123]d");
        if (!convolution && !name.matches("(max|avg)Pool[123]d") || axis < 2) {
            return Optional.empty();
        }
        Size input = inputs.get(0).get(axis);
        int place = axis - 2;
        long kernel =
                convolution ? inputs.get(1).get(axis).offset() : at(settings, "kernel", place, 1);
        long reach = at(settings, "dilation", place, 1) * (kernel - 1) + 1;
        long stride = at(settings, "stride", place, 1);
        long padding = at(settings, "padding", place, 0);
        if (Boolean.TRUE.equals(settings.get("ceil"))) {
            // ceil((n + 2 p - k) / s) + 1, where the last window must begin before n + p
            long room = padding + Math.min(padding - reach + stride, 0);
            return Optional.of(input.plus(room + stride - 1).dividedBy(stride));
        }
        // floor((n + 2 p - k) / s) + 1
        return Optional.of(input.plus(2 * padding - reach).dividedBy(stride).plus(1));
    }

    // floor((n + 2 p - length) / hop) + 1, where p is half a length if frames are centred
    private static Size frames(Map<String, Object> settings, Size samples) {
        long length = (Long) settings.get("fft");
        long mirrored = Boolean.TRUE.equals(settings.get("centred")) ? length / 2 * 2 : 0;
        return samples.plus(mirrored - length).dividedBy((Long) settings.get("hop")).plus(1);
    }

    // ceil((min(n, stop) - start) / step)
    private static Optional<Size> sliced(Map<String, Object> settings, Size size) {
        long start = (Long) settings.get("start");
        long stop = (Long) settings.get("stop");
        long step = (Long) settings.get("step");
        if (start < 0 || stop < 0 || size.isFixed()) {
            return Optional.empty();
        }
        Size end = stop == Long.MAX_VALUE ? size : size.atMost(stop);
        return Optional.of(end.plus(step - 1 - start).dividedBy(step));
    }

    private static long at(Map<String, Object> settings, String name, int place, long otherwise) {
        long[] values = (long[]) settings.get(name);
        return values == null ? otherwise : values[place];
    }
}
