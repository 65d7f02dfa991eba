"""Files that a person opens: read, asked about, or refused with the last good sequence in place."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QWidget


@pytest.fixture
def told(window):
    notices = []
    window.controller.notices.raised.connect(notices.append)
    return notices


def open_file(window, folder, name, data):
    path = folder / name
    path.write_bytes(data)
    window.open_file(path)
    return window.controller.state.sequence.current


def test_one_column_goes_straight_to_the_bench(window, told, tmp_path):
    current = open_file(window, tmp_path, "a.csv", b"word,value\none,0.5\ntwo,-0.25\n")
    assert list(current.values) == [0.5, -0.25]
    assert told == []


def test_a_text_is_read(window, told, tmp_path):
    current = open_file(window, tmp_path, "a.txt", b"not good at all")
    assert current.tokens == ("not", "good", "at", "all")


def test_a_column_that_counts_is_not_meant(window, told, tmp_path):
    assert list(open_file(window, tmp_path, "a.csv", b"t,x\n1,0.5\n2,0.25\n").values) == [0.5, 0.25]


def test_of_several_columns_one_is_asked_for(window, told, tmp_path):
    before = window.controller.state.sequence.current
    assert open_file(window, tmp_path, "a.csv", b"t,low,high\n1,0.1,0.9\n2,0.2,0.8\n") is before
    editor = window.findChild(QWidget, "sequenceEditor")
    assert editor.isVisible()
    column = editor.findChild(QComboBox, "sequenceEditor.column")
    assert [column.itemText(k) for k in range(column.count())] == [
        "Choose a column",
        "t",
        "low",
        "high",
    ]
    column.setCurrentIndex(3)
    column.activated.emit(3)
    editor.use()
    assert list(window.controller.state.sequence.current.values) == [0.9, 0.8]
    assert [n for n in told if n.kind in ("error", "bug")] == []


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.csv", b"", "nothing to read"),
        ("empty.txt", b"   \n", "nothing to read"),
        ("latin.txt", "caf\xe9".encode("latin-1"), "byte 4"),
        ("huge.txt", b"0 " * 600_000, "too large"),
        ("long.txt", b"0 " * 2001, "2,001"),
        ("words.csv", b"a,b\nx,y\n", "column"),
        ("numbers.txt", b"0.1 0.2 abc 0.3 0.4", "abc"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_lost(window, told, tmp_path, name, data, says):
    before = window.controller.state.sequence.current
    assert open_file(window, tmp_path, name, data) is before
    assert [n.kind for n in told] == ["error"]
    assert says in told[0].message


def test_a_file_that_is_not_there(window, told, tmp_path):
    window.open_file(tmp_path / "nothing.csv")
    assert told[0].kind == "error"
    assert "nothing.csv" in told[0].message
