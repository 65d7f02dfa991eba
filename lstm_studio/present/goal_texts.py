"""What the panel of a goal says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lstm_studio.core.goal_grade import Band, BandGrade
from lstm_studio.i18n import integer, number, tr
from lstm_studio.present.captions import control
from lstm_studio.state.goal_grades import GoalGrade
from lstm_studio.state.goals import Goal

if TYPE_CHECKING:
    from lstm_studio.core.rnn_search import RnnSearch

__all__ = [
    "band_name",
    "band_says",
    "band_text",
    "best_text",
    "changes_text",
    "gates_note",
    "gates_text",
    "moved_text",
    "outcome_text",
    "par_text",
    "search_text",
    "spoken_stars",
    "stars_text",
    "steps_text",
    "wrong_text",
]


def steps_text(steps: tuple[int, ...]) -> str:
    """Return steps, 0-based, as runs counted from 1: ``steps 1–4, 9``."""
    runs: list[tuple[int, int]] = []
    for step in steps:
        if runs and step == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], step)
        else:
            runs.append((step, step))
    parts = [
        integer(a + 1)
        if a == b
        else tr("{first}–{last}", first=integer(a + 1), last=integer(b + 1))
        for a, b in runs
    ]
    if len(steps) == 1:
        return tr("step {step}", step=parts[0])
    return tr("steps {steps}", steps=", ".join(parts))


def band_name(band: Band, units: int) -> str:
    """Return what a band is about: ``C``, ``h``, or ``C of unit 2``."""
    name = "C" if band.quantity == "c" else "h"
    return name if units == 1 else tr("{name} of unit {unit}", name=name, unit=band.unit + 1)


def band_text(grade: BandGrade, units: int) -> str:
    """Return what a band asks for."""
    band = grade.band
    tolerance = number(band.tolerance, 2)
    values = {
        "name": band_name(band, units),
        "tolerance": tolerance,
        "steps": steps_text(band.steps),
    }
    if np.ptp(band.target) == 0.0:
        asked = tr(
            "{name} is {target} ± {tolerance} at {steps}",
            target=number(float(band.target[0]), 2),
            **values,
        )
    else:
        asked = tr("{name} follows the curve within {tolerance} at {steps}", **values)
    return asked


def wrong_text(grade: BandGrade) -> str:
    """Return the first step that is wrong, and what is found there; empty where none is."""
    if grade.first_wrong is None:
        return ""
    value, _ = grade.at(grade.first_wrong)
    step = integer(grade.first_wrong + 1)
    return tr("first wrong at step {step}: {value}", step=step, value=number(value, 2))


def band_says(grade: BandGrade, units: int) -> str:
    """Return the same as a sentence, for the summary of a plot."""
    band, wrong = band_text(grade, units), wrong_text(grade)
    if wrong:
        return tr("Goal, not met: {band}; {wrong}.", band=band, wrong=wrong)
    return tr("Goal, met: {band}.", band=band)


def stars_text(stars: int) -> str:
    """Return three stars, so many of them full."""
    return "★" * stars + "☆" * (3 - stars)


def spoken_stars(stars: int) -> str:
    """Return the stars as words, for who cannot see them."""
    return tr("1 star of 3") if stars == 1 else tr("{count} stars of 3", count=integer(stars))


def changes_text(changes: int) -> str:
    """Return how often the gates move."""
    if changes == 1:
        return tr("1 gate change")
    return tr("{count} gate changes", count=integer(changes))


def par_text(goal: Goal) -> str:
    """Return what the stars cost."""
    return tr(
        "Three stars: {three}. Two stars: {two}. One star: any solution. A gate change is a step "
        "at which a gate stands elsewhere than at the step before.",
        three=_at_most(goal.par.three),
        two=_at_most(goal.par.two),
    )


def _at_most(changes: int) -> str:
    if changes == 0:
        return tr("no change")
    return tr("1 change") if changes == 1 else tr("at most {count}", count=integer(changes))


def gates_text(goal: Goal) -> str:
    """Return which gates may be moved, as Markdown with terms."""
    names = ", ".join(f"[{control(gate).name}](term:{gate})" for gate in goal.gates)
    if len(goal.gates) < len(goal.solution.pins):
        return tr("Yours: {gates}. The others stay as they are.", gates=names)
    return tr("Yours: {gates}.", gates=names)


def gates_note(goal: Goal) -> str:
    """Return the gates that may be moved, short, for beside the lanes."""
    return tr("yours: {gates}", gates=", ".join(goal.gates))


def moved_text(grade: GoalGrade) -> str:
    """Return which gates were moved that have to stay; empty for none."""
    if not grade.moved:
        return ""
    names = ", ".join(control(gate).name for gate in grade.moved)
    return tr("This has to stay where it was at the start: {gates}.", gates=names)


def outcome_text(grade: GoalGrade) -> str:
    """Return how the goal stands, in one sentence."""
    if not grade.here:
        return tr(
            "Something else is on the bench: another sequence, another cell or other weights."
        )
    if grade.watching:
        if grade.solved:
            return tr("This is the program’s solution.")
        return tr("The program moves the gates, step by step. Play, or go on with the arrow keys.")
    if grade.solved:
        return tr("Reached, with {changes}.", changes=changes_text(grade.changes))
    if grade.first_wrong is None:
        return tr("Every band is met, but by a gate that has to stay.")
    return tr(
        "Not yet: step {step} is the first that is wrong.", step=integer(grade.first_wrong[0] + 1)
    )


def best_text(best: tuple[int, int] | None) -> str:
    """Return the best so far; empty before there is one."""
    if best is None:
        return ""
    stars, changes = best
    return tr(
        "Your best: {stars}, {changes}", stars=stars_text(stars), changes=changes_text(changes)
    )


def search_text(goal: Goal, found: RnnSearch) -> str:
    """Return what the search over a simple RNN's weights has found."""
    tolerance = number(min(band.tolerance for band in goal.bands), 2)
    values = {
        "tried": integer(found.tried),
        "w": number(found.w, 2),
        "u": number(found.u, 2),
        "b": number(found.b, 2),
        "error": number(found.error, 2),
        "tolerance": tolerance,
    }
    if found.possible:
        return tr(
            "A simple RNN can do it: with w = {w}, u = {u} and b = {b} it is off by {error} at "
            "most, where {tolerance} is allowed. {tried} settings were tried.",
            **values,
        )
    return tr(
        "None was found: of {tried} settings of its three weights the best is off by {error}, "
        "where {tolerance} is allowed. It is the dashed line, with w = {w}, u = {u} and b = {b}.",
        **values,
    )
