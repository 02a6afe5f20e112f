"""Makes normal.json: the inverse of the standard normal distribution function by SciPy, at 0.5 + q.

usage: make_normal.py > normal.json
"""
import json
from scipy.stats import norm

tails = [2.0**-k for k in range(2, 34)] + [0.075, 0.0749999, 0.02, 1e-3, 1.4e-11]
points = [0.0, 0.1, 0.25, 0.3, 0.4, 0.425, 0.42500001, 0.449] + [0.5 - p for p in tails]
# q = 0.5 - p is what the caller has, so SciPy gets the very probability 0.5 - q that remains after rounding.
print(json.dumps([{"q": q, "z": float(norm.isf(0.5 - q))} for q in points], indent=0))
