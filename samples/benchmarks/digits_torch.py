"""The network of samples/experiments/digits-full.yaml in eager PyTorch, trained for given minutes: the peer of that experiment.

usage: digits_torch.py FOLDER [--minutes 9 | --epochs 80] [--threads 2] [--seed 0] [--items 1000] [--samples 500]
  FOLDER     the four IDX files of MNIST, as `noema data fetch digits-full` leaves them
  --epochs   in place of minutes, for a machine that others load

A VAE 784-500-500-32 with SiLU, standard-normal prior, Bernoulli on digits binarised anew in each epoch; Adam from 1e-3
along half a cosine, batch 100, 58,000 digits. Prints steps, epochs and, over the first test digits
(binarised once), the ELBO and the importance-weighted negative log-likelihood in nats, with its standard error.
"""
import argparse, gzip, math, os, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

arguments = argparse.ArgumentParser()
arguments.add_argument("folder")
arguments.add_argument("--minutes", type=float, default=9)
arguments.add_argument("--epochs", type=float)
arguments.add_argument("--threads", type=int, default=2)
arguments.add_argument("--seed", type=int, default=0)
arguments.add_argument("--items", type=int, default=1000)
arguments.add_argument("--samples", type=int, default=500)
arguments = arguments.parse_args()
torch.set_num_threads(arguments.threads)
torch.manual_seed(arguments.seed)
LATENT, BATCH, RATE = 32, 100, 1e-3


def pictures(name):
    path = os.path.join(arguments.folder, name)
    content = open(path, "rb").read() if os.path.exists(path) else gzip.open(path + ".gz").read()
    return torch.from_numpy(np.frombuffer(content, np.uint8, offset=16).copy()).view(-1, 784).float() / 255


def network(inputs, outputs):
    return nn.Sequential(nn.Linear(inputs, 500), nn.SiLU(), nn.Linear(500, 500), nn.SiLU(), nn.Linear(500, outputs))


encoder, decoder = network(784, 2 * LATENT), network(LATENT, 784)
weights = [*encoder.parameters(), *decoder.parameters()]
optimizer = torch.optim.Adam(weights, RATE)
train, test = pictures("train-images-idx3-ubyte")[2000:], pictures("t10k-images-idx3-ubyte")

start, steps = time.time(), 0


def progress():
    if arguments.epochs:
        return steps * BATCH / len(train) / arguments.epochs
    return (time.time() - start) / 60 / arguments.minutes


while progress() < 1:
    order = torch.randperm(len(train))
    for first in range(0, len(train), BATCH):
        done = progress()
        if done >= 1:
            break
        optimizer.param_groups[0]["lr"] = RATE * (1 + math.cos(math.pi * done)) / 2
        x = torch.bernoulli(train[order[first : first + BATCH]])
        mean, log_variance = encoder(x).chunk(2, 1)
        z = mean + torch.exp(log_variance / 2) * torch.randn_like(mean)
        reconstruction = F.binary_cross_entropy_with_logits(decoder(z), x, reduction="sum")
        divergence = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum()
        loss = (reconstruction + divergence) / len(x)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        steps += 1
print(f"{steps:,} steps, {steps * BATCH / len(train):.1f} epochs in {time.time() - start:.0f} s", flush=True)

# log p(x) >= log mean_k p(x|z_k) p(z_k) / q(z_k|x), z_k ~ q(z|x)
likelihoods, bounds = [], []
with torch.no_grad():
    for x in torch.bernoulli(test[: arguments.items]).split(20):
        mean, log_variance = encoder(x).chunk(2, 1)
        noise = torch.randn(arguments.samples, *mean.shape)
        z = mean + torch.exp(log_variance / 2) * noise
        data = -F.binary_cross_entropy_with_logits(decoder(z), x.expand(arguments.samples, -1, -1), reduction="none").sum(-1)
        weight = data + 0.5 * (noise.square() + log_variance - z.square()).sum(-1)
        likelihoods.append(torch.logsumexp(weight, 0) - math.log(arguments.samples))
        bounds.append(weight.mean(0))
likelihoods, bounds = torch.cat(likelihoods), torch.cat(bounds)
error = likelihoods.std() / math.sqrt(len(likelihoods))
print(f"negative log-likelihood {-likelihoods.mean():.2f} +- {error:.2f}, ELBO {bounds.mean():.2f} nats")
