"""Numbers of PyTorch's learning-rate schedulers: python schedules.py > schedules.json (PyTorch 2.7.1)."""
import json
import warnings
import torch
from torch.optim import lr_scheduler as S

warnings.simplefilter("ignore")
TOTAL = 40


def rates(rate, make):
    p = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([p], lr=rate)
    scheduler = make(optimizer)
    result = []
    for _ in range(TOTAL):
        result.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return result


def warm(steps, make):
    return lambda o: S.SequentialLR(
        o, [S.LinearLR(o, 1 / steps, 1, steps - 1), make(o)], milestones=[steps])


print(json.dumps({
    "constant": rates(0.1, lambda o: S.ConstantLR(o, 1)),
    "constant-warm-up": rates(0.1, lambda o: S.LinearLR(o, 1 / 8, 1, 7)),
    "linear": rates(0.1, lambda o: S.LinearLR(o, 1, 0.2, TOTAL)),
    "cosine": rates(0.1, lambda o: S.CosineAnnealingLR(o, TOTAL, 0.01)),
    "cosine-warm-up": rates(0.1, warm(8, lambda o: S.CosineAnnealingLR(o, TOTAL - 8, 0.01))),
    "step": rates(0.1, lambda o: S.StepLR(o, 10, 0.5)),
    "step-warm-up": rates(0.1, warm(5, lambda o: S.StepLR(o, 7, 0.5))),
    "one-cycle": rates(0.1, lambda o: S.OneCycleLR(o, 0.1, TOTAL + 1)),
    "one-cycle-options": rates(0.1, lambda o: S.OneCycleLR(
        o, 0.1, TOTAL + 1, pct_start=0.5, div_factor=10, final_div_factor=100)),
}))
