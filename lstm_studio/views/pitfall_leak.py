"""The leak between sentences: the same words, read fresh and after others, answered differently."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import percent, tr
from lstm_studio.present.pitfall_results import leak_caption
from lstm_studio.state.pitfalls import LEAK_WORD
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.bar_table import BarColumn, BarRow, BarTable

__all__ = ["PitfallLeakView"]

_FIELDS = ("asked", "first", "second")


class PitfallLeakView(View):
    """Three sentences at the left, what the readers say of the first one at the right.

    Object names: ``pitfalls.sentence.asked``, ``.first`` and ``.second``, ``pitfalls.verdicts``.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("leaks",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("pitfallLeak")
        self.setAccessibleName(tr("The leak between sentences"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._row.addLayout(self._left, 1)
        self._row.addLayout(self._right, 1)
        title = self._label("strong")
        title.setText(tr("The same sentence, after another one"))
        title.setWordWrap(True)
        self._left.addWidget(title)
        self._grid = QGridLayout()
        self._left.addLayout(self._grid)
        self._left.addStretch(1)
        self.fields: dict[str, QLineEdit] = {}
        names = {
            "asked": tr("Asked about “{word}”", word=LEAK_WORD),
            "first": tr("Read before it"),
            "second": tr("Or this one"),
        }
        for number, (key, name) in enumerate(names.items()):
            label = self._label("muted")
            label.setText(name)
            field = QLineEdit(self)
            field.setObjectName(f"pitfalls.sentence.{key}")
            field.setAccessibleName(name)
            field.setMaxLength(400)
            field.editingFinished.connect(self._on_edited)
            self._grid.addWidget(label, number, 0)
            self._grid.addWidget(field, number, 1)
            self.fields[key] = field
        self.verdicts = BarTable("pitfalls.verdicts")
        self.verdicts.setAccessibleName(tr("What the forward readers say"))
        self._caption = self._label("")
        self._caption.setObjectName("pitfalls.leakCaption")
        self._caption.setWordWrap(True)
        self._said = self._label("strong")
        self._said.setWordWrap(True)
        self._right.addWidget(self._said)
        self._right.addWidget(self.verdicts)
        self._right.addWidget(self._caption)
        self._right.addStretch(1)
        self.apply_look()

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        px = self.look.px
        self._row.setSpacing(px(24))
        for box in (self._left, self._right):
            box.setSpacing(px(8))
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(6))
        self.verdicts.setLook(self.look)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which sentences and bars are seen."""
        return QSize(self.look.px(300), self.look.px(150))

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the sentences and what is said of the first one."""
        leaks = self.controller.leaks
        if leaks is None:
            return
        for key, words in zip(_FIELDS, leaks.sentences, strict=True):
            field = self.fields[key]
            if tuple(field.text().split()) != words and not field.hasFocus():
                field.setText(" ".join(words))
        sense = leaks.model.senses[1]
        rows = [
            BarRow(name, ((percent(float(shares[1]), 1), float(shares[1])),))
            for name, shares in (
                (tr("Read fresh"), leaks.fresh),
                (tr("After “{text}”", text=" ".join(leaks.sentences[1])), leaks.after_first),
                (tr("After “{text}”", text=" ".join(leaks.sentences[2])), leaks.after_second),
            )
        ]
        name = tr("Probability of “{sense}”, says the forward reader", sense=sense)
        self._said.setText(name)
        self.verdicts.setTable([BarColumn(name, "forward")], rows)
        self._caption.setText(leak_caption(leaks))

    @Slot()
    def _on_edited(self) -> None:
        """Read what was written; a refused text stays to be mended."""
        field = self.sender()
        for key, one in self.fields.items():
            if one is field and one.isModified():
                one.setModified(False)
                self.controller.do("write_leak_sentence", which=key, text=one.text())
