"""A page of cards, some of which stand behind tabs where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.shell.page import Page
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.card import Card
from lstm_studio.widgets.segmented import Segmented

__all__ = ["ANY_HEIGHT", "CardPage"]

ANY_HEIGHT = 16_777_215
"""Qt's own word for a height without a bound."""


class CardPage(Page):
    """The frame of such a page: a column, tabs, and a stack for what stands behind them.

    A subclass makes its views, puts them into cards and the cards into the column and the stack,
    calls :meth:`set_look` at the end, and divides its height in :meth:`_fit`.

    Parameters
    ----------
    controller : ModelController
    look : Look
    name : str
        The object name; the tabs are called ``<name>.tabs``.
    tabs : str
        What the tabs are called by a screen reader.
    parent : QWidget, optional
    """

    def __init__(
        self,
        controller: ModelController,
        look: Look,
        name: str,
        tabs: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._stack = QStackedWidget()
        self._views: list[View] = []
        self._shown: dict[str, QWidget] = {}
        self.tabs = Segmented()
        self.tabs.setObjectName(f"{name}.tabs")
        self.tabs.setAccessibleName(tabs)
        self.tabs.currentKeyChanged.connect(self._on_tab)

    def _add(self, key: str, view: View, carded: bool = True) -> QWidget:
        """Return what is shown under a key: the view in a card, or itself."""
        self._views.append(view)
        self._shown[key] = view
        if carded:
            card = Card()
            card.addWidget(view, 1)
            self._shown[key] = card
        return self._shown[key]

    def views(self) -> list[View]:
        """Return the views that stand on it."""
        return list(self._views)

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        super().set_look(look)
        margin = look.px(12)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(margin)
        for card in self._shown.values():
            if isinstance(card, Card):
                card.setLook(look)
        self.tabs.setLook(look)
        for view in self._views:
            view.set_look(look)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put behind tabs what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Divide the room of now."""

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
        self._stack.setCurrentWidget(self._shown[key])
