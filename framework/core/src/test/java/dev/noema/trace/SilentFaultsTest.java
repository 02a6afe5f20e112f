package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import dev.noema.engine.Torch;
import dev.noema.model.TracedPass;
import dev.noema.model.Weights;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a naive recorder gets wrong without a word: each is refused and names the line. */
class SilentFaultsTest {

    private static final Shape ROW = new Shape(6);

    private int line;

    /** Marks the line that a message has to name. */
    private <T> T here(T value) {
        line =
                StackWalker.getInstance()
                        .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
        return value;
    }

    @Test
    void recordedArrayIntoAnOperationOfAPlainOne() {
        try (NDManager manager = Torch.newManager()) {
            NDArray plain = manager.ones(new Shape(11, 6));
            refuses("made outside of the pass", x -> here(plain).add(x));
            refuses("made outside of the pass", x -> NDArrays.where(x, here(plain), plain));
            refuses("made outside of the pass", x -> here(plain).getNDArrayInternal().where(x, x));
            refuses("made outside of the pass", x -> NDArrays.concat(new NDList(here(plain), x)));
            refuses("made outside of the pass", x -> NDArrays.stack(new NDList(here(plain), x)));
            refuses("made outside of the pass", x -> here(plain).matMul(x));
        }
    }

    @Test
    void plainArrayIntoARecordedOne() {
        try (NDManager manager = Torch.newManager()) {
            NDArray plain = manager.ones(new Shape(1, 6));
            refuses("would be baked in", x -> here(x).add(plain));
            refuses("would be baked in", x -> here(x).concat(plain, 0));
            refuses("would be baked in", x -> NDArrays.where(here(x.gt(0)), x, plain));
            refuses("would be baked in", x -> here(x).matMul(plain.transpose()));
            refuses("would be baked in", x -> Operations.embedding(plain, here(x)));
        }
    }

    @Test
    void valuesReadIntoJava() {
        refuses("getFloat exchanges values", x -> x.mul(here(x).getFloat(0, 0)));
        refuses("toFloatArray exchanges values", x -> x.mul(here(x).toFloatArray()[0]));
        refuses("toArray exchanges values", x -> x.mul(here(x.sum()).toArray()[0]));
        refuses("toByteBuffer exchanges values", x -> x.mul(here(x).toByteBuffer().get()));
        refuses("contentEquals exchanges values", x -> here(x).contentEquals(x) ? x : x.neg());
        refuses("allClose exchanges values", x -> here(x).allClose(x) ? x : x.neg());
        refuses("nonzero() gives as many elements", x -> here(x).nonzero());
        refuses(
                "booleanMask(NDArray,int) gives as many elements",
                x -> here(x).booleanMask(x.gt(0)));
    }

    @Test
    void valuesWrittenFromJava() {
        refuses("set exchanges values", x -> after(x, y -> here(y).set(new float[66])));
        refuses("set exchanges values", x -> after(x, y -> here(y).set(new NDIndex(":, 0"), 1)));
        refuses("setScalar exchanges", x -> after(x, y -> here(y).setScalar(new NDIndex(0, 0), 1)));
    }

    @Test
    void writingIntoAnArrayThatOthersLookAt() {
        refuses("addi writes into an array", x -> here(x).addi(1));
        refuses("muli writes into an array", x -> here(x).get(":, 0").muli(x.get(":, 1")));
        refuses("rsubi writes into an array", x -> here(x.getNDArrayInternal()).rsubi(x));
    }

    private static NDArray after(NDArray x, java.util.function.Consumer<NDArray> effect) {
        effect.accept(x);
        return x;
    }

    @Test
    void arrayKeptFromAnotherPass() {
        List<NDArray> kept = new ArrayList<>();
        UnaryOperator<NDArray> keeps =
                x -> {
                    kept.add(x);
                    return here(x).add(kept.get(0));
                };
        refuses("an array of another pass", keeps);
        refuses("an array of another pass", x -> here(kept.get(0)).add(x));
        TraceException output =
                assertThrows(TraceException.class, () -> trace((pass, x) -> kept.get(0)));
        assertTrue(output.getMessage().contains("was not computed"), output.getMessage());
    }

