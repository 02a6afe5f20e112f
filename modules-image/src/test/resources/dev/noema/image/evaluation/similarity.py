"""Makes similarity.json: PSNR and SSIM of random pictures by scikit-image 0.26."""
import json
import numpy as np
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

rng = np.random.default_rng(3)
cases = []
for channels, height, width in [(1, 28, 28), (3, 16, 24), (1, 11, 11)]:
    y, x = np.mgrid[0:height, 0:width]
    first = np.stack([0.5 + 0.4 * np.sin(x / (3 + c)) * np.cos(y / 4) for c in range(channels)]).astype(np.float32)
    second = np.clip(first + rng.normal(0, 0.1, first.shape), 0, 1).astype(np.float32)
    a, b = first.astype(np.float64), second.astype(np.float64)
    cases.append({
        "shape": [1, channels, height, width],
        "first": first.ravel().tolist(),
        "second": second.ravel().tolist(),
        "psnr": peak_signal_noise_ratio(a, b, data_range=1),
        "ssim": structural_similarity(a, b, data_range=1, channel_axis=0, gaussian_weights=True, sigma=1.5,
                                      use_sample_covariance=False),
    })
json.dump(cases, open("similarity.json", "w"))
