"""The names of all intents: what the window, the command line, lessons and tests may ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr
from lstm_studio.state.library import Library
from lstm_studio.state.studio import StudioState

__all__ = ["INTENTS", "Intent", "apply", "intent"]


@dataclass(frozen=True)
class Intent:
    """One thing that can be asked for.

    Attributes
    ----------
    name : str
    change : callable
        ``(state, library, **arguments) -> state``, pure.
    transient : bool
        True for looking rather than choosing: it makes no entry in the history.
    """

    name: str
    change: Callable[..., StudioState]
    transient: bool


INTENTS: dict[str, Intent] = {}


def intent(
    *, transient: bool = False
) -> Callable[[Callable[..., StudioState]], Callable[..., StudioState]]:
    """Register a function under its own name."""

    def register(change: Callable[..., StudioState]) -> Callable[..., StudioState]:
        INTENTS[change.__name__] = Intent(change.__name__, change, transient)
        return change

    return register


def apply(state: StudioState, library: Library, name: str, **arguments: object) -> StudioState:
    """Return the state after one intent.

    Raises
    ------
    StudioError
        When there is no such intent, or the intent refuses its arguments.
    """
    if name not in INTENTS:
        raise StudioError(tr("The program knows no action “{name}”.", name=name))
    return INTENTS[name].change(state, library, **arguments)
