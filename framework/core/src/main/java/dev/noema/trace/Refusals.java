package dev.noema.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Methods of arrays that a compiled step cannot do: why not, and what to do instead. */
final class Refusals {

    /** {@code toFloatArray}, {@code getFloat} and their kin. */
    private static final Pattern READS =
            Pattern.compile(
                    "to(Double|Float|Short|UnsignedShort|Int|UnsignedInt|Long|Byte|Uint8|Boolean|String)Array"
                            + "|get(Long|Double|Float|Int|Byte|Uint8|Boolean)");

    static final String EXCHANGES =
            "exchanges values between the array and Java, which a compiled step cannot do; use"
                    + " array operations, pass.constant or pass.scheduled";

    private static final String IN_PLACE =
            "writes into an array that others may look at; use %s, which gives a new one";

    private static final String SIZED_BY_VALUES =
            "gives as many elements as the values decide, and a compiled step must know its sizes;"
                    + " choose with NDArrays.where and a mask";

    private static final String COMPLEX =
            "makes complex numbers, which ONNX lacks; use Operations.stft, which gives real and"
                    + " imaginary parts";

    private static final String GRADIENT =
            "belongs to training, which has compiled gradients; use stopGradient to cut one off";

    private static final String SPARSE = "makes a sparse array, which a compiled step lacks";

    private static final String RANDOM =
            "draws from the engine's own generator, which can be neither resumed nor exported; use"
                    + " pass.normal or pass.uniform";

    private static final String ABSENT = "is not implemented by the engine";

    private static final Map<String, String> REASONS = new HashMap<>();

    private static final Map<String, String> REPORTED = new HashMap<>();

    static {
        refuse(
                EXCHANGES,
                "toByteBuffer toArray set setScalar contentEquals allClose intern copyTo encode"
                        + " multiBoxDetection");
        report(SIZED_BY_VALUES, "nonzero unique booleanMask");
        report(COMPLEX, "fft ifft rfft irfft fft2 ifft2 complex real conj");
        refuse(GRADIENT, "getGradient setRequiresGradient");
        refuse(SPARSE, "toSparse");
        refuse(ABSENT, "multiBoxTarget");
        refuse(
                RANDOM,
                "randomFlipLeftRight randomFlipTopBottom randomBrightness randomHue"
                        + " randomColorJitter");
        for (String name : List.of("rdivi", "rsubi", "rmodi", "rpowi")) {
            REASONS.put(name, IN_PLACE.formatted(name.substring(0, name.length() - 1)));
        }
        refuse(
                "updates a parameter, which training does in its compiled step",
                "adadeltaUpdate adagradUpdate adamUpdate nagUpdate rmspropUpdate sgdUpdate");
    }

    private Refusals() {}

    private static void refuse(String reason, String names) {
        Pattern.compile(" ").splitAsStream(names).forEach(name -> REASONS.put(name, reason));
    }

    private static void report(String reason, String names) {
        Pattern.compile(" ").splitAsStream(names).forEach(name -> REPORTED.put(name, reason));
    }

    /** All of them but those that read values, which go by their names' pattern. */
    static SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>(REASONS);
        all.putAll(REPORTED);
        return all;
    }

    /** Why a method ends the pass at once, or null where it does not. */
    static String reason(String method) {
        return READS.matcher(method).matches() ? EXCHANGES : REASONS.get(method);
    }

    /**
     * Why a method is refused, though the pass can go on with what the engine gives, so that all
     * that is refused stands in one report; or null.
     */
    static String reported(String method) {
        return REPORTED.get(method);
    }
}
