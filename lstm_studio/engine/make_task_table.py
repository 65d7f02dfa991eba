"""Train every cell on every task and write what came of it into the README.

::

    python -m lstm_studio.engine.make_task_table --readme README.md
    python -m lstm_studio.engine.make_task_table --tasks flagged --seeds 1 --steps 200

Each cell is trained from three seeds, on *order* from twelve, with the same budget of steps and the
same data; the plain RNN has the learning rate that suits it best.  Without ``--readme`` the table
is only printed.  It takes some fifteen minutes of one core, most of it for the trainings that never
get there.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.core.params import Kind
from lstm_studio.core.tasks import TASKS, Task, find_task
from lstm_studio.engine.training import Recipe, TrainedCell, train
from lstm_studio.i18n import tr

__all__ = ["COLUMNS", "Column", "main", "make_table", "written"]

BEGIN, END = "<!-- tasks -->", "<!-- /tasks -->"
SEEDS = 3
MORE_SEEDS = {"order": 12}
"""Where the first weights decide so much that three would tell nothing."""
STEPS = 3000


@dataclass(frozen=True)
class Column:
    """One cell of the table.

    Attributes
    ----------
    title : str
    kind : {"lstm", "gru", "rnn"}
    forget_bias : float
    chrono : bool
    """

    title: str
    kind: Kind
    forget_bias: float = 1.0
    chrono: bool = False


COLUMNS = (
    Column("RNN", "rnn"),
    Column("LSTM, forget bias 0", "lstm", 0.0),
    Column("LSTM, forget bias 1", "lstm", 1.0),
    Column("LSTM, chrono", "lstm", chrono=True),
    Column("GRU", "gru"),
)
_LEAST_UNITS = {"hold": 8}  # one unit tells the story of one cell; eight compare the cells


def make_table(
    tasks: Sequence[Task], seeds: int | None, steps: int, columns: Sequence[Column] = COLUMNS
) -> str:
    """Train and return the table, Markdown.

    Parameters
    ----------
    tasks : sequence of Task
        One row each.
    seeds : int or None
        Trainings of a cell on a task, from the seeds 0, 1, …; None for as many as the task needs.
    steps : int
        Most steps of each.
    columns : sequence of Column
    """
    head = ["task", "steps, units", *(column.title for column in columns)]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for task in tasks:
        size = max(task.hidden_size, _LEAST_UNITS.get(task.id, 1))
        cells = [task.id, f"{task.length}, {size}"]
        count = MORE_SEEDS.get(task.id, SEEDS) if seeds is None else seeds
        for column in columns:
            found = [_finish(_recipe(task, column, size, seed, steps)) for seed in range(count)]
            cells.append(_told(found))
            _say(f"{task.id}, {column.title}: {cells[-1]}")
        lines.append("| " + " | ".join(cells) + " |")
    torch = version("torch").partition("+")[0]
    note = (
        "Solved trainings of all that were begun, and the steps and seconds of one core that they "
        f"took (median, least to most); where none was solved, the best share of right answers "
        f"after {steps:,} steps. PyTorch {torch} on a CPU, where it fuses the LSTM alone: compare "
        "steps, not seconds. Written by `python -m lstm_studio.engine.make_task_table`."
    )
    return "\n".join([*lines, "", note])


def _recipe(task: Task, column: Column, size: int, seed: int, steps: int) -> Recipe:
    return Recipe(
        column.kind,
        size,
        task=task.id,
        seed=seed,
        steps=steps,
        forget_bias=column.forget_bias,
        chrono=column.chrono,
    )


def _told(cells: Sequence[TrainedCell]) -> str:
    """Say how many seeds solved the task and what it took."""
    solved = [cell for cell in cells if cell.solved]
    count = f"{len(solved)}/{len(cells)}"
    if not solved:
        return f"{count}, best {100 * max(cell.best_score for cell in cells):.0f} %"
    steps = sorted(cell.steps for cell in solved)
    spread = f" ({steps[0]:,}–{steps[-1]:,})" if len(steps) > 1 else ""
    seconds = statistics.median(cell.seconds for cell in solved)
    return f"{count}: {statistics.median_high(steps):,} steps{spread}, {seconds:.1f} s"


def written(text: str, table: str) -> str:
    """Return `text` with the table between its two marks.

    Raises
    ------
    StudioError
        When the marks are not there.
    """
    before, found, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not found or not end:
        raise StudioError(
            tr("The file has no place for the table."),
            tr("Write these two lines where it is to stand: {begin} {end}", begin=BEGIN, end=END),
        )
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def _finish(recipe: Recipe) -> TrainedCell:
    training = train(recipe)
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
    parser = argparse.ArgumentParser(description="Train every cell on every task.")
    parser.add_argument("--readme", type=Path, metavar="FILE", help="write the table into it")
    parser.add_argument("--tasks", nargs="+", choices=TASKS, default=list(TASKS))
    parser.add_argument("--seeds", type=int, metavar="N", help="the same number for every task")
    parser.add_argument("--steps", type=int, default=STEPS)
    args = parser.parse_args(arguments)
    text = "" if args.readme is None else args.readme.read_text(encoding="utf-8")
    if args.readme is not None:
        written(text, "")  # a file without a place is told before the training
    table = make_table([find_task(name) for name in args.tasks], args.seeds, args.steps)
    if args.readme is None:
        _say(table)
    else:
        write_whole(args.readme, written(text, table).encode("utf-8"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
