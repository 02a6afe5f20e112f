"""Makes spectra.json beside this file: what librosa computes, for tests. Needs librosa 0.11 and scipy."""

import json
import pathlib

import librosa
import numpy as np

RATE = 16000


def signal(samples):
    """A rising tone that grows louder, over a hum: made alike in the tests."""
    t = np.arange(samples) / RATE
    tone = t * np.sin(2 * np.pi * (200 * t + 4000 * t * t))
    return (0.8 * tone / max(t[-1], 1e-9) + 0.05 * np.sin(2 * np.pi * 50 * t)).astype("float32")


def case(samples, fft, hop, window, mels, low, high, floor=1e-5):
    x = signal(samples)
    how = dict(n_fft=fft, hop_length=hop, win_length=window, center=True, pad_mode="constant")
    powers = librosa.feature.melspectrogram(
        y=x.astype("float64"), sr=RATE, power=2.0, n_mels=mels, fmin=low, fmax=high, **how)
    spectrum = librosa.stft(x.astype("float64"), **how)
    # Bins whose phases do not fit each other: only the exact inverse gives librosa's numbers.
    turned = spectrum * np.exp(0.3j * np.arange(spectrum.shape[0]))[:, None]
    turned[0] = turned[0].real
    turned[-1] = turned[-1].real
    back = librosa.istft(turned, hop_length=hop, win_length=window, n_fft=fft, center=True)
    mel = np.log(np.maximum(powers, floor)).T
    return {
        "settings": {"rate": RATE, "fft": fft, "hop": hop, "window": window, "mels": mels,
                     "low": low, "high": high, "floor": floor},
        "samples": samples,
        "frames": mel.shape[0],
        # every third frame is enough, and small
        "mel": np.round(mel[::3], 6).ravel().tolist(),
        "spectrum": [np.round(spectrum[:, spectrum.shape[1] // 2].real, 6).tolist(),
                     np.round(spectrum[:, spectrum.shape[1] // 2].imag, 6).tolist()],
        "turned": len(back),
        "back": np.round(back[::7], 7).tolist(),
    }


def filters(fft, mels, low, high):
    weights = librosa.filters.mel(sr=RATE, n_fft=fft, n_mels=mels, fmin=low, fmax=high)
    rows, columns = np.nonzero(weights)
    return {"fft": fft, "mels": mels, "low": low, "high": high, "rows": rows.tolist(),
            "columns": columns.tolist(), "weights": [float(f"{w:.8g}") for w in weights[rows, columns]]}


result = {
    "cases": [
        case(4000, 512, 128, 512, 40, 0, 8000),
        case(5001, 1024, 256, 800, 80, 40, 7600),
        case(100, 256, 64, 256, 20, 0, 8000),
    ],
    "filters": [filters(1024, 80, 0, 8000), filters(512, 40, 60, 7600)],
}
out = pathlib.Path(__file__).with_suffix(".json")
out.write_text(json.dumps(result, separators=(",", ":")) + "\n")
