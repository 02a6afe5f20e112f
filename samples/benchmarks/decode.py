"""Decodes by the model of a bundle in eager PyTorch, and times it.

usage: decode.py BUNDLE BATCH SECONDS THREADS
Prints one JSON line: {"batch", "ms"} (median). The decoder is rebuilt from the bundle's graph as the calls of torch that a
person would write (slices that keep everything are left out, x * sigmoid(x) is one silu), and must give the bundle's own test
vectors, so that both sides decode by the same model.
"""
import json, statistics, sys, time
import numpy as np, onnx, torch, torch.nn.functional as F
from onnx import numpy_helper
from safetensors.numpy import load_file

bundle, batch, seconds, threads = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
torch.set_num_threads(threads)
graph = onnx.load(f"{bundle}/decoder.onnx").graph
constants = {i.name: torch.tensor(numpy_helper.to_array(i)) for i in graph.initializer}
ACTIVATIONS = {"Relu": torch.relu, "Sigmoid": torch.sigmoid, "Tanh": torch.tanh, "Elu": F.elu}


def call(node):
    """One call of torch: a function of the values so far."""
    a = {x.name: onnx.helper.get_attribute_value(x) for x in node.attribute}
    i, kind = list(node.input), node.op_type
    c = [constants.get(name) for name in i]
    if kind == "Gemm":
        assert a.get("transB") == 1 and a.get("alpha", 1) == 1 and a.get("beta", 1) == 1
        return lambda v: F.linear(v[i[0]], c[1], c[2])
    if kind in ("ConvTranspose", "Conv"):
        n = len(a["strides"])
        assert a["pads"][:n] == a["pads"][n:]
        f = {"Conv": F.conv2d, "ConvTranspose": F.conv_transpose2d}[kind]
        o = {"output_padding": a.get("output_padding", 0)} if kind == "ConvTranspose" else {}
        o |= {"stride": a["strides"], "padding": a["pads"][:n], "dilation": a["dilations"], "groups": a["group"]}
        return lambda v: f(v[i[0]], c[1], c[2], **o)
    if kind == "BatchNormalization":
        return lambda v: F.batch_norm(v[i[0]], c[3], c[4], c[1], c[2], eps=a["epsilon"])
    if kind == "Reshape":
        shape = c[1].tolist()
        return lambda v: v[i[0]].reshape(shape)
    if kind == "Concat":
        return lambda v: torch.cat([v[name] for name in i], a["axis"])
    if kind == "OneHot":
        return lambda v: F.one_hot(v[i[0]], int(c[1])).float()
    if kind == "silu":
        return lambda v: F.silu(v[i[0]])
    if kind in ACTIVATIONS:
        return lambda v: ACTIVATIONS[kind](v[i[0]])
    raise SystemExit(f"{bundle}: this script knows no {kind}")


def steps():
    """The nodes as calls, without what a person would not write."""
    same, silu, made = {}, {}, []
    uses = [name for node in graph.node for name in node.input]
    for node in graph.node:
        node.input[:] = [same.get(name, name) for name in node.input]
        if node.op_type == "Slice" and constants[node.input[1]].sum() == 0:
            same[node.output[0]] = node.input[0]  # from 0 to the end: checked by the test vectors
        elif node.op_type == "Sigmoid" and uses.count(node.output[0]) == 1:
            silu[node.output[0]] = node
        elif node.op_type == "Mul" and node.input[1] in silu and silu[node.input[1]].input[0] == node.input[0]:
            made.append((node.output[0], call(onnx.helper.make_node("silu", [node.input[0]], node.output))))
        else:
            made.append((node.output[0], call(node)))
    wanted = {o.name: same.get(o.name, o.name) for o in graph.output}
    return made, wanted


made, wanted = steps()


def decode(given):
    values = dict(given)
    for name, function in made:
        values[name] = function(values)
    return {name: values[source] for name, source in wanted.items()}


with torch.inference_mode():
    vectors = load_file(f"{bundle}/vectors.safetensors")
    cases = sorted({name.split("/")[1] for name in vectors if name.startswith("decoder/")})
    for case in cases:
        prefix = f"decoder/{case}/"
        given = {n.name: torch.tensor(vectors[f"{prefix}in/{n.name}"]) for n in graph.input}
        for name, value in decode(given).items():
            np.testing.assert_allclose(value.numpy(), vectors[f"{prefix}out/{name}"], rtol=1e-3, atol=1e-4)
    latent = graph.input[0].type.tensor_type.shape.dim[1].dim_value
    codes = np.random.default_rng(1).standard_normal((batch, latent), dtype=np.float32)
    classes = np.zeros(batch, np.int64)

    def run():  # arrays in, arrays out, as the other side
        given = {"z": torch.from_numpy(codes)}
        if len(graph.input) > 1:
            given["condition"] = torch.from_numpy(classes)
        return {name: value.numpy() for name, value in decode(given).items()}

    for _ in range(50):
        run()
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
print(json.dumps({"batch": batch, "ms": round(statistics.median(times) * 1e3, 4)}))
