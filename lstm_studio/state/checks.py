"""How the expectations of the step that runs stand: pure, found anew whenever anything changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lstm_studio.state.expect import Check, Moment, check
from lstm_studio.state.learning import StepName
from lstm_studio.state.learning_intents import lesson_of, step_of
from lstm_studio.state.library import Library
from lstm_studio.state.studio import StudioState

__all__ = ["Checks", "derive_checks"]


@dataclass(frozen=True)
class Checks:
    """How the step of a lesson stands.

    Attributes
    ----------
    step : (str, str)
        The ids of lesson and step.
    checks : tuple of Check
        One for each expectation.
    """

    step: StepName
    checks: tuple[Check, ...]

    @property
    def met(self) -> bool:
        """Whether all are met; of a step that expects nothing, never."""
        return bool(self.checks) and all(one.met for one in self.checks)

    @property
    def first_wrong(self) -> int | None:
        """The first expectation that is not met, 0-based; None when all are."""
        return next((n for n, one in enumerate(self.checks) if not one.met), None)


def derive_checks(
    state: StudioState, library: Library, previous: Checks | None, found: Mapping[str, Any]
) -> Checks | None:
    """Check the step that runs; `previous` where nothing about it is different."""
    if state.learning.activity != "lesson":
        return None
    lesson, step = lesson_of(state, library), step_of(state, library)
    if lesson is None or step is None:
        return None
    moment = Moment(state, found)
    now = Checks((lesson.id, step.id), tuple(check(one, moment) for one in step.expectations))
    return previous if now == previous else now
