"""Checks graphs by what the onnx package says of them, without ONNX Runtime: its checker, strict shape inference with
data propagation, and its reference evaluator, in folders as bundles are: GRAPH.onnx beside vectors.safetensors with
tensors GRAPH/CASE/in/INPUT and GRAPH/CASE/out/OUTPUT.

usage: check_graphs.py FOLDER...
Prints a line for each fault, and one for each graph that the reference evaluator cannot run, with what it lacks; the
last line says how many there were. Exit 0 when there is no fault.
"""
import collections
import json
import pathlib
import sys

import numpy
import onnx
from onnx.reference import ReferenceEvaluator

RECURRENT = ("GRU", "LSTM", "RNN")

# Where the reference evaluator of onnx 1.23 departs from the standard and gives other numbers: operators, at which
# attributes and inputs, how.
DEPARTURES = [
    (RECURRENT, lambda attributes, inputs: len(inputs) > 4 and inputs[4], "it ignores the lengths of sequences"),
    (("ConvTranspose",), lambda attributes, inputs: attributes.get("group", 1) > 1, "it knows no groups"),
    (("AveragePool",), lambda attributes, inputs: attributes.get("ceil_mode", 0), "its last window of ceil mode is another"),
]

# What it refuses although the standard allows it: a part of its message, what it lacks.
REFUSALS = {
    "Unknown activation function 'Relu'": "RNN: it knows no Relu",
    "index can't contain negative values": "Pad: it does not crop",
    "all dimensions of index and self should be the same size": "GatherElements: it wants as many as there are",
}


def tensors(path):
    """The tensors of a .safetensors file by name."""
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    types = {"F32": "<f4", "I64": "<i8"}
    result = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        if name != "__metadata__":
            start, end = (8 + length + offset for offset in entry["data_offsets"])
            result[name] = numpy.frombuffer(data[start:end], types[entry["dtype"]]).reshape(entry["shape"])
    return result


def departures(model):
    """What the reference evaluator is known to do wrong in a model."""
    return {
        f"{node.op_type}: {how}"
        for node in model.graph.node
        for operators, matches, how in DEPARTURES
        if node.op_type in operators
        and matches({a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}, node.input)
    }


def declared(model):
    """The sizes of each output as the graph declares them."""
    return {o.name: [d.dim_param or d.dim_value for d in o.type.tensor_type.shape.dim] for o in model.graph.output}


def compare(model, vectors, graph):
    """Runs all cases and gives a fault for each output that differs."""
    cases = sorted({name.split("/")[1] for name in vectors if name.startswith(graph + "/")})
    if not cases:
        yield "has no case"
    evaluator = ReferenceEvaluator(model)
    shapes = declared(model)
    for case in cases:
        feeds = {i.name: vectors[f"{graph}/{case}/in/{i.name}"] for i in model.graph.input}
        sizes = {}
        for port in model.graph.input:
            for dimension, size in zip(port.type.tensor_type.shape.dim, feeds[port.name].shape):
                sizes[dimension.dim_param] = size
        with numpy.errstate(all="ignore"):
            made = evaluator.run(None, feeds)
        for output, got in zip(model.graph.output, made):
            wanted = vectors[f"{graph}/{case}/out/{output.name}"]
            if got.shape != wanted.shape:
                yield f"{case}: {output.name} has the shape {got.shape}, not {wanted.shape}"
                continue
            for said, size in zip(shapes[output.name], got.shape):
                if sizes.get(said, said if isinstance(said, int) and said else size) != size:
                    yield f"{case}: {output.name} is declared {shapes[output.name]} and has the shape {got.shape}"
            got, wanted = got.astype("f8"), wanted.astype("f8")
            same = (got == wanted) | (numpy.isnan(got) & numpy.isnan(wanted))
            with numpy.errstate(invalid="ignore"):
                off = numpy.where(same, 0, numpy.abs(got - wanted) / (1e-4 + 1e-4 * numpy.abs(wanted)))
            if off.size and not off.max() <= 1:
                yield f"{case}: {output.name} is off by {off.max():.3g} times 1e-4 + 1e-4 |value|"


def check(path, vectors):
    """The faults of one graph, and why it was not compared, if it was not."""
    try:
        onnx.checker.check_model(str(path), full_check=True)
        model = onnx.load(path)
        onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    except Exception as e:  # each kind is a fault
        return [f"{type(e).__name__}: {e}"], None
    known = departures(model)
    if known:
        return [], "; ".join(sorted(known))
    try:
        return list(compare(model, vectors, path.stem)), None
    except NotImplementedError as e:  # RuntimeImplementationError is one
        return [], str(e).splitlines()[0]
    except Exception as e:
        lacking = [what for message, what in REFUSALS.items() if message in str(e)]
        return ([], lacking[0]) if lacking else ([f"{type(e).__name__}: {str(e)[:300]}"], None)


def main(folders):
    count, faulty, lacking = 0, 0, collections.Counter()
    for folder in map(pathlib.Path, folders):
        vectors = tensors(folder / "vectors.safetensors")
        for path in sorted(folder.glob("*.onnx")):
            count += 1
            faults, missing = check(path, vectors)
            faulty += bool(faults)
            for fault in faults:
                print(f"{path.stem}: {fault}")
            if missing:
                lacking[missing] += 1
                print(f"not evaluated: {path.stem}: {missing}")
    for missing, graphs in lacking.most_common():
        print(f"{graphs} not evaluated: {missing}")
    print(f"{count} graphs, {sum(lacking.values())} of them checked and not evaluated, {faulty} with faults")
    return 1 if faulty or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
