"""Noise written a second time, in plain Python: prints the numbers that NoiseTest pins.

usage: noise.py
"""
from scipy.stats import norm
import numpy as np

M64, M32 = 2**64 - 1, 2**32 - 1

def fnv1a(text):
    h = 0xCBF29CE484222325
    for b in text.encode(): h = (h ^ b) * 0x100000001B3 & M64
    return h

def mix(v):
    z = v + 0x9E3779B97F4A7C15 & M64
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & M64
    z = (z ^ z >> 27) * 0x94D049BB133111EB & M64
    return z ^ z >> 31

def philox(key, counter):
    k, c = [key & M32, key >> 32], [counter >> 32 * i & M32 for i in range(4)]
    for _ in range(10):
        a, b = c[0] * 0xD2511F53, c[2] * 0xCD9E8D57
        c = [b >> 32 ^ c[1] ^ k[0], b & M32, a >> 32 ^ c[3] ^ k[1], a & M32]
        k = [k[0] + 0x9E3779B9 & M32, k[1] + 0xBB67AE85 & M32]
    return c

def word(seed, step, purpose, kind, i):
    return philox(mix(seed ^ mix(fnv1a(purpose))), step << 64 | kind << 62 | i // 4)[i % 4]

key = (42, 7, "posterior")
print("normals", [float(np.float32(norm.ppf((word(*key, 1, i) + 0.5) / 2**32))) for i in range(4)])
print("uniforms", [((word(*key, 0, i) >> 9) + 0.5) / 2**23 for i in range(4)])
order = []
for i in range(8):
    j = (word(*key, 2, 2 * i) << 32 | word(*key, 2, 2 * i + 1)) * (i + 1) >> 64
    order.append(i)
    order[i], order[j] = order[j], i
print("permutation", order)
