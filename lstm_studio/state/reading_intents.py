"""What can be asked for on the page "Both ways"."""

from __future__ import annotations

from dataclasses import replace

from lstm_studio.core.errors import StudioError
from lstm_studio.core.readers import DIRECTIONS
from lstm_studio.core.sentences import MAX_WORDS, find_forms, split_sentence
from lstm_studio.i18n import integer, tr
from lstm_studio.state.library import Library, WordModel
from lstm_studio.state.reading import (
    STRIP_QUANTITIES,
    Kept,
    ReadHeadState,
    ReadingState,
    ticks,
)
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import StudioState

__all__ = ["MAX_KEPT", "first_example", "model_of"]

MAX_KEPT = 100
"""Sentences that are kept for comparison."""


def model_of(state: StudioState, library: Library, word: str | None = None) -> WordModel:
    """Return the readers of a word, added by the person or shipped; of the current word at first.

    Raises
    ------
    StudioError
        When there are none.
    """
    name = state.reading.word if word is None else word
    own = state.reading.own.get(name)
    return library.word_model(name) if own is None else own


def first_example(library: Library, word: str) -> str:
    """Return the first sentence of a word's gallery; the word alone when it has none.

    A damaged gallery counts as none here: the readers are sound all the same.
    """
    try:
        groups = library.examples(word)
    except StudioError:
        groups = ()
    return groups[0].sentences[0] if groups else tr("the {word}", word=word)


# ---------------------------------------------------------------------------------- sentence


@intent()
def read_sentence(
    state: StudioState, library: Library, text: str, position: int | None = None
) -> StudioState:
    """Read another sentence; where the word stands is found unless `position` says so."""
    words = split_sentence(text)
    forms = find_forms(words, state.reading.word)
    if position is not None and position not in forms:
        raise StudioError(_not_the_word(state.reading.word, position))
    if position is None:
        position = _nearest(forms, state.reading.position)
    return _read(state, words, position)


@intent()
def point_at(state: StudioState, library: Library, position: int) -> StudioState:
    """Ask about another occurrence of the word in the sentence."""
    if position not in find_forms(state.reading.words, state.reading.word):
        raise StudioError(_not_the_word(state.reading.word, position))
    return _read(state, state.reading.words, position)


@intent()
def delete_word(state: StudioState, library: Library, index: int) -> StudioState:
    """Take one word out of the sentence; the word in question stays."""
    words = _words_with(state, index)
    if index == state.reading.position:
        raise StudioError(
            tr("“{word}” stays: the readers are asked about it.", word=words[index]),
            tr("Take out one of the other words."),
        )
    return _edit(state, (*words[:index], *words[index + 1 :]), index, -1)


@intent()
def replace_word(state: StudioState, library: Library, index: int, text: str) -> StudioState:
    """Put one or more other words in place of one; the word in question keeps a form of itself."""
    words = _words_with(state, index)
    new = split_sentence(text)
    if len(words) - 1 + len(new) > MAX_WORDS:
        raise StudioError(
            tr("A sentence has up to {most} words.", most=integer(MAX_WORDS)),
            tr("Take some words out first."),
        )
    found = find_forms(new, state.reading.word)
    if index == state.reading.position:
        if not found:
            raise StudioError(
                tr("“{word}” stays: the readers are asked about it.", word=state.reading.word),
                tr("Replace one of the other words."),
            )
        return _read(state, (*words[:index], *new, *words[index + 1 :]), index + found[0])
    return _edit(state, (*words[:index], *new, *words[index + 1 :]), index, len(new) - 1)


@intent()
def move_word(state: StudioState, library: Library, index: int, to: int) -> StudioState:
    """Move one word to another place in the sentence."""
    words = list(_words_with(state, index))
    if not 0 <= to < len(words):
        raise StudioError(tr("The sentence has no word {index}.", index=integer(to + 1)))
    if to == index:
        return state
    position = state.reading.position
    order = list(range(len(words)))
    order.insert(to, order.pop(index))
    place = None if position is None else order.index(position)
    return _read(state, tuple(words[k] for k in order), place)


