"""Make the trained cells of ``resources/models``: every file there, from nothing but seeds.

::

    python -m lstm_studio.engine.make_hold_models --out resources/models
    python -m lstm_studio.engine.make_hold_models --search        # the plain RNN's learning rate

Nine cells are trained on *sample and hold*: LSTM, GRU and plain RNN with 1, 8 and 32 units.  Each
is trained from three seeds with the same budget; the one with the lowest mean absolute error on
a stream of its own is kept, and is then measured once on the test stream.  Nothing is chosen by
the test stream.  Last, each unit is turned the right way up (:func:`turned`).  On the same machine
and version of torch the weights come out the same to the bit; the only figures that differ from
run to run are the seconds.

It takes about half an hour of one core, two thirds of it for the GRUs and RNNs, which torch does
not fuse on a CPU.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lstm_studio.core.params import GATES, KINDS, Kind
from lstm_studio.core.tasks import HOLD
from lstm_studio.engine.batch import measure_delays, measure_scores
from lstm_studio.engine.models import cell_from_tensors
from lstm_studio.engine.safetensor_files import write_tensors
from lstm_studio.engine.training import (
    SOLVED_SHARE,
    Recipe,
    TrainedCell,
    parameter_count,
    train,
)

__all__ = ["main", "make_card", "make_model", "search", "turned"]

SIZES = (1, 8, 32)
SEEDS = (0, 1, 2)
STEPS = 8000
DECAY_FROM = 0.5

CHOICE_SEED = 30_000_000
TEST_SEED = 40_000_000
DELAY_SEED = 50_000_000
CHOICE_SEQUENCES = 2048
TEST_SEQUENCES = 2048
DELAY_SEQUENCES = 512
DELAYS = (10, 50, 100)

SEARCH_RATES = (1e-2, 3e-3, 1e-3, 3e-4)
SEARCH_SEEDS = (1000, 1001, 1002)
SEARCH_STEPS = 5000


@dataclass(frozen=True, eq=False)
class Candidate:
    """One trained seed and what it measures on the stream that the choice is made by."""

    cell: TrainedCell
    share_within: float
    error: float


def make_model(
    kind: Kind, hidden_size: int, seeds: Sequence[int], steps: int
) -> tuple[TrainedCell, str]:
    """Train one cell from several seeds, choose one and write its card.

    Parameters
    ----------
    kind, hidden_size
        The cell.
    seeds : sequence of int
        Each is trained with the same budget.
    steps : int
        The budget of a seed.

    Returns
    -------
    cell : TrainedCell
        The seed chosen.
    card : str
        Its card, TOML.
    """
    candidates: list[Candidate] = []
    for seed in seeds:
        recipe = Recipe(
            kind,
            hidden_size,
            task=HOLD.id,
            seed=seed,
            steps=steps,
            decay_from=DECAY_FROM,
            stop_when_solved=False,
        )
        cell = _finish(recipe)
        cell = replace(cell, weights=turned(kind, cell.weights))
        params, readout = cell_from_tensors("weights", cell.weights)
        share, error = measure_scores(
            params, readout, HOLD.id, CHOICE_SEED, CHOICE_SEQUENCES, HOLD.length
        )
        candidates.append(Candidate(cell, share, error))
        _say(f"  seed {seed}: within {share:.4f}, error {error:.4f}, {cell.seconds:.0f} s")
    best = min(candidates, key=lambda one: one.error)
    return best.cell, make_card(best, candidates)


def turned(kind: Kind, weights: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    """Turn each unit so that its readout weight is not negative; the answers stay the same.

    tanh is odd, so a unit whose candidate is negated has −C and −h; everybody who reads that h
    then reads it with the opposite sign.  Training ends on either side by chance, and a state
    that rises with the number it holds is easier to read.  Exact in floating point.

    Parameters
    ----------
    kind : {"lstm", "gru", "rnn"}
    weights : dict of str to float32 array
        By PyTorch's names, see :data:`lstm_studio.engine.models.TENSORS`.
    """
    sign = np.where(weights["readout.weight"][0] < 0, -1, 1).astype(np.float32)
    candidate = {"lstm": "g", "gru": "n", "rnn": "h"}[kind]
    start = GATES[kind].index(candidate) * len(sign)
    rows = np.ones(len(GATES[kind]) * len(sign), dtype=np.float32)
    rows[start : start + len(sign)] = sign
    return {
        "weight_ih_l0": weights["weight_ih_l0"] * rows[:, None],
        "weight_hh_l0": weights["weight_hh_l0"] * rows[:, None] * sign,
        "bias_ih_l0": weights["bias_ih_l0"] * rows,
        "bias_hh_l0": weights["bias_hh_l0"] * rows,
        "readout.weight": weights["readout.weight"] * sign,
        "readout.bias": weights["readout.bias"],
    }


def make_card(best: Candidate, candidates: Sequence[Candidate]) -> str:
    """Measure the chosen seed on the test stream and return its card."""
    cell = best.cell
    recipe = cell.recipe
    params, readout = cell_from_tensors("weights", cell.weights)
    share, error = measure_scores(
        params, readout, recipe.task, TEST_SEED, TEST_SEQUENCES, HOLD.length
    )
    delays = measure_delays(params, readout, DELAY_SEED, DELAY_SEQUENCES, DELAYS)
    others = [one.share_within for one in candidates if one is not best]
    forget = f"forget_bias = {recipe.forget_bias}\n" if recipe.kind == "lstm" else ""
    units = "1 unit" if recipe.hidden_size == 1 else f"{recipe.hidden_size} units"
    name = "plain RNN" if recipe.kind == "rnn" else recipe.kind.upper()
    trained = "".join(
        f"""
