"""What a lesson can expect something of: quantities of the state and of what was computed from it.

A table for authors stands in the README; a test keeps both equal.
"""

from __future__ import annotations

import numpy as np

from lstm_studio.core.overrides import PINNABLE
from lstm_studio.core.trace import QUANTITIES
from lstm_studio.state.answers import Answers
from lstm_studio.state.comparisons import Comparisons
from lstm_studio.state.derive import Results
from lstm_studio.state.expect import Measured, Moment, measure
from lstm_studio.state.findings import Findings
from lstm_studio.state.flows import Flows
from lstm_studio.state.studio import overrides_of

__all__: list[str] = []


def _results(moment: Moment) -> Results:
    results = moment.found["results"]
    assert isinstance(results, Results)
    return results


@measure("cell")
def _cell(moment: Moment, rest: str) -> Measured:
    """``cell.c``, ``cell.f``, …: a quantity of the cell on the bench, one value a step."""
    trace = _results(moment).trace
    return trace[rest] if rest in QUANTITIES[trace.params.kind] else None


@measure("rnn")
def _rnn(moment: Moment, rest: str) -> Measured:
    """``rnn.h``: the hidden state of the simple RNN beside it, one value a step."""
    trace = _results(moment).rnn
    return trace["h"] if trace is not None and rest == "h" else None


@measure("input")
def _input(moment: Moment, rest: str) -> Measured:
    """``input``: the value that is read at each step."""
    return None if rest else moment.state.sequence.current.values


@measure("held")
def _held(moment: Moment, rest: str) -> Measured:
    """``held.f``: how many steps of a gate a person holds; of all units, counted once."""
    if rest not in PINNABLE[moment.state.cell.kind]:
        return None
    pins = overrides_of(moment.state)
    if rest not in pins.pins:
        return 0.0
    return float(np.isfinite(pins.values(rest)).any(axis=1).sum())


@measure("bench")
def _bench(moment: Moment, rest: str) -> Measured:
    """``bench.kind``, ``.mode``, ``.sequence``, ``.step``, ``.unfolded``, ``.units``: on it."""
    state = moment.state
    return {
        "kind": state.cell.kind,
        "mode": state.cell.mode,
        "sequence": state.sequence.current.id,
        "step": float(state.playhead.step + 1),
        "unfolded": state.view.unfolded or "",
        "units": float(_results(moment).trace.params.hidden_size),
    }.get(rest)


@measure("page")
def _page(moment: Moment, rest: str) -> Measured:
    """``page``: the page that is shown, by its id."""
    return None if rest else moment.state.view.page


@measure("reader")
def _reader(moment: Moment, rest: str) -> Measured:
    """``reader.forward.river``: what a reader believes of a sense, 0 to 1."""
    answers = moment.found.get("answers")
    name, _, sense = rest.partition(".")
    if not isinstance(answers, Answers) or answers.reading is not moment.state.reading:
        return None
    verdict = next((found for kind, found in answers.verdicts.items() if kind == name), None)
    if sense not in answers.model.senses or verdict is None:
        return None
    return float(verdict[answers.model.senses.index(sense)])


@measure("gradient")
def _gradient(moment: Moment, rest: str) -> Measured:
    """``gradient.own``, ``.rnn``, …: log₁₀ of a curve at the lag that is read off."""
    flows = moment.found.get("flows")
    if not isinstance(flows, Flows) or flows.flow is not moment.state.flow:
        return None
    curve = flows.curve(rest)
    values = None if curve is None else flows.values(curve)
    return None if values is None else float(values[moment.state.flow.at])


@measure("networks")
def _networks(moment: Moment, rest: str) -> Measured:
    """``networks.bias``, ``.size``, ``.length``, ``.scale``, ``.lag``: settings of Gradients."""
    flow = moment.state.flow
    known = {"bias": flow.bias, "size": flow.size, "length": flow.length, "scale": flow.scale}
    found = {**known, "lag": flow.at}.get(rest)
    return None if found is None else float(found)


@measure("found")
def _found(moment: Moment, rest: str) -> Measured:
    """``found.unit``, ``.r``, ``.luck``, ``.balanced``: the unit looked at in Find the cell."""
    findings = moment.found.get("findings")
    if not isinstance(findings, Findings) or findings.ranking is None:
        return None
    ranking, unit = findings.ranking, findings.unit
    known = {
        "unit": unit + 1.0,
        "r": float(ranking.r[unit]),
        "luck": ranking.luck.line,
        "balanced": float(ranking.balanced[unit]),
    }
    value = known.get(rest)
    return None if value is None or np.isnan(value) else value


@measure("cells")
def _cells(moment: Moment, rest: str) -> Measured:
    """``cells.model``, ``.property``, ``.quantity``, ``.over``, ``.text``: of Find the cell."""
    now = moment.state.finding
    return {
        "model": now.model,
        "property": now.looked_for,
        "quantity": now.quantity,
        "over": now.over,
        "text": now.text,
    }.get(rest)


@measure("numbers")
def _numbers(moment: Moment, rest: str) -> Measured:
    """``numbers.lstm``, ``.gru``, ``.rnn``: how many parameters a compared cell has."""
    found = moment.found.get("comparisons")
    if not isinstance(found, Comparisons):
        return None
    counts = {str(kind): float(one.model.params.count) for kind, one in found.cells.items()}
    return counts.get(rest)


@measure("compared")
def _compared(moment: Moment, rest: str) -> Measured:
    """``compared.source``, ``.size``, ``.forget``, ``.overlay``: settings of Compare."""
    now = moment.state.comparison
    known = {"source": now.source, "forget": now.forget, "overlay": now.overlay or ""}
    return float(now.size) if rest == "size" else known.get(rest)


@measure("pitfall")
def _pitfall(moment: Moment, rest: str) -> Measured:
    """``pitfall``: the one shown; ``pitfall.leak.reset``: ``ran``, ``raised``, or empty."""
    pitfalls = moment.state.pitfalls
    if not rest:
        return pitfalls.pitfall
    name, _, version = rest.partition(".")
    result = pitfalls.results.get((name, version))
    if result is None:
        return ""
    return "ran" if result.raised is None else "raised"


@measure("quiz")
def _quiz(moment: Moment, rest: str) -> Measured:
    """``quiz.final``: ``finished`` once a quiz has been gone through to its end, else empty."""
    return "finished" if rest in moment.state.learning.finished else ""


@measure("shown")
def _shown(moment: Moment, rest: str) -> Measured:
    """``shown``: how many sentences to take away have been shown again."""
    learning = moment.state.learning
    return float(sum(one[0] == learning.lesson for one in learning.recalled))
