"""Make the character models of ``resources/models/characters``, and the text they are looked into.

::

    python -m lstm_studio.engine.make_character_models --out resources

Each model is trained from three seeds with the same budget.  Kept is the one whose best units
follow best what the page looks for first: the mean, over two properties, of the best unit's |r|,
on text that is used for nothing else.  The figures of the card are then measured on other text.
The text of Python's library is read where Python is installed and is no part of what is written.
On the same machine and versions of torch and Python the weights come out the same to the bit.

It takes a quarter of an hour of one core.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

import lstm_studio
from lstm_studio.core.cell_search import best_threshold, correlations, luck
from lstm_studio.core.characters import TEXTS, CharacterModel, TextName
from lstm_studio.core.example_texts import PROPERTIES_OF
from lstm_studio.core.nested_text import nested_text
from lstm_studio.core.text_properties import YES_NO, PropertyName, property_values
from lstm_studio.engine.character_models import (
    PROBE_LENGTH,
    CharacterCard,
    TriedSeed,
    card_text,
    probe_text,
    tensors_of,
)
from lstm_studio.engine.character_recipe import RECIPES, CharacterRecipe, TrainedCharacters
from lstm_studio.engine.character_text import held_out_text, library_files
from lstm_studio.engine.character_training import read_whole, train_characters
from lstm_studio.engine.safetensor_files import write_tensors
from lstm_studio.i18n import integer
from lstm_studio.state.library import FoundCell

__all__ = ["PROBE_FILES", "choice_score", "found_cells", "main", "make_model", "probe_of_files"]

SEEDS = (0, 1, 2)
CHOICE_SEED = 70_000_000
"""Of the generated text that the choice is made by."""
CHOSEN_BY: dict[TextName, tuple[PropertyName, PropertyName]] = {
    "nested": ("quotes", "depth"),
    "python": ("indent", "depth"),
}

PROBE_FILES = (
    "core/numerals.py",
    "core/files.py",
    "core/decimation.py",
    "core/tokens.py",
    "core/tables.py",
)
"""Parts of this program that the Python model is looked into with: it cannot have seen them."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """One trained seed and what the choice is made by."""

    trained: TrainedCharacters
    score: float


def make_model(
    text: TextName, seeds: Sequence[int] = SEEDS, steps: int | None = None
) -> tuple[CharacterModel, CharacterCard]:
    """Train a model from several seeds, choose one and measure its card.

    Parameters
    ----------
    text : {"nested", "python"}
    seeds : sequence of int
    steps : int, optional
        Those of the recipe when left out.
    """
    recipe = RECIPES[text] if steps is None else replace(RECIPES[text], steps=steps)
    candidates: list[Candidate] = []
    for seed in seeds:
        trained = _finish(replace(recipe, seed=seed))
        candidates.append(Candidate(trained, choice_score(trained.model, text)))
        _say(
            f"  seed {seed}: score {candidates[-1].score:.4f}, {trained.bits:.4f} bits, "
            f"{trained.seconds:.0f} s"
        )
    best = max(candidates, key=lambda one: one.score)
    return best.trained.model, _card(text, best, candidates)


def choice_score(model: CharacterModel, text: TextName) -> float:
    """Return the mean of the best |r| over the two properties that the choice is made by."""
    if text == "nested":
        read = nested_text(CHOICE_SEED, PROBE_LENGTH)[:PROBE_LENGTH]
    else:  # the second half of what is kept back; the card is measured on the first
        read = held_out_text("python", 2 * PROBE_LENGTH)[PROBE_LENGTH:]
    values = read_whole(model, read).values("c")
    best = [
        float(np.nanmax(np.abs(correlations(values, _label(name, read, text)[:, None]))))
        for name in CHOSEN_BY[text]
    ]
    return sum(best) / len(best)


def found_cells(
    model: CharacterModel, text: TextName, read: str, over: str
) -> tuple[FoundCell, ...]:
    """Return the unit whose cell state follows each property best."""
    values = read_whole(model, read).values("c")
    found: list[FoundCell] = []
    for name in PROPERTIES_OF[text]:
        label = _label(name, read, text)
        r = correlations(values, label[:, None])[:, 0]
        unit = int(np.nanargmax(np.abs(r)))
        balanced = best_threshold(values[:, unit], label).balanced if name in YES_NO else None
        found.append(
            FoundCell(name, over, unit, float(r[unit]), balanced, luck(values, label).line)
        )
    return tuple(found)


def _label(name: PropertyName, read: str, text: TextName):
    return property_values(name, read, text == "python")


def probe_of_files() -> str:
    """Return the text that the Python model is looked into with, from the program's source."""
    folder = Path(lstm_studio.__file__).parent
    text = "\n\n".join((folder / name).read_text(encoding="utf-8") for name in PROBE_FILES)
    return text[: text.rfind("\n", 0, PROBE_LENGTH) + 1]


