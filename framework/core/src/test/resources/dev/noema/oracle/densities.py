"""Writes densities.json: densities, divergences and bounds as SciPy, PyTorch and scikit-learn compute them.

Run with Python 3.11, numpy 2.4, scipy 1.17, torch 2.7.1, scikit-learn 1.7 or later: python densities.py > densities.json
"""

import json

import numpy as np
import torch
from scipy import special, stats
from sklearn.mixture import GaussianMixture
from torch.distributions import Normal, kl_divergence

rng = np.random.default_rng(20260101)


def array(values):
    values = np.asarray(values, dtype=np.float64)
    return {"shape": list(values.shape), "values": [float(f"{v:.9g}") for v in values.ravel()]}


def f32(values):
    """What float32 makes of the inputs, so that both sides compute from the same numbers."""
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def bound(limit, v):
    """The smooth bound of learned log-variances and log-scales."""
    above = np.logaddexp(0, v + limit) - limit
    return limit - np.logaddexp(0, limit - above)


def gaussians():
    mean, other = f32(rng.normal(size=(4, 3)) * 2), f32(rng.normal(size=(4, 3)))
    log_variance, other_log_variance = f32(rng.normal(size=(4, 3)) * 2), f32(rng.normal(size=(4, 3)) * 2)
    z = f32(rng.normal(size=(4, 3)) * 2)
    q = Normal(torch.tensor(mean), torch.tensor(np.exp(log_variance / 2)))
    p = Normal(torch.tensor(other), torch.tensor(np.exp(other_log_variance / 2)))
    standard = Normal(torch.zeros(4, 3, dtype=torch.float64), torch.ones(4, 3, dtype=torch.float64))
    return {
        "mean": array(mean),
        "log_variance": array(log_variance),
        "other_mean": array(other),
        "other_log_variance": array(other_log_variance),
        "z": array(z),
        "log_probability": array(stats.norm.logpdf(z, mean, np.exp(log_variance / 2)).sum(1)),
        "standard_log_probability": array(stats.norm.logpdf(z).sum(1)),
        "divergence_from_standard": array(kl_divergence(q, standard).numpy()),
        "divergence_from_other": array(kl_divergence(q, p).numpy()),
    }


def mixture():
    weights = f32([0.5, 0.3, 0.2])
    means = f32(rng.normal(size=(3, 3)) * 2)
    factors = f32(np.tril(rng.normal(size=(3, 3, 3)) * 0.5, -1) + np.stack([np.diag(d) for d in rng.uniform(0.3, 2, (3, 3))]))
    z = f32(np.concatenate([rng.normal(size=(4, 3)), rng.normal(size=(4, 3)) * 30]))
    log_densities = np.stack(
        [stats.multivariate_normal(m, l @ l.T).logpdf(z) + np.log(w) for w, m, l in zip(weights, means, factors)])
    covariance = sum(
        w * (l @ l.T + np.outer(m, m)) for w, m, l in zip(weights, means, factors)) - np.outer(weights @ means, weights @ means)
    return {
        "weights": array(weights),
        "means": array(means),
        "factors": array(factors),
        "z": array(z),
        "log_probability": array(special.logsumexp(log_densities, axis=0)),
        "mixture_mean": array(weights @ means),
        "mixture_covariance": array(covariance),
    }


def fit():
    centres = np.array([[-3, 0], [3, 1], [0, 5]])
    shapes = np.array([[[0.5, 0], [0.8, 0.4]], [[1, 0], [-0.5, 0.5]], [[0.3, 0], [0, 0.9]]])
    groups = rng.choice(3, size=600, p=[0.5, 0.3, 0.2])
    codes = f32(np.stack([centres[g] + shapes[g] @ rng.normal(size=2) for g in groups]))
    result = {"codes": array(codes)}
    for covariance in ("full", "diag"):
        best = GaussianMixture(3, covariance_type=covariance, n_init=10, max_iter=1000, tol=1e-9, random_state=0).fit(codes)
        result[covariance] = {
            "mean_log_likelihood": array(best.score(codes)),
            "bic": array(best.bic(codes)),
            "weights": array(np.sort(best.weights_)),
        }
    return result


