"""The PyTorch code that makes and trains one network of the page "Train" outside the program."""

from __future__ import annotations

from lstm_studio.core.lab import LabSetup
from lstm_studio.core.tasks import find_task
from lstm_studio.i18n import tr

__all__ = ["training_code"]

_SAMPLERS = {
    "hold": """\
def sample(rng, length, batch):
    values = rng.uniform(-1.0, 1.0, (batch, length))
    marks = rng.random((batch, length)) < 0.05
    marks[:, 0] = True
    latest = np.maximum.accumulate(np.where(marks, np.arange(length), 0), axis=1)
    target = np.take_along_axis(values, latest, axis=1)
    return np.stack((values, marks.astype(float)), axis=-1), target
""",
    "flagged": """\
def sample(rng, length, batch):
    symbols = rng.integers(0, 4, (batch, length))
    places = rng.integers(0, length, batch)
    rows = np.arange(batch)
    x = np.zeros((batch, length, 5))
    x[..., :4] = symbols[..., None] == np.arange(4)
    x[rows, places, 4] = 1.0
    return x, symbols[rows, places]
""",
    "brackets": """\
def sample(rng, length, batch):
    wishes = rng.integers(-1, 2, (length, batch))
    depth = np.zeros((length + 1, batch), dtype=int)
    for t in range(length):
        depth[t + 1] = np.clip(depth[t] + wishes[t], 0, 8)
    moved = np.diff(depth, axis=0).T
    x = np.stack([moved == 1, moved == -1, moved == 0], axis=-1).astype(float)
    return x, depth[1:].T / 8
""",
    "order": """\
def sample(rng, length, batch):
    symbols = rng.integers(2, 6, (batch, length))
    keys = rng.integers(0, 2, (batch, 2))
    rows = np.arange(batch)
    first, second = length // 10, length // 2
    ends = max(length // 5, first + 1), max(6 * length // 10, second + 1)
    symbols[rows, rng.integers(first, ends[0], batch)] = keys[:, 0]
    symbols[rows, rng.integers(second, ends[1], batch)] = keys[:, 1]
    return (symbols[..., None] == np.arange(6)).astype(float), 2 * keys[:, 0] + keys[:, 1]
""",
    "adding": """\
def sample(rng, length, batch):
    values = rng.random((batch, length))
    rows, half = np.arange(batch), length // 2
    first, second = rng.integers(0, half, batch), rng.integers(half, length, batch)
    marks = np.zeros_like(values)
    marks[rows, first] = marks[rows, second] = 1.0
    return np.stack((values, marks), axis=-1), values[rows, first] + values[rows, second]
""",
    "recall": """\
def sample(rng, length, batch):
    symbols = rng.integers(0, 4, batch)
    x = np.zeros((batch, length, 4))
    x[np.arange(batch), 0, symbols] = 1.0
    return x, symbols
""",
}

_CLASSES = {"lstm": "LSTM", "gru": "GRU", "rnn": "RNN"}

_TEMPLATE = '''\
"""{title}

{story}

{made}
    python {name} [steps]
"""

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

SEED, LENGTH, BATCH, STEPS = {seed}, {length}, {batch}, {steps}
WEIGHTS = Path(__file__).with_name("{file}")


{sampler}

def rate(step):
{rate}


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.{cell}({inputs}, {units}, batch_first=True)
        self.readout = nn.Linear({units}, {outputs})

    def forward(self, x):
        hidden, _ = self.cell(x)
        return self.readout({asked})


def start():
    network, rng = Network(), np.random.default_rng([SEED, 0])
    with torch.no_grad():
        for parameter in network.parameters():
            drawn = rng.uniform(-{units}**-0.5, {units}**-0.5, tuple(parameter.shape))
            parameter.copy_(torch.from_numpy(drawn))
{bias}    return network


def train(network, steps):
    rng = np.random.default_rng([SEED, 1])
    optimizer = torch.optim.Adam(network.parameters(), lr=rate(0))
    for step in range(steps):
        x, target = sample(rng, LENGTH, BATCH)
        output = network(torch.from_numpy(x).float())
        loss = {loss}
        optimizer.param_groups[0]["lr"] = rate(step)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        if (step + 1) % 100 == 0 or step + 1 == steps:
            print(f"step {{step + 1}}: loss {{loss.item():.6f}}")


def load():
    from safetensors.torch import load_file

    saved = load_file(WEIGHTS)
    network = Network()
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            parameter.copy_(saved[name.removeprefix("cell.")])
    return network


if __name__ == "__main__":
    torch.set_num_threads(1)
    network = start()
    train(network, int(sys.argv[1]) if len(sys.argv) > 1 else STEPS)
    if WEIGHTS.exists() and len(sys.argv) < 2:
        pairs = zip(network.parameters(), load().parameters())
        largest = max(float((a - b).detach().abs().max()) for a, b in pairs)
        print(f"largest difference from {{WEIGHTS.name}}: {{largest:.6f}}")
'''


