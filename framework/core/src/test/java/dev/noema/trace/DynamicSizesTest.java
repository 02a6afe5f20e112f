package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sizes that follow the batch and the length, and those that only look as if they did. */
class DynamicSizesTest {

    private static final List<String> NAMES = List.of("batch", "length", "width");

    private static List<Map<String, Long>> runs(int dimensions) {
        List<Map<String, Long>> runs = new ArrayList<>();
        for (long[] row : Tracer.RUNS) {
            Map<String, Long> sizes = new LinkedHashMap<>();
            for (int i = 0; i < dimensions; i++) {
                sizes.put(NAMES.get(i), row[i]);
            }
            runs.add(sizes);
        }
        return runs;
    }

    private static long[] values(Size size) {
        return runs(3).stream().mapToLong(size::value).toArray();
    }

    @Test
    void everyFormulaIsFoundAndNoOther() {
        SizeSolver solver = new SizeSolver(runs(3));
        for (int subset = 1; subset < 8; subset++) {
            List<String> product = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                if ((subset >> i & 1) == 1) {
                    product.add(NAMES.get(i));
                }
            }
            for (long factor : new long[] {1, 2, 3, 28, -1}) {
                for (long offset : new long[] {0, 1, 12, -3, 640}) {
                    Size size = new Size(factor, product, offset);
                    assertEquals(Optional.of(size), solver.solve(values(size)));
                }
            }
        }
    }

    // Two formulas f P + c and g Q + d agree in all runs only where P, Q and 1 are dependent.
    @Test
    void noTwoFormulasGiveTheSameNumbersInAllRuns() {
        List<long[]> products = new ArrayList<>();
        for (List<String> names :
                List.of(
                        List.of("batch"),
                        List.of("length"),
                        List.of("width"),
                        List.of("batch", "length"),
                        List.of("batch", "width"),
                        List.of("length", "width"),
                        NAMES)) {
            products.add(values(new Size(1, names, 0)));
        }
        for (long[] p : products) {
            for (long[] q : products) {
                long determinant =
                        p[0] * (q[1] - q[2]) - p[1] * (q[0] - q[2]) + p[2] * (q[0] - q[1]);
                if (p != q) {
                    assertNotEquals(0, determinant);
                }
            }
        }
    }

    @Test
    void numbersThatNoFormulaExplains() {
        SizeSolver solver = new SizeSolver(runs(2));
        // batch * batch, half a batch rounded down, 14 and 15 of engine traces at (2, 7) and (3, 5)
        assertEquals(Optional.empty(), solver.solve(new long[] {121, 289, 64}));
        assertEquals(Optional.empty(), solver.solve(new long[] {5, 8, 4}));
        assertEquals(
                Optional.of(new Size(1, List.of("batch", "length"), 0)),
                solver.solve(new long[] {11 * 13, 17 * 10, 8 * 7}));
    }

    @Test
    void batchAndLengthInOneReshape() throws OrtException {
        Program program =
                sequence(
                        x -> {
                            long batch = x.getShape().get(0);
                            long length = x.getShape().get(1);
                            NDArray flat = x.reshape(1, batch * length, 4);
                            NDArray wide = flat.reshape(length, batch, 2, 2).swapAxes(0, 1);
                            NDArray places =
                                    x.getManager().arange(0, length, 1f).reshape(length, 1, 1);
                            return wide.add(places).mul(1.0 * batch).reshape(batch, 2 * length, 2);
                        });
        assertEquals(
                "[batch, 2*length, 2]",
                program.values().get(program.outputs().get("y")).shape().toString());
    }

    @Test
    void maskFromLengthsAndTriangle() throws OrtException {
        sequence(
                x -> {
                    long length = x.getShape().get(1);
                    NDArray rows = x.getManager().arange(0, length, 1f).reshape(length, 1);
                    NDArray columns = x.getManager().arange(0, length, 1f).reshape(1, length);
                    NDArray causal = columns.lte(rows).toType(DataType.FLOAT32, false);
                    return causal.broadcast(new Shape(x.getShape().get(0), length, length))
                            .matMul(x);
                });
    }

    private static Program sequence(java.util.function.UnaryOperator<NDArray> function)
            throws OrtException {
        Tracer.Input input =
                new Tracer.Input(
                        "x",
                        DataType.FLOAT32,
                        List.of(Size.of("batch"), Size.of("length"), Size.fixed(4)));
        return new Parity(List.of(input), (pass, arrays) -> function.apply(arrays.get(0)))
                .agrees(
                        List.of(
                                Map.of("batch", 3L, "length", 2L),
                                Map.of("batch", 1L, "length", 1L),
                                Map.of("batch", 2L, "length", 64L)));
    }

    @Test
    void fixedSizesThatEqualATracedBatchStayFixed() throws OrtException {
        for (long width : new long[] {11, 17, 8}) {
            Program program =
                    Parity.ofBatch(
                                    new Shape(width, 2),
                                    (pass, x) -> {
                                        NDArray folded = x.reshape(-1, width * 2).mul(width);
                                        NDArray ones = x.getManager().ones(new Shape(width, 2));
                                        return folded.reshape(x.getShape().get(0), width, 2)
                                                .add(ones);
                                    })
                            .agreesForBatches(1, 3, 11, 17);
            assertEquals(
                    "[batch, " + width + ", 2]",
                    program.values().get(program.outputs().get("y")).shape().toString());
        }
    }

    @Test
    void anEmptyBatch() throws OrtException {
        Parity.ofBatch(
                        new Shape(6),
                        (pass, x) -> {
                            NDArray y = x.reshape(x.getShape().get(0) * 2, 3).softmax(1);
                            return y.reshape(-1, 6).add(x.sum(new int[] {1}, true));
                        })
                .agreesForBatches(0, 1, 4);
    }

    @Test
    void squeezingABatchOfOneKeepsTheBatch() throws OrtException {
        Program program =
                Parity.ofBatch(new Shape(6, 1), (pass, x) -> x.squeeze().add(x.reshape(-1, 6)))
                        .agreesForBatches(1, 2);
        assertEquals(
                "[batch, 6]", program.values().get(program.outputs().get("y")).shape().toString());
    }
}
