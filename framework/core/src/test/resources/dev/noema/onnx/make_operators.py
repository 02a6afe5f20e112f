"""Makes operators.tsv: the operators of opsets 17 to 21 that exported graphs may hold, from onnx's own schemas.

usage: make_operators.py > operators.tsv
Left out: what was deprecated, subgraphs, sequences and optionals, strings, training losses, and randomness, since noise is an input.
Columns: name, opset since which this version holds, least and greatest number of inputs, of outputs, attributes (! = required).
"""
import re
from onnx import defs

OPSETS = (17, 18, 20, 21)
KINDS = {"FLOAT": "FLOAT", "FLOATS": "FLOATS", "INT": "INT", "INTS": "INTS", "STRING": "STRING", "STRINGS": "STRINGS"}
LEFT_OUT = re.compile("Random|Bernoulli|Multinomial|Dropout|Sequence(?!.*Reverse)|Optional|String|TfIdf|Loss|^Constant$|^If$|^Loop$|^Scan$")

history = {}
for schema in defs.get_all_schemas_with_history():
    if schema.domain == "":
        history.setdefault(schema.name, []).append(schema)
versions = {}
for name, schemas in history.items():
    for opset in OPSETS:
        known = [s for s in schemas if s.since_version <= opset]
        if known:
            newest = max(known, key=lambda s: s.since_version)
            versions[name, newest.since_version] = newest
print("# made by make_operators.py")
for (name, _), schema in sorted(versions.items()):
    if schema.deprecated or (LEFT_OUT.search(name) and name != "ReverseSequence"):
        continue
    attributes = [
        f"{a.name}:{KINDS[a.type.name]}{'!' if a.required else ''}"
        for _, a in sorted(schema.attributes.items()) if a.type.name in KINDS
    ]
    print(name, schema.since_version, schema.min_input, min(schema.max_input, 2147483647), schema.min_output,
          min(schema.max_output, 2147483647), ",".join(attributes), sep="\t")