def training_code(
    setup: LabSetup,
    competitor: int,
    steps: int,
    rates: tuple[tuple[int, float], ...],
    file: str,
    seed: int = 0,
) -> str:
    """Return a program that starts from the same weights and trains on the same data.

    Parameters
    ----------
    setup : LabSetup
    competitor : int
        Which of its networks.
    steps : int
        How many steps make the weights that are saved beside it.
    rates : tuple of (int, float)
        From which step on the learning rate was multiplied by what.
    file : str
        The name of the file with the weights.
    seed : int
        Which of the setup's seeds, by its place.

    Notes
    -----
    It uses ``torch.optim.Adam`` where the program has an Adam of its own, so the weights agree to
    rounding and not to the bit; over thousands of steps rounding can lead elsewhere.
    """
    one, task = setup.competitors[competitor], find_task(setup.task)
    stem = file.removesuffix(".safetensors")
    return _TEMPLATE.format(
        title=tr(
            "{task}, learned by {cell} of {units} units.",
            task=task.title(),
            cell=_CLASSES[one.kind],
            units=one.hidden_size,
        ),
        story=task.story(),
        made=tr("Trains the network again, outside LSTM Studio:"),
        name=f"{stem}.py",
        file=file,
        seed=setup.seeds[seed],
        length=setup.length,
        batch=setup.batch,
        steps=steps,
        sampler=_SAMPLERS[task.id],
        rate=_rate(one.learning_rate, rates),
        cell=_CLASSES[one.kind],
        inputs=task.input_size,
        units=one.hidden_size,
        outputs=task.output_size,
        asked="hidden" if task.every_step else "hidden[:, -1]",
        bias=_bias(setup, competitor),
        loss=(
            "nn.functional.cross_entropy(output, torch.from_numpy(target))"
            if task.answers
            else "torch.mean((output.squeeze(-1) - torch.from_numpy(target).float()) ** 2)"
        ),
    )


def _rate(rate: float, changes: tuple[tuple[int, float], ...]) -> str:
    lines = [
        f"    if step >= {step}:\n        return {rate * factor!r}"
        for step, factor in reversed(changes)
    ]
    return "\n".join([*lines, f"    return {rate!r}"])


def _bias(setup: LabSetup, competitor: int) -> str:
    """Return the lines that set the gate biases of an LSTM."""
    one, H = setup.competitors[competitor], setup.competitors[competitor].hidden_size
    if one.kind != "lstm":
        return ""
    if one.chrono:
        most = max(setup.length - 1, 1)
        return (
            f"        forget = torch.from_numpy(np.log(rng.uniform(1.0, {most}, {H})))\n"
            f"        network.cell.bias_ih_l0[: 2 * {H}] = torch.cat((-forget, forget))\n"
            f"        network.cell.bias_hh_l0[: 2 * {H}] = 0.0\n"
        )
    return (
        f"        network.cell.bias_ih_l0[{H} : 2 * {H}] = {one.forget_bias!r}\n"
        f"        network.cell.bias_hh_l0[{H} : 2 * {H}] = 0.0\n"
    )
