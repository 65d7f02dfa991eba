"""How the character models are kept: weights and a card, two files each.

``resources/models/characters/<text>.safetensors`` has float32 tensors by PyTorch's names,
``embedding`` for the ``nn.Embedding``, ``readout`` for the ``nn.Linear`` and no prefix for the
``nn.LSTM``; ``<text>.toml`` is the card.  The text over which units are ranked is generated, or
``resources/corpora/python_probe.txt``.  Reading them takes numpy only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lstm_studio.assets import resource
from lstm_studio.core.characters import TEXTS, CharacterModel, TextName
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import decode, read_limited
from lstm_studio.core.nested_text import nested_text
from lstm_studio.core.params import CellParams
from lstm_studio.core.text_properties import PROPERTIES, PropertyName
from lstm_studio.engine.card_table import CardTable, parse_toml
from lstm_studio.engine.character_recipe import ALPHABETS
from lstm_studio.engine.character_text import HELD_OUT_SEED
from lstm_studio.engine.safetensor_files import read_tensors
from lstm_studio.engine.shipped_files import damaged, inside, read_card_text
from lstm_studio.i18n import integer, number, tr
from lstm_studio.state.library import CharacterEntry, FoundCell

__all__ = [
    "PROBE_LENGTH",
    "TENSORS",
    "CharacterCard",
    "TriedSeed",
    "card_text",
    "character_facts",
    "load_character_model",
    "parse_character_card",
    "probe_text",
    "tensors_of",
]

PROBE_LENGTH = 20_000

TENSORS = (
    "embedding.weight",
    "weight_ih_l0",
    "weight_hh_l0",
    "bias_ih_l0",
    "bias_hh_l0",
    "readout.weight",
    "readout.bias",
)


@dataclass(frozen=True)
class TriedSeed:
    """One seed that was trained, and why it was taken or not.

    Attributes
    ----------
    seed : int
    bits : float
        A character, on the held-out text.
    score : float
        What the choice was made by.
    seconds : float
        Processor time of one core.
    """

    seed: int
    bits: float
    score: float
    seconds: float


@dataclass(frozen=True)
class CharacterCard:
    """What is known about one model.

    Attributes
    ----------
    text : {"nested", "python"}
    title, data, recipe_text, choice, limits : str
        For people.
    hidden_size, input_size, parameters : int
    steps, seed : int
    seconds : float
        Processor time of the training, one core.
    torch : str
        The version of PyTorch.
    bits : float
        Bits a character on text that it never trained on.
    found : tuple of FoundCell
    tried : tuple of TriedSeed
    """

    text: TextName
    title: str
    data: str
    recipe_text: str
    choice: str
    limits: str
    hidden_size: int
    input_size: int
    parameters: int
    steps: int
    seed: int
    seconds: float
    torch: str
    bits: float
    found: tuple[FoundCell, ...]
    tried: tuple[TriedSeed, ...]


def load_character_model(text: TextName, folder: Path | None = None) -> CharacterEntry:
    """Load a shipped model with its card.

    Parameters
    ----------
    text : {"nested", "python"}
    folder : Path, optional
        Where its files lie; the shipped ones when left out.

    Raises
    ------
    StudioError
        When there is none of that name, or its files are damaged.
    """
    if text not in TEXTS:
        raise StudioError(
            tr("There is no character model of “{name}”.", name=text),
            tr("Known: {names}.", names=", ".join(TEXTS)),
        )
    where = resource("models", "characters") if folder is None else folder
    card = parse_character_card(text, read_card_text(inside(where, f"{text}.toml")))
    file = f"{text}.safetensors"
    try:
        model = _model(text, read_tensors(inside(where, file), TENSORS))
    except StudioError as error:
        raise damaged(file, error.message) from error
    if (model.hidden_size, model.count) != (card.hidden_size, card.parameters):
        raise damaged(file, tr("it is not the network of its card"))
    return CharacterEntry(
        text,
        card.title,
        model,
        probe_text(text),
        character_facts(card),
        card.found,
        card.seed,
        card.steps,
        card.seconds,
    )


def _model(text: TextName, tensors: Mapping[str, NDArray[np.float32]]) -> CharacterModel:
    arrays = [tensors[name].astype(np.float64) for name in TENSORS]
    return CharacterModel(
        ALPHABETS[text], arrays[0], CellParams("lstm", *arrays[1:5]), arrays[5], arrays[6]
    )


def tensors_of(model: CharacterModel) -> dict[str, NDArray[np.float32]]:
    """Return the tensors of a model by the names of :data:`TENSORS`."""
    params = model.params
    arrays = (
        model.embedding,
        params.weight_ih,
        params.weight_hh,
        params.bias_ih,
        params.bias_hh,
        model.weight,
        model.bias,
    )
    return {name: array.astype(np.float32) for name, array in zip(TENSORS, arrays, strict=True)}


def probe_text(text: TextName) -> str:
    """Return the text over which the units of a model are ranked; it never trained on it.

    Raises
    ------
    StudioError
        When the file cannot be read.
    """
    if text == "nested":
        return nested_text(HELD_OUT_SEED, PROBE_LENGTH)[:PROBE_LENGTH]
    path = resource("corpora", "python_probe.txt")
    return decode(read_limited(path, 4 * PROBE_LENGTH))[:PROBE_LENGTH]


# ----------------------------------------------------------------------------------- the card


def parse_character_card(text: TextName, toml: str) -> CharacterCard:
    """Read and check the text of a card.

    Raises
    ------
    StudioError
        When it is no such card; the message says where.
    """
    table = parse_toml(f"{text}.toml", toml)
    recipe = table.table("recipe")
    card = CharacterCard(
        text=table.one_of("text", (text,)),
        title=table.text("title"),
        data=table.text("data"),
        recipe_text=table.text("recipe_text"),
        choice=table.text("choice"),
        limits=table.text("limits"),
        hidden_size=table.integer("hidden_size", 1),
        input_size=table.integer("input_size", 1),
        parameters=table.integer("parameters", 1),
        bits=table.number("bits"),
        steps=recipe.integer("steps", 1),
        seed=recipe.integer("seed", 0),
        seconds=recipe.number("seconds"),
        torch=recipe.text("torch"),
        found=tuple(map(_parse_found, table.tables("found"))),
        tried=tuple(map(_parse_tried, table.tables("tried"))),
    )
    recipe.refuse_rest()
    table.refuse_rest()
    if any(one.unit >= card.hidden_size for one in card.found):
        raise damaged(f"{text}.toml", tr("it names a unit that the network does not have"))
    return card


def _parse_found(table: CardTable) -> FoundCell:
    name: PropertyName = table.one_of("property", PROPERTIES)
    sign = -1.0 if table.one_of("sign", ("+", "-")) == "-" else 1.0
    balanced = table.share("balanced") if "balanced" in table else None
    found = FoundCell(
        name,
        table.text("over"),
        table.integer("unit", 0),
        sign * table.share("r"),
        balanced,
        table.share("luck"),
    )
    table.refuse_rest()
    return found


def _parse_tried(table: CardTable) -> TriedSeed:
    found = TriedSeed(
        table.integer("seed", 0),
        table.number("bits"),
        table.number("score"),
        table.number("seconds"),
    )
    table.refuse_rest()
    return found


def card_text(card: CharacterCard) -> str:
    """Return a card as TOML; :func:`parse_character_card` reads it back, rounded."""
    lines = ["# Written by `python -m lstm_studio.engine.make_character_models`; change that."]
    for name in ("title", "text", "data", "recipe_text", "choice", "limits"):
        lines.append(f"{name} = {_quoted(getattr(card, name))}")
    for name in ("hidden_size", "input_size", "parameters"):
        lines.append(f"{name} = {getattr(card, name)}")
    lines += [
        f"bits = {card.bits:.4f}  # a character, on text that it never trained on",
        "",
        "[recipe]",
        f"steps = {card.steps}",
        f"seed = {card.seed}",
        f"seconds = {card.seconds:.1f}  # of one core",
        f"torch = {_quoted(card.torch)}",
    ]
    for one in card.found:
        lines += [
            "",
            "[[found]]",
            f'property = "{one.property}"',
            f"over = {_quoted(one.over)}",
            f"unit = {one.unit}  # from 0",
            f'sign = "{"-" if one.r < 0 else "+"}"',
            f"r = {abs(one.r):.4f}",
            *([] if one.balanced is None else [f"balanced = {one.balanced:.4f}"]),
            f"luck = {one.luck:.4f}",
        ]
    for tried in card.tried:
        lines += [
            "",
            "[[tried]]",
            f"seed = {tried.seed}",
            f"bits = {tried.bits:.4f}",
            f"score = {tried.score:.4f}",
            f"seconds = {tried.seconds:.1f}",
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # JSON's escapes are TOML's too, but TOML also wants the delete character escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def character_facts(card: CharacterCard) -> tuple[tuple[str, str], ...]:
    """Return the lines of a card: what, and the figure or sentence."""
    return (
        (tr("Learned from"), card.data),
        (tr("Numbers learned"), integer(card.parameters)),
        (
            tr("Training"),
            tr(
                "{steps} steps, seed {seed}, {seconds} s of one core",
                steps=integer(card.steps),
                seed=card.seed,
                seconds=number(card.seconds, 0),
            ),
        ),
        (tr("Recipe"), card.recipe_text),
        (
            tr("Measured"),
            tr("{bits} bits a character on text it never trained on", bits=number(card.bits, 3)),
        ),
        (tr("Seeds tried"), _seeds(card.tried)),
        (tr("Choice"), card.choice),
        (tr("Limits"), card.limits),
    )


def _seeds(tried: Sequence[TriedSeed]) -> str:
    return "; ".join(
        tr(
            "{seed}: {score} ({bits} bits)",
            seed=one.seed,
            score=number(one.score, 3),
            bits=number(one.bits, 3),
        )
        for one in tried
    )
