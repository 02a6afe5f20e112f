package dev.noema.onnx;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A version of ONNX's operators that graphs are written for, with the least version of the file
 * format that may name it.
 */
public enum Opset {
    V17(17, 8),
    V18(18, 8),
    V20(20, 9),
    V21(21, 10);

    private final int number;
    private final int irVersion;

    Opset(int number, int irVersion) {
        this.number = number;
        this.irVersion = irVersion;
    }

    /**
     * The opset of a number; throws {@link IllegalArgumentException} for one that is not written.
     */
    public static Opset of(int number) {
        return Arrays.stream(values())
                .filter(opset -> opset.number == number)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "opset "
                                                + number
                                                + "; allowed are "
                                                + Arrays.stream(values())
                                                        .map(Opset::toString)
                                                        .collect(Collectors.joining(", "))));
    }

    /** The number that the file declares. */
    public int number() {
        return number;
    }

    /** The version of the file format: the oldest for this opset, which most runtimes read. */
    public int irVersion() {
        return irVersion;
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
