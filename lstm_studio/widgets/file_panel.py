"""A file to be opened, and which of its columns are meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lstm_studio.i18n import tr
from lstm_studio.style.look import Look
from lstm_studio.widgets.buttons import PushButton

__all__ = ["FilePanel"]


class FilePanel(QWidget):
    """A button, the file's name, and two choosers of columns.

    Parameters
    ----------
    name : str
        Object name; the controls are ``<name>.open``, ``.file``, ``.column`` and ``.words``.
    parent : QWidget, optional

    Signals
    -------
    openRequested
        The button was pressed.
    columnsChosen : object
        ``(values, words)``: the numbers of the chosen columns, None where none was chosen.
    """

    openRequested = Signal()
    columnsChosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_button = PushButton(tr("Open a CSV file…"), icon_name="folder")
        self.open_button.setObjectName(f"{name}.open")
        self.open_button.setAccessibleName(tr("Open a CSV file"))
        self.open_button.clicked.connect(self.openRequested)
        self.file = QLabel()
        self.file.setObjectName(f"{name}.file")
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setProperty("role", "muted")
        self.file.setWordWrap(True)
        self.column = self._combo(f"{name}.column", tr("Column of the values"))
        self.words = self._combo(f"{name}.words", tr("Column of the words"))
        self._column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self.open_button)
        top.addWidget(self.file, 1)
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(tr("Values"), self.column)
        self._form.addRow(tr("Words"), self.words)
        self._column.addLayout(top)
        self._column.addLayout(self._form)
        self._column.setContentsMargins(0, 0, 0, 0)

    def _combo(self, name: str, title: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setAccessibleName(title)
        combo.setEnabled(False)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.activated.connect(self._on_activated)
        return combo

    def setLook(self, look: Look) -> None:
        """Take over colours, fonts and sizes."""
        self.open_button.setLook(look)
        self._column.setSpacing(look.px(8))
        self._form.setSpacing(look.px(8))

    def setFile(self, name: str, columns: Sequence[tuple[int, str]], unclear: bool) -> None:
        """Show another file.

        Parameters
        ----------
        name : str
            The file's name.
        columns : sequence of (int, str)
            Number and heading of every column; none when the file cannot be read.
        unclear : bool
            Whether the column of the values has to be chosen, because several may be meant.
        """
        self.file.setText(name)
        itself = tr("Found by itself")
        for combo, first in (
            (self.column, tr("Choose a column") if unclear else itself),
            (self.words, itself),
        ):
            combo.clear()
            combo.addItem(first)
            for number, heading in columns:
                combo.addItem(heading, number)
            combo.setEnabled(bool(columns))

    def _on_activated(self) -> None:
        self.columnsChosen.emit((self.column.currentData(), self.words.currentData()))