def _card(text: TextName, best: Candidate, candidates: Sequence[Candidate]) -> CharacterCard:
    trained = best.trained
    found = found_cells(trained.model, text, probe_text(text), _PROBES[text])
    if text == "python":
        library = held_out_text("python", 2 * PROBE_LENGTH)[:PROBE_LENGTH]
        found += found_cells(
            trained.model, text, library, "modules of Python's library that were kept back"
        )
    return CharacterCard(
        text=text,
        title=_TITLES[text],
        data=_data(text),
        recipe_text=_recipe_text(text),
        choice=(
            f"Trained from {len(candidates)} seeds; kept is the one whose best units follow "
            f"{' and '.join(_NAMES[name] for name in CHOSEN_BY[text])} best (mean |r|), on text "
            "that was used for nothing else."
        ),
        limits=_limits(text, found),
        hidden_size=trained.model.hidden_size,
        input_size=trained.model.params.input_size,
        parameters=trained.model.count,
        steps=trained.steps,
        seed=trained.recipe.seed,
        seconds=trained.seconds,
        torch=version("torch").partition("+")[0],
        bits=trained.bits,
        found=found,
        tried=tuple(
            TriedSeed(one.trained.recipe.seed, one.trained.bits, one.score, one.trained.seconds)
            for one in candidates
        ),
    )


_TITLES: dict[TextName, str] = {
    "nested": "Nested text",
    "python": "Python source",
}
_PROBES: dict[TextName, str] = {
    "nested": "generated text of another seed",
    "python": "source of this program",
}
_NAMES: dict[PropertyName, str] = {
    "quotes": "quotations",
    "depth": "bracket depth",
    "indent": "indentation",
    "leading": "leading spaces",
    "string": "strings",
    "comment": "comments",
    "line": "the position in the line",
    "word": "the position in the word",
    "letter": "letters",
}


def _data(text: TextName) -> str:
    count = integer(RECIPES[text].characters)
    if text == "nested":
        return (
            f"{count} characters generated by the program's own grammar from the seed: few and "
            "short words, quoted phrases, brackets up to six deep."
        )
    files = library_files()
    size = integer(sum(path.stat().st_size for path in files))
    return (
        f"The source of {len(files)} modules of the standard library of Python "
        f"{platform.python_version()}, {size} bytes (PSF licence, whose notice stands beside the "
        "weights). Every tenth module was kept back. The text itself is not shipped."
    )


def _recipe_text(text: TextName) -> str:
    recipe = RECIPES[text]
    return (
        f"Vectors of {recipe.input_size} numbers for the characters, an LSTM of "
        f"{recipe.hidden_size} units, a linear layer and softmax. Cross entropy at every "
        f"character, Adam from {recipe.learning_rate:g} in a straight line to "
        f"{recipe.last_rate:.0%} of it, {recipe.lanes} places in the text side by side, gradient "
        f"through {recipe.window} characters and of norm at most {recipe.clip:g}, the state "
        f"carried on without its history, forget bias from {recipe.forget_bias:g}."
    )


def _limits(text: TextName, found: Sequence[FoundCell]) -> str:
    """Say what was not found, by what was measured."""
    first = [one for one in found if one.over == _PROBES[text] and one.property != "coin"]
    weak = [one for one in first if abs(one.r) < 0.7]
    names = ", ".join(f"{_NAMES[one.property]} (|r| {abs(one.r):.2f})" for one in weak)
    said = f"No single unit follows these well: {names}. " if weak else ""
    if text == "nested":
        return (
            f"{said}It knows small letters, space, line end, full stop, comma, quotation marks and "
            "round brackets; capitals are read as small letters and anything else as unknown. Its "
            "text is far tidier than any that people write."
        )
    return (
        f"{said}Many units share such work, and none has it alone. It knows ASCII; anything else "
        "is read as unknown, and tabs as four spaces."
    )


def _finish(recipe: CharacterRecipe) -> TrainedCharacters:
    """Train to the end without a window."""
    training = train_characters(recipe)
    while True:
        try:
            next(training)
        except StopIteration as end:
            return end.value


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; see the module's text."""
    parser = argparse.ArgumentParser(description="Make the character models that are shipped.")
    parser.add_argument("--out", type=Path, required=True, help="the folder of resources")
    parser.add_argument("--only", choices=TEXTS, help="make only this model")
    parser.add_argument(
        "--probe", action="store_true", help="write the Python text to look into anew, too"
    )
    args = parser.parse_args(arguments)
    models, corpora = args.out / "models" / "characters", args.out / "corpora"
    models.mkdir(parents=True, exist_ok=True)
    if args.probe:
        (corpora / "python_probe.txt").write_text(probe_of_files(), encoding="utf-8")
    for text in TEXTS:
        if args.only not in (None, text):
            continue
        _say(text)
        model, card = make_model(text)
        write_tensors(models / f"{text}.safetensors", tensors_of(model))
        (models / f"{text}.toml").write_text(card_text(card), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
