"""Numbers of PyTorch's optimisers, step by step: python optimizers.py > optimizers.json (PyTorch 2.7.1)."""
import json
import numpy as np
import torch

torch.set_num_threads(1)
torch.manual_seed(11)
COUNT, STEPS = 37, 6
START = torch.randn(COUNT)
GRADIENTS = [torch.randn(COUNT) * 10.0 ** (i % 3 - 1) for i in range(STEPS)]
RATES = [float(np.float32(0.01 * (i + 1))) for i in range(STEPS)]


def numbers(tensor):
    return [float(v) for v in tensor.detach().flatten()]


def run(kind, **options):
    p = torch.nn.Parameter(START.clone())
    optimizer = kind([p], lr=RATES[0], **options)
    weights = []
    for gradient, rate in zip(GRADIENTS, RATES):
        optimizer.param_groups[0]["lr"] = rate
        p.grad = gradient.clone()
        optimizer.step()
        weights.append(numbers(p))
    return weights


def averages(decay):
    # average = d average + (1 - d) p, d = min(decay, (1 + t) / (10 + t)), in float64
    average = START.double()
    result = []
    for t, gradient in enumerate(GRADIENTS, 1):
        d = min(decay, (1 + t) / (10 + t))
        average = d * average + (1 - d) * gradient.double()
        result.append(numbers(average))
    return result


def clipped(norm):
    result = []
    for gradient in GRADIENTS:
        p = torch.nn.Parameter(torch.zeros(COUNT))
        p.grad = gradient.clone()
        total = torch.nn.utils.clip_grad_norm_([p], norm)
        result.append({"norm": float(total), "gradient": numbers(p.grad)})
    return result


O = torch.optim
print(json.dumps({
    "start": numbers(START),
    "gradients": [numbers(g) for g in GRADIENTS],
    "rates": RATES,
    "weights": {
        "adam": run(O.Adam),
        "adam-options": run(O.Adam, betas=(0.8, 0.95), eps=1e-5, weight_decay=0.1, amsgrad=True),
        "adamw": run(O.AdamW),
        "adamw-options": run(O.AdamW, betas=(0.7, 0.9), eps=1e-6, weight_decay=0.2, amsgrad=True),
        "adamax": run(O.Adamax),
        "adamax-options": run(O.Adamax, betas=(0.8, 0.95), eps=1e-5, weight_decay=0.1),
        "rmsprop": run(O.RMSprop),
        "rmsprop-centered": run(O.RMSprop, alpha=0.9, eps=1e-5, weight_decay=0.1, centered=True),
        "rmsprop-options": run(O.RMSprop, alpha=0.95, momentum=0.8, centered=True),
        "sgd": run(O.SGD),
        "sgd-momentum": run(O.SGD, momentum=0.9, dampening=0.3, weight_decay=0.1),
        "sgd-nesterov": run(O.SGD, momentum=0.8, nesterov=True, weight_decay=0.01),
    },
    "averages": {"0.999": averages(0.999), "0.25": averages(0.25)},
    "clipped": {"0.5": clipped(0.5), "20": clipped(20.0)},
}))
