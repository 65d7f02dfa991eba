"""What the runs of a pitfall have shown: numbers side by side, exceptions, and what follows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.present.pitfall_results import (
    caption,
    exceptions_text,
    result_lines,
    result_text,
    shown_versions,
)
from lstm_studio.present.pitfall_texts import version_name
from lstm_studio.state.pitfalls import HEALTHY
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.bar_table import BarColumn, BarRow, BarTable
from lstm_studio.widgets.buttons import PushButton

__all__ = ["PitfallResultView"]


def _role(pitfall: str, version: str) -> str:
    if version == HEALTHY[pitfall]:
        return "success"
    if pitfall == "harmless":
        return "accent"
    return "warning" if version == "one" else "danger"


class PitfallResultView(View):
    """A column of bars for each version that has been run, and the exceptions in their own words.

    Object names: ``pitfalls.result``, ``pitfalls.numbers``, ``pitfalls.exceptions``,
    ``pitfalls.copyResult``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("pitfalls",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("pitfallResult")
        self.setAccessibleName(tr("What the runs have shown"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._title = self._label("strong")
        self._title.setText(tr("Result"))
        self._torch = self._label("muted")
        self.copy_button = PushButton(tr("Copy"), icon_name="copy")
        self.copy_button.setObjectName("pitfalls.copyResult")
        self.copy_button.setToolTip(tr("Copy all numbers and exceptions as text"))
        self.copy_button.clicked.connect(self.copy)
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._torch)
        self._head.addWidget(self.copy_button)
        outer.addLayout(self._head)
        self._outer = outer
        self._scroll = QScrollArea()
        self._scroll.setObjectName("pitfalls.result")
        self._scroll.setAccessibleName(tr("What the runs have shown"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._empty = self._label("muted")
        self._empty.setText(tr("Nothing has been run yet. Press “Run” to see what this code does."))
        self._empty.setWordWrap(True)
        self.numbers = BarTable("pitfalls.numbers")
        self.numbers.setAccessibleName(tr("What was measured"))
        self.exceptions = QPlainTextEdit()
        self.exceptions.setObjectName("pitfalls.exceptions")
        self.exceptions.setAccessibleName(tr("What the library has said"))
        self.exceptions.setProperty("role", "code")
        self.exceptions.setReadOnly(True)
        self.exceptions.setTabChangesFocus(True)
        self.exceptions.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._caption = self._label("")
        self._caption.setObjectName("pitfalls.caption")
        self._caption.setWordWrap(True)
        for widget in (self._empty, self.numbers, self._caption, self.exceptions):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._scroll.setWidget(body)
        outer.addWidget(self._scroll, 1)
        self.apply_look()

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        look = self.look
        self._outer.setSpacing(look.px(8))
        self._head.setSpacing(look.px(8))
        self._column.setContentsMargins(0, 0, look.px(8), 0)
        self._column.setSpacing(look.px(12))
        self.copy_button.setLook(look)
        self.numbers.setLook(look)
        self.exceptions.setFont(look.font("code"))
        self.exceptions.document().setDefaultFont(look.font("code"))
        self._fit_exceptions()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which some rows are seen."""
        return QSize(self.look.px(260), self.look.px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the exceptions the height that another width needs."""
        super().resizeEvent(event)
        self._fit_exceptions()

    def _fit_exceptions(self) -> None:
        """Let every line of the exceptions be seen: the card scrolls, not the text in it."""
        look, text = self.look, self.exceptions.toPlainText()
        room = max(self.width() - look.px(16 + 8 + 16), look.px(120))
        metrics = QFontMetrics(look.font("code"))
        flags = int(Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextWordWrap)
        lines = [
            max(1, metrics.boundingRect(0, 0, room, 10_000, flags, line).height())
            for line in text.split("\n")
        ]
        least = metrics.lineSpacing()
        height = sum(max(line, least) for line in lines) + least + look.px(24)
        self.exceptions.setFixedHeight(height)

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw what is known of the pitfall that is chosen."""
        state = self.controller.state.pitfalls
        pitfall, results = state.pitfall, state.results_of(state.pitfall)
        columns = [
            BarColumn(version_name(pitfall, version), _role(pitfall, version))
            for version in shown_versions(pitfall, results)
        ]
        rows = [
            BarRow(line.label, tuple((cell.text, cell.share) for cell in line.cells))
            for line in result_lines(pitfall, results)
        ]
        self.numbers.setTable(columns, rows)
        self.numbers.setVisible(bool(rows))
        said = exceptions_text(pitfall, results)
        if said != self.exceptions.toPlainText():
            self.exceptions.setPlainText(said)
            self._fit_exceptions()
        self.exceptions.setVisible(bool(said))
        self._caption.setText(caption(pitfall, results))
        self._caption.setVisible(bool(results))
        self._empty.setVisible(not results)
        self.copy_button.setEnabled(bool(results))
        torch = next((one.torch for one in results.values() if one.torch), "")
        self._torch.setText(tr("torch {version}", version=torch) if torch else "")

    def text(self) -> str:
        """Return everything shown as text."""
        state = self.controller.state.pitfalls
        return result_text(state.pitfall, state.results_of(state.pitfall))

    @Slot()
    def copy(self) -> None:
        """Put everything shown on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self.controller.notices.tell(tr("Copied."))
