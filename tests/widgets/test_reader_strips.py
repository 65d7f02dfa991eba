"""A sentence between its two readers: what is painted, and what mouse and keys do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip

from lstm_studio.style.colors import contrast
from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.palette import diverging_lut
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.reader_painter import target_tint
from lstm_studio.widgets.reader_strips import ReaderStrips

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
ALT = Qt.KeyboardModifier.AltModifier
WORDS = ("the", "bank", "was", "steep", "and", "covered", "with", "wet", "grass")
SIGNALS = (
    "wordClicked",
    "wordActivated",
    "wordContext",
    "wordMoved",
    "wordDeleted",
    "unitHovered",
    "unitClicked",
    "copyRequested",
)
LOOKS = [Look(), Look(DARK), Look(LIGHT, 2.0), Look(DARK, projector=True)]


class Heard:
    def __init__(self, strips):
        for name in SIGNALS:
            heard = []
            setattr(self, name, heard)
            getattr(strips, name).connect(heard.append)

    def anything(self):
        return {name: heard for name in SIGNALS if (heard := getattr(self, name))}


def values(words=9, units=16, seed=0):
    return np.tanh(np.random.default_rng(seed).normal(size=(words, units)))


@pytest.fixture
def strips(qtbot):
    load_fonts()
    made = ReaderStrips("both.strips")
    qtbot.addWidget(made)
    made.resize(1000, 340)
    made.setWords(WORDS, 1, unknown=(3,), candidates=(1, 5))
    made.setStates(values(), values(seed=1))
    made.setLabels(("forward", "reads →"), ("backward", "← reads"))
    made.setRead(1, 1)
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    made.heard = Heard(made)
    return made


def pixels(widget):
    image = widget.grab().toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def middle(strips, word):
    return strips.wordRect(word).center().toPoint()


def cell(strips, direction, unit, word):
    return strips.cellRect(direction, unit, word).center().toPoint()


def rgb(color):
    return np.array([color.red(), color.green(), color.blue()])


# ---------------------------------------------------------------------- what is painted


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_is_read_has_the_colour_of_its_value_and_the_rest_is_pale(strips, theme):
    strips.setLook(Look(theme))
    picture = pixels(strips).astype(int)
    lut = diverging_lut(theme).astype(int)
    panel = rgb(Look(theme).color("panel"))
    for direction, seed, read, unread in (("forward", 0, 0, 6), ("backward", 1, 7, 0)):
        for unit in (0, 5, 15):
            at = cell(strips, direction, unit, read)
            wanted = lut[round(127.5 * (values(seed=seed)[read, unit] + 1))]
            assert np.abs(picture[at.y(), at.x()] - wanted).max() <= 2
            at = cell(strips, direction, unit, unread)
            full = lut[round(127.5 * (values(seed=seed)[unread, unit] + 1))]
            pale = panel + 0.16 * (full - panel)
            assert np.abs(picture[at.y(), at.x()] - pale).max() <= 3


def test_the_word_at_which_a_reader_stands_is_read(strips):
    strips.setStates(np.ones((9, 16)), np.ones((9, 16)))
    strips.setRead(3, 5)
    picture = pixels(strips).astype(int)
    strongest = diverging_lut(LIGHT)[255].astype(int)
    for direction, read in (("forward", {0, 2, 3}), ("backward", {5, 6, 8})):
        for word in (0, 2, 3, 4, 5, 6, 8):
            at = cell(strips, direction, 4, word)
            full = np.abs(picture[at.y(), at.x()] - strongest).max() <= 2
            assert full == (word in read)


def test_the_limit_is_the_value_of_the_strongest_colour(strips):
    strips.setStates(np.full((9, 16), 2.0), np.full((9, 16), -2.0), limit=2.0)
    strips.setRead(8, 0)
    picture = pixels(strips).astype(int)
    lut = diverging_lut(LIGHT).astype(int)
    for direction, entry in (("forward", 255), ("backward", 0)):
        at = cell(strips, direction, 4, 5)
        assert np.abs(picture[at.y(), at.x()] - lut[entry]).max() <= 2


def test_nan_is_hatched_and_told(strips):
    states = values()
    states[0, 4] = np.nan
    strips.setStates(states, values(seed=1))
    place = strips.cellRect("forward", 4, 0).toRect().adjusted(3, 2, -3, -3)
    part = pixels(strips)[place.top() : place.bottom(), place.left() : place.right()]
    ghost = rgb(Look().color("ghost"))
    assert 0.2 < (part == ghost).all(axis=2).mean() < 0.8
    assert "NaN: 1" in strips.summary()


def test_the_target_stands_in_a_tinted_column(strips):
    gap = QPoint(middle(strips, 1).x(), int(strips.bands().forward.bottom()) + 2)
    assert (pixels(strips)[gap.y(), gap.x()] == rgb(target_tint(Look()))).all()
    strips.setWords(WORDS, 4)
    assert (pixels(strips)[gap.y(), gap.x()] == rgb(Look().color("panel"))).all()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_target_can_be_read_on_its_tint(look):
    wanted = 7.0 if look.projector else 4.5
    assert contrast(look.theme.accent, target_tint(look).name()) >= wanted


def test_playheads_stand_where_the_readers_do(strips):
    def marked():
        picture = pixels(strips)
        accent = (picture == rgb(Look().color("accent"))).all(axis=2)
        column = strips.bands().column
        found = []
        for rows in (
            slice(int(column.top()) - 12, int(column.top())),
            slice(int(column.bottom()), int(column.bottom()) + 12),
        ):
            at = np.nonzero(accent[rows].any(axis=0))[0]
            found.append(strips.stepScale().step(float(at.mean()), 9) if len(at) else None)
        return found

    strips.setRead(2, 6)
    assert marked() == [2, 6]
    strips.setRead(-1, 9)
    assert marked() == [None, None]


def test_unknown_words_are_muted_and_underlined(strips):
    def below(word):
        row = strips.wordRect(word)
        line = pixels(strips)[int(row.center().y()) + 9 : int(row.bottom())]
        part = line[:, int(row.left()) : int(row.right())]
        return (part != rgb(Look().color("panel"))).any()

    strips.setWords(["aaa", "aaa", "aaa", "aaa"], None, unknown=(1,), candidates=(2,))
    assert [below(word) for word in range(4)] == [False, True, True, False]


def test_importance_rises_above_a_word_or_hangs_below_it(strips):
    before = pixels(strips)
    changes = np.zeros(9)
    changes[6], changes[7], changes[8] = 0.4, -0.2, np.nan
    strips.setImportance(changes, "Δp")
    changed = (pixels(strips) != before).any(axis=2)
    bands = strips.bands()
    columns = {strips.stepScale().step(float(x), 9) for x in np.nonzero(changed.any(axis=0))[0]}
    assert columns == {6, 7}

    def height(word, band):
        left, right = (int(x) for x in strips.stepScale().column(word))
        part = changed[int(band.top()) : int(band.bottom()), left:right]
        return int(part.any(axis=1).sum())

    assert height(6, bands.above) > height(7, bands.below) > 0
    assert height(6, bands.below) == height(7, bands.above) == 0
    strips.setImportance(None)
    assert (pixels(strips) == before).all()


def test_setters_are_silent_and_ask_for_no_layout(strips):
    hint = strips.sizeHint()
    asked = []
    strips.updateGeometry = lambda: asked.append(1)
    strips.setRead(3, 3)
    strips.setImportance(np.ones(9))
    strips.setSelected(("forward", 3))
    strips.setStates(values(seed=3), values(seed=4))
    strips.setWords(WORDS[::-1], 7)
    assert strips.heard.anything() == {}
    assert asked == []
    assert strips.sizeHint() == hint


def test_the_picture_is_kept_while_the_pointer_moves(strips, mouse):
    pixels(strips)
    kept = strips._base
    mouse.move(strips, cell(strips, "forward", 3, 4))
    pixels(strips)
    assert strips._base is kept
    strips.setRead(4, 4)
    pixels(strips)
    assert strips._base is not kept


def test_wrong_values_are_refused(strips):
    with pytest.raises(ValueError, match="shape"):
        strips.setStates(np.zeros(9), np.zeros((9, 2)))
    for limit in (0.0, np.nan, -1.0):
        with pytest.raises(ValueError, match="limit"):
            strips.setStates(values(), values(), limit)
    with pytest.raises(IndexError):
        strips.setWords(WORDS, 9)


# ---------------------------------------------------------------------- extremes


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("count", [0, 1, 2, 20, 200])
def test_any_number_of_words_in_any_look(strips, look, count):
    words = (WORDS * 30)[:count]
    strips.setEmptyText("Type a sentence with “bank”.")
    strips.setLook(look)
    strips.setWords(words, count // 2 if count else None)
    strips.setStates(values(count), values(count))
    strips.resize(look.px(1000), strips.sizeHint().height())
    picture = pixels(strips)
    assert (picture != rgb(look.color("panel"))).any()
    bands = strips.bands()
    assert bands.column.bottom() <= strips.height()
    assert bands.column.top() >= 0
    if count:
        first, last = strips.columns().range()
        assert first <= count // 2 <= last


@pytest.mark.parametrize(
    "word", ["<b>x</b>", "&amp;", "a\nb", "مرحبا", "👩‍👩‍👧", "{0}", "\u202eabc", "\x00", ""]
)
def test_strange_words_are_drawn_as_text(strips, word):
    strips.setWords([word] * 9, 2, unknown=range(9))
    assert pixels(strips).any()
    assert strips.summary()
    strips.table()


def test_fewer_values_than_words_and_none_at_all(strips):
    strips.setStates(values(3), np.empty((0, 16)))
    pixels(strips)
    assert strips.unitAt(QPointF(cell(strips, "forward", 2, 5))) is None
    strips.setStates(np.empty((9, 0)), np.empty((9, 0)))
    pixels(strips)
    strips.summary()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 60), st.integers(280, 1400), st.integers(1, 24), st.integers(200, 600))
def test_places_and_questions_agree(strips, words, width, units, height):
    strips.setWords(["word"] * words, words - 1)
    strips.setStates(values(words, units), values(words, units))
    strips.resize(width, height)
    seen = strips.stepScale().seen(words)
    for direction in ("forward", "backward"):
        for word in (seen[0], seen[-1]):
            at = strips.cellRect(direction, units - 1, word).center()
            scale = strips.stepScale()
            if scale.left <= at.x() <= scale.right:
                assert strips.unitAt(at) == (direction, units - 1, word)
                assert strips.wordAt(strips.wordRect(word).center()) == word


# ---------------------------------------------------------------------- the pointer


def test_a_click_asks_for_a_word(strips, qtbot):
    qtbot.mouseClick(strips, LEFT, pos=middle(strips, 4))
    assert strips.heard.anything() == {"wordClicked": [4]}
    assert strips.cursorWord() == 4


def test_a_double_click_asks_to_edit_it_and_is_one_click(strips, qtbot):
    at = middle(strips, 2)
    qtbot.mouseClick(strips, LEFT, pos=at)
    qtbot.mouseDClick(strips, LEFT, pos=at)
    assert strips.heard.wordActivated == [2]
    assert strips.heard.wordClicked == [2]


def test_pointing_at_a_unit_frames_its_row_and_tells_its_value(strips, mouse, qtbot):
    before = pixels(strips)
    mouse.move(strips, cell(strips, "backward", 5, 7))
    assert strips.heard.unitHovered == [("backward", 5, 7)]
    changed = (pixels(strips) != before).any(axis=2)
    row = strips.cellRect("backward", 5, 0)
    line = changed[int(row.top()) - 3 : int(row.bottom()) + 4]
    left, right = (
        strips.cellRect("backward", 5, 0).left(),
        strips.cellRect("backward", 5, 8).right(),
    )
    assert line.any(axis=0)[int(left) + 1 : int(right) - 1].mean() > 0.95
    told = strips._reading()
    assert told[0] == "wet"
    assert told[1].text == f"unit 6: h = {values(seed=1)[7, 5]:.2f}".replace("-", "−")
    strips.setUnitNumbers(range(16), [30 - n for n in range(16)])
    assert strips._reading()[1].text.startswith("unit 26:")
    qtbot.mouseClick(strips, LEFT, pos=cell(strips, "backward", 5, 7))
    assert strips.heard.unitClicked == [("backward", 5, 7)]
    QApplication.sendEvent(strips, QEvent(QEvent.Type.Leave))
    assert strips.heard.unitHovered[-1] is None


def test_pointing_at_a_word_tells_what_it_is_worth(strips, mouse):
    strips.setImportance(np.linspace(-0.3, 0.5, 9), "Δp")
    mouse.move(strips, middle(strips, 0))
    title, reading, _ = strips._reading()
    assert (title, reading.text) == ("the", "Δp = −0.30")
    assert strips.columns().hovered() == 0


def test_a_word_pointed_at_elsewhere_is_marked_here(strips):
    before = pixels(strips)
    strips.columns().setHovered(6)
    changed = (pixels(strips) != before).any(axis=2)
    row = strips.wordRect(6).toRect()
    assert changed[row.top() + 2 : row.bottom(), row.left() : row.right()].any()
    assert not changed[:, : row.left()].any()
    strips.columns().setHovered(None)
    assert (pixels(strips) == before).all()


def drag(strips, mouse, word, goal_x):
    start = middle(strips, word)
    mouse.press(strips, LEFT, pos=start)
    mouse.move(strips, start + QPoint(QApplication.startDragDistance() + 2, 0))
    mouse.move(strips, QPoint(round(goal_x), start.y()))


@pytest.mark.parametrize(
    ("word", "gap", "moved"),
    [(2, 0, (2, 0)), (2, 9, (2, 8)), (2, 5, (2, 4)), (5, 3, (5, 3)), (2, 2, None), (2, 3, None)],
)
def test_a_word_is_dragged_to_another_place(strips, mouse, word, gap, moved):
    goal = strips.stepScale().x(gap - 0.5)
    drag(strips, mouse, word, goal)
    assert pixels(strips).any()
    mouse.release(strips, LEFT, pos=QPoint(round(goal), middle(strips, word).y()))
    assert strips.heard.wordMoved == ([moved] if moved else [])
    assert strips.heard.wordClicked == []


def test_escape_lets_a_dragged_word_go(strips, mouse, qtbot):
    drag(strips, mouse, 2, strips.stepScale().x(6))
    qtbot.keyClick(strips, Qt.Key.Key_Escape)
    mouse.release(strips, LEFT, pos=middle(strips, 6))
    assert strips.heard.anything() == {}


def test_the_menu_is_asked_for_by_mouse_and_by_key(strips):
    at = middle(strips, 3)
    here = strips.mapToGlobal(at)
    mouse = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, here)
    QApplication.sendEvent(strips, mouse)
    strips.setCursorWord(6)
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), here)
    QApplication.sendEvent(strips, key)
    (word, place), (other, _) = strips.heard.wordContext
    assert (word, place, other) == (3, here, 6)
    beside = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), here)
    QApplication.sendEvent(strips, beside)
    assert len(strips.heard.wordContext) == 2


def test_the_tooltip_tells_elided_and_unknown_words(strips, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: told.append(text))
    long = "Donau" * 12
    strips.setWords((long, *WORDS), 2, unknown=(4,))
    for word in (0, 1, 4):
        at = middle(strips, word)
        QApplication.sendEvent(strips, QHelpEvent(QEvent.Type.ToolTip, at, strips.mapToGlobal(at)))
    assert told[0] == f"<qt>{long}</qt>"
    assert told[1] == ""
    assert told[2] == "<qt>The model does not know this word.</qt>"


# ---------------------------------------------------------------------- the keys


def test_arrows_walk_over_the_words(strips, qtbot):
    strips.setFocus(Qt.FocusReason.TabFocusReason)
    start = strips.cursorWord()
    before = pixels(strips)
    for key, word in (
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, 8),
        (Qt.Key.Key_Right, 8),
    ):
        qtbot.keyClick(strips, key)
        assert strips.cursorWord() == word
    assert start == 1
    assert (pixels(strips) != before).any()
    assert strips.heard.anything() == {}


def test_keys_act_on_the_word_at_the_cursor(strips, qtbot):
    strips.setCursorWord(3)
    qtbot.keyClick(strips, Qt.Key.Key_Return)
    qtbot.keyClick(strips, Qt.Key.Key_Space)
    qtbot.keyClick(strips, Qt.Key.Key_Delete)
    qtbot.keyClick(strips, Qt.Key.Key_Right, ALT)
    qtbot.keyClick(strips, Qt.Key.Key_Left, ALT)
    assert strips.heard.anything() == {
        "wordActivated": [3],
        "wordClicked": [3],
        "wordDeleted": [3],
        "wordMoved": [(3, 4), (4, 3)],
    }


def test_up_and_down_walk_over_the_units(strips, qtbot):
    strips.setCursorWord(2)
    for _ in range(17):
        qtbot.keyClick(strips, Qt.Key.Key_Down)
    assert strips.heard.unitHovered[0] == ("forward", 0, 2)
    assert strips.heard.unitHovered[-1] == ("backward", 0, 2)
    qtbot.keyClick(strips, Qt.Key.Key_Right)
    assert strips.heard.unitHovered[-1] == ("backward", 0, 3)
    qtbot.keyClick(strips, Qt.Key.Key_Space)
    assert strips.heard.unitClicked == [("backward", 0, 3)]
    qtbot.keyClick(strips, Qt.Key.Key_Escape)
    assert strips.heard.unitHovered[-1] is None


def test_ctrl_c_copies_the_table(strips, qtbot):
    qtbot.keyClick(strips, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = strips.heard.copyRequested[0].splitlines()
    assert len(lines) == 10
    assert lines[0].split("\t")[:3] == ["number", "word", "forward, unit 1"]
    assert len(lines[3].split("\t")) == 2 + 32
    assert float(lines[3].split("\t")[2].replace("−", "-")) == pytest.approx(
        values()[2, 0], abs=1e-4
    )


def test_without_words_keys_do_nothing(strips, qtbot):
    strips.setWords((), None)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Down):
        qtbot.keyClick(strips, key)
    qtbot.mouseClick(strips, LEFT, pos=QPoint(500, 170))
    assert strips.heard.anything() == {}
    assert strips.summary() == "No words."


# ---------------------------------------------------------------------- more words than room


def test_a_long_sentence_scrolls_and_keeps_the_target_in_view(strips, qtbot):
    strips.setWords(WORDS * 22, 120)
    bar = strips.findChild(QScrollBar, "both.strips.scroll")
    assert bar.isVisible()
    first, last = strips.columns().range()
    assert first < 120 < last
    strips.setFocus()
    qtbot.keyClick(strips, Qt.Key.Key_End)
    assert strips.columns().range()[1] == 197.5
    bar.setValue(0)
    assert strips.columns().range()[0] == -0.5
    strips.setWords(WORDS, 1)
    assert not bar.isVisible()
    assert strips.columns().isFitted()


def test_a_wider_widget_shows_more_words(strips):
    strips.setWords(WORDS * 22, 50)
    first, last = strips.columns().range()
    strips.resize(1600, 340)
    wider = strips.columns().range()
    assert wider[1] - wider[0] > last - first
    assert wider[0] <= 50 <= wider[1]


def test_another_sentence_keeps_no_mark_of_the_old_one(strips, mouse):
    mouse.move(strips, cell(strips, "forward", 5, 8))
    strips.setWords(WORDS[:3], 1)
    strips.setStates(values(3), values(3))
    assert strips._reading() is None
    assert strips.cursorWord() <= 2
    pixels(strips)


# ---------------------------------------------------------------------- for screen readers


def test_the_summary_tells_sentence_target_and_progress(strips):
    strips.setImportance(np.array([0.0, 0.1, 0, -0.4, 0, 0, 0, 0, 0.2]))
    text = strips.summary()
    for part in (
        "9 words: the bank was steep and covered with wet grass.",
        "asked about “bank”, word 2.",
        "forward reader has read 2 words, the backward reader 8 words.",
        "Not known to the model: steep.",
        "most important word is “steep”: −0.40.",
    ):
        assert part in text
    strips.setFocus()
    strips.setCursorWord(3)
    assert strips.summary().startswith("Word 4: steep, not known to the model, importance −0.40.")
    strips.describe()
    assert strips.accessibleDescription() == strips.summary()


def test_a_unit_under_the_pointer_shows_its_curve(strips):
    forward = strips._scene.states["forward"]
    points = strips._painter().curve("forward", 1)
    assert len(points) == len(forward)
    middle, half = strips.bands().forward.center().y(), 0.5 * strips.bands().forward.height()
    for word, point in enumerate(points):
        assert point.x() == pytest.approx(strips.stepScale().x(word))
        assert point.y() == pytest.approx(middle - half * np.clip(forward[word, 1], -1, 1))
    assert strips._painter().curve("forward", 99) == []
    before = strips.grab().toImage()
    strips._point_at(("forward", 1, 0))
    at = points[0].toPoint()
    assert strips.grab().toImage().pixelColor(at) != before.pixelColor(at)
