"""A legend is never cut off: it wraps, and what is left is told by a tooltip."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.plot_header import LegendEntry, PlotHeader, blend, role_color, role_text

SENTENCE = "simple RNN, same input: “key” is gone after 5 words"
ENTRIES = (LegendEntry("LSTM memory", "c"), LegendEntry(SENTENCE, "ghost", "dashed"))


@pytest.fixture
def make(qapp):
    load_fonts()

    def make(width, look=None, entries=ENTRIES, note="", most_lines=3):
        header = PlotHeader(look or Look(), most_lines)
        header.set_width(width)
        header.set_title("Cell state", "C_t", "c")
        header.set_legend(entries, note)
        return header

    return make


def ink(header, width, look=None):
    """Return which pixels of the painted header are not ground, with 40 more at the right."""
    look = look or Look()
    image = QImage(round(width) + 40, header.height + 10, QImage.Format.Format_RGB32)
    image.fill(look.color("panel"))
    painter = QPainter(image)
    header.paint(painter)
    painter.end()
    memory = np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., :3]
    panel = look.color("panel")
    ground = np.array([panel.blue(), panel.green(), panel.red()])
    return (memory != ground).any(axis=2)


def test_one_line_where_there_is_room(make):
    assert make(800).height < make(360).height
    assert not make(800).elided


@pytest.mark.parametrize("width", [230, 300, 360, 480, 620, 800])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("entries", [ENTRIES, (LegendEntry(SENTENCE * 4, "ghost", "dashed"),)])
def test_nothing_is_painted_beside_the_width_or_below_the_height(make, width, scale, entries):
    look = Look(LIGHT, scale)
    header = make(width * scale, look, entries, note="what the next layer sees")
    touched = ink(header, width * scale, look)
    assert not touched[:, round(width * scale) + 1 :].any()
    assert not touched[header.height :].any()
    assert touched.any()


def test_what_does_not_fit_on_three_lines_is_elided_and_said_to_be(make):
    header = make(260, entries=(LegendEntry(SENTENCE * 6),))
    assert header.elided
    assert header.legend == SENTENCE * 6


@pytest.mark.parametrize("most_lines", [1, 2])
def test_what_is_left_out_is_told_by_dots_at_any_width(make, monkeypatch, most_lines):
    """Also where the line ends between two words: without dots they would seem to be all."""
    written = []
    draw = QPainter.drawText
    monkeypatch.setattr(
        QPainter, "drawText", lambda self, at, text: (written.append(text), draw(self, at, text))
    )
    note = "4 words later less than 10 % of “key” is left"
    lacking = []
    for width in range(170, 420):
        header = make(160, entries=(), note=note)
        header.set_most_lines(most_lines)
        header.set_width(width)
        written.clear()
        ink(header, width)
        if header.elided and not written[-1].endswith("…"):
            lacking.append((width, written[-1]))
    assert lacking == []


def test_a_sentence_that_shrinks_does_not_make_the_plot_jump(make):
    header = make(420)
    tall = header.height
    header.set_legend((LegendEntry("short"),))
    assert header.height == tall
    header.set_width(421)
    assert header.height < tall


def test_no_text_no_height(make):
    header = PlotHeader(Look())
    assert header.height == 0


def test_saying_the_same_again_changes_nothing(make):
    header = make(500)
    assert not header.set_legend(ENTRIES)
    assert not header.set_title("Cell state", "C_t", "c")
    assert not header.set_width(500)
    assert header.set_legend(ENTRIES, "more")


def test_plain_text_for_tooltips(make):
    header = make(500, entries=(LegendEntry("−1", kind="scale", upper="1"),), note="a note")
    assert header.title == "Cell state Ct"
    assert header.legend == "−1 … 1\na note"


def test_right_to_left_is_not_cut_into_words(make):
    arabic = "مرحبا بالعالم"
    header = make(700, entries=(LegendEntry(arabic),))
    assert [piece.text for row in header._rows for piece in row] == [arabic]


def test_roles_are_quantities_or_theme_fields(make):
    look = Look(DARK)
    assert role_color(look, "c") == look.quantity("c")
    assert role_color(look, "ghost") == look.color("ghost")
    assert role_text(look, "c") == look.quantity_text("c")


def test_blend_goes_from_one_colour_to_the_other(qapp):
    look = Look()
    ends = look.color("panel"), look.quantity("c")
    assert blend(*ends, 0.0) == ends[0]
    assert blend(*ends, 1.0) == ends[1]