    @Test
    void randomnessOfTheEngine() {
        refuses("randomNormal draws", x -> x.add(here(x).getManager().randomNormal(x.getShape())));
        refuses("randomUniform draws", x -> here(x).getManager().randomUniform(0, 1, ROW));
        refuses("truncatedNormal draws", x -> here(x).getManager().truncatedNormal(ROW));
    }

    @Test
    void loopOverTheBatch() {
        refuses(
                "depends on a dynamic size",
                x -> {
                    NDArray sum = x.get(0);
                    for (int i = 1; i < x.getShape().get(0); i++) {
                        sum = here(sum).add(x.get(i));
                    }
                    return sum;
                });
    }

    @Test
    void choiceByTheBatch() {
        refuses(
                "depends on a dynamic size",
                x -> x.getShape().get(0) > 12 ? here(x).exp() : here(x).sin());
        refuses(
                "depends on a dynamic size",
                x -> {
                    NDArray one = x.exp();
                    NDArray other = here(x).sin();
                    return x.getShape().get(0) > 12 ? one : other;
                });
        refuses(
                "depends on a dynamic size",
                x -> x.getShape().get(0) % 2 == 0 ? here(x).exp() : here(x).sin());
    }

    @Test
    void constantThatChangesWithTheBatch() {
        refuses(
                "the content of this constant changes",
                x -> x.sum().add(create(x, new float[] {1f / x.getShape().get(0)}).sum()));
        refuses(
                "the content of this constant changes",
                x -> x.add(create(x, new float[(int) x.getShape().get(0)]).expandDims(1)));
        refuses(
                "depends on a dynamic size",
                x -> x.getShape().get(0) > 12 ? x.add(create(x, new float[6])) : x.add(x));
    }

    private NDArray create(NDArray x, float... values) {
        return here(x).getManager().create(values);
    }

    @Test
    void sizesThatNoFormulaExplains() {
        refuses(
                "sizes [4, 4, 4, 3] at",
                x -> here(x).getManager().zeros(new Shape(Math.min(x.getShape().get(0), 4))));
        refuses("cannot be written as a formula", x -> here(x).mul(1.0 / x.getShape().get(0)));
        refuses(
                "are no formula",
                x -> here(x).getManager().zeros(new Shape((long) Math.pow(x.size(0), 2))));
    }

    @Test
    void arrayThatFitsOneSizeOnly() {
        refuses("must match the size", x -> here(x).add(x.getManager().ones(new Shape(11, 6))));
    }

    @Test
    void constantsOfTypesThatGraphsLack() {
        refuses(
                "a constant of type float64",
                x -> x.add(here(x).getManager().create(new double[] {1})));
    }

    @Test
    void noiseOfOnePurposeTwice() {
        refuses(
                "asked for twice",
                (pass, x) ->
                        pass.normal("z", x.getShape()).add(here(pass).normal("z", x.getShape())));
    }

    @Test
    void twoBlocksOfOneName() {
        refuses(
                "two blocks are named \"linear\"",
                (pass, x) -> {
                    NDArray y = pass.apply("linear", linear(), x);
                    return here(pass).apply("linear", linear(), y);
                });
    }

    private static Linear linear() {
        return Linear.builder().setUnits(6).build();
    }

    @Test
    void severalUnsupportedOperationsInOneReport() {
        TraceException fault =
                assertThrows(
                        TraceException.class,
                        () ->
                                trace(
                                        (pass, x) -> {
                                            NDArray y = here(x).nonzero();
                                            NDArray z = x.rfft(2, 0);
                                            return z.add(y.getFloat(0, 0));
                                        }));
        String[] lines = fault.getMessage().split("\n", -1);
        assertEquals(3, lines.length, fault.getMessage());
        for (int i = 0; i < 3; i++) {
            assertTrue(lines[i].startsWith(file(line + i)), lines[i]);
        }
        assertTrue(lines[0].contains("NDArray.nonzero() gives as many elements"), lines[0]);
        assertTrue(lines[1].contains("NDArray.rfft(long,long) makes complex numbers"), lines[1]);
        assertTrue(lines[2].contains("getFloat"), lines[2]);
    }

