"""Makes layers.json: what PyTorch's layers give, for the layers of dev.noema.nn.

usage: python layers.py, in this folder
"""
import json
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


def numbers(seed, *shape):
    """Spread over (-0.8, 0.8) without a generator that another version might change."""
    count = math.prod(shape)
    return torch.tensor([0.8 * math.sin(seed + 1.7 * i) for i in range(count)]).reshape(shape)


def entry(tensor):
    return {"shape": list(tensor.shape), "values": [float("%.7g" % v) for v in tensor.detach().flatten().tolist()]}


def case(x, function, **parameters):
    return {
        "x": entry(x),
        "parameters": {name.replace("__", "/"): entry(value) for name, value in parameters.items()},
        "y": entry(function(x, **parameters)),
    }


def attention(x, normalization__scale, normalization__shift, projections__weight, projections__bias, output__weight, output__bias):
    b, c, h, w = x.shape
    normalized = F.group_norm(x, 1, normalization__scale, normalization__shift, 1e-5)
    sequence = normalized.flatten(2).transpose(1, 2)
    q, k, v = F.linear(sequence, projections__weight, projections__bias).chunk(3, 2)
    found = F.scaled_dot_product_attention(q, k, v)
    return x + F.linear(found, output__weight, output__bias).transpose(1, 2).reshape(b, c, h, w)


def residual(x, first__weight, first__bias, second__weight, second__bias):
    c = x.shape[1]
    one, two = nn.BatchNorm2d(c), nn.BatchNorm2d(c)
    inner = F.relu(one(F.conv2d(x, first__weight, first__bias, padding=1)))
    return F.relu(x + two(F.conv2d(inner, second__weight, second__bias, padding=1)))


picture = numbers(1, 2, 3, 5, 7)
cases = {
    "dense": case(numbers(1, 4, 6), F.linear, weight=numbers(2, 3, 6), bias=numbers(3, 3)),
    "convolution_4_2": case(
        picture, lambda x, weight, bias: F.conv2d(x, weight, bias, 2, 1), weight=numbers(2, 4, 3, 4, 4), bias=numbers(3, 4)),
    "convolution_3_1": case(
        picture, lambda x, weight, bias: F.conv2d(x, weight, bias, 1, 1), weight=numbers(2, 2, 3, 3, 3), bias=numbers(3, 2)),
    "transposed_4": case(
        picture, lambda x, weight, bias: F.conv_transpose2d(x, weight, bias, 2, 1), weight=numbers(2, 3, 2, 4, 4), bias=numbers(3, 2)),
    "transposed_3": case(
        picture, lambda x, weight, bias: F.conv_transpose2d(x, weight, bias, 2, 1, 1), weight=numbers(2, 3, 2, 3, 3), bias=numbers(3, 2)),
    "group": case(
        numbers(1, 2, 6, 3, 2), lambda x, scale, shift: F.group_norm(x, 3, scale, shift, 1e-5), scale=numbers(2, 6), shift=numbers(3, 6)),
    "layer": case(
        numbers(1, 3, 6), lambda x, scale, shift: F.layer_norm(x, [6], scale, shift, 1e-5), scale=numbers(2, 6), shift=numbers(3, 6)),
    "batch": case(picture, lambda x: nn.BatchNorm2d(3)(x)),
    "attention": case(
        numbers(1, 2, 4, 2, 3), attention,
        normalization__scale=numbers(2, 4), normalization__shift=numbers(3, 4),
        projections__weight=numbers(4, 12, 4), projections__bias=numbers(5, 12),
        output__weight=numbers(6, 4, 4), output__bias=numbers(7, 4)),
    "residual": case(
        picture, residual,
        first__weight=numbers(2, 3, 3, 3, 3), first__bias=numbers(3, 3),
        second__weight=numbers(4, 3, 3, 3, 3), second__bias=numbers(5, 3)),
    "activations": {
        "x": entry(4 * numbers(1, 3, 4)),
        "relu": entry(F.relu(4 * numbers(1, 3, 4))),
        "leaky_relu": entry(F.leaky_relu(4 * numbers(1, 3, 4), 0.2)),
        "elu": entry(F.elu(4 * numbers(1, 3, 4))),
        "gelu": entry(F.gelu(4 * numbers(1, 3, 4))),
        "silu": entry(F.silu(4 * numbers(1, 3, 4))),
        "tanh": entry(torch.tanh(4 * numbers(1, 3, 4))),
    },
}
with open("layers.json", "w") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
