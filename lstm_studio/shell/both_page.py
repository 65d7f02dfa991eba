"""The page "Both ways": strips above, verdicts in the middle, below them what is asked for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.page import Page
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.views.both_belief import BothBeliefView
from lstm_studio.views.both_indexing import BothIndexingView
from lstm_studio.views.both_pairs import BothPairsView
from lstm_studio.views.both_scores import BothScoresView
from lstm_studio.views.both_strips import BothStripsView
from lstm_studio.views.both_verdicts import BothVerdictsView
from lstm_studio.widgets.card import Card
from lstm_studio.widgets.segmented import Segmented

__all__ = ["BothPage"]

_LOW = 540
"""Below this height, in pixels at 100 %, the strips are the first of the tabs."""


class BothPage(Page):
    """What the readers make of a sentence.

    In a low page, such as a projector's, strips and lower part do not both fit: the strips are
    then the first of the tabs.

    Object names: ``both.tabs`` with the segments ``strips``, ``belief``, ``pairs``, ``indices``
    and ``scores``.

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
        self.setObjectName("both")
        self.strips = BothStripsView(controller, look)
        self.verdicts = BothVerdictsView(controller, look)
        self.belief = BothBeliefView(controller, look)
        self.pairs = BothPairsView(controller, look)
        self.indexing = BothIndexingView(controller, look)
        self.scores = BothScoresView(controller, look)
        self.belief.set_columns(self.strips.columns())
        self._low: bool | None = None
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.strips, 3)
        self._column.addWidget(self.verdicts)
        self.tabs = Segmented()
        self.tabs.setObjectName("both.tabs")
        self.tabs.setAccessibleName(tr("What is shown below"))
        self.tabs.currentKeyChanged.connect(self._on_tab)
        self._column.addWidget(self.tabs)
        self._stack = QStackedWidget()
        self._shown: dict[str, QWidget] = {"strips": self.strips}
        self._cards: list[Card] = []
        for key, view in (
            ("belief", self.belief),
            ("pairs", self.pairs),
            ("indices", self.indexing),
            ("scores", self.scores),
        ):
            card = Card()
            card.addWidget(view, 1)
            self._stack.addWidget(card)
            self._cards.append(card)
            self._shown[key] = card
        self._column.addWidget(self._stack, 2)
        self._offer(low=False)
        self.set_look(look)

    def views(self) -> list[View]:
        """Return the views that stand on it."""
        return [
            self.strips,
            self.verdicts,
            self.belief,
            self.pairs,
            self.indexing,
            self.scores,
        ]

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        super().set_look(look)
        margin = look.px(12)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(margin)
        for card in self._cards:
            card.setLook(look)
        self.tabs.setLook(look)
        for view in self.views():
            view.set_look(look)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the strips behind a tab where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which one card can be used; more would force the window to grow."""
        return QSize(self.look.px(300), self.look.px(240))

    def _fit(self) -> None:
        low = self.height() / self.look.factor < _LOW
        if low != self._low:
            self._low = low
            self._offer(low)

    def _offer(self, low: bool) -> None:
        """Offer what the lower part can show; in a low page the strips come first."""
        wanted = self.tabs.currentKey()
        self.tabs.clear()
        texts = {
            "strips": tr("Each direction"),
            "belief": tr("Belief while reading"),
            "pairs": tr("Try to break it"),
            "indices": tr("Index like a professional"),
            "scores": tr("How good they are"),
        }
        for key, text in texts.items():
            if low or key != "strips":
                self.tabs.addItem(key, text)
        if low:
            self._stack.insertWidget(0, self.strips)
        else:
            self._column.insertWidget(0, self.strips, 3)
        self.strips.show()
        keys = self.tabs.keys()
        self._show(wanted if wanted in keys and not (low and wanted == "belief") else keys[0])

    @Slot(object)
    def _on_tab(self, key: str) -> None:
        self._show(key)

    def _show(self, key: str) -> None:
        self.tabs.setCurrentKey(key)
        self._stack.setCurrentWidget(self._shown[key])
        self.strips.show_importance(key == "pairs")
