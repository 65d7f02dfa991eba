"""``lstm-studio train``: train a small network, or the readers of a word, outside the window."""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import TextIO

from lstm_studio.cli.bars import BarLine
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import KINDS
from lstm_studio.core.tasks import TASKS, find_task
from lstm_studio.engine.reader_models import TEACHING_ORDER
from lstm_studio.engine.safetensor_files import write_tensors
from lstm_studio.engine.training import (
    Progress,
    Recipe,
    TrainedCell,
    best_of,
    parameter_count,
    train,
)
from lstm_studio.i18n import integer, number, percent, tr

__all__ = ["add_arguments", "main"]

INTERRUPTED = 130
"""The exit code that shells expect after Ctrl+C: 128 + SIGINT."""

MAX_SEEDS = 1000
CELL, SEEDS, STEPS = "lstm", 3, 5000
CHARACTER_TASKS = ("characters", "python")
"""The names of character models here: of nested text, and of Python's source."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.description = tr("Train a small network and measure it; the weights can be kept.")
    parser.add_argument(
        "task",
        metavar="TASK",
        help=tr(
            "what to learn: {names}; or which sense of a word is meant: {words}; or which "
            "character comes next: {characters}",
            names=", ".join(TASKS),
            words=", ".join(TEACHING_ORDER),
            characters=", ".join(CHARACTER_TASKS),
        ),
    )
    parser.add_argument("--cell", choices=KINDS, help=tr("the cell of a task (default: lstm)"))
    parser.add_argument(
        "--hidden-size",
        type=int,
        metavar="N",
        help=tr("its units (default: what the task is told with)"),
    )
    parser.add_argument(
        "--length", type=int, metavar="N", help=tr("steps of a sequence (default: the task's)")
    )
    parser.add_argument(
        "--forget-bias",
        metavar="B",
        help=tr("where an LSTM's forget bias starts: a number, or chrono (default: 1)"),
    )
    parser.add_argument(
        "--learning-rate",
        type=float,
        metavar="R",
        help=tr("of a task (default: what suits the cell best)"),
    )
    parser.add_argument(
        "--seeds",
        type=int,
        metavar="N",
        help=tr("how many seeds of a task are trained, one after the other (default: 3)"),
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="S", help=tr("the first seed (default: 0)")
    )
    parser.add_argument(
        "--steps",
        type=int,
        metavar="N",
        help=tr(
            "most steps a seed; a task stops earlier when it is solved (default: 5000), "
            "a word does not"
        ),
    )
    parser.add_argument(
        "--seconds",
        type=float,
        metavar="S",
        help=tr("seconds of one core after which a character model is done, instead of steps"),
    )
    parser.add_argument("--json", action="store_true", help=tr("print the results as JSON"))
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=tr("write the weights (of a task: of the best seed) to a .safetensors file"),
    )


def main(args: argparse.Namespace) -> int:
    """Train, print and write.

    Parameters
    ----------
    args : argparse.Namespace
        The arguments of :func:`add_arguments`.

    Returns
    -------
    int
        0, or 130 after Ctrl+C; nothing has been written then.

    Raises
    ------
    StudioError
        When an argument is wrong, torch is missing or the file cannot be written.
    """
    if args.task in CHARACTER_TASKS:
        return _train_characters(args)
    if args.seconds is not None:
        raise StudioError(
            tr("--seconds goes with character models alone."),
            tr("These are: {names}. Elsewhere use --steps.", names=", ".join(CHARACTER_TASKS)),
        )
    if args.task in TEACHING_ORDER:
        return _train_word(args)
    recipes = _recipes(args)
    if args.out is not None:
        _check_target(args.out)
    try:
        runs = [_train_one(recipe, args.json, sys.stderr) for recipe in recipes]
        if args.out is not None:
            write_tensors(args.out, best_of(runs).weights)
    except KeyboardInterrupt:
        print(tr("Stopped. Nothing was written."), file=sys.stderr)
        return INTERRUPTED
    if args.json:
        print(json.dumps(_report(args, runs), indent=2))
    elif args.out is not None:
        best = best_of(runs)
        print(tr("Wrote {file}, seed {seed}.", file=args.out, seed=integer(best.recipe.seed)))
    return 0


def _task_options(args: argparse.Namespace) -> list[str]:
    """Return the options that were given and mean something for tasks alone."""
    return [
        option
        for option, value in (
            ("--cell", args.cell),
            ("--hidden-size", args.hidden_size),
            ("--seeds", args.seeds),
            ("--length", args.length),
            ("--forget-bias", args.forget_bias),
            ("--learning-rate", args.learning_rate),
        )
        if value is not None
    ]


def _train_characters(args: argparse.Namespace) -> int:
    """Train a character model from one seed."""
    for option in _task_options(args):
        raise StudioError(
            tr("{option} does not go with a character model.", option=option),
            tr("It is an LSTM; one seed is trained, which --seed chooses."),
        )
    if args.out is not None:
        _check_target(args.out)
    # Only a character model needs its text.
    from lstm_studio.cli.train_characters import train_character_model

    try:
        train_character_model(args.task, args.seed, args.steps, args.seconds, args.out, args.json)
    except KeyboardInterrupt:
        print(tr("Stopped. Nothing was written."), file=sys.stderr)
        return INTERRUPTED
    return 0


def _train_word(args: argparse.Namespace) -> int:
    """Train the three readers of a word from one seed."""
    for option in _task_options(args):
        raise StudioError(
            tr("{option} does not go with the readers of a word.", option=option),
            tr("They have LSTMs of 16 units; one seed is trained, which --seed chooses."),
        )
    if args.out is not None:
        _check_target(args.out)
    # Only a word needs its text and vectors.
    from lstm_studio.cli.train_word import train_word

    try:
        train_word(args.task, args.seed, args.steps, args.out, args.json)
    except KeyboardInterrupt:
        print(tr("Stopped. Nothing was written."), file=sys.stderr)
        return INTERRUPTED
    return 0


def _recipes(args: argparse.Namespace) -> list[Recipe]:
    """Return one checked recipe a seed, so that nothing is wrong by the time the last begins."""
    seeds = SEEDS if args.seeds is None else args.seeds
    if not 1 <= seeds <= MAX_SEEDS:
        raise StudioError(
            tr("The number of seeds is {count}.", count=integer(seeds)),
            tr("Choose a whole number from 1 to {most}.", most=integer(MAX_SEEDS)),
        )
    task = find_task(args.task)
    chrono, bias = _forget_bias(args.forget_bias)
    return [
        Recipe(
            kind=args.cell or CELL,
            hidden_size=task.hidden_size if args.hidden_size is None else args.hidden_size,
            task=task.id,
            seed=seed,
            steps=STEPS if args.steps is None else args.steps,
            length=args.length,
            learning_rate=args.learning_rate,
            forget_bias=bias,
            chrono=chrono,
        ).resolved()
        for seed in range(args.seed, args.seed + seeds)
    ]


def _forget_bias(text: str | None) -> tuple[bool, float]:
    """Return whether it is *chrono*, and the number when it is one."""
    if text == "chrono":
        return True, 1.0
    try:
        return False, 1.0 if text is None else float(text)
    except ValueError:
        raise StudioError(
            tr("“{text}” is no forget bias.", text=text), tr("Write a number, or: chrono")
        ) from None


def _check_target(path: Path) -> None:
    """Refuse a wrong file before the training and not after it."""
    if path.suffix != ".safetensors":
        raise StudioError(
            tr("{file} does not end in .safetensors.", file=path),
            tr("Weights are written as safetensors; choose a name with that ending."),
        )
    if not path.parent.is_dir() or path.is_dir():
        raise StudioError(
            tr("{file} cannot be written there.", file=path),
            tr("Choose a folder that exists and that you may write to."),
        )


def _train_one(recipe: Recipe, quiet: bool, screen: TextIO) -> TrainedCell:
    """Train one seed with a bar on a terminal and, unless quiet, a line of result."""
    bar = BarLine(screen) if screen.isatty() else None
    training = train(recipe)
    try:
        while True:
            try:
                progress = next(training)
            except StopIteration as end:
                cell: TrainedCell = end.value
                break
            if bar is not None:
                _shown(bar, recipe.seed, progress)
    finally:
        training.close()
        if bar is not None:
            bar.clear()
    if not quiet:
        print(_line(cell), flush=True)
    return cell


def _shown(bar: BarLine, seed: int, progress: Progress) -> None:
    def text(drawn: str) -> str:
        return tr(
            "seed {seed} {bar} step {step} of {steps}, loss {loss}, right {score}",
            seed=integer(seed),
            bar=drawn,
            step=integer(progress.step),
            steps=integer(progress.steps),
            loss=number(progress.loss, 4),
            score="–" if math.isnan(progress.score) else percent(progress.score, 1),
        )

    bar.show(progress.step / progress.steps, text)


def _line(cell: TrainedCell) -> str:
    values = {
        "seed": integer(cell.recipe.seed),
        "steps": integer(cell.steps),
        "seconds": number(cell.seconds, 1),
        "score": percent(cell.score, 1),
        "best": percent(cell.best_score, 1),
    }
    if cell.diverged:
        return tr("seed {seed}: the numbers overflowed at step {steps}, stopped", **values)
    if cell.solved:
        return tr("seed {seed}: solved in {steps} steps, {seconds} s, right {score}", **values)
    return tr(
        "seed {seed}: not solved in {steps} steps, {seconds} s, right {score} (best {best})",
        **values,
    )


def _report(args: argparse.Namespace, runs: list[TrainedCell]) -> dict[str, object]:
    """Return what ``--json`` prints."""
    recipe = runs[0].recipe
    task = find_task(recipe.task)
    return {
        "task": recipe.task,
        "cell": recipe.kind,
        "hidden_size": recipe.hidden_size,
        "parameters": parameter_count(
            recipe.kind, recipe.hidden_size, task.input_size, task.output_size
        ),
        "length": recipe.length,
        "batch": recipe.batch,
        "learning_rate": recipe.learning_rate,
        "most_steps": recipe.steps,
        "out": None if args.out is None else str(args.out),
        "out_seed": None if args.out is None else best_of(runs).recipe.seed,
        "runs": [
            {
                "seed": cell.recipe.seed,
                "solved": cell.solved,
                "steps": cell.steps,
                "seconds": round(cell.seconds, 3),
                "score": None if math.isnan(cell.score) else cell.score,
                "best_score": cell.best_score,
                "diverged": cell.diverged,
            }
            for cell in runs
        ],
    }
