"""Writes records.json: masked CRC-32C and events as TensorBoard's own code makes them."""
import json
import pathlib

from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2, types_pb2
from tensorboard.compat.tensorflow_stub.pywrap_tensorflow import masked_crc32c
import tensorboard

scalar = event_pb2.Event(wall_time=1.5, step=300)
scalar.summary.value.add(tag="training/loss", simple_value=0.25)

text = event_pb2.Event(wall_time=1.5, step=300)
value = text.summary.value.add(tag="a")
value.tensor.CopyFrom(
    tensor_pb2.TensorProto(
        dtype=types_pb2.DT_STRING, string_val=[b"x"], tensor_shape={}
    )
)
value.metadata.plugin_data.plugin_name = "text"

first = event_pb2.Event(wall_time=1.5, file_version="brain.Event:2")

pathlib.Path(__file__).with_name("records.json").write_text(
    json.dumps(
        {
            "tensorboard": tensorboard.__version__,
            "checksums": {s: masked_crc32c(s.encode()) for s in ["", "123456789", "noema"]},
            "first": first.SerializeToString(deterministic=True).hex(),
            "scalar": scalar.SerializeToString(deterministic=True).hex(),
            "text": text.SerializeToString(deterministic=True).hex(),
        },
        indent=1,
    )
    + "\n"
)
