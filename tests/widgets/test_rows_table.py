import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.rows_table import Row, RowsTable

HEADER = ("sentence", "forward", "both")
ROWS = (
    Row(0, ("the <b>bank</b>", "52 %", "97 %")),
    Row(1, ("a bank of fog", "48 %", "51 %"), strong=True),
    Row("x", ("", "", "")),
)


@pytest.fixture
def table(qtbot):
    table = RowsTable()
    table.setObjectName("table")
    qtbot.addWidget(table)
    table.setRows(HEADER, ROWS)
    table.resize(500, 200)
    with qtbot.waitExposed(table):
        table.show()
    return table


def cell(table, row, column):
    return table.visualRect(table.model().index(row, column)).center()


def test_rows_are_plain_text(table):
    index = table.model().index(0, 0)
    assert table.model().data(index) == "the <b>bank</b>"
    assert "&lt;b&gt;" in table.model().data(index, Qt.ItemDataRole.ToolTipRole)
    assert table.rows() == ROWS
    assert table.header() == HEADER


def test_the_first_column_takes_the_room_that_is_left(table):
    widths = [table.columnWidth(k) for k in range(3)]
    assert widths[0] > widths[1] + widths[2]
    assert sum(widths) == table.viewport().width()


def test_a_row_is_chosen_activated_and_deleted(table, qtbot):
    with qtbot.waitSignal(table.currentKeyChanged):
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell(table, 1, 1))
    assert table.currentKey() == 1
    with qtbot.waitSignal(table.rowActivated) as activated:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert activated.args == [1]
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell(table, 2, 0))
    with qtbot.waitSignal(table.rowActivated) as activated:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell(table, 2, 0))
    assert activated.args == ["x"]
    QTest.keyClick(table, Qt.Key.Key_Up)
    with qtbot.waitSignal(table.rowDeleted) as deleted:
        QTest.keyClick(table, Qt.Key.Key_Delete)
    assert deleted.args == [1]


def test_other_rows_keep_the_choice_by_its_key(table, qtbot):
    table.setCurrentKey(1)
    with qtbot.assertNotEmitted(table.currentKeyChanged):
        table.setRows(HEADER, (ROWS[1], ROWS[0]))
    assert table.currentKey() == 1
    table.setRows(HEADER, (ROWS[0],))
    assert table.currentKey() is None
    table.setCurrentKey("nobody")
    assert table.currentKey() is None
    table.setRows((), ())
    assert table.text() == ""


def test_it_is_copied_with_tabs(table):
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[:2] == [
        "sentence\tforward\tboth",
        "the <b>bank</b>\t52 %\t97 %",
    ]


def test_the_keyboard_finds_a_row(table):
    table.setFocus()
    assert table.currentKey() == 0


@pytest.mark.parametrize("look", [Look(DARK), Look(LIGHT, 2.0), Look(LIGHT, projector=True)])
def test_rows_are_as_high_as_their_text(table, look):
    table.setLook(look)
    assert table.rowHeight(0) >= table.fontMetrics().height()
    assert table.rowHeight(0) == look.control(30)
