"""Units are counted from 1 on screen and from 0 in the program."""

from __future__ import annotations

from PySide6.QtCore import Qt

from lstm_studio import i18n
from lstm_studio.widgets.unit_chooser import UnitChooser


def test_person_counts_from_one(qtbot):
    chooser = UnitChooser()
    qtbot.addWidget(chooser)
    chosen = []
    chooser.unitChosen.connect(chosen.append)
    chooser.setUnits(8, 2)
    assert chooser.text() == "Unit 3 of 8"
    qtbot.keyClick(chooser, Qt.Key.Key_Up)
    assert (chosen, chooser.unit()) == ([3], 3)


def test_setting_is_silent_and_one_unit_needs_no_chooser(qtbot):
    chooser = UnitChooser()
    qtbot.addWidget(chooser)
    chosen = []
    chooser.unitChosen.connect(chosen.append)
    chooser.setUnits(32, 31)
    chooser.setUnits(8, 7)
    chooser.setUnits(1, 0)
    assert chosen == []
    assert chooser.isHidden()


def test_words_stand_where_the_language_puts_them(qtbot):
    i18n.install(translate=lambda context, text: text.replace("Unit {unit} of", "von") + " {unit}")
    chooser = UnitChooser()
    qtbot.addWidget(chooser)
    chooser.setUnits(8, 2)
    assert chooser.text() == "von 8 3"
