package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv1dTranspose;
import ai.djl.nn.pooling.Pool;
import ai.onnxruntime.OrtException;
import dev.noema.spi.Pass;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Sizes that follow the batch and the length, and those that only look as if they did. */
class DynamicSizesTest {

    private static final List<String> NAMES = List.of("batch", "length", "width");

    private static List<Map<String, Long>> runs(int dimensions) {
        List<Map<String, Long>> runs = new ArrayList<>();
        for (long[] row : Tracer.TABLES[0]) {
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
                    assertEquals(Set.of(size), solver.solve(values(size)));
                }
            }
        }
    }

    // f P + c and g Q + d agree in three runs only where P, Q and 1 are dependent there.
    @Test
    void noTwoFormulasGiveTheSameNumbersInAllRuns() {
        for (long[][] table : Tracer.TABLES) {
            List<long[]> products = new ArrayList<>();
            for (int subset = 1; subset < 8; subset++) {
                int chosen = subset;
                products.add(
                        Arrays.stream(table)
                                .mapToLong(
                                        row ->
                                                ((chosen & 1) == 0 ? 1 : row[0])
                                                        * ((chosen & 2) == 0 ? 1 : row[1])
                                                        * ((chosen & 4) == 0 ? 1 : row[2]))
                                .toArray());
            }
            for (long[] p : products) {
                for (long[] q : products) {
                    assertTrue(p == q || !dependent(p, q), Arrays.toString(p));
                }
            }
        }
    }

    private static boolean dependent(long[] p, long[] q) {
        for (int i = 2; i < p.length; i++) {
            if ((p[1] - p[0]) * (q[i] - q[0]) != (p[i] - p[0]) * (q[1] - q[0])) {
                return false;
            }
        }
        return true;
    }

    @Test
    void withinARunNoTwoSizesHaveACommonDivisorAndNoColumnIsAlikeModuloOne() {
        for (long[][] table : Tracer.TABLES) {
            for (long[] row : table) {
                for (int i = 0; i < 3; i++) {
                    assertEquals(
                            1,
                            BigInteger.valueOf(row[i])
                                    .gcd(BigInteger.valueOf(row[(i + 1) % 3]))
                                    .longValue(),
                            Arrays.toString(row));
                }
            }
            for (int column = 0; column < 3; column++) {
                BigInteger common = BigInteger.ZERO;
                for (long[] row : table) {
                    common = common.gcd(BigInteger.valueOf(row[column] - table[0][column]));
                }
                assertEquals(BigInteger.ONE, common, "column " + column);
            }
        }
    }

    @Test
    void numbersThatNoFormulaExplains() {
        SizeSolver solver = new SizeSolver(runs(2));
        // batch * batch; at most 4; a seventh of the batch, which runs so small do not show
        assertEquals(Set.of(), solver.solve(new long[] {121, 289, 64, 9}));
        assertNotEquals(1, solver.solve(new long[] {8, 8, 3, 8}).size());
        assertNotEquals(1, solver.solve(new long[] {4, 4, 4, 3}).size());
        assertNotEquals(1, solver.solve(new long[] {1, 2, 1, 0}).size());
        assertEquals(
                Set.of(new Size(1, List.of("batch", "length"), 0)),
                solver.solve(new long[] {11 * 29, 17 * 22, 8 * 3, 3 * 16}));
    }

    @Test
    void halvesAndThirdsAreFoundWithoutAnyStride() {
        SizeSolver solver = new SizeSolver(runs(2));
        for (long divisor : new long[] {2, 3}) {
            for (long offset = 0; offset < divisor; offset++) {
                Size size = Size.of("length").plus(offset).dividedBy(divisor);
                long[] values = runs(2).stream().mapToLong(size::value).toArray();
                assertEquals(Set.of(size), solver.solve(values));
            }
        }
    }

    @Test
    void equalFormulasHaveOneForm() {
        Size time = Size.of("time");
        // floor((floor((t + 1) / 2) + 3) / 4) = floor((t + 7) / 8)
        assertEquals(time.plus(7).dividedBy(8), time.plus(1).dividedBy(2).plus(3).dividedBy(4));
        assertEquals(time.plus(1).dividedBy(2).plus(-1), time.plus(-1).dividedBy(2));
        assertEquals(time.times(3).plus(1), time.times(6).plus(3).dividedBy(2));
        assertEquals(time.times(2).plus(1).dividedBy(3), time.times(4).plus(3).dividedBy(6));
        assertEquals("floor((time+1)/2)-1", time.plus(-1).dividedBy(2).toString());
        for (long t = 0; t < 40; t++) {
            Map<String, Long> at = Map.of("time", t);
            assertEquals(
                    Math.floorDiv(4 * t - 5, 6), time.times(4).plus(-5).dividedBy(6).value(at));
        }
    }

    // Strided convolutions and pools over a dynamic length, and what Java makes of their sizes.
    @Test
    void stridesOverADynamicLength() throws OrtException {
        Block first = convolution(5, 2, 1, 1);
        Block second = convolution(3, 3, 2, 2);
        Block pool = Pool.maxPool1dBlock(new Shape(3), new Shape(2), new Shape(1), true);
        Block up =
                Conv1dTranspose.builder()
                        .setKernelShape(new Shape(4))
                        .setFilters(3)
                        .optStride(new Shape(2))
                        .build();
        Program program =
                signal(
                        (pass, x) -> {
                            NDArray y = pass.apply("first", first, x);
                            NDArray z = pass.apply("second", second, y);
                            NDArray pooled = pass.apply("pool", pool, z);
                            NDArray back = pass.apply("up", up, pooled);
                            long frames = back.getShape().get(2);
                            NDArray places = x.getManager().arange(0, frames, 1f);
                            return back.add(places.reshape(1, 1, frames)).reshape(-1, 3 * frames);
                        },
                        40,
                        57,
                        97);
        assertEquals(
                "[batch, 6*floor((time+3)/12)+12]",
                program.values().get(program.outputs().get("y")).shape().toString());
    }

    @Test
    void everySecondAndHalfOfALength() throws OrtException {
        Program program =
                signal(
                        (pass, x) -> {
                            long time = x.getShape().get(2);
                            NDArray every = x.get(":, :, 1::2");
                            NDArray half = x.get(":, :, :" + time / 2);
                            return every.concat(half, 2);
                        },
                        2,
                        5,
                        12);
        assertEquals(
                "[batch, 4, 2*floor(time/2)]",
                program.values().get(program.outputs().get("y")).shape().toString());
    }

    @Test
    void atMostSomeOfALength() throws OrtException {
        Program program =
                signal(
                        (pass, x) -> {
                            NDArray some = x.get(":, :, :9").abs();
                            return some.reshape(-1, 4 * some.getShape().get(2));
                        },
                        2,
                        9,
                        40);
        assertEquals(
                "[batch, 4*min(time,9)]",
                program.values().get(program.outputs().get("y")).shape().toString());
    }

    @Test
    void aMinimumInJavaIsNoFormulaHoweverGreatTheSizes() {
        TraceException e =
                assertThrows(
                        TraceException.class,
                        () ->
                                signal(
                                        (pass, x) -> {
                                            long most = Math.min(x.getShape().get(2), 9);
                                            return x.get(":, :, 0").mul(most);
                                        },
                                        5));
        assertTrue(e.getMessage().contains("DynamicSizesTest.java:"), e.getMessage());
        assertTrue(e.getMessage().contains("[9, 9, 3, 9"), e.getMessage());
    }

    @Test
    void windowsGreaterThanTheFirstSizes() throws OrtException {
        Block long1 = convolution(41, 20, 0, 1);
        Block long2 = convolution(8, 4, 0, 1);
        Program program =
                signal(
                        (pass, x) -> {
                            NDArray y = pass.apply("second", long2, pass.apply("first", long1, x));
                            return y.reshape(-1, 4 * y.getShape().get(2));
                        },
                        200,
                        481,
                        700);
        assertEquals(
                "[batch, 4*floor((time+59)/80)-8]",
                program.values().get(program.outputs().get("y")).shape().toString());
    }

    private static Block convolution(long kernel, long stride, long padding, long dilation) {
        return Conv1d.builder()
                .setKernelShape(new Shape(kernel))
                .setFilters(4)
                .optStride(new Shape(stride))
                .optPadding(new Shape(padding))
                .optDilation(new Shape(dilation))
                .build();
    }

    private static Program signal(BiFunction<Pass, NDArray, NDArray> function, long... times)
            throws OrtException {
        Tracer.Input input =
                new Tracer.Input(
                        "x",
                        DataType.FLOAT32,
                        List.of(Size.of("batch"), Size.fixed(4), Size.of("time")));
        List<Map<String, Long>> sizes = new ArrayList<>();
        for (long time : times) {
            sizes.add(Map.of("batch", 1 + time % 3, "time", time));
        }
        return new Parity(List.of(input), (pass, arrays) -> function.apply(pass, arrays.get(0)))
                .agrees(sizes);
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

    /** A window that begins in the padding at the end is none, whatever the length. */
    @Test
    void meansOfWindowsUpToTheLastAgreeAtEveryLength() throws OrtException {
        for (long kernel = 2; kernel <= 3; kernel++) {
            Shape window = new Shape(kernel);
            Block pool = Pool.avgPool1dBlock(window, new Shape(2), new Shape(1), true, true);
            Parity parity =
                    new Parity(
                            List.of(
                                    new Tracer.Input(
                                            "x",
                                            DataType.FLOAT32,
                                            List.of(
                                                    Size.of("batch"),
                                                    Size.fixed(2),
                                                    Size.of("length")))),
                            (pass, arrays) -> pass.apply("pool", pool, arrays.get(0)));
            List<Map<String, Long>> sizes = new ArrayList<>();
            for (long length = 1; length < 8; length++) {
                sizes.add(Map.of("batch", 2L, "length", length));
            }
            parity.agrees(sizes);
        }
    }
}
