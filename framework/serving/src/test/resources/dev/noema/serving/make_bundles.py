"""Makes the bundles and hostile ONNX files that the tests of dev.noema.serving open, without a line of the project's code.

usage: make_bundles.py FOLDER
The wanted outputs in vectors.safetensors are computed by NumPy in double precision.
"""
import hashlib, json, pathlib, sys
import numpy as np, onnx
from onnx import TensorProto as T, helper as h, numpy_helper as nh
from safetensors.numpy import save_file

EVENT, LATENT, CLASSES = (1, 2, 3), 4, ["red", "green", "blue"]
PIXELS = int(np.prod(EVENT))

def beside(model, path, pieces=None):
    """Puts the float arrays of a model into path.data, each at a multiple of 64 bytes, or as pieces say: (offset, length)."""
    data = bytearray()
    for weight in model.graph.initializer:
        if weight.data_type != T.FLOAT: continue
        data.extend(bytes(-len(data) % 64))
        offset, length = (pieces or {}).get(weight.name, (len(data), len(weight.raw_data)))
        data.extend(weight.raw_data)
        weight.ClearField("raw_data")
        weight.data_location = T.EXTERNAL
        for key, value in (("location", f"{path.name}.data"), ("offset", offset), ("length", length)):
            weight.external_data.add(key=key, value=str(value))
    path.with_name(f"{path.name}.data").write_bytes(data + bytes(10))

def save(path, name, nodes, inputs, outputs, weights, external=False, **model):
    info = lambda ports: [h.make_tensor_value_info(n, t, s) for n, t, s in ports]
    graph = h.make_graph(nodes, name, info(inputs), info(outputs), [nh.from_array(v, k) for k, v in weights.items()])
    made = h.make_model(graph, opset_imports=[h.make_opsetid("", 18)], ir_version=8, producer_name="test", **model)
    onnx.checker.check_model(made, full_check=True)
    if external: beside(made, path)
    path.write_bytes(made.SerializeToString(deterministic=True))

