"""The page "Gradient flow": the curves above, below them what is asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.card_page import CardPage
from lstm_studio.style.look import Look
from lstm_studio.views.gradients_captions import GradientsCaptionsView
from lstm_studio.views.gradients_code import GradientsCodeView
from lstm_studio.views.gradients_curves import GradientsCurvesView
from lstm_studio.views.gradients_sources import GradientsSourcesView
from lstm_studio.views.gradients_table import GradientsTableView

__all__ = ["GradientsPage"]

_LOW = 430
"""With less height than this, in pixels at 100 %, the curves are one of the tabs."""
_WIDE = 560
"""From this width on the tabs have long names."""


class GradientsPage(CardPage):
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
        super().__init__(controller, look, "gradients", tr("What is shown below"), parent)
        self.curves = GradientsCurvesView(controller, look)
        self.says = GradientsCaptionsView(controller, look)
        self.table = GradientsTableView(controller, look)
        self.code = GradientsCodeView(controller, look)
        self.sources = GradientsSourcesView(controller, look)
        self._mode: tuple[bool, bool] | None = None
        self._column.addWidget(self._add("curves", self.curves), 5)
        self._column.addWidget(self.tabs)
        for key, view in (
            ("says", self.says),
            ("table", self.table),
            ("code", self.code),
            ("sources", self.sources),
        ):
            self._stack.addWidget(self._add(key, view))
        self._column.addWidget(self._stack, 2)
        self.set_look(look)

    def _fit(self) -> None:
        low = self.height() < self.look.px(_LOW)
        mode = (low, self.width() >= self.look.px(_WIDE))
        if mode == self._mode:
            return
        changed, self._mode = self._mode is None or self._mode[0] != low, mode
        wanted = self.tabs.currentKey()
        self._offer(*mode)
        if changed and low:
            self._stack.insertWidget(0, self._shown["curves"])
        elif changed:
            self._column.insertWidget(0, self._shown["curves"], 5)
            self._shown["curves"].show()
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
