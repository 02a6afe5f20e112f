"""Makes steps.json: what PyTorch gives for the fitted prior over the steps of a code, dev.noema.prior.FittedAutoregressive.

usage: python steps.py, in this folder
"""
import json
import math

import torch
import torch.nn as nn

STEPS, WIDTH, UNITS, COMPONENTS, ITEMS = 3, 2, 4, 3, 5


def numbers(seed, *shape, scale=0.8):
    """Spread over (-scale, scale) without a generator that another version might change."""
    count = math.prod(shape)
    return torch.tensor([scale * math.sin(seed + 1.7 * i) for i in range(count)], dtype=torch.float64).reshape(shape)


def entry(tensor):
    return {"shape": list(tensor.shape), "values": [float("%.8g" % v) for v in tensor.detach().flatten().tolist()]}


gru = nn.GRU(WIDTH, UNITS, batch_first=True).double()
for seed, parameter in enumerate(gru.parameters()):
    parameter.data = numbers(seed, *parameter.shape)
weight = numbers(10, COMPONENTS * (1 + 2 * WIDTH), UNITS, scale=1.5)
bias = numbers(11, COMPONENTS * (1 + 2 * WIDTH))
means = numbers(12, WIDTH)
deviations = torch.tensor([0.5, 2.0], dtype=torch.float64)


def mixture(features):
    made = features @ weight.T + bias
    logits, centres, spreads = made.split([COMPONENTS, COMPONENTS * WIDTH, COMPONENTS * WIDTH], -1)
    centres = centres.reshape(-1, COMPONENTS, WIDTH)
    spreads = nn.functional.softplus(spreads + 10) - 10
    normal = torch.distributions.Normal(centres, (spreads.reshape(-1, COMPONENTS, WIDTH) / 2).exp())
    each = torch.distributions.Independent(normal, 1)
    return torch.distributions.MixtureSameFamily(torch.distributions.Categorical(logits=logits), each)


def log_probability(z):
    u = (z.reshape(-1, STEPS, WIDTH) - means) / deviations
    state, total, before = torch.zeros(1, len(z), UNITS).double(), 0, torch.zeros(len(z), 1, WIDTH).double()
    for step in range(STEPS):
        features, state = gru(before, state)
        before = u[:, step:step + 1]
        total = total + mixture(features[:, 0]).log_prob(u[:, step])
    return total - STEPS * deviations.log().sum()


def sample(uniform, epsilon, temperature):
    state, before, drawn = torch.zeros(1, len(uniform), UNITS).double(), torch.zeros(len(uniform), 1, WIDTH).double(), []
    for step in range(STEPS):
        features, state = gru(before, state)
        parts = mixture(features[:, 0])
        upto = parts.mixture_distribution.probs.cumsum(-1)
        chosen = (uniform[:, step:step + 1] > upto[:, :-1]).sum(-1)
        rows = torch.arange(len(uniform))
        normal = parts.component_distribution.base_dist
        u = normal.loc[rows, chosen] + temperature * normal.scale[rows, chosen] * epsilon[:, step]
        drawn.append(u)
        before = u[:, None]
    return (torch.stack(drawn, 1) * deviations + means).reshape(len(uniform), -1)


z = numbers(20, ITEMS, STEPS * WIDTH, scale=1.5)
uniform = numbers(21, ITEMS, STEPS, scale=0.49) + 0.5
epsilon = numbers(22, ITEMS, STEPS, WIDTH, scale=1.4)
arrays = {
    "recurrence/layer0/input/weight": gru.weight_ih_l0, "recurrence/layer0/state/weight": gru.weight_hh_l0,
    "recurrence/layer0/input/bias": gru.bias_ih_l0, "recurrence/layer0/state/bias": gru.bias_hh_l0,
    "mixture/weight": weight, "mixture/bias": bias, "step_means": means, "step_deviations": deviations,
}
result = {"prior": {
    "arrays": {name: entry(values) for name, values in arrays.items()},
    "numbers": {"z": entry(z), "log_probability": entry(log_probability(z)), "uniform": entry(uniform),
                "epsilon": entry(epsilon.reshape(ITEMS, -1)), "sample": entry(sample(uniform, epsilon, 0.7))}}}
with open("steps.json", "w") as out:
    json.dump(result, out, separators=(",", ":"))
    out.write("\n")
