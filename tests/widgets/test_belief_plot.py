"""Belief after each word: two lines, a diamond, a band of doubt."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.belief_plot import BeliefPlot
from lstm_studio.widgets.reader_strips import ReaderStrips

LEFT = Qt.MouseButton.LeftButton
WORDS = ("the", "bank", "was", "steep", "and", "covered", "with", "wet", "grass")
FORWARD = np.array([0.5, 0.47, 0.45, 0.86, 0.9, 0.92, 0.93, 0.95, 0.97])
BACKWARD = np.array([0.98, 0.97, 0.96, 0.95, 0.8, 0.75, 0.72, 0.74, 0.62])
LOOKS = [Look(), Look(DARK), Look(LIGHT, 2.0), Look(DARK, projector=True)]


class Heard:
    def __init__(self, plot):
        self.steps, self.texts, self.scrubs = [], [], []
        plot.stepChosen.connect(self.steps.append)
        plot.copyRequested.connect(self.texts.append)
        plot.scrubStarted.connect(self.started)
        plot.scrubFinished.connect(self.finished)

    def started(self):
        self.scrubs.append("started")

    def finished(self):
        self.scrubs.append("finished")


@pytest.fixture
def plot(qtbot):
    load_fonts()
    made = BeliefPlot("both.belief")
    qtbot.addWidget(made)
    made.resize(1000, 220)
    made.setTitle("Belief while reading")
    made.setNames("forward", "backward", "both ways")
    made.setWords(WORDS, 1)
    made.setCurves(FORWARD, BACKWARD, 0.97)
    made.setSenses("money", "river", 0.8)
    made.setRead(8, 0)
    with qtbot.waitExposed(made):
        made.show()
    made.heard = Heard(made)
    return made


def pixels(widget):
    image = widget.grab().toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def near(picture, at, color, reach=2):
    part = picture[
        round(at.y()) - reach : round(at.y()) + reach + 1,
        round(at.x()) - reach : round(at.x()) + reach + 1,
    ].astype(int)
    return np.abs(part - [color.red(), color.green(), color.blue()]).max(axis=2).min() <= 12


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_each_line_runs_through_its_values_in_its_colour(plot, look):
    plot.setLook(look)
    plot.resize(look.px(1000), look.px(260))
    picture = pixels(plot)
    for role in ("forward", "backward"):
        for word in range(2, 8):
            assert near(picture, plot.pointAt(role, word), look.quantity(role))


def test_probabilities_reach_from_edge_to_edge(plot):
    plot.setCurves(np.array([0.0] * 9), np.array([1.0] * 9))
    area = plot.plotRect()
    assert plot.pointAt("forward", 0).y() == area.y() + area.height()
    assert plot.pointAt("backward", 0).y() == area.y()


def test_words_stand_below_those_of_the_strips(plot, qtbot):
    strips = ReaderStrips("strips")
    qtbot.addWidget(strips)
    strips.resize(1000, 340)
    strips.setWords(WORDS, 1)
    strips.setStates(np.zeros((9, 16)), np.zeros((9, 16)))
    plot.setColumns(strips.columns())
    for word in range(9):
        assert plot.pointAt("forward", word).x() == pytest.approx(
            strips.wordRect(word).center().x()
        )


def test_both_readers_together_are_a_diamond_at_the_target(plot):
    at = plot._painter().point(0.4, 1)
    assert not near(pixels(plot), at, Look().quantity("both"))
    plot.setCurves(FORWARD, BACKWARD, 0.4)
    assert near(pixels(plot), at, Look().quantity("both"))


def test_what_is_not_read_is_pale_and_dashed(plot):
    def strength(role, word):
        hue = Look().quantity(role)
        left, right = plot.pointAt(role, word).x(), plot.pointAt(role, word + 1).x()
        rows = slice(plot.plotRect().top(), plot.plotRect().bottom())  # below the legend
        part = pixels(plot)[rows, round(left) + 8 : round(right) - 8].astype(int)
        same = np.abs(part - [hue.red(), hue.green(), hue.blue()]).max(axis=2) <= 12
        return same.any(axis=0).mean()

    assert strength("forward", 6) == strength("backward", 1) == 1.0
    plot.setRead(2, 5)
    assert strength("forward", 1) == strength("backward", 6) == 1.0
    assert strength("forward", 6) == strength("backward", 2) == 0.0
    assert strength("forward", 2) == strength("backward", 4) == 0.0


def test_the_band_of_doubt_lies_between_the_lines(plot):
    plot.setCurves(np.full(9, np.nan), np.full(9, np.nan))
    area = plot.plotRect()
    x = round(plot.stepScale().x(0.5))
    column = pixels(plot)[area.top() + 2 : area.bottom() - 2, x]
    shaded = np.nonzero((column != 255).any(axis=1))[0]
    assert (shaded[0] + 2) / area.height() == pytest.approx(0.2, abs=0.02)
    assert (shaded[-1] + 2) / area.height() == pytest.approx(0.8, abs=0.02)


def test_of_several_senses_one_is_shown_over_chance(plot):
    plot.setCurves(np.full(9, np.nan), np.full(9, np.nan))
    plot.setOneSense("bird", 4, 0.7)
    levels = plot._painter()._levels()
    assert [level for level, _ in levels] == [1.0, 0.25, 0.0, 0.7]
    area = plot.plotRect()
    line = pixels(plot)[round(plot._painter().y(0.25)), area.left() : area.right()]
    assert 0.3 < (line == 255).all(axis=1).mean() < 0.7


def test_nan_is_a_gap_and_a_lone_value_a_dot(plot):
    values = FORWARD.copy()
    values[[2, 4]] = np.nan
    plot.setCurves(values, BACKWARD)
    hue = Look().quantity("forward")
    picture = pixels(plot)
    assert near(picture, plot.pointAt("forward", 3), hue)
    left, right = plot.stepScale().x(3) + 8, plot.stepScale().x(5) - 8
    part = picture[:, round(left) : round(right)].astype(int)
    assert not (np.abs(part - [hue.red(), hue.green(), hue.blue()]).max(axis=2) <= 12).any()
    plot.setCurves(np.full(9, np.nan), np.full(9, np.nan), np.nan)
    pixels(plot)
    assert "no values" in plot.summary()


@pytest.mark.parametrize("count", [0, 1, 2, 200])
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_any_number_of_words(plot, count, look):
    plot.setLook(look)
    plot.setEmptyText("Type a sentence.")
    plot.setWords((WORDS * 30)[:count], 0 if count else None)
    plot.setCurves(np.full(count, 0.5), np.full(count, 0.5))
    plot.resize(look.px(1000), look.px(220))
    assert pixels(plot).any()
    labels = plot._painter().labels()
    assert (0 in labels) == (count > 0)
    if count == 200:
        assert 10 < len(labels) < 100


@pytest.mark.parametrize("word", ["<b>x</b>", "a\nb", "مرحبا", "👩‍👩‍👧", "{0}", ""])
def test_strange_words(plot, word):
    plot.setWords([word] * 9, 2)
    plot.columns().setHovered(2)
    assert pixels(plot).any()
    assert plot.summary()
    plot.table()


def test_fewer_values_than_words(plot):
    plot.setCurves(FORWARD[:3], BACKWARD[:0])
    plot.columns().setHovered(6)
    pixels(plot)
    assert plot.summary()
    assert plot.table()[1][5][2:] == ("", "")


def test_wrong_values_are_refused(plot):
    with pytest.raises(ValueError, match="shape"):
        plot.setCurves(np.zeros((9, 2)), BACKWARD)
    with pytest.raises(IndexError):
        plot.setWords(WORDS, -1)


def test_setters_are_silent(plot):
    plot.setWords(WORDS[:5], 2)
    plot.setCurves(FORWARD[:5], BACKWARD[:5])
    plot.setRead(1, 3)
    assert (plot.heard.steps, plot.heard.scrubs) == ([], [])


def at(plot, word):
    return QPoint(round(plot.stepScale().x(word)), plot.plotRect().center().y())


def test_pointing_tells_the_values(plot, mouse):
    before = pixels(plot)
    mouse.move(plot, at(plot, 3))
    assert plot.columns().hovered() == 3
    assert (pixels(plot) != before).any()
    texts = [reading.text.replace("\u202f", " ") for reading in plot._readings(3)]
    assert texts == ["forward 86 %", "backward 95 %"]
    assert len(plot._readings(1)) == 3
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert plot.columns().hovered() is None


def test_a_click_and_a_drag_ask_for_words(plot, mouse):
    mouse.press(plot, LEFT, pos=at(plot, 2))
    for word in (3, 5):
        mouse.move(plot, at(plot, word))
    mouse.release(plot, LEFT, pos=at(plot, 5))
    assert plot.heard.steps == [2, 3, 5]
    assert plot.heard.scrubs == ["started", "finished"]
    mouse.press(plot, LEFT, pos=QPoint(5, 100))
    assert plot.heard.steps == [2, 3, 5]


def test_keys_walk_and_ask(plot, qtbot):
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    for key, word in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_End, 8),
        (Qt.Key.Key_Right, 8),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
    ):
        qtbot.keyClick(plot, key)
        assert plot.columns().hovered() == word
    assert plot.heard.steps == []
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert plot.heard.steps == [0]
    assert "Word 1, the: forward 50" in plot.summary()
    qtbot.keyClick(plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert plot.heard.texts[0].splitlines()[2] == "2\tbank\t0.4700\t0.9700"


def test_the_legend_names_who_is_there(plot):
    assert plot._header.legend.splitlines() == ["forward", "backward", "both ways"]
    plot.setCurves(FORWARD, BACKWARD)
    assert plot._header.legend.splitlines() == ["forward", "backward"]
    plot.setNames("forward", "backward", "both", ("forward, up to this word",))
    assert plot._header.legend.splitlines()[0] == "forward, up to this word"


def test_the_tooltip_tells_the_word_below(plot, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: told.append(text))
    for y in (plot.height() - 5, plot.plotRect().center().y()):
        place = QPoint(round(plot.stepScale().x(5)), y)
        QApplication.sendEvent(plot, QHelpEvent(QEvent.Type.ToolTip, place, place))
    assert told == ["<qt>covered</qt>", ""]


def test_the_summary_follows_each_reader_in_its_direction(plot):
    text = plot.summary().replace("\u202f", " ")
    assert text == (
        "Belief while reading: probability of “river”. "
        "forward: 50 % after “the”, 97 % after “grass”, 47 % at “bank”. "
        "backward: 62 % after “grass”, 98 % after “the”, 97 % at “bank”. "
        "both ways at “bank”: 97 %."
    )
    assert plot.accessibleName() == "Belief while reading"
