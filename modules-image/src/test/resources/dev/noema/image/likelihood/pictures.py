"""Writes pictures.json: likelihoods and the pyramid of pictures as mpmath, SciPy and PyTorch compute them.

Run with Python 3.11, numpy 2.4, scipy 1.17, mpmath 1.3, torch 2.7.1: python pictures.py > pictures.json
"""

import json

import mpmath
import numpy as np
import torch
from scipy import special, stats

rng = np.random.default_rng(20260102)
mpmath.mp.dps = 8000


def array(values):
    values = np.asarray(values, dtype=np.float64)
    return {"shape": list(values.shape), "values": [float(f"{v:.9g}") for v in values.ravel()]}


def f32(values):
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def bound(v):
    """The smooth bound of log-scales."""
    above = np.logaddexp(0, v + 8) - 8
    return 3 - np.logaddexp(0, 3 - above)


def exact(level, mean, log_scale):
    """log P(level) by the plain difference of distribution functions, with 8000 digits."""
    scale = mpmath.exp(mpmath.mpf(float(bound(log_scale))))
    cdf = lambda v: 1 / (1 + mpmath.exp(-(v - mpmath.mpf(float(mean))) / scale))
    upper = mpmath.mpf(1) if level == 255 else cdf((mpmath.mpf(level) + 0.5) / 255)
    lower = mpmath.mpf(0) if level == 0 else cdf((mpmath.mpf(level) - 0.5) / 255)
    return float(mpmath.log(upper - lower))


def logistic():
    levels, means, log_scales, expected = [], [], [], []
    for mean, log_scale in [(0.5, -3), (0.1, 0), (-3, -20), (5, -6), (0.5, 4), (0, -5), (1, -5), (0.3, 30)]:
        for level in [0, 1, 2, 100, 127, 128, 254, 255]:
            levels.append(level / 255)
            means.append(mean)
            log_scales.append(log_scale)
            expected.append(exact(level, np.float32(mean), log_scale))
    return {
        "x": array(f32(levels)),
        "mean": array(f32(means)),
        "log_scale": array(log_scales),
        "log_probability": array(expected),
    }


def mixture():
    batch, channels, components, height, width = 2, 3, 4, 2, 3
    level = rng.integers(0, 256, size=(batch, channels, height, width))
    level[0, :, 0, 0] = [0, 255, 0]
    logits = f32(rng.normal(size=(batch, components, height, width)))
    mean = f32(rng.uniform(-0.2, 1.2, size=(batch, channels * components, height, width)))
    log_scale = f32(rng.normal(size=mean.shape) * 0.5 - 1)
    coefficients = f32(rng.normal(size=(batch, 3 * components, height, width)))
    mask = np.ones((batch, 1, height, width))
    mask[1, 0, :, 2] = 0
    pixels = np.zeros((batch, height, width))
    pairs = {(1, 0): 0, (2, 0): 1, (2, 1): 2}
    for b, i, j in np.ndindex(batch, height, width):
        weights = special.log_softmax(logits[b, :, i, j])
        terms = []
        for k in range(components):
            term = weights[k]
            for c in range(channels):
                m = mean[b, c * components + k, i, j]
                for (to, source), pair in pairs.items():
                    if to == c:
                        m += np.tanh(coefficients[b, pair * components + k, i, j]) * (level[b, source, i, j] / 255 - 0.5)
                s = np.exp(bound(log_scale[b, c * components + k, i, j]))
                v = level[b, c, i, j]
                upper = 1 if v == 255 else stats.logistic.cdf((v + 0.5) / 255, m, s)
                lower = 0 if v == 0 else stats.logistic.cdf((v - 0.5) / 255, m, s)
                term += np.log(upper - lower)
            terms.append(term)
        pixels[b, i, j] = special.logsumexp(terms)
    return {
        "x": array(f32(level / 255)),
        "logits": array(logits),
        "mean": array(mean),
        "log_scale": array(log_scale),
        "coefficients": array(coefficients),
        "mask": array(mask),
        "log_probability": array(pixels.sum((1, 2))),
        "masked": array((pixels * mask[:, 0]).sum((1, 2))),
    }


def pyramid(channels, height, width, levels):
    x, mean = f32(rng.uniform(size=(2, channels, height, width))), f32(rng.uniform(size=(2, channels, height, width)))
    row = torch.tensor([1.0, 4, 6, 4, 1], dtype=torch.float64) / 16
    kernel = torch.outer(row, row).expand(channels, 1, 5, 5)

    def build(picture):
        maps, picture = [], torch.tensor(picture)
        for _ in range(levels - 1):
            blurred = torch.conv2d(picture, kernel, padding=2, groups=channels)
            maps.append(picture - blurred)
            picture = torch.nn.functional.avg_pool2d(blurred, 2)
        return maps + [picture]

    total = sum(4**j * (a - b).abs().sum((1, 2, 3)) for j, (a, b) in enumerate(zip(build(x), build(mean))))
    return {"x": array(x), "mean": array(mean), "value": array(total.numpy())}


print(json.dumps(
    {
        "logistic": logistic(),
        "mixture": mixture(),
        "grey_pyramid": pyramid(1, 9, 7, 2),
        "colour_pyramid": pyramid(3, 8, 12, 3),
    },
    separators=(",", ":")).replace('},"', '},\n"'))
