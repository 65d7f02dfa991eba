"""Who found what the page "Gradient flow" shows."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.present.flow_texts import flow_sources
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.paragraphs import Paragraphs

__all__ = ["GradientsSourcesView"]


class GradientsSourcesView(View):
    """The papers, each with what it found, in our words; the same whatever is chosen.

    Object names: ``gradients.sources``.

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
        self.setObjectName("gradientsSources")
        self.setAccessibleName(tr("Where it comes from"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.paragraphs = Paragraphs("gradients.sources", tr("Where it comes from"))
        self.paragraphs.setText("\n\n".join(f"{who}\n{what}" for who, what in flow_sources()))
        column.addWidget(self.paragraphs)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the text."""
        self.paragraphs.setLook(self.look)
