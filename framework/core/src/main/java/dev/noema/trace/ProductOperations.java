package dev.noema.trace;

import static dev.noema.trace.OnnxRules.same;

import dev.noema.onnx.Attributes;

/** Matrix products. */
final class ProductOperations {

    private ProductOperations() {}

    static void enter(OperationTable table) {
        table.low("matMul", "torch.matmul($0, $1)", same("MatMul"))
                .full("preciseMatMul", "torch.matmul($0, $1)", same("MatMul"))
                .low("batchMatMul", "torch.bmm($0, $1)", same("MatMul"))
                .low(
                        "linear",
                        "torch.linear($0, $1, $2)",
                        OnnxRule.of("Gemm Transpose MatMul Add", ProductOperations::linear))
                .low(
                        "einsum",
                        "torch.einsum({equation}, [$*])",
                        OnnxRule.of("Einsum", ProductOperations::einsum))
                .full(
                        "inverse",
                        "torch.inverse($0)",
                        null,
                        "of a square matrix; ONNX has no such operator");
    }

    /** x W' + b. */
    private static void linear(OnnxStep step) {
        if (step.rank(0) == 2) {
            Attributes transposed = Attributes.NONE.integer("transB", 1);
            step.output(
                    step.has(2)
                            ? step.node(
                                    "Gemm", transposed, step.input(0), step.input(1), step.input(2))
                            : step.node("Gemm", transposed, step.input(0), step.input(1)));
            return;
        }
        String weight =
                step.node("Transpose", Attributes.NONE.integers("perm", 1, 0), step.input(1));
        String product = step.node("MatMul", step.input(0), weight);
        step.output(step.has(2) ? step.node("Add", product, step.input(2)) : product);
    }

    private static void einsum(OnnxStep step) {
        String[] inputs = new String[step.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = step.input(i);
        }
        Attributes equation = Attributes.NONE.text("equation", step.step().text("equation"));
        step.output(step.node("Einsum", equation, inputs));
    }
}
