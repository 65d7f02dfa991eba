"""What the page "Train" says: names, where the training is, what came of each run."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from lstm_studio.core.lab import Competitor, Horizon, LabSetup, RunStatus, Snapshot
from lstm_studio.core.params import Kind, parameter_count
from lstm_studio.core.task_network import Probe, ProbeRun
from lstm_studio.core.tasks import Task, find_task
from lstm_studio.i18n import integer, number, percent, tr

__all__ = [
    "bias_name",
    "cell_name",
    "column_name",
    "competitor_note",
    "horizon_caption",
    "overflow_texts",
    "phase_text",
    "probe_caption",
    "rate_note",
    "run_table",
    "share_text",
    "solved_text",
    "time_left",
]

ROLES: dict[Kind, str] = {"lstm": "c", "gru": "i", "rnn": "ghost"}
"""The colour of each cell on this page: gold, teal, grey."""


def cell_name(kind: Kind, hidden_size: int) -> str:
    """Return ``LSTM with 1 unit``."""
    name = short_name(kind)
    if hidden_size == 1:
        return tr("{cell} with 1 unit", cell=name)
    return tr("{cell} with {count} units", cell=name, count=integer(hidden_size))


def short_name(kind: Kind) -> str:
    """Return ``LSTM``, ``GRU`` or ``RNN``."""
    return kind.upper()


def column_name(competitor: Competitor) -> str:
    """Return ``LSTM 1``, as a legend has it."""
    return tr(
        "{cell} {units}", cell=short_name(competitor.kind), units=integer(competitor.hidden_size)
    )


def competitor_note(task: Task, kind: Kind, hidden_size: int) -> str:
    """Return how many numbers a network of that size learns."""
    count = parameter_count(kind, hidden_size, task.input_size, task.output_size)
    return tr("{count} numbers", count=integer(count))


def bias_name(bias: str) -> str:
    """Return what a choice of the forget bias is called."""
    return tr("chrono") if bias == "chrono" else number(float(bias), 0)


def rate_note(rates: Mapping[Kind, float], factor: float) -> str:
    """Return the learning rate of each cell: ``LSTM 0.02, RNN 0.003``."""
    return ", ".join(
        tr("{cell} {rate}", cell=short_name(kind), rate=_rate_text(rate * factor))
        for kind, rate in rates.items()
    )


def _rate_text(rate: float) -> str:
    """Write a rate with as few digits as it has."""
    for digits in range(7):
        if math.isclose(rate, round(rate, digits), rel_tol=1e-9):
            return number(rate, digits)
    return number(rate, 6)


def time_left(seconds: float | None) -> str:
    """Return ``12 s left`` or ``3 min left``; nothing while nobody knows."""
    if seconds is None or not math.isfinite(seconds):
        return ""
    if seconds >= 100:
        return tr("{minutes} min left", minutes=integer(round(seconds / 60)))
    return tr("{seconds} s left", seconds=integer(max(round(seconds), 1)))


def phase_text(phase: str, snapshot: Snapshot | None) -> str:
    """Return where the training is, in one line."""
    if phase == "preparing" and snapshot is None:
        return tr("Preparing: PyTorch is loaded.")
    if snapshot is None:
        return tr("Nothing has been trained yet.")
    words = {"step": _steps_done(snapshot), "steps": integer(snapshot.steps)}
    if phase in ("running", "preparing"):
        return tr("Step {step} of {steps}", **words)
    if phase == "pausing":
        return tr("Step {step} of {steps}: stops after the step under way", **words)
    if phase == "paused":
        return tr("Paused at step {step} of {steps}", **words)
    return tr("Ended at step {step} of {steps}", **words)


def _steps_done(snapshot: Snapshot) -> str:
    """Return ``1,200``, or ``380 to 1,200`` where the networks are not equally far."""
    if snapshot.furthest == snapshot.step:
        return integer(snapshot.step)
    return tr(
        "{slowest} to {furthest}",
        slowest=integer(snapshot.step),
        furthest=integer(snapshot.furthest),
    )


def overflow_texts(setup: LabSetup, snapshot: Snapshot) -> tuple[str, ...]:
    """Return a sentence for each run whose numbers overflowed."""
    return tuple(
        tr(
            "{cell}, seed {seed}: the numbers overflowed at step {step}. Its last good weights are "
            "kept; a lower learning rate may help.",
            cell=column_name(setup.competitors[index]),
            seed=integer(seed),
            step=integer(run.steps),
        )
        for (index, seed), run in zip(setup.runs, snapshot.runs, strict=True)
        if run.state == "diverged"
    )


def run_table(setup: LabSetup, snapshot: Snapshot) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return header and rows: what came of every run so far."""
    header = (
        tr("network"),
        tr("numbers"),
        tr("seed"),
        tr("steps"),
        tr("solved at step"),
        tr("right now"),
        tr("best"),
        tr("loss"),
        tr("seconds"),
    )
    task = find_task(setup.task)
    rows: list[tuple[str, ...]] = []
    for (index, seed), run in zip(setup.runs, snapshot.runs, strict=True):
        one = setup.competitors[index]
        count = parameter_count(one.kind, one.hidden_size, task.input_size, task.output_size)
        rows.append(
            (
                column_name(one),
                integer(count),
                integer(seed),
                integer(run.steps),
                solved_text(run),
                share_text(run.score),
                share_text(run.best if not math.isnan(run.score) else math.nan),
                number(run.loss, 4),
                number(run.seconds, 1),
            )
        )
    return header, rows


