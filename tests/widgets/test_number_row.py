from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.number_row import NumberRow


@pytest.fixture
def row(qtbot):
    made = NumberRow("train.length", "Length", (1, 500), 10)
    made.setLook(Look(LIGHT))
    made.setNote("steps")
    qtbot.addWidget(made)
    made.show()
    return made


def test_slider_and_field_say_the_same(row, qtbot):
    told = []
    row.valueChanged.connect(told.append)
    row.setValue(60)
    assert (row.value(), row.slider.value(), row.field.value(), told) == (60, 60, 60, [])
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    assert (row.field.value(), told) == (70, [70])
    row.field.selectAll()
    qtbot.keyClicks(row.field, "123")
    assert told == [70], "a number is told when it is complete"
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert (row.slider.value(), told) == (123, [70, 123])


def test_parts_have_names(row):
    names = {part.objectName() for part in (row, row.field, row.slider, row.note)}
    assert names == {"train.length", "train.length.field", "train.length.slider",
                     "train.length.note"}  # fmt: skip
    assert row.field.accessibleName() == row.slider.accessibleName() == "Length"
    assert row.note.text() == "steps"


def test_a_wheel_that_passes_by_changes_nothing(row, qtbot):
    def wheel():
        at = QPointF(row.slider.rect().center())
        event = QWheelEvent(
            at, row.slider.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        row.slider.wheelEvent(event)

    row.setValue(60)
    row.field.setFocus()
    wheel()
    assert row.value() == 60
    row.activateWindow()
    row.slider.setFocus()
    qtbot.waitUntil(row.slider.hasFocus)
    wheel()
    assert row.value() > 60