    @Test
    void severalOperationsThatOnnxLacksInOneReport() {
        Program program =
                trace(
                        (pass, x) -> {
                            NDArray y = here(x).matMul(x.transpose()).inverse();
                            y = y.inverse();
                            return y.toType(DataType.FLOAT64, false).mul(2);
                        });
        String[] lines = exportFault(program).split("\n", -1);
        assertTrue(lines.length >= 3, String.join("|", lines));
        assertTrue(lines[0].equals(file(line) + ": inverse has no form in ONNX"), lines[0]);
        assertTrue(lines[1].equals(file(line + 1) + ": inverse has no form in ONNX"), lines[1]);
        assertTrue(lines[2].startsWith(file(line + 2) + ": arrays of type float64"), lines[2]);
    }

    @Test
    void trainingModeInAnExport() {
        try (Weights weights = new Weights()) {
            Program program =
                    traceWith(
                            weights,
                            true,
                            (pass, x) -> {
                                NDArray y = pass.apply("norm", NORM, here(x));
                                return pass.apply("drop", DROPOUT, y);
                            });
            String[] lines = exportFault(program).split("\n", -1);
            assertEquals(file(line) + ": batch norm in training mode cannot be exported", lines[0]);
            assertEquals(
                    file(line + 1) + ": dropout in training mode cannot be exported", lines[1]);
        }
    }

    private static final BatchNorm NORM = BatchNorm.builder().build();
    private static final Dropout DROPOUT = Dropout.builder().optRate(0.3f).build();

    @Test
    void faultInANestedClassOrLambdaNamesItsOwnLine() {
        record Nested() {
            NDArray apply(NDArray x) {
                return List.of(x).stream()
                        .map(each -> each.mul(each.getFloat(0, 0)))
                        .toList()
                        .get(0);
            }
        }
        String message =
                assertThrows(TraceException.class, () -> trace((pass, x) -> new Nested().apply(x)))
                        .getMessage();
        assertTrue(message.matches("SilentFaultsTest\\.java:\\d+: getFloat .*"), message);
    }

    private static String exportFault(Program program) {
        return assertThrows(
                        TraceException.class,
                        () ->
                                OnnxLowering.lower(
                                        program,
                                        "test",
                                        name -> new FloatTensor(new float[6], new long[] {6})))
                .getMessage();
    }

    private void refuses(String reason, UnaryOperator<NDArray> function) {
        refuses(reason, (pass, x) -> function.apply(x));
    }

    private void refuses(String reason, BiFunction<Pass, NDArray, NDArray> function) {
        String message =
                assertThrows(TraceException.class, () -> trace(function), reason).getMessage();
        assertTrue(message.contains(reason), message);
        assertTrue(message.startsWith(file(line) + ":"), line + ": " + message);
        assertEquals(1, message.lines().count(), message);
    }

    private static String file(int line) {
        return "SilentFaultsTest.java:" + line;
    }

    private static Program trace(BiFunction<Pass, NDArray, NDArray> function) {
        try (Weights weights = new Weights()) {
            return traceWith(weights, false, function);
        }
    }

    private static Program traceWith(
            Weights weights, boolean training, BiFunction<Pass, NDArray, NDArray> function) {
        return Tracer.trace(
                List.of("batch"),
                List.of(Tracer.Input.batched("x", ROW)),
                (recorder, inputs, sizes) ->
                        Map.of(
                                "y",
                                function.apply(
                                        TracedPass.tracing(recorder, weights, training),
                                        inputs.get("x"))));
    }
}
