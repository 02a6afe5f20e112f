"""Makes python.safetensors with the reference implementation, for SafetensorsFileTest and SafetensorsWriterTest.

usage: make_python.py python.safetensors
"""
import sys
import numpy as np
from safetensors.numpy import save_file

save_file(
    {
        "weight": np.arange(6, dtype="f4").reshape(2, 3) / 4,
        "labels": np.array([3, -1, 2**62], dtype="i8"),
        "scalar": np.array(-2.5, dtype="f4"),
        "empty": np.zeros((2, 0), dtype="f4"),
        "größe \"π\"": np.array([np.inf, -0.0, 1e-45], dtype="f4"),
        "bytes": np.array([0, 127, 255], dtype="u1"),
    },
    sys.argv[1],
    metadata={"format": "noema"},
)
