"""Words in columns: large where there is room, elided last."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.widgets.reader_words import WordSetting

pytestmark = pytest.mark.usefixtures("fonts")


@pytest.fixture
def fonts(qapp):
    load_fonts()


def setting(words, pitch, target=None, look=None):
    return WordSetting(tuple(words), range(len(words)), target, pitch, look or Look())


def test_words_are_large_where_all_have_room():
    words = ["the", "bank", "was", "steep"]
    wide, narrow = setting(words, 100), setting(words, 40)
    assert wide.font(0).pixelSize() == Look().font("lesson").pixelSize()
    assert narrow.font(0).pixelSize() == Look().font("body").pixelSize()


def test_the_target_is_bold():
    chosen = setting(["the", "bank"], 100, target=1)
    assert chosen.font(1).weight() > chosen.font(0).weight()


def test_a_long_word_reaches_into_the_columns_of_short_ones():
    words = ["to", "covered", "it"]
    width = QFontMetricsF(Look().font("body")).horizontalAdvance("covered")
    pitch = width - 4
    assert setting(words, pitch).text(1) == "covered"
    assert setting(["covered", "covered", "it"], pitch).text(0).endswith("…")


@given(
    st.lists(
        st.text(st.characters(codec="ascii"), min_size=1, max_size=16), min_size=1, max_size=12
    ),
    st.floats(30, 160),
    st.data(),
)
def test_words_do_not_run_into_each_other(words, pitch, data):
    target = data.draw(st.one_of(st.none(), st.integers(0, len(words) - 1)))
    made = setting(words, pitch, target)
    ends = [
        (n * pitch - 0.5 * made.width(n), n * pitch + 0.5 * made.width(n))
        for n in range(len(words))
    ]
    for (_, right), (left, _) in pairwise(ends):
        assert right <= left + 0.5
