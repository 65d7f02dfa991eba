"""Puzzles for the gate lanes: what a goal is, and which one a person is at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lstm_studio.core.goal_grade import Band, Par
from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import Kind
from lstm_studio.core.sequence import Sequence

__all__ = ["HINTS", "Goal", "GoalState", "RnnClaim"]

HINTS = 3
"""How many hints a goal has: where to look, what to do, how."""


@dataclass(frozen=True)
class RnnClaim:
    """What is said of a simple RNN; shown only where the search over its weights agrees.

    Attributes
    ----------
    possible : bool
        Whether one can do it.
    why : str
        Markdown.
    """

    possible: bool
    why: str


@dataclass(frozen=True, eq=False)
class Goal:
    """One puzzle; compared by identity.

    Parameters
    ----------
    id : str
        Its name for files and commands.
    title, story : str
        What the list shows, and what is wanted and why, in Markdown.
    sequence : Sequence
        What is read.  Its programme is where the gates stand at the start.
    kind : {"lstm", "gru"}
        The cell; its gates are set by hand.
    units : int
        Its units, each with gates of its own.
    gates : tuple of str
        The gates that may be moved; the others have to stay where they are.
    bands : tuple of Band
        What has to be met, all of it.
    par : Par
        What the stars cost.
    hints : tuple of str
        Three, each saying more than the one before.
    solution : Overrides
        Gates that meet all bands with as many changes as three stars allow.
    rnn : RnnClaim or None
        Whether a simple RNN can do it and why, for a goal of which that is asked.
    """

    id: str
    title: str
    story: str
    sequence: Sequence
    kind: Kind
    units: int
    gates: tuple[str, ...]
    bands: tuple[Band, ...]
    par: Par
    hints: tuple[str, ...]
    solution: Overrides
    rnn: RnnClaim | None = None


@dataclass(frozen=True, eq=False)
class GoalState:
    """The goal that a person is at.

    Attributes
    ----------
    goal : Goal or None
        None while there is none.
    hints : int
        How many hints have been shown.
    own : Overrides or None
        The person's gates while the solution is watched; they come back afterwards.
    before : mapping of slice to its value
        What was on the bench before the first goal, for the way back.
    """

    goal: Goal | None = None
    hints: int = 0
    own: Overrides | None = None
    before: Mapping[str, object] | None = None

    @property
    def watching(self) -> bool:
        """Whether the gates are the solution's at present."""
        return self.own is not None
