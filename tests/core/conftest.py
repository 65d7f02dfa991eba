"""The oracle: torch in float64, and random cells and pins for it."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from lstm_studio.core.overrides import PINNABLE, Overrides, pin_limits
from lstm_studio.core.params import GATES, CellParams

CELLS = {"lstm": "LSTMCell", "gru": "GRUCell", "rnn": "RNNCell"}
LAYERS = {"lstm": "LSTM", "gru": "GRU", "rnn": "RNN"}


def random_params(kind, hidden_size, input_size, seed, scale):
    """Normal weights of standard deviation `scale`."""
    generator = np.random.default_rng(seed)
    return CellParams.build(
        kind, hidden_size, input_size, lambda shape: scale * generator.standard_normal(shape)
    )


def random_overrides(kind, steps, units, seed, density):
    """Pins at random steps, units and gates; `density` is the chance of each one."""
    generator = np.random.default_rng(seed)
    pins = {}
    for gate in PINNABLE[kind]:
        low, high = pin_limits(gate)
        values = generator.uniform(low, high, (steps, units))
        values[generator.random((steps, units)) >= density] = np.nan
        pins[gate] = values
    return Overrides(kind, steps, units, pins)


@pytest.fixture(scope="session")
def oracle():
    """Torch's own cells and layers with the weights of a CellParams, and a free-hand stepper."""
    import torch

    torch.set_num_threads(1)

    def tensor(values):
        return torch.tensor(np.array(values), dtype=torch.float64)

    def load(module, params, suffix):
        with torch.no_grad():
            for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                getattr(module, name + suffix).copy_(tensor(getattr(params, name)))
        return module

    def cell(params):
        made = getattr(torch.nn, CELLS[params.kind])(
            params.input_size, params.hidden_size, dtype=torch.float64
        )
        return load(made, params, "")

    def layer(params):
        made = getattr(torch.nn, LAYERS[params.kind])(
            params.input_size, params.hidden_size, dtype=torch.float64
        )
        return load(made, params, "_l0")

    def cell_step(params, x, h, c=None):
        """One step of nn.*Cell: (h, c) for the LSTM, (h,) for the others; 1-d or batched."""
        with torch.no_grad():
            if params.kind == "lstm":
                after = cell(params)(tensor(x), (tensor(h), tensor(c)))
                return tuple(a.numpy() for a in after)
            return (cell(params)(tensor(x), tensor(h)).numpy(),)

    def layer_run(params, x, h0=None, c0=None):
        """All of nn.LSTM / nn.GRU / nn.RNN: h (T, H), and the last c of the LSTM."""
        start = None
        if h0 is not None:
            start = tensor(h0)[None]
            if params.kind == "lstm":
                start = (start, tensor(c0)[None])
        with torch.no_grad():
            out, last = layer(params)(tensor(x), start)
        return out.numpy(), (last[1][0].numpy() if params.kind == "lstm" else None)

    def pinned_run(params, x, overrides, h0=None, c0=None):
        """Step by step from torch.nn.functional alone, a held gate replaced before it is used."""
        H = params.hidden_size
        names = GATES[params.kind]
        w_ih = dict(zip(names, tensor(params.weight_ih).split(H), strict=True))
        w_hh = dict(zip(names, tensor(params.weight_hh).split(H), strict=True))
        b_ih = dict(zip(names, tensor(params.bias_ih).split(H), strict=True))
        b_hh = dict(zip(names, tensor(params.bias_hh).split(H), strict=True))
        linear = torch.nn.functional.linear
        h = tensor(np.zeros(H) if h0 is None else h0)
        c = tensor(np.zeros(H) if c0 is None else c0)

        def hold(gate, free, t):
            held = overrides.values(gate)[t]
            values = [free[u] if np.isnan(held[u]) else tensor(held[u]) for u in range(H)]
            return torch.stack(values)

        rows = {name: [] for name in (*names, "h", "c")}
        with torch.no_grad():
            for t, row in enumerate(tensor(x)):
                a = {k: linear(row, w_ih[k], b_ih[k]) for k in names}
                b = {k: linear(h, w_hh[k], b_hh[k]) for k in names}
                if params.kind == "lstm":
                    i = hold("i", torch.sigmoid(a["i"] + b["i"]), t)
                    f = hold("f", torch.sigmoid(a["f"] + b["f"]), t)
                    g = hold("g", torch.tanh(a["g"] + b["g"]), t)
                    o = hold("o", torch.sigmoid(a["o"] + b["o"]), t)
                    c = f * c + i * g
                    h = o * torch.tanh(c)
                    now = {"i": i, "f": f, "g": g, "o": o, "c": c, "h": h}
                elif params.kind == "gru":
                    r = hold("r", torch.sigmoid(a["r"] + b["r"]), t)
                    z = hold("z", torch.sigmoid(a["z"] + b["z"]), t)
                    n = hold("n", torch.tanh(a["n"] + r * b["n"]), t)
                    h = (1 - z) * n + z * h
                    now = {"r": r, "z": z, "n": n, "h": h}
                else:
                    h = torch.tanh(a["h"] + b["h"])
                    now = {"h": h}
                for name, value in now.items():
                    rows[name].append(value.numpy())
        return {name: np.array(values) for name, values in rows.items() if values}

    return SimpleNamespace(cell_step=cell_step, layer_run=layer_run, pinned_run=pinned_run)


@pytest.fixture(scope="session")
def draw_params():
    """:func:`random_params`, for tests that cannot import this file."""
    return random_params


@pytest.fixture(scope="session")
def draw_overrides():
    """:func:`random_overrides`, for tests that cannot import this file."""
    return random_overrides
