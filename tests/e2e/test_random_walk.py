"""Two thousand seeded random acts on the whole window: nothing breaks, the state stays valid."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from lstm_studio.core.overrides import pin_limits
from lstm_studio.core.sentences import find_forms
from lstm_studio.state.intents import SPEEDS
from lstm_studio.state.reading import ticks
from tests.fixtures.person import type_text
from tests.fixtures.visitor import visit

KEYS = [
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab,
    Qt.Key.Key_Period, Qt.Key.Key_Comma, Qt.Key.Key_Delete, Qt.Key.Key_Plus, Qt.Key.Key_Minus,
    Qt.Key.Key_0, Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_Escape, Qt.Key.Key_Return,
    Qt.Key.Key_B, Qt.Key.Key_F5,
]  # fmt: skip
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
]
# These open a dialog of files, or end the walk.
SKIPPED = {"quit", "open", "openFolder", "saveCode", "saveTrace", "savePicture"}


def valid(window) -> None:
    """Whatever was done, the state makes sense and the results belong to it."""
    state, results = window.controller.state, window.controller.results
    steps = len(state.sequence.current)
    trace = results.trace
    assert 0 <= state.playhead.step < steps
    assert state.playhead.phase >= 0
    assert not math.isnan(state.playhead.phase)
    assert trace.kind == state.cell.kind
    assert trace["h"].shape == (steps, trace.hidden_size)
    assert 0 <= state.view.unit < trace.hidden_size
    assert state.view.speed in SPEEDS
    assert 1.0 <= state.look.scale <= 2.0
    for gate in results.overrides:
        low, high = pin_limits(gate)
        held = results.overrides.values(gate)
        held = held[~np.isnan(held)]
        assert ((held >= low) & (held <= high)).all()
    if np.isfinite(results.x).all():
        assert np.isfinite(trace["h"]).all()
    valid_reading(window.controller)


def valid_reading(controller) -> None:
    """The word is where it is said to be, and every verdict is a set of probabilities."""
    reading, head = controller.state.reading, controller.state.readhead
    forms = find_forms(reading.words, reading.word)
    assert reading.position in forms if forms else reading.position is None
    assert 0 <= head.step <= max(ticks(reading) - 1, 0)
    answers = controller.answers
    if controller.state.view.page == "both":
        assert answers.reading is reading
        for shares in answers.verdicts.values():
            assert shares.sum() == pytest.approx(1)
            assert len(shares) == len(answers.model.senses) > reading.sense


class Walk:
    def __init__(self, window, seed):
        self.window = window
        self.random = random.Random(seed)

    def somewhere(self) -> tuple[QWidget, QPoint]:
        """Return a visible widget of the window and a point on it."""
        shown = [
            widget
            for widget in self.window.findChildren(QWidget)
            # What Qt shows where menus have no room runs an event loop of its own in its click.
            if widget.isVisible()
            and widget.isEnabled()
            and widget.objectName() != "qt_menubar_ext_button"
        ]
        widget = self.random.choice(shown)
        x = self.random.randrange(max(widget.width(), 1))
        y = self.random.randrange(max(widget.height(), 1))
        return widget, QPoint(x, y)

    def click(self):
        widget, point = self.somewhere()
        button = self.random.choice([Qt.MouseButton.LeftButton] * 5 + [Qt.MouseButton.MiddleButton])
        QTest.mouseClick(widget, button, self.random.choice(MODIFIERS), point)

    def double_click(self):
        widget, point = self.somewhere()
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def drag(self):
        widget, point = self.somewhere()
        left, modifier = Qt.MouseButton.LeftButton, self.random.choice(MODIFIERS)
        QTest.mousePress(widget, left, modifier, point)
        for _ in range(self.random.randrange(1, 6)):
            point = QPoint(self.random.randrange(-40, 900), self.random.randrange(-40, 400))
            QTest.mouseMove(widget, point)
        QTest.mouseRelease(widget, left, modifier, point)

    def key(self):
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, self.random.choice(KEYS), self.random.choice(MODIFIERS))

    def type(self):
        target = QApplication.focusWidget() or self.window
        type_text(target, self.random.choice(["0.5", "abc", "-1", "1e9", "ü", "NaN", "7,5"]))

    def wheel(self):
        widget, point = self.somewhere()
        at = QPointF(point)
        event = QWheelEvent(
            at,
            QPointF(widget.mapToGlobal(point)),
            QPoint(),
            QPoint(0, self.random.choice([-120, 120])),
            Qt.MouseButton.NoButton,
            self.random.choice(MODIFIERS),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(widget, event)

    def action(self):
        names = sorted(set(self.window.actions_by_id) - SKIPPED)
        action = self.window.actions_by_id[self.random.choice(names)]
        if action.isEnabled():
            action.trigger()

    def sequence(self):
        ids = [s.id for s in self.window.controller.library.sequences()]
        self.window.controller.do("choose_sequence", id=self.random.choice(ids))

    def sentence(self):
        words = ["the", "bank", "banks", "river", "money", "qwrtz", "<b>", "was", "steep", "…"]
        text = " ".join(self.random.choices(words, k=self.random.choice([1, 3, 9, 60])))
        self.window.controller.do("read_sentence", text=text)

    def visitor(self):
        brought = visit(
            self.random.choice(["lstm", "gru", "rnn"]),
            self.random.choice([1, 5, 16, 40]),
            self.random.choice([1, 2, 3, 16]),
            self.random.choice([1, 12, 60]),
            self.random.random() < 0.5,
        )
        self.window.controller.do("open_in_sandbox", **brought)

    def time(self):
        self.window.playback.advance(self.random.random())

    def resize(self):
        self.window.resize(self.random.randrange(800, 1600), self.random.randrange(560, 1000))

    def dock(self):
        docks = list(self.window.docks_shown().values())
        if not docks:
            return
        dock = self.random.choice(docks)
        self.random.choice([dock.hide, dock.show, dock.raise_])()
        dock.setFloating(self.random.random() < 0.2)

    def undo(self):
        self.random.choice([self.window.controller.undo, self.window.controller.redo])()

    def tidy(self):
        """Close what is open over the window, as a person would with Escape."""
        while QApplication.activePopupWidget() is not None:
            QApplication.activePopupWidget().close()
        for dialog in self.window.findChildren(QFileDialog):
            dialog.close()

    def step(self):
        acts = (
            [self.click] * 6 + [self.key] * 6 + [self.drag] * 5 + [self.wheel] * 3
            + [self.action] * 4 + [self.time] * 2 + [self.undo] * 2
            + [self.type, self.double_click, self.sequence, self.visitor, self.dock, self.resize]
            + [self.sentence]
        )  # fmt: skip
        if self.window.controller.state.view.page != "sandbox" and self.random.random() < 0.2:
            self.window.controller.do("show_page", page="sandbox")  # most of the acts belong there
        act = self.random.choice(acts)
        act()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.tidy()
        return act.__name__


# What the offscreen plug-in says of itself when docks float and pointers are grabbed.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(4))
def test_random_walk(qtbot, make_window, seed):
    """Four walks of 500 acts; together the 2,000 acts that the window must survive."""
    window = make_window()
    told = []
    window.controller.notices.raised.connect(told.append)
    walk = Walk(window, seed)
    for _ in range(500):
        walk.step()
        valid(window)
    assert [n for n in told if n.kind == "bug"] == []
    assert window.isVisible()
