"""The page "Train": the transport above, curves below it, then what is looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.page import Page
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.views.train_curves import TrainCurvesView
from lstm_studio.views.train_memory import TrainMemoryView
from lstm_studio.views.train_probe import TrainProbeView
from lstm_studio.views.train_runs import TrainRunsView
from lstm_studio.views.train_transport import TrainTransportView
from lstm_studio.widgets.card import Card
from lstm_studio.widgets.segmented import Segmented

__all__ = ["TrainPage"]

_LOWER = 330
"""With less height than this left below the curves, in pixels at 100 %, they are a tab."""
_CURVES = 210
_LOW, _DRIVING = 400, 98
"""In a page lower than this the transport is so high: its first rows, the others scroll."""
_SHARE = 0.4
"""What the curves take of the height that transport and tabs leave."""
_ANY = 16_777_215  # Qt's own word for a height without a bound
_WIDE = 620
"""From this width on the tabs have long names."""


class TrainPage(Page):
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
        super().__init__(controller, look, parent)
        self.setObjectName("train")
        self.transport = TrainTransportView(controller, look)
        self.curves = TrainCurvesView(controller, look)
        self.probe = TrainProbeView(controller, look)
        self.memory = TrainMemoryView(controller, look)
        self.runs = TrainRunsView(controller, look)
        self._tabbed: bool | None = None
        self._wide: bool | None = None
        self._column = QVBoxLayout(self)
        self._cards: dict[str, Card] = {}
        self._stack = QStackedWidget()
        self.tabs = Segmented()
        self.tabs.setObjectName("train.tabs")
        self.tabs.setAccessibleName(tr("What is shown below"))
        self.tabs.currentKeyChanged.connect(self._on_tab)
        for key, view in (
            ("transport", self.transport),
            ("curves", self.curves),
            ("probe", self.probe),
            ("memory", self.memory),
            ("runs", self.runs),
        ):
            card = Card()
            card.addWidget(view, 1)
            self._cards[key] = card
        self._column.addWidget(self._cards["transport"])
        self._column.addWidget(self._cards["curves"])
        self._column.addWidget(self.tabs)
        self._column.addWidget(self._stack, 1)
        for key in ("probe", "memory", "runs"):
            self._stack.addWidget(self._cards[key])
        self.set_look(look)

    def views(self) -> list[View]:
        """Return the views that stand on it."""
        return [self.transport, self.curves, self.probe, self.memory, self.runs]

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
        """Put behind tabs what has no room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which one card can be used; more would force the window to grow."""
        return QSize(self.look.px(300), self.look.px(260))

    def _fit(self) -> None:
        px = self.look.px
        transport = self._cards["transport"].sizeHint().height()
        left = self.height() - transport - self.tabs.sizeHint().height() - 5 * px(12)
        tabbed, wide = left < px(_CURVES + _LOWER), self.width() >= px(_WIDE)
        if (tabbed, wide) != (self._tabbed, self._wide):
            self._tabbed, self._wide = tabbed, wide
            self._offer(tabbed, wide)
        low = self.height() < px(_LOW)
        self.transport.set_brief(low)
        self._cards["transport"].setMaximumHeight(px(_DRIVING) if low else _ANY)
        curves = self._cards["curves"]
        if tabbed:
            curves.setMinimumHeight(0)
            curves.setMaximumHeight(_ANY)
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
            self._stack.addWidget(self._cards["curves"])
        else:
            self._column.insertWidget(1, self._cards["curves"])
            self._cards["curves"].show()
        keys = self.tabs.keys()
        self._show(wanted if wanted in keys else keys[0])

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
