package dev.noema.onnx;

import java.util.List;
import java.util.Locale;

/**
 * A runtime that graphs are written for. What it takes stands in the table {@code targets.tsv}
 * beside this class.
 */
public enum Target {
    /** ONNX Runtime, on any processor. */
    ORT,
    /** ONNX Runtime Web, in a browser. */
    WEB,
    /** NVIDIA TensorRT 10. */
    TENSORRT,
    /** Intel OpenVINO. */
    OPENVINO,
    /** ONNX Runtime on phones, with Core ML or NNAPI. */
    MOBILE;

    /** The target of a name such as {@code tensorrt}. */
    public static Target named(String name) {
        for (Target target : values()) {
            if (target.toString().equals(name)) {
                return target;
            }
        }
        throw new IllegalArgumentException(
                "target '" + name + "'; allowed are " + List.of(values()));
    }

    /** The opset that suits it best. */
    public Opset opset() {
        return rules().opsets().get(0);
    }

    /** Whether every size must be known when the graph is written. */
    public boolean staticShapes() {
        return rules().staticShapes();
    }

    /** Whether weights must lie in the graph's own file. */
    public boolean oneFile() {
        return rules().oneFile();
    }

    TargetRules rules() {
        return TargetRules.of(this);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
