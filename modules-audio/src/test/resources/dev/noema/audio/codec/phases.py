"""Makes phases.json: how well librosa's Griffin-Lim and its inverse of mel filters do on a gliding voice. Needs librosa and numpy."""
import json
import librosa
import numpy as np

RATE, FFT, HOP, MELS = 16000, 1024, 256, 80
t = np.arange(RATE) / RATE
voice = sum(np.sin(2 * np.pi * h * (120 * t + 30 * t * t)) / h for h in range(1, 21)) * 0.1 * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * t))
stft = dict(n_fft=FFT, hop_length=HOP, pad_mode="constant")
magnitudes = np.abs(librosa.stft(voice, **stft))


def convergence(made, wanted):
    again = np.abs(librosa.stft(made, **stft))
    frames = min(again.shape[1], wanted.shape[1])
    return float(np.linalg.norm(again[:, :frames] - wanted[:, :frames]) / np.linalg.norm(wanted[:, :frames]))


def griffin_lim(magnitudes, iterations):
    return [convergence(librosa.griffinlim(magnitudes, n_iter=iterations, hop_length=HOP, n_fft=FFT, momentum=0.99,
                                           pad_mode="constant", random_state=seed), magnitudes) for seed in range(5)]


mel = librosa.feature.melspectrogram(S=magnitudes ** 2, sr=RATE, n_fft=FFT, n_mels=MELS)
inverse = librosa.feature.inverse.mel_to_stft(mel, sr=RATE, n_fft=FFT, power=2.0)
again = librosa.feature.melspectrogram(S=inverse ** 2, sr=RATE, n_fft=FFT, n_mels=MELS)
made = librosa.griffinlim(inverse, n_iter=32, hop_length=HOP, n_fft=FFT, momentum=0.99, pad_mode="constant", random_state=0)
rebuilt = librosa.feature.melspectrogram(y=made, sr=RATE, n_fft=FFT, hop_length=HOP, n_mels=MELS, pad_mode="constant")
frames = min(rebuilt.shape[1], mel.shape[1])
floor = 1e-5
distance = np.abs(np.log(np.maximum(floor, rebuilt[:, :frames])) - np.log(np.maximum(floor, mel[:, :frames]))).mean()
json.dump({"convergence": {"1": griffin_lim(magnitudes, 1), "32": griffin_lim(magnitudes, 32)},
           "mel-residual": float(np.linalg.norm(again - mel) / np.linalg.norm(mel)),
           "mel-distance": float(distance)}, open("phases.json", "w"), indent=1)