def solved_text(run: RunStatus) -> str:
    """Return at which step a run has solved the task, or that it has not."""
    if run.solved_at is not None:
        return integer(run.solved_at)
    return tr("overflowed") if run.state == "diverged" else tr("not yet")


def share_text(value: float) -> str:
    """Return a share of right answers as it is written; a dash where nobody knows."""
    return "–" if math.isnan(value) else percent(value, 1)


def probe_caption(task: Task, probe: Probe, runs: tuple[tuple[str, ProbeRun], ...]) -> str:
    """Return how far each network is from the right answer on the sequence shown."""
    asked = np.isfinite(probe.target)
    parts: list[str] = []
    for name, run in runs:
        if task.answers:
            share = percent(float(run.said[-1]), 0)
            parts.append(tr("{name} {share}", name=name, share=share))
        else:
            error = float(np.mean(np.abs(run.said[asked] - probe.target[asked])))
            parts.append(tr("{name} {error}", name=name, error=number(error, 3)))
    listed = ", ".join(parts)
    if task.answers:
        right = task.answers[probe.answer or 0]
        return tr("Probability of “{right}” at the end: {listed}.", right=right, listed=listed)
    return tr("Mean distance from the right answer: {listed}.", listed=listed)


def horizon_caption(setup: LabSetup, horizons: tuple[Horizon, ...]) -> str:
    """Return what is left of the memory at the trained length and at the longest delay."""
    last = len(horizons[0].share) - 1
    sentences: list[str] = []
    for delay in dict.fromkeys((min(setup.length, last), last)):
        listed = ", ".join(
            _at_delay(setup, horizons, place, delay) for place in range(len(setup.competitors))
        )
        sentences.append(
            tr("Right after {delay} steps: {listed}.", delay=integer(delay), listed=listed)
        )
    trained = tr("Trained on sequences of {length} steps.", length=integer(setup.length))
    if len(setup.seeds) > 1:
        sentences.append(tr("Faint: every seed; strong: their mean."))
    return " ".join([trained, *sentences])


def _at_delay(setup: LabSetup, horizons: tuple[Horizon, ...], place: int, delay: int) -> str:
    """Return ``LSTM 1 98 %``, with the spread over the seeds where there are several."""
    shares = [
        float(one.share[delay])
        for (competitor, _), one in zip(setup.runs, horizons, strict=True)
        if competitor == place
    ]
    name = column_name(setup.competitors[place])
    mean = percent(sum(shares) / len(shares), 0)
    if len(shares) == 1:
        return tr("{name} {share}", name=name, share=mean)
    return tr(
        "{name} {share} ({least} to {most})",
        name=name,
        share=mean,
        least=percent(min(shares), 0),
        most=percent(max(shares), 0),
    )