[[trained]]
seed = {one.cell.recipe.seed}
choice_score = {one.error:.6f}
share_within = {one.share_within:.6f}
solved_at = {one.cell.solved_at or 0}  # 0: never
seconds = {one.cell.seconds:.1f}
"""
        for one in candidates
    )
    return f"""\
# Written by `python -m lstm_studio.engine.make_hold_models`; change that, not this.
title = "Sample and hold, {name} with {units}"
kind = "{recipe.kind}"
hidden_size = {recipe.hidden_size}
parameters = {parameter_count(recipe.kind, recipe.hidden_size)}
task = "{recipe.task}"
data = "{_DATA}"
recipe_text = "{_recipe_text(recipe)}"
choice = "{_CHOICE}"
limits = "{_limits(share, delays, others)}"

[recipe]
length = {recipe.length}
batch = {recipe.batch}
steps = {cell.steps}
learning_rate = {recipe.learning_rate}
{forget}seed = {recipe.seed}
seconds = {cell.seconds:.1f}
torch = "{version("torch").partition("+")[0]}"

[test]
seed = {TEST_SEED}
sequences = {TEST_SEQUENCES}
length = {HOLD.length}
tolerance = {HOLD.tolerance}
share_within = {share:.6f}
mean_absolute_error = {error:.6f}

[delay]  # only the first number is marked, others go on arriving
seed = {DELAY_SEED}
sequences = {DELAY_SEQUENCES}
steps = [{", ".join(map(str, DELAYS))}]
mean_absolute_error = [{", ".join(f"{value:.6f}" for value in delays)}]
{trained}"""


_DATA = (
    "Fresh random sequences at every step of training, no file: a number from −1 to 1 and a mark "
    "at each step. The first step is marked, every other with a chance of 5 %. The answer wanted "
    "at every step is the last marked number."
)
_CHOICE = (
    f"Trained from {len(SEEDS)} seeds; kept is the one with the lowest mean absolute error on "
    f"{CHOICE_SEQUENCES} sequences (seed {CHOICE_SEED}) that were used for nothing else."
)


def _recipe_text(recipe: Recipe) -> str:
    """Say how a cell was trained."""
    forget = f", forget bias from {recipe.forget_bias:g}" if recipe.kind == "lstm" else ""
    return (
        f"Mean squared error at every step, Adam at {recipe.learning_rate:g} for the first half "
        f"and then falling in a straight line to 0, {recipe.batch} sequences of {recipe.length} "
        f"steps, gradient norm at most {recipe.clip:g}{forget}, PyTorch's random start otherwise. "
        "Afterwards each unit is turned so that it rises with the answer; no answer changes."
    )


def _limits(share: float, delays: Sequence[float], others: Sequence[float]) -> str:
    """Say what a cell does not do, by what it measured and what its other seeds did."""
    seeds = " and ".join(f"{100 * other:.1f} %" for other in others)
    if share < 0.9:
        return (
            f"It did not learn the task: {100 * share:.1f} % of its answers are near enough, and "
            f"its other seeds gave {seeds}, though it had the same data and as many steps as the "
            "others. That is this budget and this start, no proof that such a cell cannot."
        )
    if share < SOLVED_SHARE:
        return (
            f"It comes near, but the task does not count as solved: {100 * share:.1f} % of its "
            f"answers are near enough, not 99 %, and its other seeds gave {seeds}. After "
            f"{DELAYS[-1]} steps without a mark the answer is off by {delays[-1]:.3f} on average."
        )
    return (
        f"It was trained on {HOLD.length} steps. Its memory leaks slowly: after {DELAYS[-1]} steps "
        f"without a mark the answer is off by {delays[-1]:.3f} on average, and more after that. It "
        "knows numbers from −1 to 1 only, and marks that are 0 or 1."
    )


def search(kind: Kind = "rnn") -> None:
    """Print what each learning rate does for a cell, on seeds that nothing is shipped from."""
    for hidden_size in SIZES:
        for rate in SEARCH_RATES:
            scores: list[str] = []
            for seed in SEARCH_SEEDS:
                recipe = Recipe(
                    kind,
                    hidden_size,
                    seed=seed,
                    steps=SEARCH_STEPS,
                    learning_rate=rate,
                    decay_from=DECAY_FROM,
                    stop_when_solved=False,
                )
                cell = _finish(recipe)
                scores.append(f"{cell.score:.3f} (best {cell.best_score:.3f})")
            _say(f"{kind} {hidden_size:2d} units, rate {rate:g}: {', '.join(scores)}")


def _finish(recipe: Recipe) -> TrainedCell:
    """Train to the end without a window."""
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
    parser = argparse.ArgumentParser(description="Make the trained cells that are shipped.")
    parser.add_argument("--out", type=Path, help="the folder to write to")
    parser.add_argument("--only", metavar="ID", help="make only this model")
    parser.add_argument("--search", action="store_true", help="compare the RNN's learning rates")
    args = parser.parse_args(arguments)
    if args.search:
        search()
        return 0
    if args.out is None:
        parser.error("--out is missing")
    args.out.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        for hidden_size in SIZES:
            model = f"{HOLD.id}_{kind}_{hidden_size}"
            if args.only not in (None, model):
                continue
            _say(model)
            cell, card = make_model(kind, hidden_size, SEEDS, STEPS)
            write_tensors(args.out / f"{model}.safetensors", cell.weights)
            (args.out / f"{model}.toml").write_text(card, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
