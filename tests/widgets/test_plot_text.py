"""What a plot tells those who do not see it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from lstm_studio.widgets.plot_text import LazyDescription, as_text, summarise, tabulate


class Widget(QWidget):
    def __init__(self):
        super().__init__()
        self.made = 0
        self.lazy = LazyDescription(self, self.text)

    def text(self):
        self.made += 1
        return f"text {self.made}"

    def showEvent(self, event):
        self.lazy.shown()

    def hideEvent(self, event):
        self.lazy.stop()


@pytest.fixture
def widget(qtbot):
    made = Widget()
    qtbot.addWidget(made)
    return made


def test_summary_names_now_ends_and_extremes():
    values = np.array([0.1, -0.5, 0.9, 0.3])
    text = summarise("Cell state", ["C"], [values], 2)
    assert text == (
        "Cell state: 4 steps. C: 0.90 at t = 3, from 0.10 to 0.30, "
        "least −0.50 at t = 2, greatest 0.90 at t = 3."
    )


def test_summary_says_what_is_not_a_number():
    some = np.array([0.1, np.nan, np.inf])
    text = summarise("h", ["a", "b"], [some, np.full(3, np.nan)], 1)
    assert "a: NaN at t = 2" in text
    assert "greatest ∞ at t = 3" in text
    assert "NaN at 1 step." in text
    assert "b is NaN at every step." in text


def test_summary_of_nothing():
    assert summarise("h", [], [], 0) == "h: nothing to show."


def test_table_has_a_row_a_step():
    header, rows = tabulate(("I", "a\tb"), ["C"], [np.array([0.5, np.nan])])
    assert header == ("t", "token", "C")
    assert rows == [("1", "I", "0.5000"), ("2", "a⇥b", "NaN")]
    assert as_text(header, rows) == "t\ttoken\tC\n1\tI\t0.5000\n2\ta⇥b\tNaN\n"


def test_a_hidden_widget_runs_no_timer(widget):
    widget.lazy.touch()
    assert not widget.lazy.pending
    assert widget.made == 0


def test_text_is_made_once_when_things_are_quiet(widget, qtbot):
    widget.show()
    for _ in range(50):
        widget.lazy.touch()
    assert widget.made == 0
    assert widget.lazy.pending
    qtbot.waitUntil(lambda: widget.accessibleDescription() == "text 1")
    assert widget.made == 1
    assert not widget.lazy.pending


def test_text_is_made_at_once_when_asked(widget):
    widget.show()
    widget.lazy.touch()
    widget.lazy.refresh()
    assert widget.accessibleDescription() == "text 1"
    assert not widget.lazy.pending
    widget.lazy.refresh()
    assert widget.made == 1


def test_closing_stops_the_timer(widget):
    widget.show()
    widget.lazy.touch()
    widget.close()
    assert not widget.lazy.pending
