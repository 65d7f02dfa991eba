"""The cards of the readers: what was trained for a word, how, and what it measured.

A card is a TOML file beside the weights (:mod:`lstm_studio.engine.reader_models`).  It is read
strictly: every key has to be there and to belong there, and every share has to be one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lstm_studio.core.readers import READERS, ReaderKind
from lstm_studio.engine.card_table import CardTable, parse_toml
from lstm_studio.engine.shipped_files import damaged
from lstm_studio.i18n import tr
from lstm_studio.state.library import ClueScore

__all__ = [
    "CLUES",
    "MAX_MEMBERS",
    "UNSCORED",
    "WORD",
    "ReaderCard",
    "SetScore",
    "card_text",
    "parse_reader_card",
]

Value = TypeVar("Value")

CLUES = ("before", "after", "both", "none", "any")
"""Where a clue may stand, seen from the word, in the order of a table."""

UNSCORED = ("none", "other")
"""What a file of sentences says where no sense of a model is meant; no sense is named so."""

WORD = re.compile(r"[a-z]{1,30}")
MAX_MEMBERS = 20
"""Most networks that answer together."""

MAX_SENSES = 4
_MAX_NAME = 30


@dataclass(frozen=True)
class SetScore:
    """What the readers of a word did on one test set.

    Attributes
    ----------
    name : str
        What the set is, for people.
    count : int
        How many sentences have a sense to be right about.
    accuracy, balanced_accuracy, coverage : mapping of reader to float
        See :mod:`lstm_studio.core.scores`; of all members together.
    accuracy_above_line : mapping of reader to float
        Without the readers that were never sure enough.
    """

    name: str
    count: int
    accuracy: Mapping[ReaderKind, float]
    balanced_accuracy: Mapping[ReaderKind, float]
    coverage: Mapping[ReaderKind, float]
    accuracy_above_line: Mapping[ReaderKind, float]


@dataclass(frozen=True)
class ReaderCard:
    """What is known about the readers of one word.

    Attributes
    ----------
    word : str
        The singular, in lower case.
    title, data, recipe_text, limits : str
        For people: the name, what was trained on, how, and what the readers cannot do.
    senses : tuple of str
        Their names in the order of the probabilities; two to four.
    steps, batch : int
        The recipe of every network.
    seeds : tuple of int
        One network of each kind was trained from each.
    torch : str
        The version of PyTorch they were trained with.
    parameters : mapping of reader to int
        How many numbers one network learned.
    seconds : mapping of reader to float
        Processor time of the training of one network, one core, the mean over the seeds.
    temperature : mapping of reader to float
        T of the answers, more than 0.
    calibration_error : mapping of reader to float
        Over all test sentences with a sense; empty when there are none.
    clues : tuple of ClueScore
        By place of the clue.
    sets : tuple of SetScore
        By test set.
    """

    word: str
    title: str
    senses: tuple[str, ...]
    data: str
    recipe_text: str
    limits: str
    steps: int
    batch: int
    seeds: tuple[int, ...]
    torch: str
    parameters: Mapping[ReaderKind, int]
    seconds: Mapping[ReaderKind, float]
    temperature: Mapping[ReaderKind, float]
    calibration_error: Mapping[ReaderKind, float]
    clues: tuple[ClueScore, ...] = ()
    sets: tuple[SetScore, ...] = ()


def parse_reader_card(word: str, text: str) -> ReaderCard:
    """Read and check the text of a card.

    Parameters
    ----------
    word : str
        Whose card it has to be.
    text : str
        TOML.

    Raises
    ------
    StudioError
        When it is no such card; the message says where.
    """
    file = f"{word}.toml"
    if not WORD.fullmatch(word):
        raise damaged(file, tr("it is not the card of a word in lower case"))
    table = parse_toml(file, text)
    recipe = table.table("recipe")
    card = ReaderCard(
        word=table.one_of("word", (word,)),
        title=table.text("title"),
        senses=_senses(file, table.texts("senses")),
        data=table.text("data"),
        recipe_text=table.text("recipe_text"),
        limits=table.text("limits"),
        steps=recipe.integer("steps", 1),
        batch=recipe.integer("batch", 1),
        seeds=recipe.integers("seeds", 0),
        torch=recipe.text("torch"),
        seconds=_by_reader(recipe.table("seconds"), CardTable.number),
        parameters=_by_reader(table.table("parameters"), lambda t, key: t.integer(key, 1)),
        temperature=_by_reader(table.table("temperature"), CardTable.number),
        calibration_error=_readers(table, "calibration_error"),
        clues=tuple(map(_parse_clue, table.tables("clue"))) if "clue" in table else (),
        sets=tuple(map(_parse_set, table.tables("set"))) if "set" in table else (),
    )
    recipe.refuse_rest()
    table.refuse_rest()
    if not 1 <= len(card.seeds) <= MAX_MEMBERS or len(set(card.seeds)) < len(card.seeds):
        raise damaged(file, tr("its seeds are none, too many or twice the same"))
    if not all(value > 0 for value in card.temperature.values()):
        raise damaged(file, tr("a temperature is 0"))
    places = [score.clue for score in card.clues]
    if len(set(places)) < len(places):
        raise damaged(file, tr("a place of the clue has two scores"))
    return card


def _senses(file: str, names: tuple[str, ...]) -> tuple[str, ...]:
    plain = [name.casefold() for name in names]
    good = (
        2 <= len(names) <= MAX_SENSES
        and len(set(plain)) == len(plain)
        and all(len(n) <= _MAX_NAME and n == n.strip() and n.isprintable() for n in names)
        and not set(plain) & set(UNSCORED)
    )
    if not good:
        raise damaged(
            file, tr("its senses are not 2 to {most} different short names", most=MAX_SENSES)
        )
    return names


def _by_reader(
    table: CardTable, take: Callable[[CardTable, str], Value], optional: bool = False
) -> dict[ReaderKind, Value]:
    """Take one value for each reader; with `optional`, for each that has one."""
    found: dict[ReaderKind, Value] = {}
    for kind in READERS:
        if not optional or kind in table:
            found[kind] = take(table, kind)
    table.refuse_rest()
    return found


def _readers(table: CardTable, key: str, optional: bool = False) -> dict[ReaderKind, float]:
    """Take shares by reader; none at all when the key is missing."""
    return _by_reader(table.table(key), CardTable.share, optional) if key in table else {}


def _parse_clue(table: CardTable) -> ClueScore:
    score = ClueScore(
        clue=table.one_of("place", CLUES),
        count=table.integer("count", 1),
        accuracy=_by_reader(table.table("accuracy"), _mean_and_spread)
        if "accuracy" in table
        else {},
        confidence=_by_reader(table.table("confidence"), CardTable.share),
    )
    table.refuse_rest()
    return score


def _mean_and_spread(table: CardTable, key: str) -> tuple[float, float]:
    mean, spread = table.shares(key, 2)
    return mean, spread


def _parse_set(table: CardTable) -> SetScore:
    score = SetScore(
        name=table.text("name"),
        count=table.integer("count", 1),
        accuracy=_by_reader(table.table("accuracy"), CardTable.share),
        balanced_accuracy=_by_reader(table.table("balanced_accuracy"), CardTable.share),
        coverage=_by_reader(table.table("coverage"), CardTable.share),
        accuracy_above_line=_readers(table, "accuracy_above_line", True),
    )
    table.refuse_rest()
    return score


def card_text(card: ReaderCard) -> str:
    """Return a card as TOML; shares have four digits after the point.

    :func:`parse_reader_card` reads it back, equal but for the rounding.
    """
    lines = [
        "# Written by the training of the readers; train again to change it.",
        f"title = {_quoted(card.title)}",
        f"word = {_quoted(card.word)}",
        f"senses = [{', '.join(map(_quoted, card.senses))}]",
        f"data = {_quoted(card.data)}",
        f"recipe_text = {_quoted(card.recipe_text)}",
        f"limits = {_quoted(card.limits)}",
        f"parameters = {_inline(card.parameters, str)}",
        f"temperature = {_inline(card.temperature, _figure)}",
    ]
    if card.calibration_error:
        lines += [f"calibration_error = {_inline(card.calibration_error, _figure)}"]
    lines += [
        "",
        "[recipe]",
        f"steps = {card.steps}",
        f"batch = {card.batch}",
        f"seeds = [{', '.join(map(str, card.seeds))}]",
        f"seconds = {_inline(card.seconds, _seconds)}  # of one core, one network",
        f"torch = {_quoted(card.torch)}",
    ]
    for score in card.clues:
        lines += ["", "[[clue]]", f"place = {_quoted(score.clue)}", f"count = {score.count}"]
        if score.accuracy:
            spread = _inline(score.accuracy, _figures)
            lines += [f"accuracy = {spread}  # the networks' mean and standard deviation"]
        lines += [f"confidence = {_inline(score.confidence, _figure)}"]
    for one in card.sets:
        lines += [
            "",
            "[[set]]",
            f"name = {_quoted(one.name)}",
            f"count = {one.count}",
            f"accuracy = {_inline(one.accuracy, _figure)}",
            f"balanced_accuracy = {_inline(one.balanced_accuracy, _figure)}",
            f"coverage = {_inline(one.coverage, _figure)}",
        ]
        if one.accuracy_above_line:
            lines += [f"accuracy_above_line = {_inline(one.accuracy_above_line, _figure)}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # JSON's escapes are TOML's too, but TOML also wants the delete character escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _figure(value: float) -> str:
    return f"{value:.4f}"


def _seconds(value: float) -> str:
    return f"{value:.1f}"


def _figures(values: Sequence[float]) -> str:
    return f"[{', '.join(map(_figure, values))}]"


def _inline(values: Mapping[ReaderKind, Value], write: Callable[[Value], str]) -> str:
    found = ", ".join(f"{kind} = {write(values[kind])}" for kind in READERS if kind in values)
    return f"{{ {found} }}"
