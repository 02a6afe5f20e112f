"""Makes interpolation.json: great circles by SciPy, scaled where the ends are not of length 1."""

import json
import pathlib

import numpy as np
from scipy.spatial import geometric_slerp

random = np.random.default_rng(5)
cases = []
for size, steps, length in [(2, 5, 1.0), (3, 8, 2.5), (32, 7, 5.0)]:
    ends = random.normal(size=(2, size))
    ends /= np.linalg.norm(ends, axis=1, keepdims=True)
    path = length * geometric_slerp(ends[0], ends[1], np.linspace(0, 1, steps))
    cases.append({"from": (length * ends[0]).tolist(), "to": (length * ends[1]).tolist(), "path": path.tolist()})
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
