"""Writes student-t.json: quantiles of Student's distribution, and intervals of means, by SciPy."""
import json
import pathlib

import numpy
import scipy
from scipy import stats

degrees = [1, 2, 3, 4, 5, 7, 9, 10, 29, 30, 99, 100, 999]
values = [
    [-146.62, -146.78, -145.61],
    [0.2645, 0.2638],
    [1.0, 2.0, 4.0, 8.0, 16.0, 32.0],
    [5.0, 5.0, 5.0],
]


def interval(sample):
    half = stats.t.ppf(0.975, len(sample) - 1) * stats.sem(sample)
    return {"values": sample, "mean": float(numpy.mean(sample)), "half": float(half)}


pathlib.Path(__file__).with_name("student-t.json").write_text(
    json.dumps(
        {
            "scipy": scipy.__version__,
            "quantiles": [
                {"degrees": d, "quantile": float(stats.t.ppf(0.975, d))} for d in degrees
            ],
            "intervals": [interval(sample) for sample in values],
        },
        indent=1,
    )
    + "\n"
)
