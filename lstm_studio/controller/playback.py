"""The one clock: it moves the playhead, step by step or continuously, while it plays."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.present.phases import PHASES

__all__ = ["Playback"]

_FRAME_MS = 16
_LONGEST_FRAME_S = 0.1  # a stalled window must not make the playhead leap


class Playback(QObject):
    """Plays, steps and scrubs the shared playhead.

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
        controller.sequence_changed.connect(self.pause)

    @property
    def playing(self) -> bool:
        """Whether the clock runs."""
        return self._timer.isActive()

    def play(self) -> None:
        """Start; from the beginning when the end has been reached."""
        if self.playing:
            return
        state = self._controller.state
        last = len(state.sequence.current) - 1
        if state.playhead.step >= last and self._fraction() >= 1.0:
            self._controller.do("move_to", step=0, phase=0.0)
        self._position = self._controller.state.playhead.step + self._fraction()
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
        self._go(len(self._controller.state.sequence.current) - 1)

    def forward(self) -> None:
        """Go one step on; an update under way is completed first."""
        head = self._controller.state.playhead
        self._go(head.step if self._fraction() < 1.0 else head.step + 1)

    def back(self) -> None:
        """Go one step back."""
        self._go(self._controller.state.playhead.step - 1)

    def sub_step(self) -> None:
        """Go to the end of the next part of the update; after the last, into the next step."""
        self.pause()
        state = self._controller.state
        head, count = state.playhead, len(PHASES[state.cell.kind])
        done = math.floor(min(head.phase, count) + 1e-9)
        if done >= count:
            if head.step < len(state.sequence.current) - 1:
                self._controller.do("move_to", step=head.step + 1, phase=1.0)
            return
        self._controller.do("move_to", step=head.step, phase=_phase(done + 1, count))

    def sub_step_back(self) -> None:
        """Go back by one part of the update; before the first, into the step before."""
        self.pause()
        state = self._controller.state
        head, count = state.playhead, len(PHASES[state.cell.kind])
        done = math.ceil(min(head.phase, count) - 1e-9)
        if done > 1:
            self._controller.do("move_to", step=head.step, phase=float(done - 1))
        elif head.step > 0:
            self._controller.do("move_to", step=head.step - 1)

    def advance(self, seconds: float) -> None:
        """Move the playhead by `seconds` of playing, as the clock does."""
        state = self._controller.state
        steps = len(state.sequence.current)
        count = len(PHASES[state.cell.kind])
        position = state.playhead.step + self._fraction() + seconds * state.view.speed
        if position >= steps:
            if not state.view.loop:
                self._controller.do("move_to", step=steps - 1)
                self.pause()
                return
            position %= steps
        step = min(int(position), steps - 1)
        if state.look.reduce_motion:
            self._move_calmly(step, position)
            return
        self._controller.do("move_to", step=step, phase=_phase((position - step) * count, count))

    def _move_calmly(self, step: int, position: float) -> None:
        """Show complete updates only: the fraction of the clock is kept here, not drawn."""
        self._position = position
        if step != self._controller.state.playhead.step:
            self._controller.do("move_to", step=step)

    def _fraction(self) -> float:
        """Return how much of the step under the playhead has been played, 0 to 1."""
        state = self._controller.state
        head = state.playhead
        if self.playing and state.look.reduce_motion:
            inside = self._position - head.step
            return inside if 0.0 <= inside < 1.0 else 0.0
        count = len(PHASES[state.cell.kind])
        return min(head.phase, count) / count

    def _go(self, step: int) -> None:
        self.pause()
        self._controller.do("move_to", step=step)

    def _on_timeout(self) -> None:
        self.advance(min(self._elapsed.restart() / 1000.0, _LONGEST_FRAME_S))


def _phase(phase: float, count: int) -> float:
    """Write a complete update as infinity, whatever the cell's number of sub-steps."""
    return math.inf if phase >= count else phase
