"""One column a word, the same for all widgets that share it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from lstm_studio.style.look import Look
from lstm_studio.widgets.word_columns import LABELS, OverWords, WordColumns


def test_a_short_sentence_does_not_drift_apart():
    columns = WordColumns(words=2)
    scale = columns.scale(Look(), 2000)
    assert scale.left == LABELS
    assert scale.pitch == Look().px(180)
    assert WordColumns(words=40).scale(Look(), 2000).pitch == pytest.approx(
        (2000 - LABELS - 8) / 40
    )


def test_without_words_there_is_the_whole_width():
    assert WordColumns(words=0).scale(Look(), 1000).width == 1000 - LABELS - 8


def test_more_words_than_can_be_read_are_shown_around_the_target():
    columns = WordColumns(words=200)
    columns.setPlayhead(100)
    columns.setMost(20)
    first, last = columns.range()
    assert last - first == 20
    assert first < 100 < last
    assert abs(0.5 * (first + last) - 100) <= 1
    columns.setRange(-0.5, 199.5)
    assert columns.range()[1] - columns.range()[0] == 20


def test_a_view_of_all_that_fits_grows_with_the_width_but_a_zoom_stays():
    columns = WordColumns(words=50)
    columns.setMost(10)
    columns.setMost(30)
    assert columns.range()[1] - columns.range()[0] == 30
    columns.setRange(3.5, 11.5)
    columns.setMost(40)
    assert columns.range() == (3.5, 11.5)
    columns.fit()
    assert columns.range()[1] - columns.range()[0] == 40
    columns.setMost(60)
    assert columns.isFitted()


def test_another_sentence_is_shown_as_far_as_it_can_be_read():
    columns = WordColumns(words=5)
    columns.setMost(12)
    columns.setSteps(100)
    assert columns.range() == (-0.5, 11.5)
    columns.setSteps(7)
    assert columns.isFitted()


@given(
    st.integers(0, 300),
    st.floats(0.5, 400),
    st.integers(0, 299),
    st.lists(st.tuples(st.floats(-50, 400), st.floats(-50, 400)), max_size=5),
)
def test_the_view_always_lies_within_the_sentence(words, most, target, views):
    columns = WordColumns(words=words)
    columns.setPlayhead(target)
    columns.setMost(most)
    for first, last in views:
        columns.setRange(first, last)
        start, end = columns.range()
        assert -0.5 <= start < end <= max(words, 1) - 0.5 + 1e-9


class Plain(OverWords, QWidget):
    def __init__(self):
        QWidget.__init__(self)
        self._init_words()


def test_widgets_with_the_same_columns_put_a_word_at_the_same_place(qtbot):
    widgets = [Plain(), Plain()]
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.resize(900, 50)
        widget.setColumns(widgets[0].columns())
    widgets[0].columns().setSteps(12)
    assert widgets[0].columns() is widgets[1].columns()
    places = [[widget.stepScale().x(word) for word in range(12)] for widget in widgets]
    assert places[0] == places[1]
