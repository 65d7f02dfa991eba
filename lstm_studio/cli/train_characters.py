"""``lstm-studio train characters``: train a character model and say which units follow what."""

from __future__ import annotations

import json
import math
import sys
from dataclasses import replace
from pathlib import Path

from lstm_studio.cli.bars import BarLine
from lstm_studio.cli.output import write_text
from lstm_studio.core.characters import TextName
from lstm_studio.engine.character_models import probe_text, tensors_of
from lstm_studio.engine.character_recipe import (
    CharacterProgress,
    CharacterRecipe,
    TrainedCharacters,
    recipe_of,
)
from lstm_studio.engine.character_training import train_characters
from lstm_studio.engine.make_character_models import found_cells
from lstm_studio.engine.safetensor_files import write_tensors
from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.present.finding_texts import property_title
from lstm_studio.state.library import FoundCell

__all__ = ["train_character_model"]

_TEXTS: dict[str, TextName] = {"characters": "nested", "python": "python"}
"""What the models have learned from, by the names of ``cli.train.CHARACTER_TASKS``."""


def train_character_model(
    task: str,
    seed: int,
    steps: int | None,
    seconds: float | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Train, look for units over text that was never trained on, print and write.

    Parameters
    ----------
    task : str
        One of ``cli.train.CHARACTER_TASKS``.
    seed : int
    steps : int or None
        None for those of the recipe.
    seconds : float or None
        Seconds of one core after which it ends; the weights then differ from run to run.
    out : Path or None
        Where the weights go, by the names of ``engine.character_models``.
    as_json : bool

    Raises
    ------
    StudioError
        When a number is out of its range, torch is missing or the file cannot be written.
    """
    text = _TEXTS[task]
    recipe = replace(recipe_of(text), seed=seed, seconds=seconds)
    if steps is not None:
        recipe = replace(recipe, steps=steps)
    trained = _trained(recipe.checked())
    found = found_cells(trained.model, text, probe_text(text), "")
    if out is not None:
        write_tensors(out, tensors_of(trained.model))
    if as_json:
        report = _report(task, trained, found, out)
        write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", None)
        return
    lines = [*_facts(trained), "", *(_line(one) for one in found)]
    if out is not None:
        lines += ["", tr("Wrote {file}.", file=out)]
    write_text("\n".join(lines) + "\n", None)


def _trained(recipe: CharacterRecipe) -> TrainedCharacters:
    """Train with a bar on a terminal."""
    screen = sys.stderr
    bar = BarLine(screen) if screen.isatty() else None
    training = train_characters(recipe)
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


def _show(bar: BarLine, progress: CharacterProgress) -> None:
    left = progress.seconds_left

    def text(drawn: str) -> str:
        time = "" if left is None else tr(", {seconds} s left", seconds=integer(math.ceil(left)))
        bits = "" if not progress.step else tr(", {bits} bits", bits=number(progress.bits))
        return f"{drawn} {percent(progress.fraction)} {progress.what}{bits}{time}"

    bar.show(progress.fraction, text)


def _facts(trained: TrainedCharacters) -> list[str]:
    return [
        tr(
            "seed {seed}: {steps} steps, {seconds} s, {bits} bits a character; {units} units",
            seed=integer(trained.recipe.seed),
            steps=integer(trained.steps),
            seconds=number(trained.seconds, 1),
            bits=number(trained.bits, 3),
            units=integer(trained.model.hidden_size),
        ),
        tr("The unit whose C follows each property best, over text it never trained on:"),
    ]


def _line(one: FoundCell) -> str:
    text = tr(
        "{what}: unit {unit}, r {r}, luck reaches {luck}",
        what=property_title(one.property),
        unit=integer(one.unit + 1),
        r=number(one.r, 3),
        luck=number(one.luck, 3),
    )
    if one.balanced is None:
        return text
    return tr("{line}, balanced accuracy {share}", line=text, share=percent(one.balanced, 1))


def _report(
    task: str, trained: TrainedCharacters, found: tuple[FoundCell, ...], out: Path | None
) -> dict[str, object]:
    return {
        "task": task,
        "text": trained.recipe.text,
        "seed": trained.recipe.seed,
        "hidden_size": trained.model.hidden_size,
        "parameters": trained.model.count,
        "steps": trained.steps,
        "seconds": round(trained.seconds, 3),
        "bits": trained.bits,
        "repeatable": trained.recipe.seconds is None,
        "out": None if out is None else str(out),
        "found": [
            {
                "property": one.property,
                "unit": one.unit,
                "r": one.r,
                "balanced_accuracy": one.balanced,
                "luck": one.luck,
            }
            for one in found
        ],
    }
