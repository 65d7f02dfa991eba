"""The page "Gradient flow": the curves above, below them what is asked for."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.page import Page
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.views.gradients_captions import GradientsCaptionsView
from lstm_studio.views.gradients_code import GradientsCodeView
from lstm_studio.views.gradients_curves import GradientsCurvesView
from lstm_studio.views.gradients_sources import GradientsSourcesView
from lstm_studio.views.gradients_table import GradientsTableView
from lstm_studio.widgets.card import Card
from lstm_studio.widgets.segmented import Segmented

__all__ = ["GradientsPage"]

_LOW = 430
"""With less height than this, in pixels at 100 %, the curves are one of the tabs."""
_WIDE = 560
"""From this width on the tabs have long names."""


class GradientsPage(Page):
    """How much of the gradient reaches the past.

    In a low page, such as a projector's, the curves are one of the tabs.

    Object names: ``gradients.tabs`` with the segments ``says``, ``table``, ``code`` and
    ``sources``, in a low page also ``curves``.

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
        self.setObjectName("gradients")
        self.curves = GradientsCurvesView(controller, look)
        self.says = GradientsCaptionsView(controller, look)
        self.table = GradientsTableView(controller, look)
        self.code = GradientsCodeView(controller, look)
        self.sources = GradientsSourcesView(controller, look)
        self._mode: tuple[bool, bool] | None = None
        self._column = QVBoxLayout(self)
        self.tabs = Segmented()
        self.tabs.setObjectName("gradients.tabs")
        self.tabs.setAccessibleName(tr("What is shown below"))
        self.tabs.currentKeyChanged.connect(self._on_tab)
        self._stack = QStackedWidget()
        self._cards: dict[str, Card] = {}
        for key, view in (
            ("curves", self.curves),
            ("says", self.says),
            ("table", self.table),
            ("code", self.code),
            ("sources", self.sources),
        ):
            card = Card()
            card.addWidget(view, 1)
            self._cards[key] = card
            if key != "curves":
                self._stack.addWidget(card)
        self._column.addWidget(self._cards["curves"], 5)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self._stack, 2)
        self.set_look(look)

    def views(self) -> list[View]:
        """Return the views that stand on it."""
        return [self.curves, self.says, self.table, self.code, self.sources]

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        super().set_look(look)
        margin = look.px(12)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(margin)
        for card in self._cards.values():
            card.setLook(look)
        self.tabs.setLook(look)
        for view in self.views():
            view.set_look(look)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put behind a tab what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < self.look.px(_LOW)
        mode = (low, self.width() >= self.look.px(_WIDE))
        if mode == self._mode:
            return
        changed, self._mode = self._mode is None or self._mode[0] != low, mode
        wanted = self.tabs.currentKey()
        self._offer(*mode)
        if changed and low:
            self._stack.insertWidget(0, self._cards["curves"])
        elif changed:
            self._column.insertWidget(0, self._cards["curves"], 5)
            self._cards["curves"].show()
        keys = self.tabs.keys()
        # What has just lost its place above is what a person was looking at.
        self._show(wanted if wanted in keys and not (changed and low) else keys[0])

    def _offer(self, low: bool, wide: bool) -> None:
        texts = {
            "curves": tr("Curves"),
            "says": tr("What it shows") if wide else tr("Shows"),
            "table": tr("In numbers") if wide else tr("Numbers"),
            "code": tr("PyTorch"),
            "sources": tr("Where it comes from") if wide else tr("Sources"),
        }
        self.tabs.clear()
        for key, text in texts.items():
            if low or key != "curves":
                self.tabs.addItem(key, text)

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
