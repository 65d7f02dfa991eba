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

_STRIPS = 268
"""With less height than this, in pixels at 100 %, the strips are one of the tabs."""
_LOWER = 170
"""With less height than this left for the tabs' pages, the verdicts are one of them, too."""
_WIDE = 640
"""From this width on the tabs have long names."""
_ANY = 16_777_215  # Qt's own word for a height without a bound
_SHARE = 0.6
"""What the strips take of the height that the verdicts and the tabs leave."""


class BothPage(Page):
    """What the readers make of a sentence.

    In a low page, such as a projector's, not everything fits above each other: the strips are
    then one of the tabs, and in a very low one the verdicts, too.

    Object names: ``both.tabs`` with the segments ``belief``, ``pairs``, ``indices`` and ``scores``,
    in a low page also ``strips`` and ``verdicts``.

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
        self._mode: tuple[tuple[str, ...], bool] = ((), False)
        self._column = QVBoxLayout(self)
        self.tabs = Segmented()
        self.tabs.setObjectName("both.tabs")
        self.tabs.setAccessibleName(tr("What is shown below"))
        self.tabs.currentKeyChanged.connect(self._on_tab)
        self._stack = QStackedWidget()
        self._shown: dict[str, QWidget] = {"strips": self.strips, "verdicts": self.verdicts}
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
        self._column.addWidget(self.strips)
        self._column.addWidget(self.verdicts)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self._stack, 1)
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
        """Put behind tabs what has no room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which one card can be used; more would force the window to grow."""
        return QSize(self.look.px(300), self.look.px(240))

    def _fit(self) -> None:
        """Divide the height: what the verdicts and the tabs leave is the strips' and the rest's."""
        px, margin = self.look.px, self.look.px(12)
        self.verdicts.set_alone(False)
        verdicts = self.verdicts.sizeHint().height()
        left = self.height() - self.tabs.sizeHint().height() - 3 * margin
        strips = round(_SHARE * (left - verdicts - 2 * margin))
        tabbed: tuple[str, ...] = ()
        if strips < px(_STRIPS):
            tabbed = ("strips",)
        if left - verdicts - margin < px(_LOWER):
            tabbed = ("verdicts", "strips")
        self.verdicts.set_alone("verdicts" in tabbed)
        mode = (tabbed, self.width() >= px(_WIDE))
        if mode != self._mode or not self.tabs.keys():
            self._mode = mode
            self._offer(*mode)
        if tabbed:
            self.strips.setMinimumHeight(0)
            self.strips.setMaximumHeight(_ANY)
        else:
            self.strips.setFixedHeight(strips)

    def _offer(self, tabbed: tuple[str, ...], wide: bool) -> None:
        """Offer what the lower part can show; what has no room above comes first."""
        wanted = self.tabs.currentKey()
        texts = {
            "verdicts": tr("Verdicts"),
            "strips": tr("Each direction") if wide else tr("States"),
            "belief": tr("Belief while reading") if wide else tr("Belief"),
            "pairs": tr("Try to break it") if wide else tr("Break it"),
            "indices": tr("Index like a professional") if wide else tr("Indices"),
            "scores": tr("How good they are") if wide else tr("Scores"),
        }
        self.tabs.clear()
        for key, text in texts.items():
            if key in tabbed or key not in ("verdicts", "strips"):
                self.tabs.addItem(key, text)
        above = [key for key in ("strips", "verdicts") if key not in tabbed]
        for key in tabbed:
            self._stack.addWidget(self._shown[key])
        for place, key in enumerate(above):
            self._column.insertWidget(place, self._shown[key])
            self._shown[key].show()
        keys = self.tabs.keys()
        # What has just lost its place above is what a person was looking at.
        self._show(wanted if wanted in keys and wanted != "belief" else keys[0])

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
        self.strips.show_importance(key == "pairs")
