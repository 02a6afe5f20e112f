"""Makes principal-components.json: PCA of a small matrix by numpy's singular value decomposition."""
import json
import numpy as np

rng = np.random.default_rng(5)
x = rng.normal(size=(60, 5)) @ np.diag([5, 3, 2, 1, 0.5]) @ rng.normal(size=(5, 20))
x = (x + 0.3 * rng.normal(size=(60, 20)) + 4).astype(np.float32)
a = x.astype(np.float64)
mean = a.mean(0)
u, s, vt = np.linalg.svd(a - mean, full_matrices=False)
k = 3
json.dump({
    "x": x.ravel().tolist(),
    "variances": (s[:k] ** 2 / len(a)).tolist(),
    "explained": float((s[:k] ** 2).sum() / (s ** 2).sum()),
    "reconstruction": (mean + (a - mean) @ vt[:k].T @ vt[:k]).ravel().tolist(),
}, open("principal-components.json", "w"))
