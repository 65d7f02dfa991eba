"""What the curves of the page "Gradient flow" show, in sentences computed from them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.present.flow_texts import flow_captions, flow_sources
from lstm_studio.style.look import Look
from lstm_studio.views.base import View

__all__ = ["GradientsCaptionsView", "GradientsSourcesView"]


class _Paragraphs(View):
    """Sentences below each other that scroll where there is little room."""

    def __init__(
        self, controller: ModelController, look: Look, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea()
        self.scroll.setObjectName(name)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.scroll.setWidget(self._text)
        self._column.addWidget(self.scroll)
        self.apply_look()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a sentence can be read."""
        return QSize(self.look.px(280), self.look.px(60))

    def text(self) -> str:
        """Return what is written."""
        return self._text.text()


class GradientsCaptionsView(_Paragraphs):
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
        super().__init__(controller, look, "gradients.says", parent)
        self.setObjectName("gradientsCaptions")
        self.setAccessibleName(tr("What the curves show"))
        self.scroll.setAccessibleName(tr("What the curves show"))

    def render_state(self, changed: frozenset[str]) -> None:
        """Write the sentences."""
        flows = self.controller.flows
        if flows is not None:
            said = flow_captions(flows)
            self._text.setText("\n\n".join(said) or tr("No curve is shown yet."))


class GradientsSourcesView(_Paragraphs):
    """Who found what the page shows.

    Object names: ``gradients.sources``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("flow",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, "gradients.sources", parent)
        self.setObjectName("gradientsSources")
        self.setAccessibleName(tr("Where it comes from"))
        self.scroll.setAccessibleName(tr("Where it comes from"))

    def render_state(self, changed: frozenset[str]) -> None:
        """Write the sources: they are the same whatever is chosen."""
        if not self._text.text():
            parts = [f"{who}\n{what}" for who, what in flow_sources()]
            self._text.setText("\n\n".join(parts))
