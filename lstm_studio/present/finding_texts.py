"""What the page "Find the cell" says: every sentence is computed from what was found."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lstm_studio.core.cell_search import LEAST_CHARACTERS, Ranking, Threshold, best_threshold
from lstm_studio.core.characters import UNKNOWN, TextName
from lstm_studio.core.params import Floats
from lstm_studio.core.text_properties import TOSS, YES_NO, PropertyName
from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.state.findings import Findings, Job, Passage
from lstm_studio.state.library import CharacterEntry

__all__ = [
    "Coming",
    "coming_text",
    "example_title",
    "fitted",
    "found_table",
    "job_text",
    "model_name",
    "next_characters",
    "property_note",
    "property_title",
    "quantity_name",
    "reading_text",
    "shown_sign",
    "shown_text",
    "unit_caption",
    "unit_details",
    "unit_threshold",
    "unknown_note",
]

_CLOSE, _WELL, _LOOSE = 0.9, 0.7, 0.4
"""|r| from which a unit is said to follow closely, to follow, to follow loosely."""
_FEW = 10
"""Changes of a property below which the figures hang on single places."""
_COMING = 5


def model_name(text: TextName) -> str:
    """Return what a switch calls a model."""
    return {"nested": tr("Nested text"), "python": tr("Python source")}[text]


def property_title(name: PropertyName) -> str:
    """Return what a list calls a property."""
    return {
        "quotes": tr("Inside quotation marks"),
        "depth": tr("Bracket depth"),
        "indent": tr("Indentation"),
        "leading": tr("Leading spaces"),
        "string": tr("Inside a string"),
        "comment": tr("Inside a comment"),
        "line": tr("Place in the line"),
        "word": tr("Place in the word"),
        "letter": tr("Is a letter"),
        "coin": tr("Nothing: a coin"),
    }[name]


def property_note(name: PropertyName) -> str:
    """Return exactly what a property is."""
    return {
        "quotes": tr("1 from an opening quotation mark to the closing one, else 0"),
        "depth": tr("How many brackets are open"),
        "indent": tr("How many spaces the line begins with, as far as it has been read"),
        "leading": tr("1 in the spaces at the beginning of a line, else 0"),
        "string": tr("1 inside a string of Python, else 0"),
        "comment": tr("1 inside a comment of Python, else 0"),
        "line": tr("How many characters of the line have been read"),
        "word": tr("How many characters of the word have been read; 0 between words"),
        "letter": tr("1 at a letter, else 0: no memory is needed for that"),
        "coin": tr(
            "A coin tossed every {count} characters: no unit can follow it, and the best of all "
            "shows what luck looks like",
            count=integer(TOSS),
        ),
    }[name]


def _noun(name: PropertyName) -> str:
    """Return what a sentence calls a property."""
    return {
        "quotes": tr("quotation"),
        "depth": tr("bracket depth"),
        "indent": tr("indentation"),
        "leading": tr("leading spaces"),
        "string": tr("strings"),
        "comment": tr("comments"),
        "line": tr("the place in the line"),
        "word": tr("the place in the word"),
        "letter": tr("letters"),
        "coin": tr("the coin"),
    }[name]


def quantity_name(quantity: str) -> str:
    """Return what a legend calls what is shown of a unit."""
    return {
        "c": tr("cell state C"),
        "h": tr("hidden state h"),
        "i": tr("input gate i"),
        "f": tr("forget gate f"),
        "g": tr("candidate C̃"),
        "o": tr("output gate o"),
    }[quantity]


def example_title(example: str) -> str:
    """Return what a list calls a text to begin with."""
    return {
        "mixed": tr("Quotes and brackets"),
        "quotes": tr("Quotes alone"),
        "deep": tr("Deep brackets"),
        "broken": tr("Never closed"),
        "strange": tr("Words it has never seen"),
        "function": tr("A function"),
        "nested": tr("Deep indentation"),
        "comments": tr("Comments and strings"),
    }[example]


def job_text(job: Job, own: bool) -> str:
    """Return what is being found out."""
    whose = tr("your text") if own else tr("the held-out text")
    if job.what == "read":
        return tr("reading {text}", text=whose)
    if len(job.properties) == 1:
        return tr("comparing units over {text}", text=whose)
    return tr("comparing units with the other properties over {text}", text=whose)


# ----------------------------------------------------------------------------------- the unit


def unit_threshold(passage: Passage, quantity: str, unit: int, name: PropertyName) -> Threshold:
    """Return the best single threshold of a unit for a property of a text that has been read."""
    assert passage.reading is not None
    values = np.ascontiguousarray(passage.reading.values(quantity)[:, unit])
    return best_threshold(values, passage.label(name))


def unit_caption(findings: Findings) -> str:
    """Say in one sentence how the unit follows the property and what luck would do."""
    ranking, name = findings.ranking, findings.finding.looked_for
    if ranking is None:
        return tr(
            "Comparing {count} units with the property …",
            count=integer(findings.entry.model.hidden_size),
        )
    if ranking.best is None:
        return tr(
            "Nothing to compare: {what} never changes in {where}.",
            what=_noun(name),
            where=_where(findings),
        )
    r = float(ranking.r[findings.unit])
    if math.isnan(r):
        return tr(
            "Unit {unit} never changes in {where}.",
            unit=integer(findings.unit + 1),
            where=_where(findings),
        )
    balanced, line = float(ranking.balanced[findings.unit]), ranking.luck.line
    figures = tr("r = {r}", r=number(r))
    if not math.isnan(balanced):
        figures = tr("{r}, balanced accuracy {share}", r=figures, share=percent(balanced, 1))
    luck = tr("luck cannot be told")
    if not math.isnan(line):
        luck = tr("luck reaches |r| {line}", line=number(line))
    return tr(
        "{lead}: {figures}; {luck}.", lead=_lead(findings, r, line), figures=figures, luck=luck
    )


def _lead(findings: Findings, r: float, line: float) -> str:
    """Say in words what the figures say."""
    values = {"unit": integer(findings.unit + 1), "what": _noun(findings.finding.looked_for)}
    size = abs(r)
    if math.isnan(line):
        return tr("Unit {unit} and {what}", **values)
    if size <= line:
        return tr("Unit {unit} follows {what} no better than luck", **values)
    if size >= _CLOSE:
        return tr("Unit {unit} follows {what} closely", **values)
    if size >= _WELL:
        return tr("Unit {unit} follows {what}", **values)
    if size >= _LOOSE:
        return tr("Unit {unit} follows {what} loosely", **values)
    return tr("Unit {unit} has a little to do with {what}", **values)


def _where(findings: Findings) -> str:
    """Return what a sentence calls the text that units are ranked over."""
    passage = findings.passage(findings.finding.over)
    count = integer(len(passage.text))
    if passage is findings.text:
        return tr("your text of {count} characters", count=count)
    return tr("{count} characters it never trained on", count=count)


def unit_details(findings: Findings) -> str:
    """Say over what the figures were found, what luck is, and how far they can be trusted."""
    ranking, unit = findings.ranking, findings.unit
    if ranking is None or ranking.best is None or math.isnan(float(ranking.r[unit])):
        return ""
    rank, count = ranking.order.index(unit) + 1, integer(len(ranking.r))
    place = tr("the best of {count} units", count=count)
    if rank > 1:
        place = tr("number {rank} of {count} units", rank=integer(rank), count=count)
    parts = [
        tr("Found over {where}; it is {place}.", where=_where(findings), place=place),
        _luck(ranking, float(ranking.r[unit])),
    ]
    if r_is_negative(ranking, unit):
        parts.append(tr("r is negative: it falls where the property rises."))
    if ranking.changes < _FEW:
        times = integer(ranking.changes)
        parts.append(
            tr("The property changes only {count} times there: single places decide.", count=times)
        )
    return " ".join(parts)


def r_is_negative(ranking: Ranking, unit: int) -> bool:
    """Tell whether a unit falls where the property rises, beyond luck."""
    r = float(ranking.r[unit])
    return r < 0 and (math.isnan(ranking.luck.line) or abs(r) > ranking.luck.line)


def _luck(ranking: Ranking, r: float) -> str:
    """Say what the best of all units reaches when the property stands in the wrong place."""
    luck = ranking.luck
    if math.isnan(luck.line):
        return tr(
            "What luck would do cannot be told from fewer than {count} characters.",
            count=integer(LEAST_CHARACTERS),
        )
    share = luck.share_reaching(r)
    reached = tr("none of them")
    if share > 0:
        reached = tr("{share} of them", share=percent(share, 0 if share >= 0.01 else 2))
    return tr(
        "Luck: the property shifted along the text, {shifts} times, each time the best |r| of any "
        "unit; 95 of 100 stay below the line, and {reached} reach this |r|.",
        shifts=integer(luck.shifts),
        reached=reached,
    )


def fitted(values: Floats, label: Floats) -> Floats:
    """Return the property on the scale of the unit: the straight line a + b·p nearest to it.

    What the unit would be if it followed the property and nothing else.
    """
    if len(values) < 2 or np.ptp(label) == 0:
        return np.full(len(values), float(values.mean()) if len(values) else 0.0)
    centred = label - label.mean()
    slope = float(centred @ values) / float(centred @ centred)
    return values.mean() + slope * centred


# ------------------------------------------------------------------------------ one character


@dataclass(frozen=True)
class Coming:
    """A character to come and how likely the model takes it to be."""

    sign: str
    probability: float


def next_characters(findings: Findings, at: int) -> tuple[Coming, ...]:
    """Return the likeliest characters after the one at a place; nothing before it is read."""
    reading = findings.text.reading
    if reading is None or not 0 <= at < len(reading):
        return ()
    model = findings.entry.model
    p = np.exp(model.log_probabilities(reading.h[at : at + 1])[0])
    best = np.argsort(-p, kind="stable")[:_COMING]
    return tuple(
        Coming(model.alphabet.sign(int(code)) if code != UNKNOWN else "", float(p[code]))
        for code in best
    )


_SHOWN = {" ": "␣", "\n": "↵"}


def shown_sign(sign: str) -> str:
    """Return a character so that it can be seen; a question mark for one without a sign."""
    return _SHOWN.get(sign, sign) or "?"


def shown_text(text: str) -> str:
    """Return a text, character for character, so that each can be seen."""
    return text.translate(str.maketrans(_SHOWN))


def coming_text(coming: tuple[Coming, ...]) -> str:
    """Return what the model expects next, the likeliest first."""
    return "   ".join(f"{shown_sign(one.sign)} {percent(one.probability)}" for one in coming)


def reading_text(findings: Findings, at: int) -> str:
    """Return the numbers at a character of the person's text."""
    text, reading = findings.text.text, findings.text.reading
    if not text:
        return tr("There is nothing to read yet: type or paste a text at the left.")
    if reading is None or at >= len(reading):
        return tr("Not read yet.")
    name, quantity = findings.finding.looked_for, findings.finding.quantity
    value = float(reading.values(quantity)[at, findings.unit])
    level = float(findings.text.label(name)[at])
    if name in YES_NO:
        said = tr("yes") if level > 0 else tr("no")
    else:
        said = integer(int(level))
    return tr(
        "“{sign}”, character {at} of {count}: {quantity} = {value} in unit {unit}. {property}: "
        "{level}.",
        sign=shown_sign(text[at]),
        at=integer(at + 1),
        count=integer(len(text)),
        quantity={"c": "C", "g": "C̃"}.get(quantity, quantity),
        value=number(value),
        unit=integer(findings.unit + 1),
        property=property_title(name),
        level=said,
    )


