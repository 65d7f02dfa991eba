"""Undo and redo: a list of states."""

from __future__ import annotations

from dataclasses import replace

from lstm_studio.state.studio import StudioState

__all__ = ["History"]


class History:
    """The states before and after the present one.

    Where a person looks (page, playhead, hover) and what was answered in a quiz is not undone:
    :meth:`undo` and :meth:`redo` keep it, the playhead clipped to the sequence that comes back.

    Parameters
    ----------
    limit : int
        How many states are kept; one shares nearly all of its memory with its neighbours.
    """

    def __init__(self, limit: int = 200) -> None:
        self._past: list[tuple[StudioState, str]] = []
        self._future: list[tuple[StudioState, str]] = []
        self._limit = limit
        self._merge: str | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a state to go back to."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a state to go forward to."""
        return bool(self._future)

    @property
    def undo_name(self) -> str:
        """The intent that an undo takes back; empty when there is none."""
        return self._past[-1][1] if self._past else ""

    @property
    def redo_name(self) -> str:
        """The intent that a redo brings back; empty when there is none."""
        return self._future[-1][1] if self._future else ""

    def record(self, before: StudioState, name: str, merge: str | None = None) -> None:
        """Keep the state before a choice.

        Parameters
        ----------
        before : StudioState
        name : str
            The intent's name.
        merge : str, optional
            Choices that follow each other under the same key (one drag, one run of key presses)
            are one entry.
        """
        if merge is not None and merge == self._merge and self._past and not self._future:
            return
        self._merge = merge
        self._past.append((before, name))
        del self._past[: -self._limit]
        self._future.clear()

    def undo(self, now: StudioState) -> StudioState:
        """Return the state before the last choice; `now` itself when there is none."""
        return self._move(now, self._past, self._future)

    def redo(self, now: StudioState) -> StudioState:
        """Return the state after the choice undone last; `now` itself when there is none."""
        return self._move(now, self._future, self._past)

    def _move(
        self,
        now: StudioState,
        source: list[tuple[StudioState, str]],
        target: list[tuple[StudioState, str]],
    ) -> StudioState:
        self._merge = None
        if not source:
            return now
        state, name = source.pop()
        target.append((now, name))
        step = min(now.playhead.step, len(state.sequence.current) - 1)
        head = now.playhead if step == now.playhead.step else replace(now.playhead, step=step)
        view = state.view
        old_step = (state.learning.activity, state.learning.lesson, state.learning.step)
        new_step = (now.learning.activity, now.learning.lesson, now.learning.step)
        # A step of a lesson comes back on its own page.
        if view.page != now.view.page and old_step == new_step:
            view = replace(view, page=now.view.page)
        # A sentence that comes back is shown read to the word; the same one, where it stands.
        # What the page "Both ways" began with when it was first shown was nobody's choice.
        old, new = state.reading if state.reading.words else now.reading, now.reading
        same = (old.words, old.position) == (new.words, new.position)
        readhead = now.readhead if same else state.readhead
        flow = state.flow
        if flow.lag != now.flow.lag:
            flow = replace(flow, lag=now.flow.lag)
        finding = state.finding
        at = min(now.finding.at, max(len(finding.text) - 1, 0))
        if finding.at != at:
            finding = replace(finding, at=at)
        # What was done was done, and a teacher's folder stays open.
        learning, found = state.learning, now.learning
        kept = {"done": found.done, "finished": found.finished, "own": found.own}
        if any(getattr(learning, name) != value for name, value in kept.items()):
            learning = replace(learning, **kept)  # pyright: ignore[reportArgumentType]
        return replace(
            state,
            playhead=head,
            reading=old,
            readhead=readhead,
            flow=flow,
            finding=finding,
            learning=learning,
            quiz=now.quiz,
            view=view,
            hover=now.hover,
        )
