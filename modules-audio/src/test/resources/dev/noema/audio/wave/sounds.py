"""Makes the WAV files of this folder and sounds.json: what libsndfile reads from them, what libsoxr makes of a tone mixture at
other rates, and what pyloudnorm says of loudness. Needs soundfile, soxr, pyloudnorm and numpy."""
import json
import numpy as np
import pyloudnorm
import soundfile
import soxr

rng = np.random.default_rng(5)
noise = np.clip(0.4 * rng.standard_normal((40, 3)), -1, 1)
files = {}
for name, subtype, channels, format in [
    ("pcm8", "PCM_U8", 1, "WAV"), ("pcm16", "PCM_16", 2, "WAV"), ("pcm24", "PCM_24", 2, "WAV"),
    ("pcm32", "PCM_32", 1, "WAV"), ("float32", "FLOAT", 2, "WAV"), ("float64", "DOUBLE", 1, "WAV"),
    ("extensible24", "PCM_24", 3, "WAVEX"), ("extensible-float", "FLOAT", 3, "WAVEX")]:
    soundfile.write(name + ".wav", noise[:, :channels], 22050, subtype=subtype, format=format)
    read, rate = soundfile.read(name + ".wav", always_2d=True)
    assert rate == 22050
    files[name] = read.T.tolist()


def tones(rate, seconds, frequencies):
    t = np.arange(int(rate * seconds)) / rate
    return sum(np.sin(2 * np.pi * f * t + f) for f in frequencies) / len(frequencies)


resampled = []
for source, target in [(44100, 16000), (8000, 16000), (16000, 22050), (48000, 44100), (44101, 16000)]:
    most = min(source, target) / 2
    frequencies = [0.03 * most, 0.31 * most, 0.57 * most, 0.83 * most]
    made = soxr.resample(tones(source, 0.2, frequencies), source, target, quality="VHQ")
    middle = len(made) // 2
    resampled.append({"from": source, "to": target, "frequencies": frequencies, "first": middle - 50,
                      "samples": made[middle - 50:middle + 50].tolist()})

loudness = []
for rate in [8000, 16000, 44100, 48000]:
    t = np.arange(rate * 4) / rate
    # Two seconds of 60, 700 and 2,500 Hz; a second 30 dB quieter; a second of silence. The right channel is half as loud.
    tone = (np.sin(2 * np.pi * 60 * t) + np.sin(2 * np.pi * 700 * t) + np.sin(2 * np.pi * 2500 * t)) / 4
    tone *= np.where(t < 2, 1, np.where(t < 3, 0.0316, 0))
    meter = pyloudnorm.Meter(rate, filter_class="DeMan")
    loudness.append({"rate": rate, "mono": meter.integrated_loudness(tone),
                     "stereo": meter.integrated_loudness(np.stack([tone, tone / 2], -1))})
json.dump({"files": files, "resampled": resampled, "loudness": loudness}, open("sounds.json", "w"))
