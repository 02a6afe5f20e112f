package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OrtException;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import dev.noema.model.Arguments;
import dev.noema.model.Layout;
import dev.noema.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the table: what the engine computes, what its TorchScript computes and what
 * its ONNX computes, plain and optimised; and its gradient against finite differences.
 */
class OperationsTest {

    /** What every rule may write: casts, sizes, and the copy under an output's name. */
    private static final Set<String> SIZES =
            Set.of("Cast", "Shape", "Squeeze", "Concat", "Mul", "Add", "Div", "Identity");

    static Stream<OperationCase> cases() {
        return Stream.of(
                        ElementCases.all(),
                        ReductionCases.all(),
                        ShapeCases.all(),
                        LayerCases.all(),
                        ConvolutionCases.all(),
                        PoolingCases.all(),
                        SequenceCases.all())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void engineTorchScriptAndOnnxAgree(OperationCase each) throws OrtException {
        Program program = each.parity().agrees(each.sizes());
        if (each.smooth()) {
            gradientIsThatOfFiniteDifferences(each, program);
        }
    }

    // The slope of a weighted sum of all outputs along one way through the inputs.
    private static void gradientIsThatOfFiniteDifferences(OperationCase each, Program program) {
        Layout nothing = new Layout(Map.of());
        Arguments arguments = new Arguments(program, nothing, nothing);
        List<String> lines = new ArrayList<>();
        lines.add("in0 = torch.requires_grad_(torch.detach(in0))");
        lines.addAll(TorchLowering.lower(program, arguments::expression, false));
        int output = program.outputs().get("y");
        lines.add("y = torch.reshape(" + TorchLowering.variable(output) + ", [-1])");
        lines.add("w = torch.sin(torch.add(torch.arange(torch.numel(y)), 1))");
        lines.add("loss = torch.sum(torch.mul(y, w))");
        lines.add("gs = torch.grad([loss], [in0], None, False, False, False)");
        lines.add("g = unchecked_cast(Tensor, gs[0])");
        try (NDManager manager = Torch.newManager();
                TorchFunction function =
                        TorchFunction.compile(arguments.names(), lines, List.of("loss", "g"))) {
            NDArray x = each.parity().data(manager, each.sizes().get(1)).get("x");
            NDArray way = x.mul(7).sin();
            List<NDArray> rest = new ArrayList<>(arguments.constants(manager));
            for (int i = 0; i < 3; i++) { // no schedule, parameters or buffers
                rest.add(manager.zeros(new Shape(1)));
            }
            double step = 4e-3;
            double above = run(function, manager, x.add(way.mul(step)), rest).get(0).getFloat();
            double below = run(function, manager, x.sub(way.mul(step)), rest).get(0).getFloat();
            double expected = (above - below) / (2 * step);
            NDArray slopes = run(function, manager, x, rest).get(1).mul(way);
            double size = Math.sqrt(slopes.square().sum().getFloat());
            double tolerance = 0.02 * size + 2e-3 * (1 + Math.abs(expected));
            assertEquals(expected, slopes.sum().getFloat(), tolerance, "gradient");
        }
    }

    private static NDList run(
            TorchFunction function, NDManager manager, NDArray x, List<NDArray> rest) {
        List<NDArray> all = new ArrayList<>(List.of(x));
        all.addAll(rest);
        return function.callWithGradients(manager, all.toArray(new NDArray[0]));
    }

    /** No operation is without a case, and its rule writes the operators that it says it writes. */
    @Test
    void everyOperationIsExercisedAndSaysWhatItWrites() {
        Set<String> names = new TreeSet<>();
        // Recorded in training alone, where SilentFaultsTest shows that it is not exported.
        Set<String> trained = Set.of("dropout");
        Map<String, Set<String>> missing = new TreeMap<>();
        for (Operation operation : Operation.all()) {
            if (operation.onnx() == null || trained.contains(operation.name())) {
                continue;
            }
            names.add(operation.name());
            missing.put(family(operation), new TreeSet<>(operation.onnx().operators()));
        }
        List<String> undeclared = new ArrayList<>();
        Stream<Program> programs =
                Stream.concat(
                                cases().map(OperationCase::parity),
                                LoweringTest.functions().map(LoweringTest::parity))
                        .map(OperationsTest::traced);
        programs.forEach(
                program -> {
                    Set<String> written = written(program);
                    Set<String> declared = new TreeSet<>(SIZES);
                    program.steps().stream()
                            .map(Step::operation)
                            .forEach(
                                    operation -> {
                                        names.remove(operation.name());
                                        declared.addAll(operation.onnx().operators());
                                        missing.get(family(operation)).removeAll(written);
                                    });
                    written.removeAll(declared);
                    if (!written.isEmpty()) {
                        undeclared.add(written + " of\n" + program.listing());
                    }
                });
        assertEquals(List.of(), undeclared, "operators that are written and not said to be");
        missing.values().removeIf(Set::isEmpty);
        assertEquals(Set.of(), names, "operations without a case");
        assertEquals(Map.of(), missing, "operators that are said to be written and are not");
    }

    /** What ONNX lacks is compiled all the same. */
    @Test
    void inverse() {
        Program program = traced(Parity.ofBatch(new Shape(2, 2), (pass, x) -> x.mul(2).inverse()));
        List<String> lines = TorchLowering.lower(program, source -> "x", false);
        String output = TorchLowering.variable(program.outputs().get("y"));
        try (NDManager manager = Torch.newManager();
                TorchFunction function =
                        TorchFunction.compile(List.of("x"), lines, List.of(output))) {
            NDArray x = manager.create(new float[] {1, 2, 0, 4}, new Shape(1, 2, 2));
            float[] inverse = function.call(manager, x).get(0).toFloatArray();
            assertArrayEquals(new float[] {0.5f, -0.25f, 0, 0.125f}, inverse, 1e-6f);
        }
    }

    // Those of one, two and three dimensions have one rule.
    private static String family(Operation operation) {
        return operation.name().replaceFirst("[123]d$", "");
    }

    private static Program traced(Parity parity) {
        try (Weights weights = new Weights()) {
            return parity.trace(weights);
        }
    }

    private static Set<String> written(Program program) {
        return OnnxLowering.lower(program, "test", name -> null)
                .model("test", Map.of())
                .getGraph()
                .getNodeList()
                .stream()
                .map(NodeProto::getOpType)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
