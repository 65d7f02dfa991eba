"""What is recorded of the pages beside the sandbox; see :mod:`lstm_studio.state.recorder`."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Protocol

from lstm_studio.core.characters import TEXTS
from lstm_studio.core.errors import StudioError
from lstm_studio.core.example_texts import EXAMPLES
from lstm_studio.core.sentences import split_sentence
from lstm_studio.i18n import tr
from lstm_studio.state.comparing_intents import sizes_of, units_of
from lstm_studio.state.flow import CURVES, LIMITS
from lstm_studio.state.lab import CELL_ORDER
from lstm_studio.state.library import Library
from lstm_studio.state.pitfall_intents import LEAK_SENTENCES
from lstm_studio.state.pitfalls import VERSIONS
from lstm_studio.state.reading import ReadingState
from lstm_studio.state.reading_intents import choose_word
from lstm_studio.state.registry import apply
from lstm_studio.state.scenes import Plain
from lstm_studio.state.studio import StudioState

__all__ = ["Asking", "record_pages"]


class Asking(Protocol):
    """What goes from one state to another, call by call."""

    library: Library
    now: StudioState
    wanted: StudioState

    def ask(self, name: str, **arguments: Plain) -> None:
        """Carry out one call and keep it."""
        ...

    def leave_out(self, sentence: str) -> None:
        """Say what is not recorded."""
        ...


def record_pages(asking: Asking) -> None:
    """Record what was chosen on every page, and go to the page that is shown."""
    _comparison(asking)
    _flow(asking)
    _pitfalls(asking)
    _lab(asking)
    _reading(asking)
    _finding(asking)
    page = asking.wanted.view.page
    if asking.now.view.page != page:
        asking.ask("show_page", page=page)


def _comparison(asking: Asking) -> None:
    wanted = asking.wanted.comparison
    if asking.now.comparison.size != wanted.size:
        for source in (wanted.source, "trained", "random"):
            trial = apply(asking.now, asking.library, "compare_weights", source=source)
            if wanted.size in sizes_of(trial, asking.library):
                if asking.now.comparison.source != source:
                    asking.ask("compare_weights", source=source)
                asking.ask("compare_size", size=wanted.size)
                break
    if asking.now.comparison.source != wanted.source:
        asking.ask("compare_weights", source=wanted.source)
    if asking.now.comparison.forget != wanted.forget:
        asking.ask("compare_forget_bias", forget=wanted.forget)
    if asking.now.comparison.seed != wanted.seed:
        asking.ask("compare_seed", seed=wanted.seed)
    unit = wanted.unit
    if unit is not None:
        unit = min(unit, units_of(asking.now) - 1)
    if asking.now.comparison.unit != unit:
        if unit is None:
            asking.ask("compare_unit")
        else:
            asking.ask("compare_unit", unit=unit)
    if asking.now.comparison.rows != wanted.rows:
        asking.ask("compare_rows", rows=wanted.rows)
    if asking.now.comparison.overlay != wanted.overlay and wanted.overlay is not None:
        asking.ask("compare_overlay", kind=wanted.overlay)


def _flow(asking: Asking) -> None:
    wanted = asking.wanted.flow
    for setting in LIMITS:
        value = getattr(wanted, setting)
        if getattr(asking.now.flow, setting) != value:
            asking.ask("set_flow", setting=setting, value=value)
    for curve in CURVES:
        if (curve in asking.now.flow.shown) != (curve in wanted.shown):
            asking.ask("show_curve", curve=curve, shown=curve in wanted.shown)
    for kind in wanted.trained:
        asking.ask("show_trained", kind=kind, shown=True)
    if asking.now.flow.measured != wanted.measured:
        asking.ask("measure_flow", what=wanted.measured)
    if asking.now.flow.relative != wanted.relative:
        asking.ask("relate_flow", relative=wanted.relative)
    if asking.now.flow.at != wanted.at:
        asking.ask("look_at_lag", lag=wanted.at)
    if wanted.overlays:
        asking.leave_out(tr("Networks laid over the gradients by other pages are not recorded."))


def _pitfalls(asking: Asking) -> None:
    wanted = asking.wanted.pitfalls
    for pitfall in VERSIONS:
        version = wanted.version(pitfall)
        if asking.now.pitfalls.version(pitfall) != version:
            asking.ask("choose_version", version=version, pitfall=pitfall)
    if asking.now.pitfalls.pitfall != wanted.pitfall:
        asking.ask("choose_pitfall", pitfall=wanted.pitfall)
    for which in LEAK_SENTENCES:
        words = getattr(wanted, which)
        if getattr(asking.now.pitfalls, which) != words:
            asking.ask("write_leak_sentence", which=which, text=" ".join(words))
    if wanted.results:
        asking.leave_out(tr("What pitfalls have shown is not recorded: they are run again."))


def _lab(asking: Asking) -> None:
    wanted = asking.wanted.lab
    if asking.now.lab.task != wanted.task:
        asking.ask("choose_task", task=wanted.task)
    if asking.now.lab.length != wanted.length:
        asking.ask("set_task_length", length=wanted.length)
    # First who comes, then who goes: somebody always takes part.
    for on in (True, False):
        for kind in CELL_ORDER:
            if (kind in wanted.cells) == on and (kind in asking.now.lab.cells) != on:
                asking.ask("take_part", kind=kind, on=on)
    for kind in CELL_ORDER:
        if asking.now.lab.sizes[kind] != wanted.sizes[kind]:
            asking.ask("set_units", kind=kind, size=wanted.sizes[kind])
    if asking.now.lab.bias != wanted.bias:
        asking.ask("set_first_bias", bias=wanted.bias)
    if asking.now.lab.rate != wanted.rate:
        asking.ask("set_rate", rate=wanted.rate)
    now = asking.now.lab
    if (now.seeds, now.first_seed) != (wanted.seeds, wanted.first_seed):
        if now.first_seed == wanted.first_seed:
            asking.ask("set_seeds", seeds=wanted.seeds)
        else:
            asking.ask("set_seeds", seeds=wanted.seeds, first=wanted.first_seed)
    if asking.now.lab.steps != wanted.steps:
        asking.ask("set_training_steps", steps=wanted.steps)
    if asking.now.lab.axis != wanted.axis:
        asking.ask("set_curve_axis", axis=wanted.axis)
    now = asking.now.lab
    if (now.watched, now.unit) != (wanted.watched, wanted.unit):
        if now.watched != wanted.watched and wanted.unit == 0:
            asking.ask("watch_network", kind=wanted.watched)
        elif now.watched == wanted.watched:
            asking.ask("watch_network", unit=wanted.unit)
        else:
            asking.ask("watch_network", kind=wanted.watched, unit=wanted.unit)


def _reading(asking: Asking) -> None:
    wanted, library = asking.wanted.reading, asking.library
    if wanted.kept:
        asking.leave_out(tr("Sentences kept for comparison are not recorded: they stay yours."))
    if _choices(wanted) == _choices(ReadingState()):
        return  # and the readers' files are not even asked for
    if wanted.word in wanted.own:
        asking.leave_out(
            tr("“{word}” is a word of your own; its readers are not recorded.", word=wanted.word)
        )
        return
    here = asking.wanted.view.page == "both"
    try:
        first = choose_word(asking.now, library, asking.now.reading.word)
        if not wanted.words:  # as it will be when the page is first shown
            asking.wanted = choose_word(asking.wanted, library, wanted.word)
            wanted = asking.wanted.reading
    except StudioError:  # no readers are shipped, and none are shown
        return
    # Whatever is chosen there is chosen of a sentence, which has to be there first.
    untouched = _choices(wanted) == _choices(first.reading)
    if here:
        asking.ask("show_page", page="both")
    elif not untouched or asking.wanted.readhead.step != first.readhead.step:
        asking.ask("choose_word", word=asking.now.reading.word)
    else:
        asking.now = first
    if asking.now.reading.word != wanted.word:
        asking.ask("choose_word", word=wanted.word)
    _sentence(asking)
    _strips(asking)
    if asking.now.readhead.step != asking.wanted.readhead.step:
        page = asking.now.view.page
        if page != "both":
            asking.ask("show_page", page="both")
        asking.ask("move_to", step=asking.wanted.readhead.step)


def _finding(asking: Asking) -> None:
    """Record the texts and what is looked for in each; the models are the shipped ones."""
    wanted = asking.wanted.finding
    if wanted.retrained:
        asking.leave_out(tr("A model that you have trained on “Find the cell” is not recorded."))
    order = [name for name in TEXTS if name != wanted.model] + [wanted.model]
    for name in order:
        there = replace(wanted, model=name)
        now = replace(asking.now.finding, model=name)
        if (there.text, there.looked_for) != (now.text, now.looked_for):
            if asking.now.finding.model != name:
                asking.ask("choose_character_model", model=name)
            if there.text != now.text:
                _text(asking, there.text)
            if there.looked_for != now.looked_for:
                asking.ask("look_for", what=there.looked_for)
    if asking.now.finding.model != wanted.model:
        asking.ask("choose_character_model", model=wanted.model)
    if asking.now.finding.quantity != wanted.quantity:
        asking.ask("look_at_quantity", quantity=wanted.quantity)
    if asking.now.finding.over != wanted.over:
        asking.ask("rank_over", over=wanted.over)
    if asking.now.finding.unit != wanted.unit and wanted.unit is not None:
        asking.ask("look_at_unit", unit=wanted.unit)
    if asking.now.finding.at != wanted.at:
        asking.ask("look_at_character", at=wanted.at)


def _text(asking: Asking, text: str) -> None:
    """Record a text to be read letter by letter: by its name where it is one of the examples."""
    examples = EXAMPLES[asking.now.finding.model]
    name = next((one for one, known in examples.items() if known == text), None)
    if name is not None:
        asking.ask("read_example_text", example=name)
    else:
        asking.ask("read_characters", text=text)


def _choices(reading: ReadingState) -> tuple[object, ...]:
    return tuple(
        getattr(reading, one.name) for one in fields(reading) if one.name not in ("kept", "own")
    )


def _sentence(asking: Asking) -> None:
    wanted = asking.wanted.reading
    if asking.now.reading.words != wanted.words:
        text = " ".join(wanted.words)
        if split_sentence(text) != wanted.words:
            asking.leave_out(tr("The sentence is not recorded: it cannot be written as a text."))
            return
        asking.ask("read_sentence", text=text)
    if asking.now.reading.position != wanted.position and wanted.position is not None:
        asking.ask("point_at", position=wanted.position)


def _strips(asking: Asking) -> None:
    """Record what the strips and the plot of the belief show."""
    wanted = asking.wanted.reading
    if asking.now.reading.quantity != wanted.quantity:
        asking.ask("show_quantity", quantity=wanted.quantity)
    if asking.now.reading.halves != wanted.halves:
        asking.ask("show_halves", halves=wanted.halves)
    if asking.now.reading.member != wanted.member:
        asking.ask("choose_member", member=wanted.member)
    if asking.now.reading.unit != wanted.unit and wanted.unit is not None:
        direction, unit = wanted.unit
        asking.ask("choose_reader_unit", direction=direction, unit=unit)
    if asking.now.reading.sense != wanted.sense:
        asking.ask("show_sense", sense=wanted.sense)