def _words_with(state: StudioState, index: int) -> tuple[str, ...]:
    words = state.reading.words
    if not 0 <= index < len(words):
        raise StudioError(tr("The sentence has no word {index}.", index=integer(index + 1)))
    return words


def _edit(state: StudioState, words: tuple[str, ...], index: int, more: int) -> StudioState:
    """Read a sentence that has changed at `index` by `more` words beside the word in question."""
    position = state.reading.position
    if position is None:
        return _read(state, words, _nearest(find_forms(words, state.reading.word), None))
    return _read(state, words, position + more if index < position else position)


def _nearest(forms: tuple[int, ...], position: int | None) -> int | None:
    """Return the form nearest to where the word stood; the first one at first."""
    if not forms:
        return None
    return forms[0] if position is None else min(forms, key=lambda form: abs(form - position))


def _not_the_word(word: str, position: int) -> str:
    return tr(
        "Word {index} of the sentence is no form of “{word}”.",
        index=integer(position + 1),
        word=word,
    )


def _read(state: StudioState, words: tuple[str, ...], position: int | None) -> StudioState:
    """Put a sentence on the page, read to the word."""
    if (words, position) == (state.reading.words, state.reading.position):
        return state
    reading = replace(state.reading, words=words, position=position)
    return replace(state, reading=reading, readhead=_at_the_word(reading))


def _at_the_word(reading: ReadingState) -> ReadHeadState:
    return ReadHeadState(max(ticks(reading) - 1, 0))


# -------------------------------------------------------------------------------------- word


@intent()
def choose_word(state: StudioState, library: Library, word: str) -> StudioState:
    """Ask about another ambiguous word; without it in the sentence, its first example is read."""
    model = model_of(state, library, word)
    reading = replace(
        state.reading,
        word=word,
        unit=None,
        member=0,
        sense=min(max(state.reading.sense, 1), len(model.senses) - 1),
    )
    forms = find_forms(reading.words, word)
    if not forms:
        words = split_sentence(first_example(library, word))
        forms = find_forms(words, word)
        reading = replace(reading, words=words)
    reading = replace(reading, position=_nearest(forms, None))
    return replace(state, reading=reading, readhead=_at_the_word(reading))


@intent()
def add_word(state: StudioState, library: Library, model: WordModel) -> StudioState:
    """Keep a word that the person has trained, for this session, and ask about it."""
    own = {**state.reading.own, model.word: model}
    with_it = replace(state, reading=replace(state.reading, own=own))
    return choose_word(with_it, library, model.word)


@intent()
def forget_word(state: StudioState, library: Library, word: str) -> StudioState:
    """Let go of a word that the person has added, with the sentences kept for it."""
    if word not in state.reading.own:
        raise StudioError(tr("“{word}” is not a word of your own.", word=word))
    own = {name: model for name, model in state.reading.own.items() if name != word}
    kept = tuple(one for one in state.reading.kept if one.word != word or word in library.words())
    without = replace(state, reading=replace(state.reading, own=own, kept=kept))
    if state.reading.word != word:
        return without
    return choose_word(without, library, word if word in library.words() else library.words()[0])


# ---------------------------------------------------------------------------- kept sentences


@intent()
def keep_sentence(state: StudioState, library: Library) -> StudioState:
    """Keep the sentence for comparison."""
    reading = state.reading
    if reading.position is None:
        raise StudioError(
            tr("“{word}” is not in this sentence.", word=reading.word),
            tr("Keep a sentence with the word in it."),
        )
    if len(reading.kept) >= MAX_KEPT:
        raise StudioError(
            tr("{most} sentences are kept already.", most=integer(MAX_KEPT)),
            tr("Take one out first."),
        )
    new = Kept(reading.word, reading.words, reading.position)
    if any(
        (new.word, new.words, new.position) == (k.word, k.words, k.position) for k in reading.kept
    ):
        return state
    return replace(state, reading=replace(reading, kept=(*reading.kept, new)))


