"""Checks a model by onnx's own checker and strict shape inference, and prints the inferred output shapes.

usage: check_model.py MODEL
"""
import sys
import onnx

model = onnx.load(sys.argv[1])
onnx.checker.check_model(model, full_check=True)
inferred = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
print(model.producer_name, model.ir_version, [(o.domain, o.version) for o in model.opset_import])
for output in inferred.graph.output:
    print(output.name, [d.dim_param or d.dim_value for d in output.type.tensor_type.shape.dim])
