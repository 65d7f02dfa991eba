"""The page "Pitfalls": the code at the left, what it has done at the right, the sentences below."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.card_page import CardPage
from lstm_studio.style.look import Look
from lstm_studio.views.pitfall_code import PitfallCodeView
from lstm_studio.views.pitfall_leak import PitfallLeakView
from lstm_studio.views.pitfall_result import PitfallResultView

__all__ = ["PitfallsPage"]

_WIDE, _HIGH = 860, 480
"""In a smaller page, in pixels at 100 %, only one card is seen at a time."""
_SENTENCES = 200
"""So much higher a page has to be that has the sentences below."""


class PitfallsPage(CardPage):
    """One pitfall: code, result, and for the leak the sentences.

    In a small page, such as a projector's, the cards stand behind tabs.

    Object names: ``pitfalls.tabs`` with the segments ``code``, ``result`` and, for the leak,
    ``sentences``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, "pitfalls", tr("What is shown"), parent)
        self.code = PitfallCodeView(controller, look)
        self.result = PitfallResultView(controller, look)
        self.leak = PitfallLeakView(controller, look)
        self._mode: tuple[bool, bool] | None = None
        self._row = QHBoxLayout()
        for key, view in (("code", self.code), ("result", self.result), ("sentences", self.leak)):
            self._add(key, view)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self._stack, 1)
        self._column.addLayout(self._row, 1)
        controller.pitfalls_changed.connect(self._on_pitfalls_changed)
        self.code.runs.changed.connect(self._on_run_changed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        self._row.setSpacing(look.px(12))
        super().set_look(look)

    def show_tab(self, key: str) -> bool:
        """Show one of the tabs; False when there is none of that name at this size."""
        offered = self.tabs.isVisibleTo(self) and key in self._mode_keys()
        if offered:
            self._show(key)
        return offered

    def _mode_keys(self) -> list[str]:
        """Return the cards that the pitfall of now has."""
        leak = self.controller.state.pitfalls.pitfall == "leak"
        return [key for key in self._shown if leak or key != "sentences"]

    def _fit(self) -> None:
        """Arrange the cards for the size and the pitfall of now."""
        px = self.look.px
        leak = self.controller.state.pitfalls.pitfall == "leak"
        high = _HIGH + (_SENTENCES if leak else 0)
        tabbed = self.width() < px(_WIDE) or self.height() < px(high)
        if (tabbed, leak) != self._mode:
            self._mode = (tabbed, leak)
            self._arrange(tabbed, leak)

    def _arrange(self, tabbed: bool, leak: bool) -> None:
        keys = self._mode_keys()
        wanted = self.tabs.currentKey()
        self.tabs.clear()
        for card in self._shown.values():
            for layout in (self._row, self._column):
                layout.removeWidget(card)
            self._stack.removeWidget(card)
        if tabbed:
            names = {"code": tr("Code"), "result": tr("Result"), "sentences": tr("Sentences")}
            for key in keys:
                self.tabs.addItem(key, names[key])
                self._stack.addWidget(self._shown[key])
            self._show(wanted if wanted in keys else "code")
        else:
            self._row.addWidget(self._shown["code"], 1)
            self._row.addWidget(self._shown["result"], 1)
            if leak:
                self._column.addWidget(self._shown["sentences"])
        for key, card in self._shown.items():
            card.setParent(card.parentWidget() or self)
            if not tabbed:
                card.setVisible(key in keys)
        self.tabs.setVisible(tabbed)
        self._stack.setVisible(tabbed)
        self._column.setStretch(1, 1 if tabbed else 0)
        self._column.setStretch(2, 0 if tabbed else 1)
        if tabbed and not leak:
            self._shown["sentences"].hide()

    @Slot()
    def _on_pitfalls_changed(self) -> None:
        self._fit()

    @Slot()
    def _on_run_changed(self) -> None:
        """Bring what a run has shown to the front."""
        if self.code.runs.now.state == "done":
            self.show_tab("result")
