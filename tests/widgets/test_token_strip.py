"""Words over their steps: never overlapping, never markup, the current one always there."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import LIGHT
from lstm_studio.widgets.token_strip import TokenStrip

LEFT = Qt.MouseButton.LeftButton
WORDS = ("I", "put", "the", "key", "under", "the", "mat", "and", "then", "we", "talked", "about")
WORDS = (*WORDS, "the", "rain")


class Heard:
    def __init__(self, strip):
        self.steps, self.scrubs = [], []
        strip.stepChosen.connect(self.steps.append)
        strip.scrubStarted.connect(self.started)
        strip.scrubFinished.connect(self.finished)

    def started(self):
        self.scrubs.append("started")

    def finished(self):
        self.scrubs.append("finished")


@pytest.fixture
def strip(qtbot):
    load_fonts()
    made = TokenStrip()
    qtbot.addWidget(made)
    made.timeAxis().setSteps(14)
    marks = np.arange(14) == 3
    made.setTokens(WORDS, np.linspace(0, 1, 14), marks, 3)
    made.resize(860, 26)
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    made.heard = Heard(made)
    return made


def pixels(strip):
    image = strip.grab().toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def rgb(color):
    return (color.red(), color.green(), color.blue())


def test_with_room_all_words_are_shown_whole_above_their_steps(strip):
    strip.timeAxis().setPlayhead(8)
    placed = {word.step: word for word in strip.placed()}
    assert [placed[step].text for step in range(14)] == list(WORDS)
    for step, word in placed.items():
        assert word.chip.center().x() == pytest.approx(strip.stepScale().x(step), abs=0.5)


def test_the_current_word_is_an_accent_chip_and_the_key_a_quiet_one(strip):
    strip.timeAxis().setPlayhead(8)
    picture = pixels(strip)
    placed = {word.step: word.chip for word in strip.placed()}
    for step, token in ((8, "accent"), (3, "chip"), (5, "panel")):
        at = placed[step].toRect()
        assert tuple(picture[at.center().y(), at.left() + 2]) == rgb(Look().color(token))


def test_the_key_word_steps_aside_for_the_current_one(strip):
    strip.timeAxis().setSteps(200)
    strip.setTokens([f"w{n}" for n in range(200)], key_step=100)
    for head, side in ((102, -1), (98, 1)):
        strip.timeAxis().setPlayhead(head)
        current, key = strip.placed()[:2]
        assert (current.step, key.step) == (head, 100)
        assert (key.chip.center().x() - current.chip.center().x()) * side > 0


def test_the_key_word_is_shown_once_when_it_is_the_current_one(strip):
    strip.timeAxis().setPlayhead(3)
    assert [word.step for word in strip.placed()].count(3) == 1


def test_what_is_not_read_yet_is_muted(strip):
    strip.timeAxis().setPlayhead(8)
    picture = pixels(strip).astype(int)
    placed = {word.step: word.chip.toRect() for word in strip.placed()}

    def darkest(step):
        at = placed[step]
        return picture[at.top() : at.bottom(), at.left() : at.right()].sum(axis=2).min()

    assert darkest(5) < darkest(12)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(max_size=25), min_size=1, max_size=60),
    st.integers(160, 1200),
    st.data(),
)
def test_words_never_overlap_and_the_current_one_is_there(strip, words, width, data):
    steps = len(words)
    strip.timeAxis().setSteps(steps)
    strip.setTokens(words, key_step=data.draw(st.integers(0, steps - 1)))
    head = data.draw(st.integers(0, steps - 1))
    strip.timeAxis().setPlayhead(head)
    strip.timeAxis().fit()
    strip.resize(width, 26)
    placed = strip.placed()
    assert placed[0].step == head
    assert len({word.step for word in placed}) == len(placed)
    chips = sorted((word.chip.left(), word.chip.right()) for word in placed)
    for (_, right), (left, _) in pairwise(chips):
        assert left > right
    assert chips[0][0] >= 0
    assert chips[-1][1] <= width + 1e-6


def test_without_room_every_nth_word_is_shown(strip):
    strip.timeAxis().setSteps(2000)
    strip.setTokens([f"w{n}" for n in range(2000)])
    strip.timeAxis().setPlayhead(777)
    every = strip.every()
    assert every > 10
    shown = [word.step for word in strip.placed()]
    assert shown[0] == 777
    assert all(step % every == 0 for step in shown[1:])
    assert len(shown) > 8


def test_a_single_long_word_does_not_thin_out_all_the_others(strip):
    words = list(WORDS)
    words[6] = "Donaudampfschifffahrtsgesellschaft"
    strip.setTokens(words)
    assert strip.every() == 1
    placed = {word.step: word.text for word in strip.placed()}
    assert placed[6].endswith("…")


@pytest.mark.parametrize(
    "word", ["<b>x</b>", "&amp;", "a\nb", "مرحبا بالعالم", "👩‍👩‍👧", "{0}", "\u202eabc"]
)
def test_strange_words_are_drawn_as_text_on_one_line(strip, word):
    strip.setTokens([word] * 14)
    strip.timeAxis().setPlayhead(5)
    before = strip.sizeHint()
    assert pixels(strip).any()
    assert strip.sizeHint() == before
    assert "\n" not in "".join(placed.text for placed in strip.placed())


def test_a_click_on_a_word_asks_for_its_step(strip, qtbot):
    for word in strip.placed()[:4]:
        strip.heard.steps.clear()
        qtbot.mouseClick(strip, LEFT, pos=word.chip.center().toPoint())
        assert strip.heard.steps == [word.step]
    assert strip.timeAxis().playhead() == 0


def test_a_drag_asks_for_step_after_step(strip, mouse):
    scale = strip.stepScale()
    mouse.press(strip, LEFT, pos=QPoint(round(scale.x(2)), 12))
    for step in (3, 4, 9):
        mouse.move(strip, QPoint(round(scale.x(step)), 12))
    mouse.release(strip, LEFT, pos=QPoint(round(scale.x(9)), 12))
    assert strip.heard.steps == [2, 3, 4, 9]
    assert strip.heard.scrubs == ["started", "finished"]


def test_beside_the_words_there_is_no_step(strip, qtbot):
    qtbot.mouseClick(strip, LEFT, pos=QPoint(3, 12))
    assert strip.heard.steps == []
    strip.timeAxis().setSteps(0)
    strip.setTokens(())
    assert strip.stepAt(300) is None
    assert strip.placed() == []
    assert pixels(strip).any()


def test_arrows_home_and_end(strip, qtbot):
    strip.stepChosen.connect(strip.timeAxis().setPlayhead)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(strip, key)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert strip.heard.steps == [1, 2, 1, 13, 0]
    qtbot.keyClicks(strip, "+")
    assert not strip.timeAxis().isFitted()


def test_the_tooltip_tells_word_value_and_mark(strip, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: told.append(text))
    for step in (3, 4):
        at = QPoint(round(strip.stepScale().x(step)), 12)
        QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    plain = [text.replace("\u2068", "").replace("\u2069", "") for text in told]
    assert plain == [
        "<qt>t = 4 · key · x = 0.23 · marked: remember this one</qt>",
        "<qt>t = 5 · under · x = 0.31</qt>",
    ]


def test_a_marked_word_has_a_line_below_it(strip):
    before = pixels(strip)
    strip.setTokens(WORDS, np.linspace(0, 1, 14), None, 3)
    changed = (pixels(strip) != before).any(axis=2)
    chip = next(word.chip.toRect() for word in strip.placed() if word.step == 3)
    assert changed.any()
    rows, columns = np.nonzero(changed)
    assert rows.min() > chip.center().y()
    assert chip.left() <= columns.min() <= columns.max() <= chip.right()


def test_the_summary_names_the_word(strip):
    strip.timeAxis().setPlayhead(3)
    said = strip.summary().replace("\u2068", "").replace("\u2069", "")
    assert said == "t = 4 · key · x = 0.23 · marked: remember this one, of 14 steps"
    strip.setTokens(())
    assert strip.summary() == "No words."


def test_all_words_fit_at_every_scale(strip):
    for look in (*(Look(LIGHT, s) for s in (1.25, 1.5, 2.0)), Look(LIGHT, projector=True)):
        strip.setLook(look)
        strip.resize(1400, strip.sizeHint().height())
        assert all(word.chip.top() >= 0 for word in strip.placed())
        assert all(word.chip.bottom() <= strip.height() for word in strip.placed())
