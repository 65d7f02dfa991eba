"""Playing, pausing, scrubbing, and the keys of a presenter."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from lstm_studio.present.phases import PHASES
from tests.fixtures.person import CTRL, SHIFT

Key = Qt.Key
# What the offscreen plug-in says of itself when a list opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def head(studio):
    return studio.controller.state.playhead


def step(studio) -> int:
    return head(studio).step


def test_the_clock_plays_and_a_click_pauses(studio, person, qtbot):
    person.press(Key.Key_Home)
    person.click("transport.speed")
    person.press(Key.Key_End, Key.Key_Return)
    assert studio.controller.state.view.speed == 8.0
    moved = studio.controller.playhead_changed
    person.click("transport.play")
    assert studio.window.playback.playing
    assert "Pause" in person.see("transport.play").accessibleName()
    # By the real clock: several frames, then some whole steps.
    with qtbot.waitSignals([moved] * 4, timeout=20_000):
        pass
    qtbot.waitUntil(lambda: step(studio) >= 2, timeout=20_000)
    person.click("transport.play")
    assert not studio.window.playback.playing
    assert "Play" in person.see("transport.play").accessibleName()
    stopped = (step(studio), head(studio).phase)
    studio.window.page.grab()
    assert (step(studio), head(studio).phase) == stopped


def test_a_played_second_is_a_step(studio, person):
    person.press(Key.Key_Home)
    playback = studio.window.playback
    studio.controller.do("move_to", step=0, phase=0.0)
    playback.advance(0.5)
    count = len(PHASES["lstm"])
    assert (step(studio), head(studio).phase) == (0, pytest.approx(count / 2))
    assert person.see("transport.step").text().count("·") == 1, "the part at work is named"
    playback.advance(1.0)
    assert (step(studio), head(studio).phase) == (1, pytest.approx(count / 2))
    assert studio.window.page.plots.axis.playhead() == 1
    assert person.see("transport.timeline").step() == 1


def test_the_end_stops_or_loops(studio, person):
    playback = studio.window.playback
    person.press(Key.Key_End)
    last = step(studio)
    assert last == 13
    person.press(Key.Key_Space)
    assert (step(studio), playback.playing) == (0, True), "from the end it begins again"
    playback.advance(100.0)
    assert (step(studio), playback.playing) == (last, False)
    person.click("transport.loop")
    assert studio.controller.state.view.loop
    studio.controller.do("move_to", step=last, phase=0.0)
    person.press(Key.Key_Space)
    playback.advance(1.5)
    assert (step(studio), playback.playing) == (0, True)
    person.press(Key.Key_Space)
    assert not playback.playing


def test_scrub_with_the_timeline(studio, person):
    timeline = person.see("transport.timeline")
    studio.window.playback.play()
    y = timeline.rect().center().y()
    there = [QPoint(round(timeline.x(k)), y) for k in (step(studio), 2, 11)]
    person.drag(timeline, *there, steps=10)
    assert step(studio) == 11
    assert not studio.window.playback.playing, "who takes the handle stops the clock"
    person.drag(timeline, there[2], there[1])
    assert step(studio) == 2
    assert not studio.controller.history.can_undo, "to look is not to choose"


def test_scrub_in_a_plot_and_click_a_word(studio, person):
    plots = studio.window.page.plots
    plot = plots.plot("c")
    y = plot.plotRect().center().y()
    x = [round(plot.stepScale().x(k)) for k in range(14)]
    person.drag(plot.viewport(), QPoint(x[step(studio)], y), QPoint(x[4], y))
    assert step(studio) == 4
    person.click(plot.viewport(), QPoint(x[9], y + 60))
    assert step(studio) == 9
    word = next(p for p in plots.tokens.placed() if p.step == 3)
    person.click(plots.tokens, word.chip.center())
    assert step(studio) == 3


def test_step_by_the_buttons(studio, person):
    person.click("transport.first")
    assert step(studio) == 0
    person.click("transport.forward")
    assert step(studio) == 1
    person.click("transport.last")
    assert step(studio) == 13
    person.click("transport.back")
    assert step(studio) == 12


def test_sub_steps_go_through_one_update(studio, person):
    parts = len(PHASES["lstm"])
    before = step(studio)
    person.click("transport.substep")
    assert (step(studio), head(studio).phase) == (before + 1, 1.0)
    for part in range(2, parts + 1):
        person.press(Key.Key_Period)
        done = part == parts
        assert (step(studio), head(studio).phase) == (before + 1, math.inf if done else part)
    person.press(Key.Key_Comma)
    assert head(studio).phase == parts - 1


def test_presenters_keys(studio, person):
    start = step(studio)
    person.press(Key.Key_Right, Key.Key_Right, Key.Key_Left)
    assert step(studio) == start + 1
    person.press(Key.Key_PageDown)
    assert step(studio) == start + 2
    person.press(Key.Key_PageUp)
    assert step(studio) == start + 1
    person.press(Key.Key_End)
    assert step(studio) == 13
    person.press(Key.Key_Home)
    assert step(studio) == 0
    person.press(Key.Key_Space)
    assert studio.window.playback.playing
    person.press(Key.Key_Right)
    assert not studio.window.playback.playing, "a step by hand stops the clock"


def test_arrows_on_a_slider_move_the_slider(studio, person):
    control = person.tab_to("gates.f.value").parentWidget()
    before, at = control.value(), step(studio)
    person.press(Key.Key_Left)
    assert control.value() == pytest.approx(before - 0.01)
    assert step(studio) == at
    # A clicker's keys win wherever the focus is.
    value = control.value()
    person.press(Key.Key_PageDown)
    assert step(studio) == at + 1
    assert control.value() == value
    person.press(Key.Key_PageUp)
    assert step(studio) == at


@pytest.mark.parametrize(
    "name", ["sequences.list", "gates.f.value", "plots.lanes", "transport.speed", "equations.f"]
)
def test_a_clicker_works_wherever_the_focus_is(studio, person, name):
    person.tab_to(name)
    at = step(studio)
    person.press(Key.Key_PageDown)
    assert step(studio) == at + 1
    person.press(Key.Key_PageUp)
    assert step(studio) == at


def test_space_on_a_button_presses_the_button(studio, person):
    person.tab_to("gates.flatten")
    person.press(Key.Key_Space)
    assert not studio.window.playback.playing
    assert studio.controller.history.undo_name == "flatten_gates"


def test_a_mouse_click_leaves_the_keys_to_the_presenter(studio, person):
    """Who has clicked into the page or on a button of the transport goes on with the arrows."""
    for name in ("diagram.canvas", "transport.first", "plots.lanes"):
        person.click(name)
        at = step(studio)
        person.press(Key.Key_Right)
        assert step(studio) == at + 1, name


def test_speed_by_the_menu(studio, person):
    studio.window.actions_by_id["speed.4"].trigger()
    assert studio.controller.state.view.speed == 4.0
    assert person.see("transport.speed").currentText().startswith("4")


def test_another_sequence_stops_the_clock(studio, person):
    person.press(Key.Key_Space)
    studio.controller.do("choose_sequence", id="count")
    assert not studio.window.playback.playing


def test_close_while_it_plays(studio, person):
    person.press(Key.Key_Home)
    person.press(Key.Key_Space)
    assert studio.window.playback.playing
    person.press(Key.Key_Q, modifiers=CTRL)
    assert not studio.window.isVisible()
    assert not studio.window.playback.playing
    assert [t for t in studio.window.findChildren(QTimer) if t.isActive()] == []
    studio.controller.do("move_to", step=1)  # nobody listens, and nothing happens


def test_zoom_and_see_all(studio, person):
    axis = studio.window.page.plots.axis
    plot = studio.window.page.plots.plot("c")
    person.wheel(plot.viewport(), 4, plot.plotRect().center(), CTRL)
    assert not axis.isFitted()
    first, last = axis.range()
    assert last - first < 8
    # The curve is drawn for what is seen; words and lanes follow.
    person.press(Key.Key_End)
    assert axis.range()[1] == pytest.approx(13.5)
    studio.window.actions_by_id["zoomFit"].trigger()
    assert axis.isFitted()


def test_values_under_the_pointer(studio, person):
    plot = studio.window.page.plots.plot("c")
    x = round(plot.stepScale().x(6))
    person.hover(plot.viewport(), QPoint(x, plot.plotRect().center().y()))
    assert studio.window.page.plots.axis.hovered() == 6
    shown = [reading.text for reading in plot.readings()]
    trace = studio.controller.results.trace
    assert shown[0] == f"C = {trace['c'][6, 0]:.2f}"
    assert len(shown) == 2, "the simple RNN, too"


def test_hover_lights_the_same_thing_everywhere(studio, person):
    canvas = person.see("diagram.canvas")
    person.hover(canvas, canvas.partRect("f").center())
    assert studio.controller.state.hover.key == "f"
    assert person.see("equations.f").isHighlighted()
    person.hover(person.see("equations.o"))
    assert studio.controller.state.hover.key == "o"
    assert not person.see("equations.f").isHighlighted()
    person.hover("topBar.theme")
    assert studio.controller.state.hover.key is None


def test_shift_and_arrows_are_not_the_presenters(studio, person):
    at = step(studio)
    person.press(Key.Key_Right, modifiers=SHIFT)
    assert step(studio) == at
    assert QApplication.focusWidget() is not None
