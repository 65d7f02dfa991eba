"""The gradient of each network on the page: pure, and found once for each network."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from lstm_studio.core.params import CellParams, Floats, frozen
from lstm_studio.core.tasks import hold
from lstm_studio.core.trace import Trace, run_trace
from lstm_studio.state.flow import BIASES, INPUTS, FlowState, Measure
from lstm_studio.state.library import Library
from lstm_studio.state.studio import StudioState

__all__ = ["AT_ONCE", "Curve", "Flows", "Found", "derive_flows", "flow_cell", "flow_inputs"]

AT_ONCE = 400_000_000
"""Multiplications up to which everything is found with the tick of a slider: some 80 ms."""

TRAINED_UNITS = 8

Found = Mapping[str, Floats]
"""From the key of a curve to log₁₀ of its norms by lag, (T,)."""


@dataclass(frozen=True, eq=False)
class Curve:
    """One network and what has been found about it; compared by identity.

    Attributes
    ----------
    key : str
        One of :data:`~lstm_studio.state.flow.CURVES`, ``trained-<kind>`` or ``overlay-<n>``.
    title : str
        What it is called; empty for the networks of the page, whose names are the page's.
    params : CellParams
    x : (T, D) float64
        What it reads.
    made_of : tuple
        The choices it depends on.
    found : dict of measure to (T,) float64
        log₁₀ of the norms by lag.
    """

    key: str
    title: str
    params: CellParams
    x: Floats
    made_of: tuple[object, ...]
    found: dict[Measure, Floats] = field(default_factory=dict[Measure, Floats])

    @cached_property
    def trace(self) -> Trace:
        """Every quantity of its run."""
        return run_trace(self.params, self.x)

    @cached_property
    def gates(self) -> tuple[Floats, Floats, Floats] | None:
        """The product of the forget gates by lag, as log₁₀: least, geometric mean, most."""
        from lstm_studio.core.gradients import gate_products

        product = gate_products(self.trace)
        if product is None:
            return None
        return product.low[::-1], product.mean[::-1], product.high[::-1]

    def work(self, measure: Measure) -> int:
        """Return about how many multiplications it takes to measure it."""
        H, rows = self.params.hidden_size, self.params.weight_hh.shape[0]
        outputs = H if measure == "inputs" else 1
        return outputs * rows * (H + self.params.input_size) * len(self.x)


@dataclass(frozen=True, eq=False)
class Flows:
    """The networks that are shown, in order; compared by identity.

    Attributes
    ----------
    flow : FlowState
        What they follow from.
    curves : tuple of Curve
    """

    flow: FlowState
    curves: tuple[Curve, ...]

    @property
    def missing(self) -> tuple[Curve, ...]:
        """The curves that have not been measured yet."""
        return tuple(c for c in self.curves if self.flow.measured not in c.found)

    @property
    def work(self) -> int:
        """About how many multiplications it takes to measure those."""
        return sum(curve.work(self.flow.measured) for curve in self.missing)

    def curve(self, key: str) -> Curve | None:
        """Return a curve that is shown; None when it is not."""
        return next((curve for curve in self.curves if curve.key == key), None)

    def values(self, curve: Curve) -> Floats | None:
        """Return log₁₀ of a curve as it is drawn, by lag, (T,); None before it is known."""
        found = curve.found.get(self.flow.measured)
        if found is None or not self.flow.relative:
            return found
        with np.errstate(invalid="ignore"):
            return found - found[0]

    def measure(self) -> Generator[float, None, Found]:
        """Measure what is missing, telling how much of it is done, 0 to 1."""
        # Here, not above: the window is painted before anybody asks for a gradient.
        from lstm_studio.core.gradients import gradient_norms_in_parts

        measure, missing = self.flow.measured, self.missing
        whole, done = max(self.work, 1), 0
        found: dict[str, Floats] = {}
        for group in _alike(missing):
            share = sum(curve.work(measure) for curve in group)
            H = group[0].params.hidden_size
            traces: list[Trace] = []
            for curve in group:
                traces.append(curve.trace)
                yield done / whole
            loss = None if measure == "inputs" else np.ones((1, H))
            walk = gradient_norms_in_parts(traces, loss)
            while True:
                try:
                    yield (done + share * next(walk)) / whole
                except StopIteration as end:
                    norms = end.value
                    break
            for curve, one in zip(group, norms, strict=True):
                state = one.by_h if one.by_c is None else one.by_c
                found[curve.key] = frozen((one.by_x if measure == "inputs" else state)[::-1])
            done += share
        return found

    def take(self, found: Found) -> None:
        """Keep what :meth:`measure` has found."""
        for curve in self.missing:
            if curve.key in found:
                curve.found[self.flow.measured] = found[curve.key]


def _alike(curves: tuple[Curve, ...]) -> list[list[Curve]]:
    """Return the curves in groups that go back together."""
    groups: dict[tuple[object, ...], list[Curve]] = {}
    for curve in curves:
        alike = (curve.params.kind, curve.params.hidden_size, curve.x.shape)
        groups.setdefault(alike, []).append(curve)
    return list(groups.values())


def derive_flows(state: StudioState, library: Library, previous: Flows | None) -> Flows | None:
    """Make the networks of the page and measure them, unless that takes too long for a tick.

    Nothing is made while another page is shown; a network whose choices are the same is taken
    from `previous` with all that has been found about it.
    """
    flow = state.flow
    if state.view.page != "gradients":
        return previous
    if previous is not None and previous.flow is flow:
        return previous
    known = {} if previous is None else {curve.key: curve for curve in previous.curves}
    wanted = [*_own(flow), *_trained(flow, library), *_overlays(flow)]
    curves: list[Curve] = []
    for key, made_of in wanted:
        old = known.get(key)
        same = old is not None and _same(old.made_of, made_of)
        curves.append(old if same and old is not None else _made(key, made_of, flow))
    flows = Flows(flow, tuple(curves))
    if flows.missing and flows.work <= AT_ONCE:
        walk = flows.measure()
        while True:
            try:
                next(walk)
            except StopIteration as end:
                flows.take(end.value)
                break
    return flows


Wanted = list[tuple[str, tuple[object, ...]]]


def _own(flow: FlowState) -> Wanted:
    base = (flow.size, flow.length, flow.scale, flow.seed)
    return [(key, (*base, flow.bias) if key == "own" else base) for key in flow.shown]


def _trained(flow: FlowState, library: Library) -> Wanted:
    return [
        (f"trained-{kind}", (library.model(kind, TRAINED_UNITS), flow.length, flow.seed))
        for kind in flow.trained
    ]


def _overlays(flow: FlowState) -> Wanted:
    return [(f"overlay-{k}", (overlay,)) for k, overlay in enumerate(flow.overlays)]


def _same(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    return len(a) == len(b) and all(x is y or x == y for x, y in zip(a, b, strict=True))


def _made(key: str, made_of: tuple[object, ...], flow: FlowState) -> Curve:
    if key.startswith("overlay-"):
        overlay = flow.overlays[int(key.removeprefix("overlay-"))]
        return Curve(key, overlay.title, overlay.params, overlay.x, made_of)
    if key.startswith("trained-"):
        from lstm_studio.state.library import Model

        model = made_of[0]
        assert isinstance(model, Model)
        # One marked number at the start and no other mark: it has to be kept to the end.
        x, _ = hold(np.random.default_rng(flow.seed), flow.length, 1, 0.0)
        return Curve(key, "", model.params, frozen(x[0]), made_of)
    return Curve(key, "", flow_cell(flow, key), flow_inputs(flow), made_of)


def flow_inputs(flow: FlowState) -> Floats:
    """Return what the networks read, (T, 8) from N(0, 1)."""
    return frozen(np.random.default_rng((flow.seed, 1)).standard_normal((flow.length, INPUTS)))


def flow_cell(flow: FlowState, key: str) -> CellParams:
    """Return one network of the page.

    Drawn as PyTorch draws it, recurrent weights times the scale.  An LSTM's forget bias is set as
    Jozefowicz, Zaremba & Sutskever 2015 advise, to one value in every unit, or, for ``chrono``, as
    Tallec & Ollivier 2018 do: b_f = log U(1, T − 1) and b_i = −b_f.  PyTorch keeps two biases; the
    other one is set to 0 there.

    Parameters
    ----------
    flow : FlowState
    key : str
        One of :data:`~lstm_studio.state.flow.CURVES`.
    """
    kind = key if key in ("rnn", "gru") else "lstm"
    H = flow.size
    drawn = CellParams.random(kind, H, INPUTS, flow.seed)
    weight_hh = drawn.weight_hh * flow.scale
    bias_ih, bias_hh = np.array(drawn.bias_ih), np.array(drawn.bias_hh)
    if key == "chrono":
        spans = np.random.default_rng((flow.seed, 2)).uniform(1.0, flow.length - 1.0, H)
        bias_ih[H : 2 * H], bias_ih[:H] = np.log(spans), -np.log(spans)
        bias_hh[: 2 * H] = 0.0
    elif kind == "lstm":
        bias_ih[H : 2 * H], bias_hh[H : 2 * H] = BIASES.get(key, flow.bias), 0.0
    return CellParams(kind, drawn.weight_ih, weight_hh, bias_ih, bias_hh)
