"""What came of a training of the page "Train", and of two: A came before, B is the one of now."""

from __future__ import annotations

from collections.abc import Sequence

from lstm_studio.core.lab import LabSetup, RunStatus, Snapshot
from lstm_studio.i18n import integer, number, tr
from lstm_studio.present.lab_texts import run_table, share_text, short_name

__all__ = ["both_tables", "compare_text", "outcome_text", "setting_changes"]

Trained = tuple[LabSetup, Snapshot]


def setting_changes(a: LabSetup, b: LabSetup) -> str:
    """Return what was set otherwise, in one sentence."""
    before = {one.kind: one for one in a.competitors}
    changes = [
        (tr("length"), integer(a.length), integer(b.length)),
        (tr("seeds"), _listed(a.seeds), _listed(b.seeds)),
        (tr("steps"), integer(a.steps), integer(b.steps)),
    ]
    for two in b.competitors:
        one = before.get(two.kind)
        if one is None:
            continue
        units = (integer(one.hidden_size), integer(two.hidden_size))
        changes.append((tr("units of the {cell}", cell=short_name(two.kind)), *units))
        if two.kind == "lstm":
            biases = (_bias(one.chrono, one.forget_bias), _bias(two.chrono, two.forget_bias))
            changes.append((tr("forget bias"), *biases))
    told = [
        tr("{what} {a} in A, {b} in B", what=what, a=one, b=two)
        for what, one, two in changes
        if one != two
    ]
    if not told:
        return tr("A came before B, with the same settings.")
    return tr("A came before B: {changes}.", changes="; ".join(told))


def compare_text(a: Trained, b: Trained) -> str:
    """Return for each cell that both have at which step it was solved and how it ended."""
    sentences = [setting_changes(a[0], b[0])]
    for place, one in enumerate(b[0].competitors):
        found = [k for k, other in enumerate(a[0].competitors) if other.kind == one.kind]
        if found:
            first, second = _runs(a, found[0]), _runs(b, place)
            sentences.append(
                tr(
                    "{cell}: A {a}; B {b}.",
                    cell=short_name(one.kind),
                    a=_outcome(first),
                    b=_outcome(second),
                )
            )
    return " ".join(sentences)


def outcome_text(now: Trained) -> str:
    """Return for each cell at which step it was solved and how many answers are right."""
    return " ".join(
        tr("{cell}: {outcome}.", cell=short_name(one.kind), outcome=_outcome(_runs(now, place)))
        for place, one in enumerate(now[0].competitors)
    )


def both_tables(a: Trained, b: Trained) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the table of every run of both, those of now first."""
    header, rows = run_table(*b)
    _, earlier = run_table(*a)
    named = ((tr("B: {network}", network=row[0]), *row[1:]) for row in rows)
    named_before = ((tr("A: {network}", network=row[0]), *row[1:]) for row in earlier)
    return header, [*named, *named_before]


def _runs(one: Trained, competitor: int) -> list[RunStatus]:
    setup, snapshot = one
    return [
        run
        for (place, _), run in zip(setup.runs, snapshot.runs, strict=True)
        if place == competitor
    ]


def _outcome(runs: Sequence[RunStatus]) -> str:
    """Return when the runs of a cell were solved, and how many of its answers are right."""
    solved = sorted(run.solved_at for run in runs if run.solved_at is not None)
    known = [run.score for run in runs if run.score == run.score]
    score = share_text(sum(known) / len(known) if known else float("nan"))
    if not solved:
        if any(run.state == "running" for run in runs):
            return tr("not solved yet, {score} right", score=score)
        return tr("not solved, {score} right", score=score)
    if len(runs) == 1:
        return tr("solved at step {step}, {score} right", step=integer(solved[0]), score=score)
    steps = integer(solved[0])
    if solved[-1] != solved[0]:
        steps = tr("{first} to {last}", first=steps, last=integer(solved[-1]))
    return tr(
        "{count} of {all} solved at step {steps}, {score} right",
        count=integer(len(solved)),
        all=integer(len(runs)),
        steps=steps,
        score=score,
    )


def _listed(seeds: tuple[int, ...]) -> str:
    if len(seeds) == 1:
        return integer(seeds[0])
    return tr("{first} to {last}", first=integer(seeds[0]), last=integer(seeds[-1]))


def _bias(chrono: bool, bias: float) -> str:
    return tr("chrono") if chrono else number(bias, 0)
