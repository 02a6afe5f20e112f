package dev.noema.trace;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;

/**
 * One entry of the table of operations: what a step is called and what it means in TorchScript and
 * in ONNX. Each family of operations has a file that enters its own.
 *
 * @param name unique in the table
 * @param precision how it behaves in mixed precision
 * @param torch its TorchScript expression: {@code $0} is the first input ({@code $1} is the setting
 *     {@code number} where there is no second input), {@code $*} all of them, {@code $2*} those
 *     from the third on, <code>{axis}</code> a setting; lines before the last are statements, whose
 *     variables begin with {@code ~}
 * @param onnx how it is written as ONNX nodes; null where ONNX has no form for it
 * @param note what a user should know of it; may be empty
 */
public record Operation(
        String name, Precision precision, String torch, OnnxRule onnx, String note) {

    private static final Map<String, Operation> TABLE = table();

    private static Map<String, Operation> table() {
        OperationTable table = new OperationTable();
        ArithmeticOperations.enter(table);
        FunctionOperations.enter(table);
        ActivationOperations.enter(table);
        ReductionOperations.enter(table);
        OrderOperations.enter(table);
        ShapeOperations.enter(table);
        SelectionOperations.enter(table);
        ProductOperations.enter(table);
        ConvolutionOperations.enter(table);
        PoolingOperations.enter(table);
        RecurrentOperations.enter(table);
        ResamplingOperations.enter(table);
        NormalizationOperations.enter(table);
        SpectrumOperations.enter(table);
        CreationOperations.enter(table);
        return table.entries();
    }

    /** The operation of this name. */
    public static Operation named(String name) {
        Operation operation = TABLE.get(name);
        if (operation == null) {
            throw new IllegalArgumentException("no operation \"" + name + "\" in the table");
        }
        return operation;
    }

    /** All operations, in the order of the table. */
    public static Collection<Operation> all() {
        return Collections.unmodifiableCollection(TABLE.values());
    }
}