def unknown_note(passage: Passage) -> str:
    """Say which characters the model does not know; nothing where it knows all."""
    strange = sorted({s for s, code in zip(passage.text, passage.codes, strict=True) if not code})
    if not strange:
        return ""
    count = int(np.count_nonzero(passage.codes == UNKNOWN))
    shown = " ".join(strange[:12]) + (" …" if len(strange) > 12 else "")
    if count == 1:
        return tr("1 character is read as unknown: {signs}", signs=shown)
    return tr("{count} characters are read as unknown: {signs}", count=integer(count), signs=shown)


# ----------------------------------------------------------------------------------- the model


def found_table(entry: CharacterEntry) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return header and rows of what the card says of the best units.

    A row with one cell that is not empty says over what those below it were found.
    """
    header = (tr("Property"), tr("unit"), tr("r"), tr("balanced"), tr("luck"))
    rows: list[tuple[str, ...]] = []
    over = ""
    for one in entry.found:
        if one.over != over:
            over = one.over
            rows.append((tr("Over {what}", what=over), "", "", "", ""))
        rows.append(
            (
                _noun(one.property),
                integer(one.unit + 1),
                number(one.r),
                "–" if one.balanced is None else percent(one.balanced, 1),
                number(one.luck),
            )
        )
    return header, rows