@intent()
def recall_sentence(state: StudioState, library: Library, index: int) -> StudioState:
    """Read a kept sentence again."""
    kept = _kept(state, index)
    chosen = state if kept.word == state.reading.word else choose_word(state, library, kept.word)
    return _read(chosen, kept.words, kept.position)


@intent()
def drop_sentence(state: StudioState, library: Library, index: int) -> StudioState:
    """Take a sentence out of the list."""
    _kept(state, index)
    kept = state.reading.kept
    return replace(state, reading=replace(state.reading, kept=(*kept[:index], *kept[index + 1 :])))


@intent()
def mark_sentence(state: StudioState, library: Library, index: int, sense: str) -> StudioState:
    """Say which sense the word has in a kept sentence; an empty text takes the mark away."""
    one = _kept(state, index)
    senses = model_of(state, library, one.word).senses
    if sense and sense not in senses:
        raise StudioError(
            tr("“{sense}” is no sense of “{word}”.", sense=sense, word=one.word),
            tr("Known: {names}.", names=", ".join(senses)),
        )
    kept = state.reading.kept
    marked = (*kept[:index], replace(one, sense=sense), *kept[index + 1 :])
    return replace(state, reading=replace(state.reading, kept=marked))


def _kept(state: StudioState, index: int) -> Kept:
    if not 0 <= index < len(state.reading.kept):
        raise StudioError(tr("There is no sentence {index} in the list.", index=integer(index + 1)))
    return state.reading.kept[index]


# ------------------------------------------------------------------------------ what is shown


@intent()
def show_quantity(state: StudioState, library: Library, quantity: str) -> StudioState:
    """Choose what the strips show: h, C or one of the gates."""
    if quantity not in STRIP_QUANTITIES:
        raise StudioError(
            tr("A strip cannot show “{name}”.", name=quantity),
            tr("Known: {names}.", names=", ".join(STRIP_QUANTITIES)),
        )
    return replace(state, reading=replace(state.reading, quantity=quantity))


@intent()
def show_halves(state: StudioState, library: Library, halves: bool) -> StudioState:
    """Choose whose strips are shown: two readers trained alone, or the halves of one."""
    return replace(state, reading=replace(state.reading, halves=bool(halves)))


@intent()
def choose_member(state: StudioState, library: Library, member: int) -> StudioState:
    """Choose which network of the ensembles the strips show."""
    ensembles = model_of(state, library).ensembles
    if not 0 <= member < min(len(one.members) for one in ensembles.values()):
        raise StudioError(tr("There is no network {index}.", index=integer(member + 1)))
    return replace(state, reading=replace(state.reading, member=member))


@intent()
def choose_reader_unit(
    state: StudioState, library: Library, direction: str | None = None, unit: int = 0
) -> StudioState:
    """Choose the unit whose curve is shown; none without a direction."""
    if direction is None:
        return replace(state, reading=replace(state.reading, unit=None))
    if direction not in DIRECTIONS["both"]:
        raise StudioError(tr("“{name}” is no direction of reading.", name=direction))
    members = model_of(state, library).ensembles["both" if state.reading.halves else direction]
    if not 0 <= unit < members.members[0].hidden_size:
        raise StudioError(tr("There is no unit {unit} in this cell.", unit=integer(unit + 1)))
    return replace(state, reading=replace(state.reading, unit=(direction, unit)))


@intent()
def show_sense(state: StudioState, library: Library, sense: int) -> StudioState:
    """Choose the sense whose probability is plotted over the words."""
    if not 0 <= sense < len(model_of(state, library).senses):
        raise StudioError(tr("There is no sense {index}.", index=integer(sense + 1)))
    return replace(state, reading=replace(state.reading, sense=sense))
