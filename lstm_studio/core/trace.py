"""Every quantity at every step of one run: what the plots, the equations and the code all read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lstm_studio.core.cells import gru_step, rnn_step
from lstm_studio.core.errors import StudioError
from lstm_studio.core.lstm_run import lstm_run
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import CellParams, Floats, Kind, frozen
from lstm_studio.i18n import tr

__all__ = ["QUANTITIES", "Trace", "run_trace"]

_STORED: dict[str, tuple[str, ...]] = {
    "lstm": ("i", "f", "g", "o", "c", "h", "c_prev", "h_prev", "tanh_c", "kept", "write"),
    "gru": ("r", "z", "n", "hn", "h"),
    "rnn": ("h",),
}
_DERIVED: dict[str, tuple[str, ...]] = {
    "lstm": (),
    "gru": ("h_prev", "kept", "write"),
    "rnn": ("h_prev",),
}
QUANTITIES: dict[str, tuple[str, ...]] = {k: _STORED[k] + _DERIVED[k] for k in _STORED}
"""The names that ``trace[name]`` knows, for each kind of cell."""


@dataclass(frozen=True, eq=False)
class Trace:
    """The result of :func:`run_trace`; compared by identity, every array read-only.

    ``trace[name]`` is (T, H) float64 for every name in :data:`QUANTITIES`:

    - LSTM: ``i f g o c h``, and ``c_prev h_prev``, ``tanh_c``, ``kept`` = f⊙C₋₁, ``write`` = i⊙g;
    - GRU: ``r z n h``, ``hn`` = W_hn·h₋₁ + b_hn, and ``h_prev``, ``kept`` = z⊙h₋₁,
      ``write`` = (1−z)⊙n;
    - RNN: ``h`` and ``h_prev``.

    Attributes
    ----------
    params : CellParams
        The weights that made it.
    x : (T, D) float64
        The inputs.
    overrides : Overrides or None
        The gates that were held.
    h0, c0 : (H,) float64
        The state before the first step; ``c0`` is zeros where the cell has none.
    """

    params: CellParams
    x: Floats
    overrides: Overrides | None
    h0: Floats
    c0: Floats
    stored: Mapping[str, Floats] = field(repr=False)
    pre_activations: Mapping[str, Floats] = field(repr=False)
    _cache: dict[str, Floats] = field(default_factory=dict[str, Floats], init=False, repr=False)

    @property
    def kind(self) -> Kind:
        """Which cell ran."""
        return self.params.kind

    @property
    def hidden_size(self) -> int:
        """The number of units H."""
        return self.params.hidden_size

    def __len__(self) -> int:
        return len(self.x)

    def __getitem__(self, name: str) -> Floats:
        if name in self.stored:
            return self.stored[name]
        if name not in self._cache:
            self._cache[name] = frozen(self._derive(name))
        return self._cache[name]

    def _derive(self, name: str) -> Floats:
        if name not in _DERIVED[self.kind]:
            raise KeyError(name)
        if name == "h_prev":
            return np.vstack([self.h0, self.stored["h"][:-1]])
        with np.errstate(invalid="ignore"):  # 0 × ∞ is NaN, and shown as NaN
            if name == "kept":
                return self.stored["z"] * self["h_prev"]
            return (1.0 - self.stored["z"]) * self.stored["n"]

    def pre(self, gate: str) -> Floats:
        """Return what went into the squashing function of `gate`, (T, H), pinned or not."""
        return self.pre_activations[gate]

    def pinned(self, gate: str) -> NDArray[np.bool_]:
        """Return where `gate` was held by hand, (T, H) bool."""
        if self.overrides is None:
            return np.zeros((len(self), self.hidden_size), dtype=bool)
        return self.overrides.pinned(gate)


def run_trace(
    params: CellParams,
    x: ArrayLike,
    overrides: Overrides | None = None,
    h0: ArrayLike | None = None,
    c0: ArrayLike | None = None,
) -> Trace:
    """Run a cell over a sequence and keep every quantity of every step.

    NaN and infinite inputs go through as arithmetic lets them.

    Parameters
    ----------
    params : CellParams
        The weights.
    x : (T, D) array_like
        The inputs, one row a step.
    overrides : Overrides, optional
        Gates that are held.
    h0, c0 : (H,) array_like, optional
        The state before the first step; zeros when left out.

    Returns
    -------
    Trace

    Raises
    ------
    StudioError
        When the sequence is empty, has another width than the weights, or the overrides belong
        to another sequence or cell.
    ValueError
        When `x` has not two dimensions or a state has not H values.
    """
    inputs = frozen(x)
    if inputs.size == 0:
        raise StudioError(tr("The sequence is empty."), tr("A sequence needs at least one step."))
    if inputs.ndim != 2:
        raise ValueError(f"x is (T, D), not {inputs.shape}")
    if inputs.shape[1] != params.input_size:
        raise StudioError(
            tr(
                "Each step has {found} input values, but the cell reads {expected}.",
                found=inputs.shape[1],
                expected=params.input_size,
            )
        )
    T, H = len(inputs), params.hidden_size
    if overrides is not None:
        shape = (overrides.kind, overrides.steps, overrides.units)
        if shape != (params.kind, T, H):
            raise StudioError(tr("The pinned gates belong to another sequence or another cell."))
    start = [frozen(np.zeros(H) if s is None else np.broadcast_to(s, (H,))) for s in (h0, c0)]
    # Apple's BLAS also reports divisions by zero in products that have none.
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        run = lstm_run if params.kind == "lstm" else _run
        stored, pre = run(params, inputs, overrides, start[0], start[1])
    return Trace(params, inputs, overrides, start[0], start[1], stored, pre)


def _run(
    params: CellParams, x: Floats, overrides: Overrides | None, h: Floats, c: Floats
) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """Return what is stored of a GRU or a simple RNN, and the pre-activations, step after step."""
    T, H = len(x), params.hidden_size
    names = _STORED[params.kind]
    rows = np.empty((len(names), T, H))
    pre = np.empty((len(params.gate_names), T, H))
    stack = overrides.stack() if overrides else [None] * T
    for t, pins in enumerate(stack):
        if params.kind == "gru":
            step = gru_step(params, x[t], h, pins)
        else:
            step = rnn_step(params, x[t], h)
        h = step.h
        for k, values in enumerate(step[:-1]):
            rows[k, t] = values
        pre[:, t] = step.pre
    rows.flags.writeable = False
    pre.flags.writeable = False
    return (
        dict(zip(names, rows, strict=True)),
        dict(zip(params.gate_names, pre, strict=True)),
    )
