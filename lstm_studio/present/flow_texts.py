"""What the page "Gradient flow" says: every sentence is computed from the curves that are shown."""

from __future__ import annotations

import math

import numpy as np

from lstm_studio.core.params import Floats
from lstm_studio.core.powers import power_text
from lstm_studio.i18n import integer, number, tr
from lstm_studio.present.captions import kind_name
from lstm_studio.state.flow import BIASES, FlowState
from lstm_studio.state.flows import TRAINED_UNITS, Curve, Flows

__all__ = [
    "curve_name",
    "flow_captions",
    "flow_sources",
    "flow_table",
    "measure_text",
    "network_note",
    "said_name",
    "short_name",
    "step_factor",
]

_VANISHED = -5.0
"""log₁₀ below which a gradient is said to vanish: no learning rate makes up for it."""
_GROWN = 1.0
"""log₁₀ above which one is said to explode."""
_TABLE_LAGS = (0, 1, 2, 5, 10, 20, 50, 100, 150, 200, 300, 399)


def short_name(curve: Curve) -> str:
    """Return what stands at the end of a curve."""
    key = curve.key
    if key.startswith("trained-"):
        return tr("trained {kind}", kind=kind_name(curve.params.kind))
    if key.startswith("overlay-"):
        return curve.title
    if key in BIASES:
        return tr("bias {value}", value=number(BIASES[key], 0))
    names = {"own": tr("this LSTM"), "chrono": tr("chrono")}
    return names.get(key) or kind_name(curve.params.kind)


def said_name(curve: Curve) -> str:
    """Return what a sentence calls a curve where a number follows."""
    if curve.key in BIASES:
        return tr("LSTM (bias {value})", value=number(BIASES[curve.key], 0))
    return short_name(curve)


def curve_name(curve: Curve, flow: FlowState) -> str:
    """Return what sentences and tables call a curve."""
    key = curve.key
    if key.startswith("trained-"):
        return tr(
            "trained {kind}, {count} units",
            kind=kind_name(curve.params.kind),
            count=integer(TRAINED_UNITS),
        )
    if key == "own":
        return tr("this LSTM, bias {value}", value=number(flow.bias))
    if key in BIASES:
        return tr("LSTM, bias {value}", value=number(BIASES[key], 0))
    return tr("LSTM, chrono") if key == "chrono" else short_name(curve)


def measure_text(flow: FlowState) -> tuple[str, str]:
    """Return what is plotted: in words, and as a formula."""
    if flow.measured == "inputs":
        return tr("What an input of long ago still changes in h_T"), "‖∂h_T/∂x_t‖"
    return tr("What reaches the memory of long ago, L = Σ h_T"), "‖∂L/∂C_t‖"


def network_note(flow: FlowState) -> str:
    """Return which networks the curves are of."""
    return tr(
        "untrained, {size} units, {length} steps, weights and inputs of seed {seed}",
        size=integer(flow.size),
        length=integer(flow.length),
        seed=integer(flow.seed),
    )


def step_factor(values: Floats, first: int, last: int) -> float | None:
    """Return the mean factor of one step back between two lags; None where the curve is not there.

    Parameters
    ----------
    values : (T,) float64
        log₁₀ by lag.
    first, last : int
        The lags.
    """
    if not first < last < len(values) or not np.isfinite(values[[first, last]]).all():
        return None
    return float(10.0 ** ((values[last] - values[first]) / (last - first)))


