"""Makes recurrence.json: what PyTorch's recurrent networks give, for dev.noema.nn.Recurrence.

usage: python recurrence.py, in this folder
"""
import json
import math

import torch
import torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence


def numbers(seed, *shape):
    """Spread over (-0.8, 0.8) without a generator that another version might change."""
    count = math.prod(shape)
    return torch.tensor([0.8 * math.sin(seed + 1.7 * i) for i in range(count)]).reshape(shape)


def entry(tensor):
    return {"shape": list(tensor.shape), "values": [float("%.7g" % v) for v in tensor.detach().flatten().tolist()]}


def ours(name):
    """weight_ih_l1_reverse is layer1/reverse/input/weight."""
    kind, role, layer, *reverse = name.split("_")
    path = ["layer" + layer[1:]] + reverse + [{"ih": "input", "hh": "state"}[role], kind]
    return "/".join(path)


def case(network, layers, directions, lengths):
    for seed, parameter in enumerate(network.parameters()):
        parameter.data = numbers(seed, *parameter.shape)
    x = numbers(50, 3, 4, 3).requires_grad_()
    states = [numbers(60 + i, layers * directions, 3, 2) for i in range(2 if isinstance(network, nn.LSTM) else 1)]
    inputs = pack_padded_sequence(x, lengths, True, False) if lengths else x
    y, last = network(inputs, tuple(states) if len(states) == 2 else states[0])
    if lengths:
        y = pad_packed_sequence(y, True, total_length=4)[0]
    last = list(last) if len(states) == 2 else [last]
    # d/dx of the sum of squares of all that came out
    gradient, = torch.autograd.grad(y.square().sum() + sum(s.square().sum() for s in last), [x])
    result = {"x": entry(x), "y": entry(y), "gradient": entry(gradient)}
    for i in range(len(states)):
        result[f"state{i}"] = entry(states[i].transpose(0, 1))
        result[f"last{i}"] = entry(last[i].transpose(0, 1))
    result["parameters"] = {ours(name): entry(value) for name, value in network.named_parameters()}
    return result


cases = {}
for name, kind, settings in (
    ("gru", nn.GRU, {}), ("lstm", nn.LSTM, {}), ("tanh", nn.RNN, {}), ("relu", nn.RNN, {"nonlinearity": "relu"})):
    for layers, both, lengths in ((1, False, None), (2, True, [4, 1, 3])):
        network = kind(3, 2, layers, batch_first=True, bidirectional=both, **settings)
        cases[f"{name}_{layers}"] = case(network, layers, 2 if both else 1, lengths)
with open("recurrence.json", "w") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
