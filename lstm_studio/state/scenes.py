"""A scene: what lessons, quizzes and goals put on the real application, as a list of intents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr
from lstm_studio.state.library import Library
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import StudioState, initial_state

__all__ = ["Call", "Plain", "Scene", "apply_calls", "apply_scene"]

Plain = str | int | float | bool | None | tuple[str | float, ...]
"""What an argument in a file can be."""


@dataclass(frozen=True)
class Call:
    """One intent with its arguments.

    Parameters
    ----------
    name : str
        Of :data:`~lstm_studio.state.registry.INTENTS`.
    arguments : mapping of str to plain values
        As the intent takes them; steps count from 0, as everywhere within the program.
    """

    name: str
    arguments: Mapping[str, Plain]

    def __hash__(self) -> int:
        return hash((self.name, tuple(sorted(self.arguments.items(), key=str))))


Scene = tuple[Call, ...]
"""Calls in their order; what they do not name is as a first start has it."""


def apply_calls(state: StudioState, library: Library, calls: Scene) -> StudioState:
    """Return the state after all calls.

    Raises
    ------
    StudioError
        When one of them is refused.
    """
    for call in calls:
        try:
            state = apply(state, library, call.name, **call.arguments)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            # A call from a stranger's file is no reason to take it for a bug of ours.
            raise StudioError(
                tr("“{name}” cannot be carried out: {reason}.", name=call.name, reason=error),
                tr("Look at its arguments."),
            ) from error
    return state


def apply_scene(state: StudioState, library: Library, scene: Scene) -> StudioState:
    """Put a scene on the bench, the same whatever was there before.

    The look, the pace, the person's own texts, the page and what is being learned stay; all else
    starts as at a first start, and the calls follow.  Undo brings back what was there.

    Raises
    ------
    StudioError
        When a call is refused; nothing has changed then.
    """
    first = initial_state(library)
    view = replace(first.view, page=state.view.page, speed=state.view.speed, loop=state.view.loop)
    start = replace(
        first,
        sequence=replace(first.sequence, own=state.sequence.own),
        reading=replace(first.reading, own=state.reading.own, kept=state.reading.kept),
        lab=state.lab,
        finding=replace(first.finding, own=state.finding.own),
        learning=state.learning,
        quiz=state.quiz,
        view=view,
        look=state.look,
    )
    return apply_calls(start, library, scene)