def bundle(folder, conditional, external=False):
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(7)
    extra = len(CLASSES) if conditional else 0
    normal = lambda *shape: rng.normal(size=shape).astype("f4")
    w = {"wm": normal(PIXELS + extra, LATENT), "wv": normal(PIXELS + extra, LATENT), "bm": normal(LATENT), "bv": normal(LATENT),
         "wd": normal(LATENT + extra, PIXELS), "bd": normal(PIXELS)}
    eye, shape, flat = {"eye": np.eye(3, dtype="f4")}, {"shape": np.array([-1, *EVENT])}, {"flat": np.array([-1, PIXELS])}
    pick = lambda *names: {n: w[n] for n in names}
    condition = [("condition", T.INT64, ["batch"])] if conditional else []

    def joined(value):
        if not conditional: return [], value
        return [h.make_node("Gather", ["eye", "condition"], ["hot"]), h.make_node("Concat", [value, "hot"], ["joined"], axis=1)], "joined"

    more, last = joined("pixels")
    save(folder / "encoder.onnx", "encoder",
         [h.make_node("Reshape", ["x", "flat"], ["pixels"]), *more,
          h.make_node("Gemm", [last, "wm", "bm"], ["mean"]), h.make_node("Gemm", [last, "wv", "bv"], ["log_variance"])],
         [("x", T.FLOAT, ["batch", *EVENT]), *condition],
         [("mean", T.FLOAT, ["batch", LATENT]), ("log_variance", T.FLOAT, ["batch", LATENT])],
         {**pick("wm", "bm", "wv", "bv"), **flat, **(eye if conditional else {})}, external)
    more, last = joined("z")
    decode = [*more, h.make_node("Gemm", [last, "wd", "bd"], ["row"]), h.make_node("Reshape", ["row", "shape"], ["logits"]),
              h.make_node("Sigmoid", ["logits"], ["expected"])]
    data = lambda n: (n, T.FLOAT, ["batch", *EVENT])
    stored = {**pick("wd", "bd"), **shape, **(eye if conditional else {})}
    save(folder / "decoder.onnx", "decoder", decode, [("z", T.FLOAT, ["batch", LATENT]), *condition], [data("logits"), data("expected")], stored, external)
    save(folder / "sampler.onnx", "sampler",
         [h.make_node("Mul", ["noise.prior", "temperature"], ["z"]), *decode,
          h.make_node("Less", ["noise.likelihood", "expected"], ["on"]), h.make_node("Cast", ["on"], ["sample"], to=T.FLOAT)],
         [("noise.prior", T.FLOAT, ["batch", LATENT]), data("noise.likelihood"), ("temperature", T.FLOAT, []), *condition], [data("sample")], stored, external)

    vectors = {}
    sigmoid = lambda a: 1 / (1 + np.exp(-a))
    for case, n in (("one", 1), ("three", 3), ("many", 150)):
        labels = rng.integers(0, 3, n)
        given = {"condition": labels} if conditional else {}
        join = lambda a: np.concatenate([a, np.eye(3)[labels]], 1) if conditional else a
        row = lambda z: (join(z.astype("f8")) @ w["wd"] + w["bd"]).reshape(n, *EVENT)
        x, z, u = normal(n, *EVENT), normal(n, LATENT), rng.uniform(size=(n, *EVENT)).astype("f4")
        e = join(x.reshape(n, -1).astype("f8"))
        cases = {
            "encoder": ({"x": x}, {"mean": e @ w["wm"] + w["bm"], "log_variance": e @ w["wv"] + w["bv"]}),
            "decoder": ({"z": z}, {"logits": row(z), "expected": sigmoid(row(z))}),
            "sampler": ({"noise.prior": z, "noise.likelihood": u, "temperature": np.array(0.5, "f4")}, {"sample": u < sigmoid(row(z / 2))}),
        }
        for graph, (ins, outs) in cases.items():
            for k, v in {**ins, **given}.items(): vectors[f"{graph}/{case}/in/{k}"] = v
            for k, v in outs.items(): vectors[f"{graph}/{case}/out/{k}"] = np.asarray(v, dtype="f4")
    save_file(vectors, folder / "vectors.safetensors")

    port = lambda n, s, kind="given", t="float32": {"name": n, "kind": kind, "type": t, "shape": s}
    item = lambda n, kind="given": port(n, ["batch", *EVENT], kind)
    code = lambda n, kind="given": port(n, ["batch", LATENT], kind)
    label = [port("condition", ["batch"], t="int64")] if conditional else []
    manifest = {
        "format-version": 1, "name": "test", "data-type": "test.data", "codec": "test", "preprocessing": {"levels": 2, "names": ["a"]},
        "event": EVENT, "latent": [LATENT], "classes": CLASSES if conditional else [], "likelihood": "bernoulli", "prior": "standard-normal",
        "graphs": {
            "encoder": {"file": "encoder.onnx", "inputs": [item("x"), *label], "outputs": [code("mean"), code("log_variance")]},
            "decoder": {"file": "decoder.onnx", "inputs": [code("z"), *label], "outputs": [item("logits"), item("expected")]},
            "sampler": {"file": "sampler.onnx", "inputs": [code("noise.prior", "normal"), item("noise.likelihood", "uniform"), port("temperature", []), *label],
                        "outputs": [item("sample")]},
        },
        "parity": {"absolute": 1e-5, "relative": 1e-4, "cases": 3, "worst": {"decoder/expected": 0.5}},
        "files": {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(folder.iterdir()) if f.name != "noema.json"},
    }
    (folder / "noema.json").write_text(json.dumps(manifest, indent=1))

