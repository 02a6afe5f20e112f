package dev.noema.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The kinds of number that values of a graph have. */
public enum ElementType {
    FLOAT(DataType.FLOAT),
    INT64(DataType.INT64),
    INT32(DataType.INT32),
    UINT8(DataType.UINT8),
    BOOL(DataType.BOOL),
    FLOAT16(DataType.FLOAT16),
    BFLOAT16(DataType.BFLOAT16),
    INT8(DataType.INT8);

    private final DataType onnx;

    ElementType(DataType onnx) {
        this.onnx = onnx;
    }

    /** The number that stands for the type in files and in the attribute {@code to} of Cast. */
    public int code() {
        return onnx.getNumber();
    }
}
