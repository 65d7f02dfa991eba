"""The one clock: it moves the reading of the page shown, step by step or continuously."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.state.timeline import TIMELINE_SLICES, Timeline, timeline

__all__ = ["Playback"]

_FRAME_MS = 16
_LONGEST_FRAME_S = 0.1  # a stalled window must not make the playhead leap


class Playback(QObject):
    """Plays and steps what is read on the page that is shown; another page stops it.

    Parameters
    ----------
    controller : ModelController
    parent : QObject, optional

    Signals
    -------
    playing_changed
        Playing has started or stopped.
    """

    playing_changed = Signal()

    def __init__(self, controller: ModelController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._elapsed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._position = 0.0
        self._read = self._what()
        for name in TIMELINE_SLICES:
            getattr(controller, f"{name}_changed").connect(self._on_timeline_changed)
        controller.sequence_changed.connect(self.pause)  # an edited step, too

    @property
    def playing(self) -> bool:
        """Whether the clock runs."""
        return self._timer.isActive()

    def play(self) -> None:
        """Start; from the beginning when the end has been reached."""
        now = self._now()
        if self.playing or not now.steps:
            return
        self._position = now.step + now.done
        if self._position >= now.steps:
            self._position = 0.0
            self._controller.do("move_to", step=0, phase=0.0 if now.phases else math.inf)
        self._elapsed.start()
        self._timer.start()
        self.playing_changed.emit()

    def pause(self) -> None:
        """Stop where the playhead is; a half-finished update stays half finished."""
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit()

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def first(self) -> None:
        """Go to the first step."""
        self._go(0)

    def last(self) -> None:
        """Go to the last step."""
        self._go(self._now().last)

    def forward(self) -> None:
        """Go one step on; an update under way is completed first."""
        now = self._now()
        self._go(now.step if now.done < 1.0 else now.step + 1)

    def back(self) -> None:
        """Go one step back."""
        self._go(self._now().step - 1)

    def sub_step(self) -> None:
        """Go to the end of the next part of the update; after the last, into the next step."""
        self.pause()
        now = self._now()
        count = len(now.phases)
        done = math.floor(min(now.phase, count) + 1e-9)
        if done < count:
            self._controller.do("move_to", step=now.step, phase=_phase(done + 1, count))
        elif now.step < now.last:
            self._controller.do("move_to", step=now.step + 1, phase=_phase(1.0, count))

    def sub_step_back(self) -> None:
        """Go back by one part of the update; before the first, into the step before."""
        self.pause()
        now = self._now()
        done = math.ceil(min(now.phase, len(now.phases)) - 1e-9)
        if done > 1:
            self._controller.do("move_to", step=now.step, phase=float(done - 1))
        elif now.step > 0:
            self._controller.do("move_to", step=now.step - 1)

    def advance(self, seconds: float) -> None:
        """Move the reading by `seconds` of playing, as the clock does."""
        state, now = self._controller.state, self._now()
        if not now.steps:
            return
        count = len(now.phases)
        position = now.step + self._fraction() + seconds * state.view.speed
        if position >= now.steps:
            if not state.view.loop:
                self._controller.do("move_to", step=now.last)
                self.pause()
                return
            position %= now.steps
        step = min(int(position), now.last)
        if state.look.reduce_motion or not count:
            self._move_calmly(step, position)
            return
        self._controller.do("move_to", step=step, phase=_phase((position - step) * count, count))

    def _move_calmly(self, step: int, position: float) -> None:
        """Show complete steps only: the fraction of the clock is kept here, not drawn."""
        self._position = position
        if step != self._now().step:
            self._controller.do("move_to", step=step)

    def _fraction(self) -> float:
        """Return how much of the present step has been played, 0 to 1."""
        now = self._now()
        if self.playing and (self._controller.state.look.reduce_motion or not now.phases):
            inside = self._position - now.step
            return inside if 0.0 <= inside < 1.0 else 0.0
        return now.done

    def _now(self) -> Timeline:
        return timeline(self._controller.state)

    def _what(self) -> tuple[str, tuple[str, ...]]:
        """Return the page and what is read on it: when either changes, the clock stops."""
        return self._controller.state.view.page, self._now().tokens

    @Slot()
    def _on_timeline_changed(self) -> None:
        now = self._what()
        if now != self._read:
            self._read = now
            self.pause()

    def _go(self, step: int) -> None:
        self.pause()
        self._controller.do("move_to", step=step)

    def _on_timeout(self) -> None:
        self.advance(min(self._elapsed.restart() / 1000.0, _LONGEST_FRAME_S))


def _phase(phase: float, count: int) -> float:
    """Write a complete update as infinity, whatever the cell's number of sub-steps."""
    return math.inf if phase >= count else phase
