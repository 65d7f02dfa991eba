"""The cell diagram: one step of one unit, drawn as a function of the playhead's phase."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.present import captions
from lstm_studio.present.diagram import Room, diagram, parts, step_values
from lstm_studio.present.phases import phase_count
from lstm_studio.state.quiz_intents import targets_on_diagram
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.diagram_canvas import DiagramCanvas

__all__ = ["DiagramView"]

_NOTCH = 0.25
"""Parts of the update that a notch of the wheel goes through."""


class DiagramView(View):
    """The conveyor belt with live values.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional

    Signals
    -------
    scrubbed
        The person has moved the phase with the wheel.
    """

    scrubbed = Signal()

    SLICES = ("sequence", "cell", "results", "playhead", "quiz", "view", "hover", "look")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("diagram")
        self._layout = QVBoxLayout(self)
        head = QHBoxLayout()
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("diagram.title")
        self._title.setProperty("role", "strong")
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)  # it quotes a person's own words
        self._note.setObjectName("diagram.note")
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._note, 1)
        self._head = head
        self._layout.addLayout(head)
        self.canvas = DiagramCanvas(self)
        self.canvas.setObjectName("diagram.canvas")
        self.canvas.setAccessibleName(tr("Diagram of the cell"))
        self.canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.canvas.partHovered.connect(self._on_part_hovered)
        self.canvas.partClicked.connect(self._on_part_clicked)
        self.canvas.roomChanged.connect(self._draw)
        self._layout.addWidget(self.canvas, 1)
        self._said = ""
        self.apply_look()

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the cell at the playhead."""
        if changed & {"cell", "sequence"}:
            self._said = ""
        if changed - {"hover", "results"}:
            self._render_head()
        self._draw()

    def _render_head(self) -> None:
        state, trace = self.controller.state, self.controller.results.trace
        head, tokens = state.playhead, state.sequence.current.tokens
        title, note = captions.diagram_headline(
            trace, head.step, head.phase, tokens[head.step], state.view.unit
        )
        targets = targets_on_diagram(state)
        here = {part.id for part in parts(state.cell.kind)}
        if here & set(targets.values()):
            note = tr("The quiz: drop a job on a gate here, or take one and click the gate.")
        self.canvas.setTargets(frozenset(here & set(targets.values())))
        self._title.setText(title)
        self._note.setText(self._said or note)
        self._keep_lines()

    def _keep_lines(self) -> None:
        """Let the note grow to the lines it needs and keep them, so that the picture stands still.

        While a step is played its sentences take one line or two in a narrow card.
        """
        needed = self._note.heightForWidth(max(self._note.width(), 1))
        self._note.setMinimumHeight(max(needed, self._note.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the note the lines that it needs in another width."""
        super().resizeEvent(event)
        self._note.setMinimumHeight(0)
        self._layout.activate()
        self._keep_lines()

    @Slot()
    def _draw(self) -> None:
        state, trace = self.controller.state, self.controller.results.trace
        head = state.playhead
        self.canvas.setScene(
            diagram(
                trace.kind,
                step_values(trace, head.step, min(state.view.unit, trace.hidden_size - 1)),
                head.phase,
                Room(*self.canvas.room()),
                highlight=state.hover.key or "",
                reduce_motion=self.look.reduce_motion,
            )
        )

    def apply_look(self) -> None:
        """Restyle."""
        px = self.look.px
        self._layout.setContentsMargins(px(16), px(10), px(16), px(10))
        self._layout.setSpacing(px(4))
        self._head.setSpacing(px(12))
        self._note.setMinimumHeight(0)
        self.canvas.setLook(self.look)
        if self.isVisible():
            self._draw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrub through the update: a notch is a quarter of a part, across the ends of a step."""
        state = self.controller.state
        count, steps = phase_count(state.cell.kind), len(state.sequence.current)
        head = state.playhead
        at = head.step * count + min(head.phase, count) + event.angleDelta().y() / 120 * _NOTCH
        at = min(max(at, 0.0), float(steps * count))
        # The end of a step and the start of the next are one place; it is shown as the end.
        step = min(max(math.ceil(at / count) - 1, 0), steps - 1)
        phase = at - step * count
        self.controller.do("move_to", step=step, phase=math.inf if phase >= count else phase)
        self.scrubbed.emit()
        event.accept()

    @Slot(object)
    def _on_part_hovered(self, part: str) -> None:
        found = {p.id: p for p in parts(self.controller.state.cell.kind)}.get(part)
        self.controller.do("hover", key=found.key if found else None)

    @Slot(object)
    def _on_part_clicked(self, part: str) -> None:
        """Say what the part is for; a click elsewhere brings the headline back.

        While a quiz asks for it, a click puts the job in hand on the gate.
        """
        target = targets_on_diagram(self.controller.state).get(part)
        if target is not None and self.controller.state.quiz.held:
            self.controller.do("place_job", target=target)
            return
        found = {p.id: p for p in parts(self.controller.state.cell.kind)}.get(part)
        self._said = tr("{name}: {role}", name=found.name, role=found.sentence) if found else ""
        self._render_head()
