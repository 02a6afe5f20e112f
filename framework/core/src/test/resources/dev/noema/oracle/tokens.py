"""Writes tokens.json: log-probabilities of tokens as PyTorch computes them, with mask and label smoothing.

Run with Python 3.11, torch 2.7.1 or later: python tokens.py > tokens.json
"""

import json

import torch
import torch.nn.functional as F

torch.manual_seed(20260101)


def array(values):
    values = values.double()
    return {"shape": list(values.shape), "values": [float(f"{v:.9g}") for v in values.flatten().tolist()]}


logits = (torch.randn(3, 4, 5) * 4).float()
logits[0, 0] = torch.tensor([100.0, -100.0, 0.0, 50.0, 99.0])
x = torch.randint(0, 5, (3, 4))
lengths = torch.tensor([4, 1, 3])
mask = (torch.arange(4)[None] < lengths[:, None]).double()


def log_probability(smoothing, weights):
    losses = F.cross_entropy(logits.double().flatten(0, 1), x.flatten(), reduction="none", label_smoothing=smoothing)
    return (-losses.view(3, 4) * weights).sum(1)


print(json.dumps({"categorical": {
    "logits": array(logits),
    "x": array(x),
    "mask": array(mask),
    "log_probability": array(log_probability(0.0, torch.ones(3, 4))),
    "masked": array(log_probability(0.0, mask)),
    "smoothed": array(log_probability(0.1, mask)),
}}, indent=1))
