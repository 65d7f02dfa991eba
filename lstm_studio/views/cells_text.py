"""The text of the page "Find the cell", tinted by a unit, and what comes at one character."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.characters import QUANTITIES, UNKNOWN
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import integer, tr
from lstm_studio.present.finding_texts import (
    coming_text,
    next_characters,
    property_title,
    quantity_name,
    reading_text,
    unit_caption,
    unit_details,
)
from lstm_studio.present.finding_visit import finding_visit
from lstm_studio.state.findings import Findings
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.buttons import PushButton
from lstm_studio.widgets.segmented import Segmented
from lstm_studio.widgets.tint_scale import TintScale
from lstm_studio.widgets.tinted_text import TintedText

__all__ = ["CellsTextView", "tint_limit"]

_SYMBOLS = {"g": "C̃", "c": "C"}
_NEARLY, _NEARLY_OWN = 0.95, 0.975
"""Of the characters of the held-out text and of the person's own."""
_LOW = 300
"""With less height than this, in pixels at 100 %, the details are not shown."""


class CellsTextView(View):
    """What the unit does at each character, and a sentence about it.

    Object names: ``cells.title``, ``cells.caption``, ``cells.details``, ``cells.quantity``
    (segments by quantity), ``cells.scale``, ``cells.below``, ``cells.tinted``, ``cells.reading``,
    ``cells.coming``, ``cells.sandbox``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("finding", "findings")

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("cellsText")
        self.setAccessibleName(tr("The text, tinted by a unit"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._build_head()
        self.caption = self._label("cells.caption")
        self.details = self._label("cells.details")
        self.details.setProperty("role", "muted")
        self.tinted = TintedText()
        self.tinted.setObjectName("cells.tinted")
        self.tinted.setAccessibleName(tr("The text, tinted by a unit"))
        self.tinted.setEmptyText(tr("Type or paste a text at the left."))
        self.tinted.placeChosen.connect(self._on_place)
        self.reading = self._label("cells.reading")
        self.coming = self._label("cells.coming")
        self.coming.setProperty("role", "muted")
        self.sandbox = PushButton(tr("Open in the sandbox"), icon_name="open")
        self.sandbox.setObjectName("cells.sandbox")
        self.sandbox.setAccessibleName(self.sandbox.text())
        self.sandbox.setToolTip(tr("The model with this text, where its gates can be held"))
        self.sandbox.clicked.connect(self._on_sandbox)
        self._foot.addWidget(self.coming, 1)
        self._foot.addWidget(self.sandbox)
        self._column.addLayout(self._head)
        self._column.addWidget(self.caption)
        self._column.addWidget(self.details)
        self._column.addWidget(self.tinted, 1)
        self._column.addWidget(self.reading)
        self._column.addLayout(self._foot)
        self.apply_look()

    def _build_head(self) -> None:
        self._title = self._label("cells.title")
        self._title.setProperty("role", "strong")
        self._title.setWordWrap(False)
        self._head.addWidget(self._title)
        self._below = self._label("cells.below")
        self._below.setProperty("role", "small")
        self._below.setWordWrap(False)
        self._head.addStretch(1)
        self._head.addWidget(self._below)
        self.scale = TintScale()
        self.scale.setObjectName("cells.scale")
        self._head.addWidget(self.scale)
        self.quantity = Segmented()
        self.quantity.setObjectName("cells.quantity")
        self.quantity.setAccessibleName(tr("What of the unit is shown and compared"))
        for name in QUANTITIES:
            self.quantity.addItem(name, _SYMBOLS.get(name, name), quantity_name(name))
        self.quantity.currentKeyChanged.connect(self._on_quantity)
        self._head.addWidget(self.quantity)

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def apply_look(self) -> None:
        """Hand the look to the widgets."""
        px = self.look.px
        self._column.setSpacing(px(6))
        self._head.setSpacing(px(12))
        self._foot.setSpacing(px(12))
        self.caption.setFont(self.look.font("strong"))
        self.reading.setFont(self.look.font("figure"))
        self.coming.setFont(self.look.font("figure"))
        for widget in (self.scale, self.quantity, self.tinted, self.sandbox):
            widget.setLook(self.look)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which some rows are seen."""
        return QSize(self.look.px(300), self.look.px(170))

    def resizeEvent(self, event) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the details where it is low, and give short names where it is narrow."""
        narrow = self.width() < self.look.px(520)
        self.scale.setVisible(not narrow)
        self._below.setVisible(self.width() >= self.look.px(640))
        self.details.setVisible(bool(self.details.text()) and self.height() >= self.look.px(_LOW))
        self.sandbox.setText(tr("Sandbox") if narrow else self.sandbox.accessibleName())

    # ------------------------------------------------------------------ drawing

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the text, and the numbers at the character that is read off."""
        findings = self.controller.findings
        if findings is None:
            return
        at = self.controller.state.finding.at
        if "findings" in changed:
            self._show_text(findings)
            self.quantity.setCurrentKey(findings.finding.quantity)
            self.caption.setText(unit_caption(findings))
            self.details.setText(unit_details(findings))
            self.caption.setToolTip(self.details.text())
            self._fit()
        self.tinted.setCursorPlace(at)
        self.reading.setText(reading_text(findings, at))
        coming = next_characters(findings, at)
        self.coming.setText(tr("Next: {signs}", signs=coming_text(coming)) if coming else "")

    def _show_text(self, findings: Findings) -> None:
        passage, finding = findings.text, findings.finding
        values = np.empty(0)
        if passage.reading is not None:
            values = passage.reading.values(finding.quantity)[:, findings.unit]
        label = passage.label(finding.looked_for)
        limit = tint_limit(findings)
        self.scale.setLimit(limit)
        title = tr(
            "Unit {unit} of {count}: {quantity}",
            unit=integer(findings.unit + 1),
            count=integer(findings.entry.model.hidden_size),
            quantity=quantity_name(finding.quantity),
        )
        self._title.setText(title)
        self._below.setText(f"▂ {property_title(finding.looked_for)}")
        self._below.setToolTip(tr("The bars below the characters"))
        self.tinted.setTitle(title)
        self.tinted.setText(
            passage.text,
            values,
            limit,
            label / max(float(label.max(initial=0.0)), 1.0),
            passage.codes == UNKNOWN,
        )
        self.sandbox.setEnabled(bool(passage.text))

    # ------------------------------------------------------------------ what a person does

    @Slot(object)
    def _on_place(self, place: int) -> None:
        self.controller.do("look_at_character", at=place)

    @Slot(object)
    def _on_quantity(self, key: str) -> None:
        self.controller.do("look_at_quantity", quantity=key)

    @Slot()
    def _on_sandbox(self) -> None:
        """Take the model, with the text, to where its gates can be held."""
        findings = self.controller.findings
        if findings is None:
            return
        try:
            visit = finding_visit(findings, self.controller.state.finding.at)
        except StudioError as error:
            self.controller.notices.error(error)
            return
        self.controller.do(
            "open_in_sandbox",
            model=visit.model,
            sequence=visit.sequence,
            unit=visit.unit,
            step=visit.step,
        )


def tint_limit(findings: Findings) -> float:
    """Return the value of the strongest tint: what nearly all characters of both texts keep to.

    By the held-out text as well, lest the first character typed have the strongest tint; and not
    the greatest of all, or one long line would leave the others pale.
    """
    quantity, unit = findings.finding.quantity, findings.unit
    sizes = [0.0]
    for passage, nearly in ((findings.text, _NEARLY_OWN), (findings.probe, _NEARLY)):
        if passage.reading is not None and passage.read:
            values = np.abs(passage.reading.values(quantity)[:, unit])
            sizes.append(float(np.quantile(values, nearly)))
    return max(sizes) or 1.0