def hostile(folder):
    folder.mkdir(parents=True, exist_ok=True)
    info = lambda n, s=("batch", *EVENT): h.make_tensor_value_info(n, T.FLOAT, s)
    def write(name, nodes, weights=(), sparse=(), domains=("",), outputs=("mean", "log_variance"), kind=T.FLOAT, **more):
        graph = h.make_graph(nodes, name, [info("x")], [h.make_tensor_value_info(n, kind, None) for n in outputs], list(weights), sparse_initializer=list(sparse))
        model = h.make_model(graph, opset_imports=[h.make_opsetid(d, 18 if d == "" else 1) for d in domains], ir_version=8, **more)
        (folder / f"{name}.onnx").write_bytes(model.SerializeToString(deterministic=True))
    both = [h.make_node("Identity", ["x"], ["mean"]), h.make_node("Identity", ["x"], ["log_variance"])]
    for name, location in (("external-up", "../../secret"), ("external-absolute", "/etc/passwd"), ("external-beside", "vectors.safetensors")):
        weight = T(name="w", data_type=T.FLOAT, dims=[1], data_location=T.EXTERNAL)
        weight.external_data.add(key="location", value=location)
        write(name, both, [weight])
    marked = T(name="w", data_type=T.FLOAT, dims=[1], raw_data=b"1234")
    marked.external_data.add(key="location", value="/etc/passwd")
    write("external-unmarked", both, [marked])
    inside = T(data_type=T.FLOAT, dims=[1], data_location=T.EXTERNAL)
    inside.external_data.add(key="location", value="/etc/passwd")
    write("external-attribute", [*both, h.make_node("Constant", [], ["c"], value=inside)])
    # Each in place of encoder.onnx, beside an encoder.onnx.data of 32 bytes.
    def pieces(name, *arrays):
        weights = []
        for number, (shape, entries) in enumerate(arrays):
            weight = T(name=f"w{number}", data_type=T.FLOAT, dims=shape, data_location=T.EXTERNAL)
            for key, value in entries: weight.external_data.add(key=key, value=str(value))
            weights.append(weight)
        write(name, both, weights)
    here = ("location", "encoder.onnx.data")
    pieces("external-overlapping", ([4], [here, ("offset", 0), ("length", 16)]), ([4], [here, ("offset", 12), ("length", 16)]))
    pieces("external-behind-end", ([4], [here, ("offset", 20), ("length", 16)]))
    pieces("external-far", ([4], [here, ("offset", 999999999999999999), ("length", 16)]))
    pieces("external-longer", ([4], [here, ("offset", 0), ("length", 32)]))
    pieces("external-negative", ([4], [here, ("offset", -4), ("length", 16)]))
    pieces("external-twice", ([4], [here, ("location", "/etc/passwd"), ("offset", 0), ("length", 16)]))
    pieces("external-whole", ([8], [here]))
    pieces("external-empty", ([0], [here, ("offset", 0), ("length", 0)]))
    write("domain", [*both, h.make_node("EPContext", [], ["c"], domain="com.microsoft")], domains=("", "com.microsoft"))
    write("domain-undeclared", [*both, h.make_node("Evil", [], ["c"], domain="evil")])
    write("huge", both, [T(name="w", data_type=T.FLOAT, dims=[2**40, 2**40])])
    write("negative", both, [T(name="w", data_type=T.FLOAT, dims=[-1])])
    write("sparse", both, sparse=[h.make_sparse_tensor(nh.from_array(np.ones(1, "f4"), "s"), nh.from_array(np.zeros(1, "i8"), "i"), [4])])
    body = h.make_graph([h.make_node("Constant", [], ["v"], value_float=1.0)], "body", [], [h.make_tensor_value_info("v", T.FLOAT, [])])
    write("subgraph", [*both, h.make_node("If", ["c"], ["d"], then_branch=body, else_branch=body)])
    write("function", both, functions=[h.make_function("", "Identity2", ["a"], ["b"], [h.make_node("Neg", ["a"], ["b"])], [h.make_opsetid("", 18)])])
    write("cyclic", [h.make_node("Add", ["x", "b"], ["a"]), h.make_node("Add", ["x", "a"], ["b"]), *both])
    write("unknown-operator", [*both, h.make_node("Nonsense", ["x"], ["c"])])
    write("other-type", [h.make_node("Cast", ["x"], [n], to=T.DOUBLE) for n in ("mean", "log_variance")], kind=T.DOUBLE)
    write("other-name", both[:1], outputs=("mean",))
    (folder / "text.onnx").write_text("this is no protocol buffer, and yet it is a file")
    (folder / "empty.onnx").write_bytes(b"")

root = pathlib.Path(sys.argv[1])
bundle(root / "plain", False)
bundle(root / "conditional", True)
bundle(root / "external", True, external=True)
hostile(root / "hostile")
