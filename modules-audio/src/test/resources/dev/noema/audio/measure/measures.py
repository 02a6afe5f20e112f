"""Makes measures.json beside this file: what librosa, SciPy and NumPy compute, for tests. Needs librosa 0.11."""

import json
import pathlib

import librosa
import numpy as np
import scipy.fft
import scipy.linalg

RATE = 8000


def voice(samples, pitch, tilt):
    """Ten harmonics under a slow swell, gliding by a fifth of the pitch: made alike in the tests."""
    t = np.arange(samples) / RATE
    phase = 2 * np.pi * pitch * (t + 0.1 * t * t)
    sound = sum(tilt ** (k - 1) * np.sin(k * phase) for k in range(1, 11))
    return (0.1 * sound * (1 + np.sin(2 * np.pi * 3 * t))).astype("float32")


def noise(samples):
    """A fixed sequence in [-0.5, 0.5): made alike in the tests."""
    state, values = 1, []
    for _ in range(samples):
        state = (1103515245 * state + 12345) % 2147483648
        values.append(state / 2147483648 - 0.5)
    return np.array(values)


def distance(x, y):
    convergence, logs = [], []
    for fft, hop, window in [(1024, 120, 600), (2048, 240, 1200), (512, 50, 240)]:
        how = dict(n_fft=fft, hop_length=hop, win_length=window, center=True, pad_mode="constant")
        m, n = (np.sqrt(np.maximum(1e-7, np.abs(librosa.stft(s.astype("float64"), **how)) ** 2)) for s in (x, y))
        convergence.append(np.linalg.norm(m - n) / np.linalg.norm(m))
        logs.append(np.abs(np.log(m) - np.log(n)).mean())
    return float(np.mean(convergence)), float(np.mean(logs))


def distortion(a, b):
    mels = a.shape[1]
    c, d = (scipy.fft.dct(s, type=2, axis=1)[:, 1:14] / (2 * mels) for s in (a, b))
    return float((10 / np.log(10) * np.sqrt(2 * ((c - d) ** 2).sum(axis=1))).mean())


def frechet(a, b):
    s, t = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    root = scipy.linalg.sqrtm(s @ t)
    return float(((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(s + t - 2 * root.real))


x, y = voice(8000, 150, 0.7), voice(8000, 157, 0.6)
spectra = 4 * noise(2 * 60 * 20)
a, b = spectra[:1200].reshape(60, 20), 1.5 * spectra[1200:].reshape(60, 20) + 0.3
# Bands that hang together, as in speech.
a, b = np.cumsum(a, axis=1), np.cumsum(b, axis=1)
yin = librosa.yin(x.astype("float64"), fmin=60, fmax=500, sr=RATE, frame_length=512, hop_length=128,
                  trough_threshold=0.15, center=True, pad_mode="constant")
result = {
    "convergence": distance(x, y)[0],
    "log_magnitude": distance(x, y)[1],
    "mel_distance": float((10 / np.log(10) * np.abs(a - b)).mean()),
    "distortion": distortion(a, b),
    "frechet": frechet(a, b),
    "pitch": np.round(yin, 4).tolist(),
}
out = pathlib.Path(__file__).with_suffix(".json")
out.write_text(json.dumps(result, separators=(",", ":")) + "\n")
