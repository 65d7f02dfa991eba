"""What the runs of a pitfall have shown: a table, the exceptions, and sentences made of both."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.present.pitfall_texts import pitfall_title, version_name
from lstm_studio.state.leaks import Leaks
from lstm_studio.state.pitfalls import VERSIONS, Measure, PitfallResult

__all__ = [
    "ResultCell",
    "ResultLine",
    "caption",
    "exceptions_text",
    "leak_caption",
    "result_lines",
    "result_text",
    "shown_versions",
]

Results = Mapping[str, PitfallResult]
_POWERS = 30.0
"""Powers of ten that a bar of a very small share spans."""
_CHANCE, _LEARNED = 0.5, 0.9


@dataclass(frozen=True)
class ResultCell:
    """One number.

    Attributes
    ----------
    text : str
        How it is written; empty where there is none.
    share : float or None
        The length of its bar, 0 to 1; None without a bar.
    """

    text: str
    share: float | None


@dataclass(frozen=True)
class ResultLine:
    """One thing that was measured, a cell a version."""

    label: str
    cells: tuple[ResultCell, ...]


def shown_versions(pitfall: str, results: Results) -> tuple[str, ...]:
    """Return the versions that have a column: those of which something was measured."""
    return tuple(v for v in VERSIONS[pitfall] if v in results and results[v].measures)


def result_lines(pitfall: str, results: Results) -> tuple[ResultLine, ...]:
    """Return the table of all versions that have been run, side by side."""
    versions = shown_versions(pitfall, results)
    found: dict[tuple[str, str], dict[str, Measure]] = {}
    for version in versions:
        for one in results[version].measures:
            about = "" if one.kind == "text" else one.text
            found.setdefault((one.key, about), {})[version] = one
    everything = [one for version in versions for one in results[version].measures]
    lines: list[ResultLine] = []
    for (key, about), by_version in found.items():
        cells = tuple(_cell(by_version.get(version), everything) for version in versions)
        lines.append(ResultLine(_label(key, about), cells))
    return tuple(lines)


def _cell(one: Measure | None, everything: list[Measure]) -> ResultCell:
    if one is None:
        return ResultCell("", None)
    if one.kind == "text" or not math.isfinite(one.value):
        return ResultCell(one.text if one.kind == "text" else number(one.value), None)
    most = max(other.value for other in everything if other.kind == one.kind)
    relative = one.value / most if most > 0 else 0.0
    match one.kind:
        case "share":
            return ResultCell(percent(one.value), one.value)
        case "power":
            power = math.log10(one.value) if one.value > 0 else -math.inf
            return ResultCell(_power(one.value), max(0.0, 1.0 + power / _POWERS))
        case "seconds":
            return ResultCell(tr("{ms} ms", ms=number(1000 * one.value, 2)), relative)
        case "count":
            return ResultCell(integer(round(one.value)), relative)
        case _:
            return ResultCell(number(one.value, 3), relative if most > 1e-4 else 0.0)


def _power(value: float) -> str:
    """Write a share that may be very small."""
    if value >= 1e-3 or value <= 0:
        return number(value, 3)
    digits, exponent = f"{value:.1e}".split("e")
    raised = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{number(float(digits), 1)} · 10{raised}"


def _label(key: str, about: str) -> str:
    labels: dict[str, Callable[[], str]] = {
        "right_fresh": lambda: tr("Right, each sequence read fresh"),
        "right_carried": lambda: tr("Right, the state carried from batch to batch"),
        "order_fresh": lambda: tr("Answers that change with the test order, fresh"),
        "order_carried": lambda: tr("Answers that change with the test order, carried"),
        "pieces_reset": lambda: tr("Right, every piece read from zeros"),
        "pieces_carried": lambda: tr("Right, the state carried from piece to piece"),
        "output_shape": lambda: tr("output.shape"),
        "state_shape": lambda: tr("h_n.shape"),
        "others_changed": lambda: tr("Other sequences whose output has changed"),
        "right_sentences": lambda: tr("Right on sentences nobody trained on"),
        "certain_sentences": lambda: tr("Probability of the right sense, on average"),
        "backward_read": lambda: tr("Words that the backward half has read"),
        "sentence_right": lambda: about,
        "sequences_read": lambda: tr("Sequences read, of 77"),
        "share_read": lambda: tr("As a share"),
        "off_alone": lambda: tr("h_n beside and alone differ, length {n}", n=about),
        "graph_first": lambda: tr("Operations in the graph, first piece"),
        "graph_last": lambda: tr("Operations in the graph, last piece"),
        "time_first": lambda: tr("backward(), first pieces"),
        "time_last": lambda: tr("backward(), last pieces"),
        "gradient_at": lambda: tr("Gradient that arrives {n} steps back, log scale", n=about),
        "twice_off": lambda: tr("Largest difference of two readings"),
        "twice_steps": lambda: tr("Steps at which they differ"),
    }
    return labels[key]()


def exceptions_text(pitfall: str, results: Results) -> str:
    """Return what the library has said, version by version; empty when nothing was raised."""
    parts: list[str] = []
    for version in VERSIONS[pitfall]:
        raised = results[version].raised if version in results else None
        if raised is not None:
            where = tr(
                "{version}: line {line}, round {round}",
                version=version_name(pitfall, version),
                line=integer(raised.line),
                round=integer(raised.round),
            )
            parts.append(f"{where}\n{raised.name}: {raised.text}")
    return "\n\n".join(parts)


def result_text(pitfall: str, results: Results) -> str:
    """Return everything as text: for the clipboard and for screen readers."""
    versions = shown_versions(pitfall, results)
    names = [version_name(pitfall, version) for version in versions]
    rows = ["\t".join([pitfall_title(pitfall), *names])] if names else [pitfall_title(pitfall)]
    for line in result_lines(pitfall, results):
        rows.append("\t".join([line.label, *(cell.text for cell in line.cells)]))
    torch = next((one.torch for one in results.values() if one.torch), "")
    parts = ["\n".join(rows), exceptions_text(pitfall, results), caption(pitfall, results)]
    if torch:
        parts.append(tr("Run with torch {version}.", version=torch))
    return "\n\n".join(part for part in parts if part)


# -------------------------------------------------------------------------------------- captions


def caption(pitfall: str, results: Results) -> str:
    """Return what the runs so far show, in sentences made of their numbers."""
    said: list[str] = []
    for version in VERSIONS[pitfall]:
        if version in results:
            result = results[version]
            name = version_name(pitfall, version)
            sentence = _stopped(name, result) if result.raised else _CAPTIONS[pitfall](name, result)
            said.append(sentence)
    return "\n".join(said)


def _stopped(name: str, result: PitfallResult) -> str:
    assert result.raised is not None
    sentence = tr(
        "“{version}”: torch stops in round {round}, at line {line}.",
        version=name,
        round=integer(result.raised.round),
        line=integer(result.raised.line),
    )
    values = _values(result)
    if "sequences_read" in values:
        read = integer(round(values["sequences_read"]))
        return tr("{sentence} {read} of 77 sequences had been read.", sentence=sentence, read=read)
    return sentence


def _values(result: PitfallResult) -> dict[str, float]:
    return {
        one.key if one.kind == "text" or not one.text else f"{one.key} {one.text}": one.value
        for one in result.measures
    }


def _leak(name: str, result: PitfallResult) -> str:
    v = _values(result)
    fresh, carried, order = v["right_fresh"], v["right_carried"], v["order_carried"]
    if max(fresh, carried) < _LEARNED:
        return tr(
            "“{version}”: {fresh} right after the training; guessing gives {chance}.",
            version=name,
            fresh=percent(fresh),
            chance=percent(_CHANCE),
        )
    return tr(
        "“{version}”: {fresh} right read fresh; with the state carried {carried}, and {order} of "
        "the answers change when the test is read in reverse.",
        version=name,
        fresh=percent(fresh),
        carried=percent(carried),
        order=percent(order),
    )


def _harmless(name: str, result: PitfallResult) -> str:
    v = _values(result)
    return tr(
        "Trained “{version}”: {fresh} right read fresh, {carried} with the state carried.",
        version=name,
        fresh=percent(v["right_fresh"]),
        carried=percent(v["right_carried"]),
    )


def _stream(name: str, result: PitfallResult) -> str:
    v = _values(result)
    return tr(
        "Trained “{version}”: {carried} right with the state carried on, {reset} when every piece "
        "starts from zeros.",
        version=name,
        carried=percent(v["pieces_carried"]),
        reset=percent(v["pieces_reset"]),
    )


def _batch_first(name: str, result: PitfallResult) -> str:
    changed = _values(result)["others_changed"]
    return tr(
        "“{version}”: one sequence was changed, and {share} of the others answer differently.",
        version=name,
        share=percent(changed),
    )


def _last_index(name: str, result: PitfallResult) -> str:
    v = _values(result)
    return tr(
        "“{version}”: {right} right; the backward half has read {read} of the words.",
        version=name,
        right=percent(v["right_sentences"], 1),
        read=percent(v["backward_read"]),
    )


def _last_batch(name: str, result: PitfallResult) -> str:
    return tr(
        "“{version}”: {read} of 77 sequences read.",
        version=name,
        read=integer(round(_values(result)["sequences_read"])),
    )


def _padding(name: str, result: PitfallResult) -> str:
    off = max(one.value for one in result.measures)
    if off < 1e-5:
        return tr(
            "“{version}”: beside others or alone, each sequence ends in the same state.",
            version=name,
        )
    return tr(
        "“{version}”: beside a longer one, a state differs by up to {off} from the same sequence "
        "alone.",
        version=name,
        off=number(off, 3),
    )


def _growth(name: str, result: PitfallResult) -> str:
    v = _values(result)
    return tr(
        "“{version}”: from {first} operations to {last}; backward() takes {times} times as long at "
        "the end.",
        version=name,
        first=integer(round(v["graph_first"])),
        last=integer(round(v["graph_last"])),
        times=number(v["time_last"] / v["time_first"], 1),
    )


def _forget_bias(name: str, result: PitfallResult) -> str:
    return tr(
        "“{version}”: of the gradient at lag 0, {share} arrives 100 steps back.",
        version=name,
        share=_power(_values(result)["gradient_at 100"]),
    )


def _dropout(name: str, result: PitfallResult) -> str:
    v = _values(result)
    if v["twice_off"] == 0:
        return tr("“{version}”: both readings are the same to the last bit.", version=name)
    return tr(
        "“{version}”: two readings of one input differ by up to {off}, at {share} of the steps.",
        version=name,
        off=number(v["twice_off"], 3),
        share=percent(v["twice_steps"]),
    )


_CAPTIONS: Mapping[str, Callable[[str, PitfallResult], str]] = {
    "leak": _leak,
    "stream": _stream,
    "harmless": _harmless,
    "batch_first": _batch_first,
    "last_index": _last_index,
    "last_batch": _last_batch,
    "padding": _padding,
    "growth": _growth,
    "forget_bias": _forget_bias,
    "dropout": _dropout,
}


def leak_caption(leaks: Leaks) -> str:
    """Return what the carried state does to the sentence and to the gallery."""
    sense = leaks.model.senses[1]
    shares = [float(p[1]) for p in (leaks.fresh, leaks.after_first, leaks.after_second)]
    fresh, carried = leaks.order_changes
    sentence = tr(
        "Read fresh, “{sense}” has {fresh}; with the state of another sentence {low} or {high}. "
        "Nothing in the sentence itself has changed.",
        sense=sense,
        fresh=percent(shares[0], 1),
        low=percent(min(shares[1:]), 1),
        high=percent(max(shares[1:]), 1),
    )
    if not leaks.gallery:
        return sentence
    gallery = tr(
        "Read the {count} example sentences in the reverse order: {carried} verdicts change with "
        "the state carried, {fresh} with a fresh start.",
        count=integer(len(leaks.gallery)),
        carried=integer(carried),
        fresh=integer(fresh),
    )
    return f"{sentence} {gallery}"
