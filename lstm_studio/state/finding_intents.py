"""What can be asked for on the page "Find the cell"; training is the controller's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lstm_studio.core.characters import QUANTITIES, TEXTS, TextName
from lstm_studio.core.errors import StudioError
from lstm_studio.core.example_texts import EXAMPLES, PROPERTIES_OF
from lstm_studio.core.text_properties import PropertyName
from lstm_studio.core.texts import find_control, line_and_column, without_unseen
from lstm_studio.i18n import integer, tr
from lstm_studio.state.finding import MOST_CHARACTERS, OVER
from lstm_studio.state.library import CharacterEntry, Library
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import StudioState

__all__ = ["entry_of"]

TAB = "    "


def entry_of(state: StudioState, library: Library) -> CharacterEntry:
    """Return the model on the page.

    Raises
    ------
    StudioError
        When its file is damaged.
    """
    finding = state.finding
    if finding.retrained:
        return finding.own[finding.model]
    return library.character_model(finding.model)


@intent()
def choose_character_model(
    state: StudioState, library: Library, model: TextName, retrained: bool = False
) -> StudioState:
    """Look into another model: by its kind of text, the shipped one or the person's own."""
    _known(model, TEXTS)
    if retrained and model not in state.finding.own:
        raise StudioError(
            tr("You have not trained this model yet."), tr("Train it first; it takes a while.")
        )
    return _with(state, model=model, retrained=bool(retrained), unit=None, at=0)


@intent()
def keep_character_model(
    state: StudioState, library: Library, model: CharacterEntry
) -> StudioState:
    """Keep a model that has just been trained, and show it where its kind is looked at."""
    finding = state.finding
    own = {**finding.own, model.text: model}
    if model.text != finding.model:
        return _with(state, own=own)
    return _with(state, own=own, retrained=True, unit=None)


@intent()
def read_characters(state: StudioState, library: Library, text: str) -> StudioState:
    """Read another text; nothing at all is possible, too.

    Raises
    ------
    StudioError
        When it is too long, or a character is not part of a text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", TAB)
    if len(text) > MOST_CHARACTERS:
        raise StudioError(
            tr(
                "The text has {count} characters; up to {most} can be read here.",
                count=integer(len(text)),
                most=integer(MOST_CHARACTERS),
            ),
            tr("Take a shorter piece of it."),
        )
    place = find_control(text)
    if place is not None:
        line, column = line_and_column(text, place)
        raise StudioError(
            tr(
                "Line {line}, column {column}: the character U+{code} is not part of a text.",
                line=integer(line),
                column=integer(column),
                code=f"{ord(text[place]):04X}",
            ),
            tr("Remove it; if there are many, this may not be a text file."),
        )
    text = without_unseen(text)
    finding = state.finding
    if text == finding.text:
        return state
    at = min(finding.at, max(len(text) - 1, 0))
    return _with(state, texts={**finding.texts, finding.model: text}, at=at)


@intent()
def read_example_text(state: StudioState, library: Library, example: str) -> StudioState:
    """Read one of the texts that come with the model on the page."""
    known = EXAMPLES[state.finding.model]
    _known(example, known)
    return read_characters(state, library, known[example])


@intent()
def look_for(state: StudioState, library: Library, what: PropertyName) -> StudioState:
    """Look for another property of the text, in the unit that follows it best."""
    finding = state.finding
    _known(what, PROPERTIES_OF[finding.model])
    if what == finding.looked_for and finding.unit is None:
        return state
    return _with(state, properties={**finding.properties, finding.model: what}, unit=None)


@intent()
def look_at_unit(state: StudioState, library: Library, unit: int | None) -> StudioState:
    """Look at a unit, from 0; None for the one that follows the property best."""
    count = entry_of(state, library).model.hidden_size
    if unit is not None and not 0 <= unit < count:
        raise StudioError(
            tr("There is no unit {unit} in this cell.", unit=unit + 1),
            tr("It has {count}.", count=integer(count)),
        )
    return _with(state, unit=unit)


@intent()
def look_at_quantity(state: StudioState, library: Library, quantity: str) -> StudioState:
    """Look at C, h or a gate of the units."""
    _known(quantity, QUANTITIES)
    return _with(state, quantity=quantity)


@intent()
def rank_over(state: StudioState, library: Library, over: str) -> StudioState:
    """Rank the units over the held-out text (``probe``) or over the person's own (``text``)."""
    _known(over, OVER)
    return _with(state, over=over)


@intent(transient=True)
def look_at_character(state: StudioState, library: Library, at: int) -> StudioState:
    """Read off the numbers after a character, from 0, clipped to the text."""
    return _with(state, at=min(max(int(at), 0), max(len(state.finding.text) - 1, 0)))


def _known(name: str, names: Iterable[str]) -> None:
    if name not in names:
        raise StudioError(
            tr("“{name}” is not known here.", name=name),
            tr("Known: {names}.", names=", ".join(names)),
        )


def _with(state: StudioState, **changes: object) -> StudioState:
    """Return the state with other choices; the state itself where nothing is another."""
    if all(getattr(state.finding, name) == value for name, value in changes.items()):
        return state
    return replace(state, finding=replace(state.finding, **changes))