def likelihoods():
    x = f32(rng.uniform(size=(4, 2, 3)))
    binary = (x > 0.5).astype(np.float64)
    logits = f32(rng.normal(size=x.shape) * 3)
    logits[0, 0] = [100, -100, 80]
    mean = f32(rng.uniform(size=x.shape))
    log_variance = f32(rng.normal(size=x.shape) - 3)
    mask = np.array([[1, 1], [1, 0], [0, 1], [1, 1]], dtype=np.float64)
    bernoulli = binary * logits - np.logaddexp(0, logits)
    gaussian = stats.norm.logpdf(x, mean, np.exp(bound(12, log_variance) / 2))
    laplace = stats.laplace.logpdf(x, mean, np.exp(bound(6, log_variance / 2)))
    analytic = bound(12, np.log(((x - mean) ** 2).mean()))
    exact = np.log((((x - mean) ** 2) * mask[:, :, None]).sum() / (mask.sum() * 3))
    return {
        "x": array(x),
        "binary": array(binary),
        "logits": array(logits),
        "mean": array(mean),
        "log_variance": array(log_variance),
        "log_scale": array(log_variance / 2),
        "mask": array(mask),
        "bernoulli": array(bernoulli.sum((1, 2))),
        "bernoulli_masked": array((bernoulli * mask[:, :, None]).sum((1, 2))),
        "gaussian_fixed": array(stats.norm.logpdf(x, mean, 0.1).sum((1, 2))),
        "gaussian_shared": array(stats.norm.logpdf(x, mean, np.exp(bound(12, np.log(0.01)) / 2)).sum((1, 2))),
        "gaussian_element": array(gaussian.sum((1, 2))),
        "gaussian_masked": array((gaussian * mask[:, :, None]).sum((1, 2))),
        "gaussian_analytic": array(stats.norm.logpdf(x, mean, np.exp(analytic / 2)).sum((1, 2))),
        "gaussian_analytic_masked": array(
            (stats.norm.logpdf(x, mean, np.exp(bound(12, exact) / 2)) * mask[:, :, None]).sum((1, 2))),
        "laplace_fixed": array(stats.laplace.logpdf(x, mean, 0.1).sum((1, 2))),
        "laplace_shared": array(stats.laplace.logpdf(x, mean, np.exp(bound(6, np.log(0.1)))).sum((1, 2))),
        "laplace_element": array(laplace.sum((1, 2))),
    }


def principal_components():
    """Probabilistic PCA (Tipping and Bishop 1999), fitted in closed form, and its exact log-likelihood."""
    count, size, latent = 40, 6, 2
    data = f32(rng.normal(size=(count, 2)) @ rng.normal(size=(2, size)) + 0.5 * rng.normal(size=(count, size)) + 1)
    mean = data.mean(0)
    covariance = (data - mean).T @ (data - mean) / count
    values, vectors = np.linalg.eigh(covariance)
    values, vectors = values[::-1], vectors[:, ::-1]
    noise = values[latent:].mean()
    weights = vectors[:, :latent] * np.sqrt(values[:latent] - noise)
    scale = values[:latent]  # the diagonal of W'W + noise: W is orthogonal, so the posterior is diagonal
    exact = stats.multivariate_normal(mean, weights @ weights.T + noise * np.eye(size)).logpdf(data)
    return {
        "x": array(data),
        "mean": array(mean),
        "weights": array(weights),
        "noise_variance": array(noise),
        "posterior_mean": array((data - mean) @ weights / scale),
        "posterior_variance": array(noise / scale),
        "log_likelihood": array(exact),
    }


print(json.dumps(
    {
        "gaussians": gaussians(),
        "mixture": mixture(),
        "fit": fit(),
        "likelihoods": likelihoods(),
        "principal_components": principal_components(),
    },
    separators=(",", ":")).replace('},"', '},\n"'))
