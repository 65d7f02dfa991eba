"""The page "Find the cell": the text and a curve at the left, units in order at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.page import Page
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.views.cells_curve import CellsCurveView
from lstm_studio.views.cells_model import CellsModelView
from lstm_studio.views.cells_ranking import CellsRankingView
from lstm_studio.views.cells_text import CellsTextView
from lstm_studio.widgets.card import Card
from lstm_studio.widgets.segmented import Segmented

__all__ = ["CellsPage"]

_WIDE = 760
"""With less width than this, in pixels at 100 %, everything is behind tabs."""
_HIGH = 460
"""With less height than this the curve is a tab, too."""


class CellsPage(Page):
    """Which unit follows what.

    Object names: ``cells.tabs`` with the segments ``ranking`` and ``card``, in a low page also
    ``curve``, in a narrow one also ``text``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("cells")
        self.text = CellsTextView(controller, look)
        self.curve = CellsCurveView(controller, look)
        self.ranking = CellsRankingView(controller, look)
        self.card = CellsModelView(controller, look)
        self._mode: tuple[str, ...] | None = None
        self._row = QHBoxLayout(self)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._row.addLayout(self._left, 5)
        self._row.addLayout(self._right, 3)
        self.tabs = Segmented()
        self.tabs.setObjectName("cells.tabs")
        self.tabs.setAccessibleName(tr("What is shown beside"))
        self.tabs.currentKeyChanged.connect(self._on_tab)
        self._stack = QStackedWidget()
        self._right.addWidget(self.tabs)
        self._right.addWidget(self._stack, 1)
        self._cards: dict[str, Card] = {}
        for key, view in (
            ("text", self.text),
            ("curve", self.curve),
            ("ranking", self.ranking),
            ("card", self.card),
        ):
            card = Card()
            card.addWidget(view, 1)
            self._cards[key] = card
        self.set_look(look)

    def views(self) -> list[View]:
        """Return the views that stand on it."""
        return [self.text, self.curve, self.ranking, self.card]

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        super().set_look(look)
        margin = look.px(12)
        self._row.setContentsMargins(margin, margin, margin, margin)
        for layout in (self._row, self._left, self._right):
            layout.setSpacing(margin)
        for card in self._cards.values():
            card.setLook(look)
        self.tabs.setLook(look)
        for view in self.views():
            view.set_look(look)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put behind tabs what has no room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which one card can be used; more would force the window to grow."""
        return QSize(self.look.px(320), self.look.px(250))

    def _fit(self) -> None:
        px = self.look.px
        tabbed: tuple[str, ...] = ("ranking", "card")
        if self.height() < px(_HIGH):
            tabbed = ("curve", *tabbed)
        if self.width() < px(_WIDE):
            tabbed = ("text", "curve", "ranking", "card")
        if tabbed != self._mode:
            self._mode = tabbed
            self._offer(tabbed)

    def _offer(self, tabbed: tuple[str, ...]) -> None:
        wanted = self.tabs.currentKey()
        texts = {
            "text": tr("Text"),
            "curve": tr("Curve"),
            "ranking": tr("Ranking"),
            "card": tr("Card"),
        }
        self.tabs.clear()
        for key in tabbed:
            self.tabs.addItem(key, texts[key])
        for key, card in self._cards.items():
            if key in tabbed:
                self._stack.addWidget(card)
            else:
                self._left.addWidget(card, 5 if key == "text" else 3)
                card.show()
        self._row.setStretch(0, 0 if "text" in tabbed else 5)
        self._row.setSpacing(0 if "text" in tabbed else self.look.px(12))
        keys = self.tabs.keys()
        self._show(wanted if wanted in keys else "text" if "text" in keys else "ranking")

    def show_tab(self, key: str) -> bool:
        """Show one of the tabs; False when there is none of that name at this size."""
        offered = self.tabs.keys()
        if key in offered:
            self._show(key)
        return key in offered

    @Slot(object)
    def _on_tab(self, key: str) -> None:
        self._show(key)

    def _show(self, key: str) -> None:
        self.tabs.setCurrentKey(key)
        self._stack.setCurrentWidget(self._cards[key])
