"""The table of actions: complete, free of clashes, and each of them does something."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from lstm_studio.shell.actions import SCALES, action_table
from lstm_studio.shell.commands import Commands
from lstm_studio.state.intents import SPEEDS
from tests.fixtures.person import CTRL, Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TABLE = action_table()


def test_names_are_unique_and_texts_are_there():
    assert [name for name, n in Counter(spec.id for spec in TABLE).items() if n > 1] == []
    assert [spec.id for spec in TABLE if not spec.text.strip()] == []
    texts = Counter((spec.menu, spec.text) for spec in TABLE)
    assert [text for text, n in texts.items() if n > 1] == []


def test_every_action_has_a_slot():
    assert [spec.id for spec in TABLE if not callable(getattr(Commands, spec.slot, None))] == []


def test_no_shortcut_is_given_twice():
    keys = Counter(QKeySequence(key).toString() for spec in TABLE for key in spec.keys)
    assert [key for key, n in keys.items() if n > 1] == []
    assert "" not in keys, "a key that Qt does not know"


def test_presenters_keys_are_no_shortcuts():
    """They must first be offered to the widget that has the focus."""
    taken = {QKeySequence(key).toString() for spec in TABLE for key in spec.keys}
    assert taken & {"Space", "Left", "Right", "Home", "End", "B", ".", ","} == set()
    assert {"PgUp", "PgDown", "F5", "F11", "Ctrl+K", "Ctrl+Z"} <= taken


def test_every_speed_and_size_is_offered():
    by_id = {spec.id: spec for spec in TABLE}
    assert {by_id[f"speed.{speed:g}"].data for speed in SPEEDS} == set(SPEEDS)
    assert {by_id[f"scale.{scale:g}"].data for scale in SCALES} == set(SCALES)
    assert (min(SCALES), max(SCALES)) == (1.0, 2.0)


def entries(menu: QMenu) -> list[QAction]:
    """Return what a menu and the menus in it offer."""
    found = []
    for action in menu.actions():
        if action.menu() is not None:
            found += entries(action.menu())
        elif not action.isSeparator():
            found.append(action)
    return found


def test_every_action_stands_in_one_menu(window):
    menus = ("file", "edit", "cell", "play", "learn", "view", "help")
    shown = [a for key in menus for a in entries(window.findChild(QMenu, f"menu.{key}"))]
    docks = {dock.toggleViewAction() for dock in window.docks.values()}
    assert docks <= set(shown), "every panel can be brought back"
    found = Counter(action.objectName() for action in shown if action not in docks)
    assert found == Counter(spec.id for spec in TABLE)
    assert all(action.text().strip() for action in shown)


def tidy(window) -> None:
    """Close what an action has opened."""
    while QApplication.activePopupWidget() is not None:
        QApplication.activePopupWidget().close()
    for dialog in window.findChildren(QFileDialog):
        dialog.close()
    blank = window.findChild(object, "blank")
    if blank is not None and hasattr(blank, "hide"):
        blank.hide()
    for top in QApplication.topLevelWidgets():
        if top is not window and top.isVisible():
            top.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


LOOKS = ("theme.", "scale.", "larger", "smaller", "normal", "projector")


@pytest.mark.parametrize(("kind", "mode"), [("lstm", "hand"), ("gru", "learned"), ("rnn", "hand")])
def test_every_action_can_be_triggered(window, told, kind, mode):
    """A refusal would be a notice of an error."""
    for name, action in window.actions_by_id.items():
        if name == "quit" or (kind != "lstm" and name.startswith(LOOKS)):
            continue
        window.controller.do("choose_kind", kind=kind)
        window.controller.do("choose_mode", mode=mode)
        window.controller.do("show_page", page="sandbox")
        action.trigger()
        QApplication.processEvents()
        tidy(window)
        assert window.isVisible(), name
    assert [notice for notice in told if notice.kind in ("error", "bug")] == []


def test_quit_closes_the_window(window):
    window.actions_by_id["quit"].trigger()
    assert not window.isVisible()


def test_choices_are_ticked(window):
    by_id, controller = window.actions_by_id, window.controller
    controller.do("choose_kind", kind="gru")
    controller.do("choose_mode", mode="learned")
    controller.do("set_theme", theme="dark")
    controller.do("set_scale", scale=1.5)
    controller.do("set_speed", speed=0.5)
    controller.do("set_loop", loop=True)
    controller.do("set_reduce_motion", reduce_motion=True)
    ticked = {name for name, action in by_id.items() if action.isChecked()}
    assert ticked == {
        "kind.gru",
        "mode.learned",
        "theme.dark",
        "scale.1.5",
        "speed.0.5",
        "loop",
        "reduceMotion",
        "page.sandbox",
    }
    controller.do("set_projector", projector=True)
    assert by_id["projector"].isChecked()


@pytest.mark.parametrize(
    ("kind", "mode", "able"),
    [
        ("lstm", "hand", {"release", "flatten"}),
        ("lstm", "learned", {"release"}),
        ("gru", "hand", {"release", "flatten"}),
        ("rnn", "hand", set()),
        ("rnn", "learned", set()),
    ],
)
def test_what_makes_no_sense_is_grey(window, kind, mode, able):
    window.controller.do("choose_kind", kind=kind)
    window.controller.do("choose_mode", mode=mode)
    found = {n for n in ("release", "flatten") if window.actions_by_id[n].isEnabled()}
    assert found == able


def test_undo_and_redo_name_what_they_do(window):
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    window.controller.do("set_theme", theme="dark")
    assert undo.isEnabled()
    named = undo.text()
    window.controller.do("choose_kind", kind="gru")
    assert undo.text() != named
    undo.trigger()
    assert undo.text() == named
    assert redo.isEnabled()
    redo.trigger()
    assert window.controller.state.cell.kind == "gru"


def test_the_palette_lists_everything(window):
    Person(window).press(QKeySequence("K")[0].key(), modifiers=CTRL)
    palette = window.findChild(object, "palette")
    listed = set(palette.shownKeys())
    enabled = {n for n, a in window.actions_by_id.items() if a.isEnabled() and n != "commands"}
    sequences = {f"sequence:{s.id}" for s in window.controller.library.sequences()}
    panels = {f"panel:{name}" for name in window.docks}
    assert listed == enabled | sequences | panels


def test_every_command_of_the_palette_can_be_chosen(window, told):
    commands = window.commands
    commands.open_commands()
    palette = window.findChild(object, "palette")
    for key in palette.shownKeys():
        if key != "quit" and not key.startswith(LOOKS):
            window.controller.do("show_page", page="sandbox")
            palette.commandChosen.emit(key)
            QApplication.processEvents()
            tidy(window)
    assert [notice for notice in told if notice.kind in ("error", "bug")] == []


def test_every_dock_toggles(window):
    for name, dock in window.docks.items():
        action = dock.toggleViewAction()
        assert action.text() == dock.windowTitle()
        action.trigger()
        assert not dock.isVisible(), name
        action.trigger()
        QApplication.processEvents()
        assert dock.isVisible(), name
        assert not dock.visibleRegion().isEmpty(), f"{name} comes to the front"
