"""The page "Train": the transport above, curves below it, then what is looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.card_page import ANY_HEIGHT, CardPage
from lstm_studio.style.look import Look
from lstm_studio.views.train_curves import TrainCurvesView
from lstm_studio.views.train_memory import TrainMemoryView
from lstm_studio.views.train_probe import TrainProbeView
from lstm_studio.views.train_runs import TrainRunsView
from lstm_studio.views.train_transport import TrainTransportView

__all__ = ["TrainPage"]

_LOWER = 330
"""With less height than this left below the curves, in pixels at 100 %, they are a tab."""
_CURVES = 210
_LOW, _DRIVING = 400, 98
"""In a page lower than this the transport is so high: its first rows, the others scroll."""
_SHARE = 0.4
"""What the curves take of the height that transport and tabs leave."""
_WIDE = 620
"""From this width on the tabs have long names."""


class TrainPage(CardPage):
    """Networks trained side by side.

    In a low page the curves are one of the tabs, behind which only one thing is seen at a time.

    Object names: ``train.tabs`` with the segments ``probe``, ``memory`` and ``runs``, in a low page
    also ``curves``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, "train", tr("What is shown below"), parent)
        self.transport = TrainTransportView(controller, look)
        self.curves = TrainCurvesView(controller, look)
        self.probe = TrainProbeView(controller, look)
        self.memory = TrainMemoryView(controller, look)
        self.runs = TrainRunsView(controller, look)
        self._tabbed: bool | None = None
        self._wide: bool | None = None
        self._column.addWidget(self._add("transport", self.transport))
        self._column.addWidget(self._add("curves", self.curves))
        self._column.addWidget(self.tabs)
        self._column.addWidget(self._stack, 1)
        for key, view in (("probe", self.probe), ("memory", self.memory), ("runs", self.runs)):
            self._stack.addWidget(self._add(key, view))
        self.set_look(look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which one card can be used; more would force the window to grow."""
        return QSize(self.look.px(300), self.look.px(260))

    def _fit(self) -> None:
        px = self.look.px
        transport = self._shown["transport"].sizeHint().height()
        left = self.height() - transport - self.tabs.sizeHint().height() - 5 * px(12)
        tabbed, wide = left < px(_CURVES + _LOWER), self.width() >= px(_WIDE)
        if (tabbed, wide) != (self._tabbed, self._wide):
            self._tabbed, self._wide = tabbed, wide
            self._offer(tabbed, wide)
        low = self.height() < px(_LOW)
        self.transport.set_brief(low)
        self._shown["transport"].setMaximumHeight(px(_DRIVING) if low else ANY_HEIGHT)
        curves = self._shown["curves"]
        if tabbed:
            curves.setMinimumHeight(0)
            curves.setMaximumHeight(ANY_HEIGHT)
        else:
            curves.setFixedHeight(max(round(_SHARE * left), px(_CURVES)))

    def _offer(self, tabbed: bool, wide: bool) -> None:
        """Offer what the lower part can show; curves without room above come first."""
        wanted = self.tabs.currentKey()
        texts = {
            "curves": tr("Curves"),
            "probe": tr("What they do on one sequence") if wide else tr("One sequence"),
            "memory": tr("Memory horizon") if wide else tr("Memory"),
            "runs": tr("Every run"),
        }
        self.tabs.clear()
        for key, text in texts.items():
            if tabbed or key != "curves":
                self.tabs.addItem(key, text)
        if tabbed:
            self._stack.addWidget(self._shown["curves"])
        else:
            self._column.insertWidget(1, self._shown["curves"])
            self._shown["curves"].show()
        keys = self.tabs.keys()
        self._show(wanted if wanted in keys else keys[0])
