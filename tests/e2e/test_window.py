"""The window around the job: palette, looks, sizes, panels, what is remembered, accidents."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu, QWidget

from lstm_studio.assets import log_path
from lstm_studio.controller.hooks import ExceptionHook
from lstm_studio.core.errors import StudioError
from tests.fixtures.person import CTRL, SHIFT, Person

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def pixels(widget: QWidget) -> np.ndarray:
    image = widget.grab().toImage()
    return np.frombuffer(image.constBits(), np.uint32).copy()


def background(studio) -> str:
    image = studio.window.grab().toImage()
    return image.pixelColor(studio.window.width() // 2, image.height() - 3).name()


# ------------------------------------------------------------------------------ command palette


def test_find_a_command_by_a_few_letters(studio, person):
    person.press(Key.Key_K, modifiers=CTRL)
    assert person.sees("palette.search")
    person.type("dark")
    person.press(Key.Key_Return)
    assert not person.sees("palette.search")
    assert studio.window.look.theme.dark


def test_find_a_sequence_and_a_panel(studio, person):
    studio.window.docks["dock.sequences"].close()
    person.press(Key.Key_K, modifiers=CTRL)
    person.type("topic change")
    person.press(Key.Key_Return)
    assert studio.controller.state.sequence.current.id == "topic"
    person.press(Key.Key_K, modifiers=CTRL)
    person.type("panel sequence")
    person.press(Key.Key_Return)
    assert studio.window.docks["dock.sequences"].isVisible()


def test_the_palette_opens_by_its_button_and_closes_by_escape(studio, person):
    person.tab_to("gates.f.value")
    person.click("topBar.commands")
    assert person.sees("palette.search")
    person.type("gru")
    person.press(Key.Key_Escape)
    assert not person.sees("palette.search")
    assert studio.controller.state.cell.kind == "lstm"
    assert QApplication.focusWidget().objectName() == "gates.f.value", "the focus comes back"


def test_a_click_beside_the_palette_closes_it_and_does_nothing_else(studio, person):
    person.press(Key.Key_K, modifiers=CTRL)
    place = person.window.rect().bottomRight() - QPoint(200, 300)
    person.click(studio.window.findChild(QWidget, "palette"), place)
    assert not person.sees("palette.search")
    assert not studio.controller.history.can_undo


# ------------------------------------------------------------------------- theme, size, projector


def test_switch_the_theme(studio, person):
    light = background(studio)
    person.press(Key.Key_T, modifiers=CTRL)
    assert studio.controller.state.look.theme == "dark"
    assert background(studio) != light
    assert studio.window.actions_by_id["theme.dark"].isChecked()
    person.click("topBar.theme")
    assert background(studio) == light
    person.press(Key.Key_Z, modifiers=CTRL)
    assert background(studio) != light, "a look is a choice, and undone like one"


def test_follow_the_system(studio, person):
    studio.window.actions_by_id["theme.dark"].trigger()
    studio.window.actions_by_id["theme.system"].trigger()
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert studio.window.look.theme.dark == dark


def test_larger_and_smaller(studio, person):
    height = person.see("transport.play").height()
    person.press(Key.Key_Plus, modifiers=CTRL)
    assert studio.controller.state.look.scale == 1.25
    assert person.see("transport.play").height() > 1.2 * height
    person.press(Key.Key_Minus, modifiers=CTRL)
    assert person.see("transport.play").height() == height
    person.press(Key.Key_Minus, modifiers=CTRL)
    assert studio.controller.state.look.scale == 1.0
    for _ in range(6):
        person.press(Key.Key_Equal, modifiers=CTRL)
    assert studio.controller.state.look.scale == 2.0
    person.press(Key.Key_0, modifiers=CTRL)
    assert studio.controller.state.look.scale == 1.0


def test_projector(studio, person):
    plain = studio.window.look
    person.press(Key.Key_F5)
    assert studio.window.look.projector
    assert studio.window.look.line_width("hidden") >= 4
    assert person.see("transport.play").height() >= 44
    assert studio.window.font().pixelSize() >= 20 or QApplication.font().pixelSize() >= 20
    assert person.see("topBar.projector").isChecked()
    person.press(Key.Key_F11)
    assert studio.window.look == plain
    person.click("topBar.projector")
    assert studio.window.look.projector


def test_there_and_back_is_the_same_picture(studio, person):
    """Every look and back again: no colour, no size and no gap of the other look stays."""
    person.window.setFocus()
    before = pixels(studio.window)
    size = studio.window.size()
    for keys, modifiers in (
        ((Key.Key_T, Key.Key_T), CTRL),
        ((Key.Key_F5, Key.Key_F5), CTRL & ~CTRL),
    ):
        person.press(*keys, modifiers=modifiers)
        assert studio.window.size() == size
        assert np.array_equal(pixels(studio.window), before), keys
    person.press(Key.Key_Plus, Key.Key_Plus, Key.Key_Minus, Key.Key_Minus, modifiers=CTRL)
    assert np.array_equal(pixels(studio.window), before)
    studio.window.resize(1024, 640)
    person.press(Key.Key_Home, Key.Key_Left)
    studio.window.resize(size)
    studio.controller.do("move_to", step=8)
    QApplication.processEvents()
    assert np.array_equal(pixels(studio.window), before)


# -------------------------------------------------------------------------------- blank screen


@pytest.mark.parametrize(
    "key", [Key.Key_B, Key.Key_Space, Key.Key_Right, Key.Key_Escape, Key.Key_X]
)
def test_blank_and_back_by_any_key(studio, person, key):
    state = studio.controller.state
    person.press(Key.Key_B)
    assert person.sees("blank")
    assert len(np.unique(pixels(studio.window))) == 1, "all of it is black"
    person.press(key)
    assert not person.sees("blank")
    assert studio.controller.state is state, "the key does nothing else"
    assert not studio.window.playback.playing


def test_blank_and_back_by_a_click(studio, person):
    person.press(Key.Key_B)
    person.click("blank")
    assert not person.sees("blank")
    person.press(Key.Key_Right)
    assert studio.controller.state.playhead.step == 9, "the keys are the presenter's again"


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_F5])
def test_a_shortcut_uncovers_the_screen(studio, person, key):
    """A presenter who presses the clicker before a black screen sees that something happens."""
    person.press(Key.Key_B)
    person.press(key)
    assert not person.sees("blank")


# ------------------------------------------------------------------------------ sizes and panels


def test_resize_and_back(studio, person):
    window = studio.window
    shown = {name for name, dock in window.docks.items() if dock.isVisible()}
    for size in ((1024, 640), (1440, 900)):
        window.resize(*size)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        person.press(Key.Key_PageDown)
        assert studio.window.page.plots.axis.playhead() == studio.controller.state.playhead.step
    assert {name for name, dock in window.docks.items() if dock.isVisible()} == shown


def test_close_a_dock_and_bring_it_back_by_the_menu(studio, person):
    dock = studio.window.docks["dock.equations"]
    person.hover("dock.equations.close")
    person.click("dock.equations.close")
    assert not dock.isVisible()
    menu = studio.window.findChild(QMenu, "menu.view")
    action = next(a for a in menu.actions() if a.text() == dock.windowTitle())
    assert not action.isChecked()
    action.trigger()
    assert dock.isVisible()
    assert person.sees("equations.f")


def test_float_a_dock_and_put_all_back(studio, person):
    dock = studio.window.docks["dock.equations"]
    person.click("dock.equations.float")
    assert dock.isFloating()
    floating = Person(dock)
    floating.click("equations.f")
    assert studio.controller.state.view.unfolded == "f"
    step = studio.controller.state.playhead.step
    floating.see("equations.f").clearFocus()
    floating.press(Key.Key_Right)
    assert studio.controller.state.playhead.step == step + 1, "the keys work from there, too"
    studio.window.docks["dock.gates"].close()
    studio.window.actions_by_id["resetLayout"].trigger()
    assert not dock.isFloating()
    assert studio.window.docks["dock.gates"].isVisible()


def test_tabs_of_docks(studio, person):
    assert not person.sees("weights.table")
    studio.window.docks["dock.weights"].raise_()
    QApplication.processEvents()
    assert person.sees("weights.table")
    assert not person.sees("code.view")


# --------------------------------------------------------------------- from one start to the next


def test_look_pace_and_layout_are_remembered(start):
    first = start()
    person = Person(first.window)
    person.press(Key.Key_T, modifiers=CTRL)
    person.press(Key.Key_Plus, modifiers=CTRL)
    person.click("transport.loop")
    first.window.docks["dock.equations"].close()
    first.window.resize(1300, 850)
    first.controller.do("set_speed", speed=4.0)
    QApplication.processEvents()
    first.window.close()
    second = start(1300, 850)
    state = second.controller.state
    assert (state.look.theme, state.look.scale) == ("dark", 1.25)
    assert (state.view.speed, state.view.loop) == (4.0, True)
    assert not second.window.docks["dock.equations"].isVisible()
    assert second.window.docks["dock.gates"].isVisible()
    assert second.window.look.theme.dark
    assert not second.controller.history.can_undo


def test_the_window_comes_back_in_its_size(start, qtbot, tmp_path):
    from lstm_studio.app import Studio

    first = start(820, 711)  # the screen of the offscreen plug-in has 800 × 800
    first.window.close()
    again = Studio(settings_file=tmp_path / "settings.ini")
    qtbot.addWidget(again.window)
    again.window.show()
    QApplication.processEvents()
    assert again.window.height() == 711
    again.window.close()


def test_a_closed_panel_stays_closed_whatever_the_size(studio, person):
    window, docks = studio.window, studio.window.docks
    person.click("dock.equations.close")
    person.press(Key.Key_F5)
    assert not docks["dock.equations"].isVisible()
    person.press(Key.Key_F5)
    window.resize(830, 640)
    window.resize(1440, 900)
    QApplication.processEvents()
    assert not docks["dock.equations"].isVisible()
    assert docks["dock.code"].isVisible()


def test_a_panel_closed_before_stays_closed_in_a_wider_window(start):
    first = start(1440, 900)
    first.window.docks["dock.equations"].close()
    first.window.close()
    second = start(1440, 900)
    second.window.resize(830, 640)
    QApplication.processEvents()
    assert not second.window.docks["dock.code"].isVisible(), "there is no room"
    second.window.resize(1440, 900)
    QApplication.processEvents()
    assert second.window.docks["dock.code"].isVisible()
    assert not second.window.docks["dock.equations"].isVisible()


def test_views_behind_a_tab_draw_nothing_until_they_come_to_the_front(studio, person, monkeypatch):
    window = studio.window
    window.docks["dock.weights"].raise_()
    QApplication.processEvents()
    behind, front = window.view("dock.code"), window.view("dock.weights")
    drawn = []
    monkeypatch.setattr(behind, "render_state", lambda changed: drawn.append("code"))
    monkeypatch.setattr(front, "render_state", lambda changed: drawn.append("weights"))
    person.press(Key.Key_2, modifiers=CTRL)
    person.press(Key.Key_3, modifiers=CTRL)
    assert set(drawn) == {"weights"}
    drawn.clear()
    window.docks["dock.code"].raise_()
    QApplication.processEvents()
    assert drawn == ["code"]


@pytest.mark.parametrize(
    "text", ["", "\x00\xff", "[look]\ntheme=pink\nscale=99\n[layout]\nversion=1\n"]
)
def test_damaged_settings_are_no_settings(start, tmp_path, text):
    (tmp_path / "settings.ini").write_text(text, "latin-1")
    studio = start()
    assert studio.controller.state.look.theme == "system"
    assert studio.controller.state.look.scale == 1.0
    assert all(dock.isVisible() or dock.windowTitle() == "Weights" for dock in docks(studio))


def docks(studio) -> list[QDockWidget]:
    return list(studio.window.docks.values())


def test_settings_that_cannot_be_kept_do_no_harm(start, tmp_path):
    (tmp_path / "settings.ini").mkdir()
    studio = start()
    Person(studio.window).press(Key.Key_T, modifiers=CTRL)
    studio.window.close()


# -------------------------------------------------------------------------------------- accidents


class Clumsy(QObject):
    """Something in the program with a bug in a slot."""

    poked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.poked.connect(self._on_poked)

    def _on_poked(self) -> None:
        raise RuntimeError("a part of the program is broken")


@pytest.fixture
def hooked(studio):
    studio.hook.install()
    yield studio
    studio.hook.remove()


def test_a_bug_becomes_a_notice_and_the_window_lives_on(hooked, person, told):
    Clumsy(hooked.window).poked.emit()
    assert [notice.kind for notice in told] == ["bug"]
    assert str(log_path()) in told[0].hint
    assert "a part of the program is broken" in told[0].details
    assert "a part of the program is broken" in log_path().read_text("utf-8")
    assert person.sees("notice.copy")
    person.click("notice.copy")
    assert "RuntimeError" in QGuiApplication.clipboard().text()
    person.press(Key.Key_PageDown)
    assert hooked.controller.state.playhead.step == 9
    person.click("gates.kind.gru")
    assert hooked.controller.state.cell.kind == "gru"


def test_a_bug_in_drawing_does_not_end_the_program(hooked, person, told, monkeypatch):
    view = hooked.window.view("dock.gates")

    def broken(changed):
        raise ZeroDivisionError("a view is broken")

    monkeypatch.setattr(view, "render_state", broken)
    person.press(Key.Key_PageDown)
    assert {notice.kind for notice in told} == {"bug"}
    assert hooked.controller.state.playhead.step == 9
    monkeypatch.undo()
    person.press(Key.Key_PageDown)
    assert hooked.controller.state.playhead.step == 10


def test_the_same_bug_again_and_again_is_one_notice(hooked, person):
    clumsy = Clumsy(hooked.window)
    for _ in range(5):
        clumsy.poked.emit()
    assert len(hooked.window.notices.stack.toasts()) == 1


def test_a_bug_on_another_thread(hooked, told, qtbot):
    class Worker(QThread):
        def run(self) -> None:
            raise LookupError("a job is broken")

    worker = Worker(hooked.window)
    with qtbot.waitSignal(worker.finished, timeout=10_000):
        worker.start()
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    worker.wait()
    assert told[0].kind == "bug"
    assert "a job is broken" in told[0].details


def test_a_studio_error_that_nobody_caught_is_no_bug(hooked, told):
    class Refusing(Clumsy):
        def _on_poked(self) -> None:
            raise StudioError("No.", "Try something else.")

    Refusing(hooked.window).poked.emit()
    assert [(notice.kind, notice.message) for notice in told] == [("error", "No.")]


def test_a_log_that_cannot_be_written(studio, told):
    folder = log_path()
    folder.mkdir(parents=True)
    hook = ExceptionHook(studio.controller.notices, folder)
    hook.handle(ValueError, ValueError("broken"), None)
    hook.remove()
    assert [notice.kind for notice in told] == ["bug"]
    assert "broken" in told[0].details


def test_nothing_runs_after_the_end(studio, person):
    person.press(Key.Key_K, modifiers=CTRL)
    person.press(Key.Key_Escape)
    person.press(Key.Key_F1)
    studio.controller.notices.tell("Something to say.")
    person.press(Key.Key_Space)
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert studio.window in windows
    studio.window.close()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    busy = [t for t in studio.window.findChildren(QTimer) if t.isActive()]
    assert busy == []


def test_shift_ctrl_z_and_ctrl_y_are_one(studio, person):
    person.click("gates.kind.gru")
    person.press(Key.Key_Z, modifiers=CTRL)
    person.press(Key.Key_Y, modifiers=CTRL)
    assert studio.controller.state.cell.kind == "gru"
    person.press(Key.Key_Z, modifiers=CTRL)
    person.press(Key.Key_Z, modifiers=CTRL | SHIFT)
    assert studio.controller.state.cell.kind == "gru"
