"""The page "Both ways": strips above, verdicts in the middle, below them what is asked for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.card_page import ANY_HEIGHT, CardPage
from lstm_studio.style.look import Look
from lstm_studio.views.both_belief import BothBeliefView
from lstm_studio.views.both_indexing import BothIndexingView
from lstm_studio.views.both_pairs import BothPairsView
from lstm_studio.views.both_scores import BothScoresView
from lstm_studio.views.both_strips import BothStripsView
from lstm_studio.views.both_verdicts import BothVerdictsView

__all__ = ["BothPage"]

_STRIPS = 268
"""With less height than this, in pixels at 100 %, the strips are one of the tabs."""
_LOWER = 170
"""With less height than this left for the tabs' pages, the verdicts are one of them, too."""
_WIDE = 640
"""From this width on the tabs have long names."""
_SHARE = 0.6
"""What the strips take of the height that the verdicts and the tabs leave."""


class BothPage(CardPage):
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
        super().__init__(controller, look, "both", tr("What is shown below"), parent)
        self.strips = BothStripsView(controller, look)
        self.verdicts = BothVerdictsView(controller, look)
        self.belief = BothBeliefView(controller, look)
        self.pairs = BothPairsView(controller, look)
        self.indexing = BothIndexingView(controller, look)
        self.scores = BothScoresView(controller, look)
        self.belief.set_columns(self.strips.columns())
        self._mode: tuple[tuple[str, ...], bool] = ((), False)
        self._column.addWidget(self._add("strips", self.strips, carded=False))
        self._column.addWidget(self._add("verdicts", self.verdicts, carded=False))
        self._column.addWidget(self.tabs)
        self._column.addWidget(self._stack, 1)
        for key, view in (
            ("belief", self.belief),
            ("pairs", self.pairs),
            ("indices", self.indexing),
            ("scores", self.scores),
        ):
            self._stack.addWidget(self._add(key, view))
        self.set_look(look)

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
            self.strips.setMaximumHeight(ANY_HEIGHT)
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

    def _show(self, key: str) -> None:
        super()._show(key)
        self.strips.show_importance(key == "pairs")
