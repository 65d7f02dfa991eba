"""Three runs on one sequence: each is what torch says, and is made again only when it must be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstm_studio.core.memory import retention
from lstm_studio.core.starts import forget_bias_values
from lstm_studio.state.comparing import COMPARED, FORGET_STARTS, SOURCES
from lstm_studio.state.comparisons import HELD_STEPS, derive_comparisons
from lstm_studio.state.derive import derive
from lstm_studio.state.library import Model
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import initial_state
from tests.fixtures.library import SmallLibrary, long_sequence
from tests.fixtures.visitor import visit


class Carded(SmallLibrary):
    """Cells whose cards say what they miss after 100 steps."""

    def model(self, kind, size) -> Model:
        found = super().model(kind, size)
        if not found.delays:
            self._models[kind, size] = replace(found, delays=((10, 0.1), (HELD_STEPS, 0.2 / size)))
        return self._models[kind, size]


LIBRARY = Carded()


def do(state, name, **arguments):
    return apply(state, LIBRARY, name, **arguments)


@pytest.fixture
def state():
    return do(initial_state(LIBRARY), "show_page", page="compare")


def compared(state, previous=None):
    return derive_comparisons(state, LIBRARY, previous)


def test_nothing_is_computed_while_another_page_is_shown(state):
    away = do(state, "show_page", page="sandbox")
    assert compared(away) is None
    found = compared(state)
    changed = do(away, "compare_seed", seed=3)
    assert compared(changed, found) is found


@pytest.mark.parametrize("source", SOURCES)
def test_all_read_the_same_sequence(state, source):
    found = compared(do(state, "compare_weights", source=source))
    assert tuple(found.cells) == COMPARED
    sizes = {cell.model.params.hidden_size for cell in found.cells.values()}
    assert sizes == {found.units}
    for kind, cell in found.cells.items():
        assert cell.kind == kind
        assert cell.sequence is state.sequence.current
        values = state.sequence.current.values
        np.testing.assert_array_equal(cell.trace.x[:, 0], values)


@pytest.mark.parametrize("kind", COMPARED)
@pytest.mark.parametrize("forget", FORGET_STARTS)
def test_random_runs_are_those_of_torch(state, kind, forget):
    import torch

    there = do(do(state, "compare_weights", source="random"), "compare_size", size=16)
    cell = compared(do(there, "compare_forget_bias", forget=forget)).cells[kind]
    makers = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}
    net = makers[kind](2, 16, dtype=torch.float64, device="meta").to_empty(device="cpu")
    with torch.no_grad():
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
            values = np.array(getattr(cell.model.params, name))
            getattr(net, f"{name}_l0").copy_(torch.from_numpy(values))
        expected = net(torch.from_numpy(np.array(cell.trace.x)))[0].numpy()
    np.testing.assert_allclose(cell.trace["h"], expected, atol=1e-12)


def test_the_forget_bias_is_the_lstms_alone(state):
    there = do(do(state, "compare_weights", source="random"), "compare_size", size=8)
    first = compared(there)
    second = compared(do(there, "compare_forget_bias", forget="3"), first)
    assert second.cells["gru"] is first.cells["gru"]
    assert second.cells["rnn"] is first.cells["rnn"]
    assert forget_bias_values(second.cells["lstm"].model.params) == pytest.approx(3)
    assert forget_bias_values(first.cells["lstm"].model.params) == pytest.approx(1)


def test_chrono_spans_the_sequence_that_is_read(state):
    there = do(
        do(state, "compare_weights", source="random"), "compare_forget_bias", forget="chrono"
    )
    short = compared(there)
    long = compared(do(there, "choose_sequence", id="long_200"), short)
    biases = [forget_bias_values(c.cells["lstm"].model.params)[0] for c in (short, long)]
    shares = [(np.exp(b) - 1) / (t - 2) for b, t in zip(biases, (14, 200), strict=True)]
    assert shares[0] == pytest.approx(shares[1])
    assert long.cells["gru"].model is short.cells["gru"].model
    assert len(long.cells["gru"].trace) == 200


def test_looking_computes_nothing(state):
    found = compared(state)
    assert compared(do(state, "move_to", step=3), found) is found
    assert compared(do(state, "hover", key="c"), found) is found
    shown = compared(do(state, "compare_overlay", kind="rnn"), found)
    assert all(shown.cells[kind] is found.cells[kind] for kind in COMPARED)
    assert shown.held is found.held


def test_one_value_changes_all_runs_and_no_weights(state):
    found = compared(state)
    changed = compared(do(state, "set_value", step=0, value=0.7), found)
    for kind in COMPARED:
        assert changed.cells[kind].model is found.cells[kind].model
        assert changed.cells[kind].trace.x[0, 0] == 0.7


@pytest.mark.parametrize("mode", ["hand", "learned"])
@pytest.mark.parametrize("kind", COMPARED)
def test_own_cells_are_those_of_the_sandbox(state, mode, kind):
    """With the weights changed and the gates held, in every kind."""
    there = do(do(state, "choose_mode", mode=mode), "choose_kind", kind=kind)
    there = do(there, "set_weight", parameter="weight_ih", row=0, column=0, value=0.9)
    if kind != "rnn":
        there = do(there, "pin_gate", gate={"lstm": "f", "gru": "z"}[kind], value=0.5)
    expected = derive(there, LIBRARY)
    there = do(do(there, "choose_kind", kind="lstm"), "compare_weights", source="own")
    cell = compared(there).cells[kind]
    np.testing.assert_array_equal(cell.trace["h"], expected.trace["h"])
    assert cell.model.params is expected.model.params
    share = retention(expected.model.params, expected.x, 3, overrides=expected.overrides).share
    np.testing.assert_array_equal(cell.retention.share, share)


def test_gates_held_later_are_held_here(state):
    own = do(state, "compare_weights", source="own")
    found = compared(own)
    pinned = compared(do(own, "pin_gate", gate="f", value=0.0), found)
    assert pinned.cells["lstm"] is not found.cells["lstm"]
    assert pinned.cells["gru"] is found.cells["gru"]
    assert (pinned.cells["lstm"].trace["f"] == 0).any()


def test_a_visitors_sequence_is_read_as_values(state):
    visited = do(state, "open_in_sandbox", **visit(inputs=2, steps=9))
    there = do(visited, "show_page", page="compare")
    found = compared(there)
    current = there.sequence.current
    assert found.sequence.vectors is None
    for cell in found.cells.values():
        np.testing.assert_array_equal(cell.trace.x[:, 0], current.values)
        np.testing.assert_array_equal(cell.trace.x[:, 1], current.marks)
    assert compared(do(there, "compare_seed", seed=1), found).sequence is found.sequence


def test_what_the_cards_say_is_read_once(state):
    found = compared(state)
    assert found.held == {(k, n): 0.2 / n for k in COMPARED for n in (1, 8, 32)}
    assert compared(do(state, "compare_seed", seed=9), found).held is found.held
    plain = derive_comparisons(state, SmallLibrary(), None)
    assert plain.held == {}


def test_two_thousand_steps_of_one_unit(state):
    there = do(state, "use_sequence", sequence=long_sequence(2000))
    found = compared(there)
    assert len(found.cells["gru"].trace) == 2000
    assert compared(do(there, "compare_unit"), found).unit is None


# --------------------------------------------------------------------------------- to the sandbox


@pytest.mark.parametrize("kind", COMPARED)
@pytest.mark.parametrize("source", SOURCES)
def test_the_sandbox_shows_the_same_numbers(state, source, kind):
    there = do(do(state, "choose_sequence", id="long_200"), "move_to", step=42)
    there = do(there, "compare_weights", source=source)
    if source != "own":
        there = do(do(there, "compare_size", size=8), "compare_unit", unit=5)
    shown = compared(there).cells[kind]
    opened = do(there, "open_compared", kind=kind)
    assert opened.view.page == "sandbox"
    results = derive(opened, LIBRARY)
    assert results.trace.kind == kind
    np.testing.assert_array_equal(results.trace["h"], shown.trace["h"])
    assert opened.playhead.step == 42
    assert opened.view.unit == (0 if source == "own" else 5)
    assert opened.comparison is there.comparison


def test_a_trained_cell_is_the_shelfs_own_in_the_sandbox(state):
    opened = do(state, "open_compared", kind="gru")
    assert opened.cell.visitor is None
    assert (opened.cell.kind, opened.cell.mode, opened.cell.size) == ("gru", "learned", 1)


def test_a_trained_cell_with_changes_keeps_them_and_visits(state):
    changed = do(do(state, "choose_mode", mode="learned"), "choose_kind", kind="rnn")
    changed = do(changed, "set_weight", parameter="weight_hh", row=0, column=0, value=0.1)
    opened = do(changed, "open_compared", kind="rnn")
    assert opened.cell.visitor.id == "compare/rnn_1"
    assert "rnn_1" in opened.cell.edited
    shown = compared(changed).cells["rnn"]
    np.testing.assert_array_equal(derive(opened, LIBRARY).trace["h"], shown.trace["h"])


@pytest.mark.parametrize("source", SOURCES)
def test_from_a_visitors_sequence_the_numbers_are_the_same(state, source):
    visited = do(state, "open_in_sandbox", **visit(inputs=2, steps=9))
    there = do(do(visited, "show_page", page="compare"), "compare_weights", source=source)
    for kind in COMPARED:
        opened = do(there, "open_compared", kind=kind)
        shown = compared(there).cells[kind]
        np.testing.assert_array_equal(derive(opened, LIBRARY).trace["h"], shown.trace["h"])


def test_it_can_be_undone(state):
    from lstm_studio.controller.model_controller import ModelController

    controller = ModelController(LIBRARY, state)
    before = controller.state
    controller.do("open_compared", kind="lstm")
    controller.undo()
    assert controller.state.cell is before.cell
