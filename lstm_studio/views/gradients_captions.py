"""What the curves of the page "Gradient flow" show, in sentences computed from them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.present.flow_texts import flow_captions
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.paragraphs import Paragraphs

__all__ = ["GradientsCaptionsView"]


class GradientsCaptionsView(View):
    """What the curves show at the lag that is read off, and where they go.

    Object names: ``gradients.says``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("flow", "flows")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("gradientsCaptions")
        self.setAccessibleName(tr("What the curves show"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.paragraphs = Paragraphs("gradients.says", tr("What the curves show"))
        column.addWidget(self.paragraphs)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the text."""
        self.paragraphs.setLook(self.look)

    def render_state(self, changed: frozenset[str]) -> None:
        """Write the sentences."""
        flows = self.controller.flows
        if flows is not None:
            said = flow_captions(flows)
            self.paragraphs.setText("\n\n".join(said) or tr("No curve is shown yet."))
