"""``lstm-studio train bank``: train the three readers of a word from one seed and measure them."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lstm_studio.cli.bars import BarLine
from lstm_studio.cli.output import write_text
from lstm_studio.core.errors import StudioError
from lstm_studio.core.readers import READERS, Ensemble, ReaderKind
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.reader_cards import SetScore
from lstm_studio.engine.reader_measures import measured
from lstm_studio.engine.reader_models import list_words, read_reader_card, tensors_of
from lstm_studio.engine.safetensor_files import write_tensors
from lstm_studio.engine.sense_data import load_senses
from lstm_studio.engine.sense_recipe import SenseRecipe
from lstm_studio.engine.sense_training import (
    TEMPERATURE,
    SenseProgress,
    TrainedReader,
    train_readers,
)
from lstm_studio.engine.word_vectors import load_word_vectors
from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.state.library import ClueScore, WordModel

__all__ = ["train_word"]

MAX_STEPS = 1_000_000
MAX_SEED = 2**53


def train_word(word: str, seed: int, steps: int | None, out: Path | None, as_json: bool) -> None:
    """Train, measure on the test sentences that ship, print and write.

    Parameters
    ----------
    word : str
        A word that has training text.
    seed : int
    steps : int or None
        None for those of the recipe.
    out : Path or None
        Where the weights go, by the names of ``engine.reader_models``.
    as_json : bool

    Raises
    ------
    StudioError
        When a number is out of its range, torch is missing or the file cannot be written.
    """
    recipe = _recipe(seed, steps)
    vectors = load_word_vectors()
    trained = _trained(word, recipe, vectors)
    model = _model(word, trained)
    clues, sets, errors = measured(model, vectors)
    if out is not None:
        write_tensors(
            out,
            {
                f"{kind}.0.{name}": values
                for kind in READERS
                for name, values in tensors_of(trained[kind].reader).items()
            },
        )
    if as_json:
        report = _report(word, trained, model, clues, sets, errors, out)
        write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", None)
        return
    lines = [*_facts(word, trained), "", *_clue_table(clues), "", *_set_table(sets)]
    if out is not None:
        lines += [tr("Wrote {file}.", file=out)]
    write_text("\n".join(lines) + "\n", None)


def _recipe(seed: int, steps: int | None) -> SenseRecipe:
    recipe = SenseRecipe()
    count = recipe.steps if steps is None else steps
    for label, value, least, most in (
        (tr("Seed"), seed, 0, MAX_SEED),
        (tr("Steps"), count, 1, MAX_STEPS),
    ):
        if not least <= value <= most:
            raise StudioError(
                tr("{label}: {value} is not possible.", label=label, value=integer(value)),
                tr(
                    "Choose a whole number from {least} to {most}.",
                    least=integer(least),
                    most=integer(most),
                ),
            )
    return replace(recipe, seed=seed, steps=count)


def _trained(
    word: str, recipe: SenseRecipe, vectors: WordVectors
) -> dict[ReaderKind, TrainedReader]:
    """Train with a bar on a terminal."""
    screen = sys.stderr
    bar = BarLine(screen) if screen.isatty() else None
    training = train_readers(load_senses(word), vectors, recipe, READERS)
    try:
        while True:
            try:
                progress = next(training)
            except StopIteration as end:
                return end.value
            if bar is not None:
                _show(bar, progress)
    finally:
        training.close()
        if bar is not None:
            bar.clear()


def _show(bar: BarLine, progress: SenseProgress) -> None:
    left = progress.seconds_left

    def text(drawn: str) -> str:
        time = "" if left is None else tr(", {seconds} s left", seconds=integer(math.ceil(left)))
        return f"{drawn} {percent(progress.fraction)} {progress.what}{time}"

    bar.show(progress.fraction, text)


def _model(word: str, trained: Mapping[ReaderKind, TrainedReader]) -> WordModel:
    """Return the readers with the temperatures that ship for the word."""
    senses = tuple(sense.name for sense in load_senses(word).senses)
    temperature: Mapping[ReaderKind, float] = dict.fromkeys(READERS, TEMPERATURE)
    if word in list_words():
        temperature = read_reader_card(word).temperature
    return WordModel(
        word,
        senses,
        {kind: Ensemble((trained[kind].reader,), temperature[kind]) for kind in READERS},
    )


def _facts(word: str, trained: Mapping[ReaderKind, TrainedReader]) -> list[str]:
    return [
        tr(
            "{word}, seed {seed}: {steps} steps of {batch} sentences each",
            word=word,
            seed=integer(trained["both"].recipe.seed),
            steps=integer(trained["both"].recipe.steps),
            batch=integer(trained["both"].recipe.batch),
        ),
        *(
            tr(
                "  {kind}: {count} parameters, {seconds} s",
                kind=f"{kind:8}",
                count=integer(trained[kind].reader.count),
                seconds=number(trained[kind].seconds, 1),
            )
            for kind in READERS
        ),
    ]


def _clue_table(clues: tuple[ClueScore, ...]) -> list[str]:
    rows = [(tr("right (mean confidence) by clue"), list[str](READERS))]
    for one in clues:
        cells = [
            f"{percent(one.accuracy[kind][0], 1) if one.accuracy else '–'} "
            f"({number(one.confidence[kind], 2)})"
            for kind in READERS
        ]
        rows += [(f"  {one.clue} × {integer(one.count)}", cells)]
    return _table(rows)


def _set_table(sets: tuple[SetScore, ...]) -> list[str]:
    rows = [(tr("right by test set"), list[str](READERS))]
    for one in sets:
        cells = [percent(one.accuracy[kind], 1) for kind in READERS]
        rows += [(f"  {one.name} × {integer(one.count)}", cells)]
    return _table(rows)


def _table(rows: list[tuple[str, list[str]]]) -> list[str]:
    first = max(len(name) for name, _ in rows)
    return [f"{name:{first}}" + "".join(f"{cell:>16}" for cell in cells) for name, cells in rows]


def _report(
    word: str,
    trained: Mapping[ReaderKind, TrainedReader],
    model: WordModel,
    clues: tuple[ClueScore, ...],
    sets: tuple[SetScore, ...],
    errors: Mapping[ReaderKind, float],
    out: Path | None,
) -> dict[str, object]:
    """Return what ``--json`` prints."""
    recipe = trained["both"].recipe
    report: dict[str, object] = {
        "word": word,
        "senses": list(model.senses),
        "seed": recipe.seed,
        "steps": recipe.steps,
        "batch": recipe.batch,
        "out": None if out is None else str(out),
    }
    for kind in READERS:
        report[kind] = {
            "parameters": trained[kind].reader.count,
            "seconds": round(trained[kind].seconds, 3),
            "temperature": model.ensembles[kind].temperature,
            "calibration_error": errors[kind],
            "by_clue": {
                one.clue: {
                    "count": one.count,
                    "accuracy": one.accuracy[kind][0] if one.accuracy else None,
                    "mean_confidence": one.confidence[kind],
                }
                for one in clues
            },
            "sets": {
                one.name: {
                    "count": one.count,
                    "accuracy": one.accuracy[kind],
                    "balanced_accuracy": one.balanced_accuracy[kind],
                    "coverage": one.coverage[kind],
                }
                for one in sets
            },
        }
    return report