def _stretch(length: int) -> tuple[int, int]:
    """Return between which lags a mean factor is taken."""
    return min(10, length // 3), min(40, length - 1)


def flow_captions(flows: Flows) -> tuple[str, ...]:
    """Return what the curves show, in sentences.

    Nothing is said of a curve that is not shown or not known yet.
    """
    known = {c.key: v for c in flows.curves if (v := flows.values(c)) is not None}
    if not known:
        return ()
    curves = {curve.key: curve for curve in flows.curves if curve.key in known}
    said = [_at_lag(flows, curves), _per_step(flows, curves), _like_the_rnn(flows, curves)]
    said += [_exploding(flows, curves), _gates(flows, curves), _trained(flows, curves)]
    return tuple(text for text in said if text)


Curves = dict[str, Curve]


def _value(flows: Flows, curve: Curve, lag: int) -> float:
    values = flows.values(curve)
    assert values is not None
    return float(values[lag]) if lag < len(values) else math.nan


def _relative(flows: Flows, curve: Curve, lag: int) -> float:
    """Return log₁₀ of a curve by its value at lag 0, however it is drawn."""
    return _value(flows, curve, lag) - _value(flows, curve, 0)


def _at_lag(flows: Flows, curves: Curves) -> str:
    lag = flows.flow.at
    parts = [
        tr("{name} {value}", name=said_name(c), value=power_text(_value(flows, c, lag)))
        for c in curves.values()
        if not math.isnan(_value(flows, c, lag))
    ]
    if not parts:
        return ""
    shares = ", ".join(parts)
    if flows.flow.relative:
        return tr("At lag {lag}, of 1 at lag 0: {values}.", lag=integer(lag), values=shares)
    return tr("At lag {lag}: {values}.", lag=integer(lag), values=shares)


def _per_step(flows: Flows, curves: Curves) -> str:
    parts: list[str] = []
    first, last = _stretch(flows.flow.length)
    for curve in curves.values():
        values = flows.values(curve)
        factor = None if values is None else step_factor(values, first, last)
        if factor is not None:
            parts.append(tr("{name} × {value}", name=said_name(curve), value=number(factor)))
    if not parts:
        return ""
    return tr(
        "A step back, on average from lag {first} to {last}: {values}.",
        first=integer(first),
        last=integer(last),
        values=", ".join(parts),
    )


def _like_the_rnn(flows: Flows, curves: Curves) -> str:
    """Return whether an LSTM that nobody has told to keep is any better than the RNN."""
    lag, rnn, plain = flows.flow.at, curves.get("rnn"), curves.get("lstm0")
    if rnn is None or plain is None or lag < 10:
        return ""
    ours, theirs = (_relative(flows, curve, lag) for curve in (plain, rnn))
    if ours < _VANISHED and theirs < _VANISHED:
        text = tr(
            "With a forget bias of 0, about where PyTorch starts, the LSTM vanishes like an RNN: "
            "{lstm} and {rnn} at lag {lag}.",
            lstm=power_text(ours),
            rnn=power_text(theirs),
            lag=integer(lag),
        )
        own = curves.get("own")
        if own is not None and (kept := _relative(flows, own, lag)) > _VANISHED:
            bias, share = number(flows.flow.bias), power_text(kept)
            return tr("{text} A bias of {bias} leaves {share}.", text=text, bias=bias, share=share)
        return text
    return ""


def _exploding(flows: Flows, curves: Curves) -> str:
    parts: list[str] = []
    for curve in curves.values():
        values = flows.values(curve)
        assert values is not None
        growth = values - values[0]
        if np.isnan(growth).all():
            continue
        lag = int(np.nanargmax(growth))
        if growth[lag] > _GROWN:
            name, value = curve_name(curve, flows.flow), power_text(float(growth[lag]))
            parts.append(
                tr("{name} to × {value} at lag {lag}", name=name, value=value, lag=integer(lag))
            )
    if not parts:
        return ""
    return tr("Exploding instead of vanishing: {curves}.", curves=", ".join(parts))


def _gates(flows: Flows, curves: Curves) -> str:
    own, lag = curves.get("own"), flows.flow.at
    if own is None or own.gates is None or lag == 0:
        return ""
    low, mean, high = (power_text(float(values[lag])) for values in own.gates)
    return tr(
        "The forget gates of this LSTM alone, multiplied over {lag} steps, let {mean} through, by "
        "unit from {low} to {high}: the road along C. The curve, {whole} here, takes all ways, "
        "those through h and the gates as well.",
        lag=integer(lag),
        mean=mean,
        low=low,
        high=high,
        whole=power_text(_relative(flows, own, lag)),
    )


def _trained(flows: Flows, curves: Curves) -> str:
    trained = [curve for key, curve in curves.items() if key.startswith("trained-")]
    if not trained:
        return ""
    return tr(
        "The trained cells read what they were trained on: one marked number at the start, then "
        "{count} unmarked ones.",
        count=integer(flows.flow.length - 1),
    )


def flow_table(flows: Flows) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return a short table: one row a lag, one column a curve, and the gates of one's own LSTM."""
    flow = flows.flow
    curves = [curve for curve in flows.curves if flows.values(curve) is not None]
    last = max((len(curve.x) for curve in curves), default=1) - 1
    lags = sorted({lag for lag in _TABLE_LAGS if lag < last} | {last, flow.at})
    own = flows.curve("own")
    gates = None if own is None else own.gates
    header = [tr("lag"), *(short_name(curve) for curve in curves)]
    rows = [[integer(lag), *(_cell(_value(flows, curve, lag)) for curve in curves)] for lag in lags]
    if gates is not None:
        header.append(tr("∏ f, this LSTM"))
        for row, lag in zip(rows, lags, strict=True):
            row.append(_cell(float(gates[1][lag])) if lag < len(gates[1]) else "")
    return tuple(header), [tuple(row) for row in rows]


def _cell(log10: float) -> str:
    return "" if math.isnan(log10) else power_text(log10, exact=True)


def flow_sources() -> tuple[tuple[str, str], ...]:
    """Return where it comes from: who found it, and what they found, in our words."""
    return (
        (
            tr("Hochreiter 1991; Hochreiter & Schmidhuber 1997"),
            tr(
                "Going back one step multiplies the gradient by a matrix. A hundred such products "
                "shrink or grow like a power, and in a tanh network they nearly always shrink. "
                "The LSTM adds to its memory instead of rewriting it: along C the factor of a step "
                "is the forget gate, not a matrix."
            ),
        ),
        (
            tr("Gers, Schmidhuber & Cummins 2000"),
            tr(
                "The first LSTM could not forget; its road was always 1 wide. The forget gate made "
                "the width a choice of the network, and with it the gradient can vanish again: "
                "half-open gates leave 0.5¹⁰⁰ = 10⁻³⁰ of a hundred steps."
            ),
        ),
        (
            tr("Jozefowicz, Zaremba & Sutskever 2015"),
            tr(
                "So start with the gates open: a forget bias of 1 or more. PyTorch draws it around "
                "0. It keeps two biases that are added; set one of them and clear the other."
            ),
        ),
        (
            tr("Tallec & Ollivier 2018 (chrono)"),
            tr(
                "A gate at f forgets within about 1/(1 − f) steps. Biases of log U(1, T − 1) give "
                "the units spans of all lengths up to T, and the opposite input biases keep new "
                "input from flooding what is kept."
            ),
        ),
    )
