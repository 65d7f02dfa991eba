"""Targets with a place for jobs beside each, and the jobs that have no place yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from lstm_studio.i18n import integer, tr
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT, QUANTITY_TOKENS
from lstm_studio.widgets.job_chip import JobChip
from lstm_studio.widgets.painting import draw_focus_ring

__all__ = ["JobBoard"]


class _Place(QWidget):
    """Where jobs are dropped: beside a target, or the pool below."""

    chosen = Signal(object)

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.lit = False
        self._look = Look(LIGHT)
        self._hint = ""
        self.setObjectName(f"quiz.place.{key}" if key else "quiz.pool")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if key:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def setHint(self, hint: str) -> None:
        self._hint = hint
        self.setAccessibleDescription(hint)
        self.update()

    def setLook(self, look: Look) -> None:
        self._look = look
        self.column.setSpacing(look.px(6))
        self.setMinimumHeight(look.control(40) if self.key else 0)
        self.update()

    def setLit(self, lit: bool) -> None:
        if lit != self.lit:
            self.lit = lit
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        takes = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if takes and self.hasFocus():  # and not a job that lies here
            self.chosen.emit(self.key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.key and self.column.count() == 0:
            lit = self.lit
            pen = QPen(look.color("accent" if lit else "muted"), look.px(1))
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(look.color("hover") if lit else Qt.BrushStyle.NoBrush)
            half = 0.5 * look.px(1)
            painter.drawRoundedRect(box.adjusted(half, half, -half, -half), look.px(8), look.px(8))
            painter.setPen(look.color("muted"))
            painter.setFont(look.font("body"))
            inner = box.adjusted(look.px(14), 0, -look.px(14), 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(inner, int(flags), self._hint)
        elif self.lit:
            draw_focus_ring(painter, box, look.px(8), look)
        if self.hasFocus():
            draw_focus_ring(painter, box, look.px(8), look)
        painter.end()


class JobBoard(QWidget):
    """Matching by mouse, by click and click, or by keys.

    Signals
    -------
    holdRequested : object
        The key of a job to be taken in hand; ``""`` to lay it down.
    placeRequested : object
        ``(job, target)``; the target ``""`` takes the job back.
    draggedOver : object
        The place on the screen while a job is dragged beside all targets; None at its end.
    droppedAt : object
        ``(job, place on the screen)`` where a job was let go beside all targets.
    """

    holdRequested = Signal(object)
    placeRequested = Signal(object)
    draggedOver = Signal(object)
    droppedAt = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(LIGHT)
        self.chips: dict[str, JobChip] = {}
        self.places: dict[str, _Place] = {}
        self._names: dict[str, str] = {}
        self._labels: dict[str, QLabel] = {}
        self._placed: dict[str, str] = {}
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._outer.addLayout(self._grid)
        self.pool = _Place("", self)
        self._outer.addWidget(self.pool)

    def setBoard(self, targets: dict[str, str], jobs: list[tuple[str, str]]) -> None:
        """Show other targets and jobs.

        Parameters
        ----------
        targets : dict of str to str
            Ids, gates' letters where they have a colour, and names.
        jobs : list of (str, str)
            Ids and marked-up texts, in the order in which they lie in the pool.
        """
        self.clear()
        self._names = dict(targets)
        for row, (key, name) in enumerate(targets.items()):
            label = QLabel(tr("{n}  {name}", n=integer(row + 1), name=name))
            label.setTextFormat(Qt.TextFormat.PlainText)
            place = _Place(key, self)
            place.setAccessibleName(name)
            place.chosen.connect(self._on_chosen)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(place, row, 1)
            place.show()  # at once: a layout counts only what is shown
            label.show()
            self.places[key], self._labels[key] = place, label
        for key, text in jobs:
            chip = JobChip(key, self)
            chip.setMarkup(text)
            chip.pressed.connect(self._on_pressed)
            chip.keyed.connect(self._on_keyed)
            chip.dragged.connect(self._on_dragged)
            chip.released.connect(self._on_released)
            self.chips[key] = chip
        self.setLook(self._look)
        self._placed = dict.fromkeys(self.chips, "?")
        self.setPlaced({})

    def clear(self) -> None:
        """Take everything away."""
        for widget in (*self.places.values(), *self._labels.values()):
            self._grid.removeWidget(widget)
        for chip in self.chips.values():
            self.pool.column.removeWidget(chip)
        for widget in (*self.chips.values(), *self.places.values(), *self._labels.values()):
            widget.hide()
            widget.deleteLater()  # not at once: a key that was pressed on it may still be under way
        self.chips, self.places, self._labels, self._placed = {}, {}, {}, {}

    def setPlaced(self, placed: dict[str, str], held: str = "") -> None:
        """Put the jobs where they lie; those without a target into the pool."""
        focus = next((chip for chip in self.chips.values() if chip.hasFocus()), None)
        for key, chip in self.chips.items():
            target = placed.get(key, "")
            if self._placed.get(key) != target:
                where = self.places.get(target, self.pool)
                where.column.addWidget(chip)
                chip.setPlace(self._names.get(target, ""))
                chip.show()
            chip.setHeld(key == held)
        self._placed = {key: placed.get(key, "") for key in self.chips}
        for place in self.places.values():
            empty = place.column.count() == 0
            place.setHint(tr("drop here") if empty else "")
            place.update()
        self.pool.setVisible(self.pool.column.count() > 0)
        if focus is not None:
            focus.setFocus()
        self.updateGeometry()

    def setStates(self, states: dict[str, tuple[str, str]]) -> None:
        """Say of jobs by key whether they lie right and why; of the others nothing."""
        for key, chip in self.chips.items():
            chip.setState(*states.get(key, ("", "")))

    def setLook(self, look: Look) -> None:
        """Take colours, fonts and scale from `look`."""
        self._look = look
        self._outer.setSpacing(look.px(14))
        self._grid.setHorizontalSpacing(look.px(16))
        self._grid.setVerticalSpacing(look.px(10))
        self._grid.setColumnMinimumWidth(0, look.px(130))
        self.pool.setLook(look)
        for key, label in self._labels.items():
            label.setFont(look.font("strong"))
            colour = look.quantity_text(key) if key in QUANTITY_TOKENS else look.color("ink")
            palette = label.palette()
            palette.setColor(label.foregroundRole(), colour)
            label.setPalette(palette)
        for widget in (*self.places.values(), *self.chips.values()):
            widget.setLook(look)

    def sizeHint(self) -> QSize:
        """Return the size at which everything reads well."""
        return self._outer.sizeHint().expandedTo(QSize(self._look.px(420), 0))

    def tabs(self) -> list[QWidget]:
        """Return the tab stops in order: target after target, what lies there, and the pool."""
        order: list[QWidget] = []
        for place in (*self.places.values(), self.pool):
            if place.key:
                order.append(place)
            order += [w for k in range(place.column.count()) if (w := _widget_at(place, k))]
        return order

    # ------------------------------------------------------------------ what a person does

    def _held(self) -> str:
        return next((key for key, chip in self.chips.items() if chip.isHeld()), "")

    @Slot(object)
    def _on_chosen(self, target: str) -> None:
        held = self._held()
        if held:
            self.placeRequested.emit((held, target))

    @Slot()
    def _on_pressed(self) -> None:
        chip = self.sender()
        if isinstance(chip, JobChip) and chip.state() != "right":
            # A click on another job's place puts the one in hand there.
            held, target = self._held(), self._placed.get(chip.key, "")
            if held and held != chip.key and target:
                self.placeRequested.emit((held, target))
            else:
                self.holdRequested.emit("" if chip.isHeld() else chip.key)

    @Slot(object)
    def _on_keyed(self, what: object) -> None:
        chip = self.sender()
        if not isinstance(chip, JobChip) or chip.state() == "right":
            return
        names = list(self.places)
        if what == "back":
            self.placeRequested.emit((chip.key, ""))
        elif isinstance(what, int):
            if what <= len(names):
                self.placeRequested.emit((chip.key, names[what - 1]))
        else:
            here = self._placed.get(chip.key, "")
            at = names.index(here) if here else len(names)
            to = at + (-1 if what == "up" else 1)
            if 0 <= to < len(names):
                self.placeRequested.emit((chip.key, names[to]))
            elif to == len(names):
                self.placeRequested.emit((chip.key, ""))

    def _place_at(self, spot: QPoint) -> _Place | None:
        for place in (*self.places.values(), self.pool):
            if place.isVisible() and place.rect().contains(place.mapFromGlobal(spot)):
                return place
        return None

    @Slot(object)
    def _on_dragged(self, spot: QPoint) -> None:
        below = self._place_at(spot)
        for place in self.places.values():
            place.setLit(place is below)
        self.draggedOver.emit(spot if below is None else None)

    @Slot(object)
    def _on_released(self, spot: QPoint) -> None:
        chip = self.sender()
        for place in self.places.values():
            place.setLit(False)
        self.draggedOver.emit(None)
        if isinstance(chip, JobChip):
            below = self._place_at(spot)
            if below is None:
                self.droppedAt.emit((chip.key, spot))
            else:
                self.placeRequested.emit((chip.key, below.key))


def _widget_at(place: _Place, index: int) -> QWidget | None:
    item = place.column.itemAt(index)
    return None if item is None else item.widget()
