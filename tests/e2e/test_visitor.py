"""A visiting cell at the window: it is worked like any other, and goes home by another choice."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtWidgets import QLabel

from lstm_studio.core.params import KINDS
from tests.fixtures.person import CTRL
from tests.fixtures.visitor import visit

Key = Qt.Key


def bring(studio, **options):
    step = options.pop("step", None)
    unit = options.pop("unit", 0)
    assert studio.controller.do("open_in_sandbox", **visit(**options), unit=unit, step=step)
    QCoreApplication.processEvents()  # new segments show themselves


def legend(studio, key: str) -> str:
    """Return what stands beside the title of a plot."""
    return studio.window.page.plots.plot(key)._header.legend


def test_the_panel_says_whence_it_comes(studio, person):
    bring(studio, unit=5, step=3)
    assert person.see("gates.size.visitor").isChecked()
    note = person.see("gates.note", QLabel).text()
    assert note == "From: “bank”, forward reader. 2,193 numbers"
    assert person.see("sequences.list").currentKey() == "bank_sentence"
    assert person.see("gates.f").value() == studio.controller.results.trace["f"][3, 5]
    shown = studio.window.page.plots.plot("c").values()
    assert np.array_equal(shown, studio.controller.results.trace["c"])
    x = person.see("equations.x").accessibleName()
    assert x.startswith("xₜ ∈ ℝ^16 = [")


@pytest.mark.parametrize("kind", KINDS)
def test_no_simple_rnn_is_drawn_or_named_beside_it(studio, kind):
    plots = studio.window.page.plots
    keys = ("c", "h") if kind == "lstm" else ("h",)
    studio.controller.do("choose_kind", kind=kind)
    assert "simple RNN" in legend(studio, keys[0])
    bring(studio, kind=kind, units=5, inputs=3)
    for key in keys:
        assert [line.key for line in plots.plot(key).lines()] == [f"{key}{k}" for k in range(5)]
        assert "simple RNN" not in legend(studio, key)
    assert "answers " in legend(studio, "h")
    assert "asked for" not in legend(studio, "h")
    bring(studio, kind=kind)
    for key in keys:
        assert "16 units, one row each" in legend(studio, key)
        assert "simple RNN" not in legend(studio, key)
    studio.controller.do("choose_mode", mode="hand")
    assert "simple RNN" in legend(studio, keys[0])


def test_pin_a_gate_with_the_mouse_and_see_the_run_without_it(studio, person):
    bring(studio, units=5, inputs=3, unit=2)
    plots = studio.window.page.plots
    free = studio.controller.results.trace["c"][:, 2].copy()
    control = person.see("gates.f")
    person.drag(control, control.positionOf(control.value()), control.positionOf(0.1))
    assert control.state() == "pinned"
    assert studio.controller.results.trace.pinned("f").all()
    assert np.array_equal(plots.plot("c").curveItem("cghost").getData()[1], free)
    lanes = plots.lanes
    first, last = lanes.cellRect("o", 2).center(), lanes.cellRect("o", 5).center()
    person.drag(lanes, QPointF(first), QPointF(last))
    assert studio.controller.results.trace.pinned("o")[2:6].all()
    person.click("gates.release")
    assert studio.controller.results.ghost is None
    assert np.array_equal(plots.plot("c").curveItem("c2").getData()[1], free)


def test_edit_a_weight_and_give_it_back(studio, person):
    bring(studio, unit=3)
    before = studio.controller.results.model
    studio.window.docks["dock.weights"].raise_()
    table = person.see("weights.table")
    person.double_click(table.viewport(), table.visualRect(table.numbers.index(2, 1)).center())
    person.type("-2.5")
    person.press(Key.Key_Return)
    params = studio.controller.results.model.params
    assert params.weight_ih[params.row("f", 3), 2] == -2.5
    assert person.see("gates.note", QLabel).text().endswith("changed by you")
    shown = studio.window.page.plots.plot("h").values()
    assert np.array_equal(shown, studio.controller.results.trace["h"])
    person.click("weights.reset")
    assert studio.controller.results.model is before


def test_another_sequence_sends_it_home_and_undo_brings_it_back(studio, person):
    bring(studio, unit=3)
    numbers = studio.controller.results.trace["h"]
    listed = person.see("sequences.list")
    row = listed.model().index(listed.keys().index("key"), 0)
    listed.scrollTo(row)
    assert "bank_sentence" in listed.keys()  # noqa: SIM118  a list of rows, no dict
    person.click(listed.viewport(), listed.visualRect(row).center())
    assert studio.controller.state.cell.visitor is None
    assert studio.controller.state.sequence.current.title == "Remember the key"
    assert "bank_sentence" not in listed.keys()  # noqa: SIM118
    assert not person.sees("gates.size.visitor")
    assert not person.sees("equations.x")
    person.click("gates.mode.hand")
    assert "simple RNN" in legend(studio, "c")
    person.press(Key.Key_Z, modifiers=CTRL)
    person.press(Key.Key_Z, modifiers=CTRL)
    assert person.see("gates.size.visitor").isChecked()
    assert np.array_equal(studio.controller.results.trace["h"], numbers)
    assert studio.controller.history.undo_name == "open_in_sandbox"


@pytest.mark.parametrize("choice", ["gates.size.1", "gates.kind.gru", "gates.mode.hand"])
def test_another_cell_reads_the_same_words(studio, person, choice):
    bring(studio, unit=3)
    person.click(choice)
    state = studio.controller.state
    assert state.cell.visitor is None
    assert state.sequence.current.tokens[:3] == ("the", "bank", "was")
    assert person.see("sequences.list").currentKey() == "bank_sentence"
    assert studio.controller.results.rnn is not None


def test_its_inputs_cannot_be_typed_over(studio, told):
    bring(studio)
    studio.window.actions_by_id["own"].trigger()
    editor = studio.window.commands._editor()
    editor.page.setCurrentKey("steps")
    editor.flush()
    editor.render_state(frozenset({"sequence"}))
    assert not editor.table.isEnabled()
    assert "the network reads vectors" in editor.bench.text()
    assert not studio.controller.do("set_value", step=0, value=0.5)
    assert "a vector of 16 numbers" in told[-1].message
    studio.controller.do("choose_mode", mode="hand")
    assert editor.table.isEnabled()
    editor.close()


def test_save_its_numbers(studio, tmp_path):
    bring(studio, units=5, inputs=2)
    studio.window.commands._on_trace_chosen(str(tmp_path / "numbers.csv"))
    with (tmp_path / "numbers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:5] == ["step", "token", "x[1]", "x[2]", "f[1]"]
    x = np.array([row[2:4] for row in rows[1:]], float)
    assert np.array_equal(x, studio.controller.results.x)


@pytest.mark.parametrize("kind", KINDS)
def test_its_code_gives_the_numbers_on_screen(studio, kind):
    bring(studio, kind=kind)
    if kind != "rnn":
        gate = "f" if kind == "lstm" else "z"
        studio.controller.do("pin_gate", gate=gate, value=0.25, first=2, last=6)
    space = {"__name__": "generated"}
    exec(compile(studio.window.code.text(), "generated.py", "exec"), space)
    trace = studio.controller.results.trace
    np.testing.assert_allclose(space["h"].numpy(), trace["h"], rtol=0, atol=1e-12)
    np.testing.assert_array_equal(space["x"].numpy(), trace.x)
