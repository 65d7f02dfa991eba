"""A visiting cell: its numbers, what works on it as on any other cell, and how it leaves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import KINDS, CellParams
from lstm_studio.core.sequence import Sequence
from lstm_studio.state.derive import derive
from lstm_studio.state.history import History
from lstm_studio.state.intents import model_on_bench, original_on_bench
from lstm_studio.state.library import Model
from lstm_studio.state.registry import apply
from lstm_studio.state.studio import bench, hand_cell, initial_state, overrides_of
from lstm_studio.state.visiting import VISITING
from tests.fixtures.library import SmallLibrary
from tests.fixtures.visitor import visit

LIBRARY = SmallLibrary()


def do(state, name, **arguments):
    return apply(state, LIBRARY, name, **arguments)


@pytest.fixture
def state():
    return initial_state(LIBRARY)


@pytest.fixture
def brought():
    return visit()


@pytest.fixture
def there(state, brought):
    return do(state, "open_in_sandbox", **brought, unit=5, step=3)


# ------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_are_those_of_torch(state, kind):
    import torch

    torch.manual_seed(0)
    makers = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}
    net = makers[kind](5, 16, dtype=torch.float64)
    x = torch.randn(20, 5, dtype=torch.float64)
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    params = CellParams(kind, *(getattr(net, name).detach().numpy() for name in names))
    tokens = tuple(f"w{t}" for t in range(20))
    sequence = Sequence("s", "S", "", tokens, np.zeros(20), np.zeros(20), vectors=x.numpy())
    results = derive(
        do(state, "open_in_sandbox", model=Model("net", params), sequence=sequence), LIBRARY
    )
    with torch.no_grad():
        output, last = net(x)
    np.testing.assert_allclose(results.trace["h"], output.numpy(), rtol=0, atol=1e-12)
    if kind == "lstm":
        np.testing.assert_allclose(results.trace["c"][-1], last[1][0].numpy(), rtol=0, atol=1e-12)


def test_what_it_reads_are_the_very_vectors_and_nothing_runs_beside_it(there, brought):
    results = derive(there, LIBRARY)
    assert results.model is brought["model"]
    assert results.x is brought["sequence"].vectors
    assert results.trace["h"].shape == (12, 16)
    assert (results.rnn, results.rnn_model, results.retention) == (None, None, None)
    assert results.ghost is None
    expected = results.trace["h"] @ brought["model"].readout.weight + 0.25
    np.testing.assert_allclose(results.answers, expected)
    assert results.targets is None
    mute = do(there, "open_in_sandbox", **visit(readout=False))
    assert derive(mute, LIBRARY).answers is None


def test_a_cell_that_reads_values_and_marks_may_visit_too(state):
    model = Model("live", CellParams.random("gru", 3, 2, seed=1), title="Just trained")
    there = do(state, "open_in_sandbox", model=model, sequence=state.sequence.current)
    assert there.sequence.current.id == VISITING, "the name of the shipped one is taken"
    np.testing.assert_array_equal(derive(there, LIBRARY).x, state.sequence.current.inputs(2))
    home = do(there, "choose_mode", mode="hand")
    assert home.cell.visitor is None
    assert home.sequence.current is there.sequence.current, "it brought no vectors"


# ------------------------------------------------------------------------------ on the bench


def test_it_stands_where_it_was_asked_for(there):
    assert (there.cell.kind, there.cell.mode) == ("lstm", "learned")
    assert (there.view.unit, there.view.page, there.playhead.step) == (5, "sandbox", 3)
    assert there.playhead.phase == float("inf")
    assert there.gates.pins == {}


def test_the_playhead_is_clipped_or_a_little_after_the_key_step(state, brought):
    far = do(state, "open_in_sandbox", **brought, step=99)
    assert far.playhead.step == 11
    assert do(state, "open_in_sandbox", **brought).playhead.step == 6


def test_an_unfolded_gate_that_it_lacks_is_folded(state):
    unfolded = do(state, "unfold", gate="f")
    assert do(unfolded, "open_in_sandbox", **visit("lstm")).view.unfolded == "f"
    assert do(unfolded, "open_in_sandbox", **visit("gru")).view.unfolded is None


def test_gates_are_held_in_all_units_or_in_one(there):
    held = do(there, "pin_gate", gate="f", value=0.0, first=2, last=4)
    assert (overrides_of(held).values("f")[2:5] == 0.0).all()
    free, results = derive(there, LIBRARY), derive(held, LIBRARY)
    np.testing.assert_array_equal(results.ghost["c"], free.trace["c"])
    assert not np.array_equal(results.trace["c"], free.trace["c"])
    one = do(do(held, "release_all"), "set_unit_scope", units="one")
    one = overrides_of(do(one, "pin_gate", gate="i", value=1.0)).values("i")
    assert (one[:, 5] == 1.0).all()
    assert np.isnan(np.delete(one, 5, axis=1)).all()


def test_weights_are_changed_and_given_back(there, brought):
    changed = do(there, "set_weight", parameter="weight_ih", row=63, column=15, value=2.5)
    assert model_on_bench(changed, LIBRARY).params.weight_ih[63, 15] == 2.5
    assert model_on_bench(changed, LIBRARY).edited
    assert original_on_bench(changed, LIBRARY) is brought["model"]
    assert derive(do(changed, "reset_weights"), LIBRARY).model is brought["model"]
    readout = do(there, "set_weight", parameter="readout_bias", row=0, column=0, value=1.25)
    moved = derive(readout, LIBRARY).answers - derive(there, LIBRARY).answers
    np.testing.assert_allclose(moved, 1.0)


def test_a_second_visit_has_the_numbers_that_were_brought(there, brought):
    changed = do(there, "set_weight", parameter="bias_ih", row=0, column=0, value=9.0)
    changed = do(changed, "pin_gate", gate="o", value=0.5)
    later = replace(brought["model"], params=CellParams.random("lstm", 16, 16, seed=9))
    again = do(changed, "open_in_sandbox", model=later, sequence=brought["sequence"])
    results = derive(again, LIBRARY, derive(changed, LIBRARY))
    assert results.model is later
    assert not results.overrides
    assert results.trace.params is later.params


def test_a_visitor_of_another_size_under_the_same_name_has_its_own_pins(there, brought):
    first = derive(there, LIBRARY)
    small = replace(brought["model"], params=CellParams.random("lstm", 4, 16, seed=2), readout=None)
    again = do(there, "open_in_sandbox", model=small, sequence=brought["sequence"])
    assert bench(again.cell) != bench(there.cell)
    results = derive(again, LIBRARY, first)
    assert results.overrides.units == 4
    assert results.trace["h"].shape == (12, 4)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("set_value", {"step": 2, "value": 0.5}), ("set_mark", {"step": 2, "mark": True})],
)
def test_its_words_cannot_be_given_other_values(there, name, arguments):
    with pytest.raises(StudioError, match="reads a vector of 16 numbers at each step") as error:
        do(there, name, **arguments)
    assert error.value.hint


@pytest.mark.parametrize("unit", [-1, 16])
def test_a_unit_that_it_lacks_is_refused(state, brought, unit):
    with pytest.raises(StudioError, match=f"no unit {unit + 1} "):
        do(state, "open_in_sandbox", **brought, unit=unit)


def test_a_sequence_that_it_cannot_read_is_refused(state, brought):
    other = visit(inputs=5)
    with pytest.raises(StudioError, match="has 5 input values, but the cell reads 16"):
        do(state, "open_in_sandbox", model=brought["model"], sequence=other["sequence"])
    with pytest.raises(StudioError, match="has 2 input values, but the cell reads 16"):
        do(state, "open_in_sandbox", model=brought["model"], sequence=LIBRARY.sequences()[0])


# ------------------------------------------------------------------------------------ going home

LEAVING = [
    ("choose_kind", {"kind": "gru"}),
    ("choose_mode", {"mode": "hand"}),
    ("choose_size", {"size": 8}),
    ("choose_sequence", {"id": "short"}),
    ("use_sequence", {"sequence": LIBRARY.sequences()[2]}),
]


@pytest.mark.parametrize(("name", "arguments"), LEAVING)
def test_another_choice_sends_it_home_and_undo_brings_it_back(there, name, arguments):
    there = do(there, "set_weight", parameter="bias_ih", row=0, column=0, value=9.0)
    there = do(there, "pin_gate", gate="f", value=0.5)
    before = derive(there, LIBRARY)
    history = History()
    history.record(there, name)
    home = do(there, name, **arguments)
    assert home.cell.visitor is None
    assert home.cell.edited == {}
    assert home.gates.pins == {}
    assert home.sequence.current.vectors is None
    results = derive(home, LIBRARY, before)
    assert results.rnn is not None
    assert results.retention is not None
    assert results.trace["h"].shape[1] in (1, 8)
    assert home.view.unit < results.trace.hidden_size
    back = derive(history.undo(home), LIBRARY, results)
    assert back.rnn is None
    for key in ("c", "h", "f"):
        np.testing.assert_array_equal(back.trace[key], before.trace[key])


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("choose_kind", {"kind": "lstm"}),
        ("choose_mode", {"mode": "learned"}),
        ("choose_sequence", {"id": "bank_sentence"}),
        ("choose_unit", {"unit": 0}),
        ("move_to", {"step": 0}),
        ("set_vector", {"vector": True}),
    ],
)
def test_what_is_no_other_choice_lets_it_stay(there, name, arguments):
    after = do(there, name, **arguments)
    assert after.cell.visitor is there.cell.visitor
    assert after.sequence.current.vectors is not None


@pytest.mark.parametrize("inputs", [1, 2])
def test_who_stays_reads_the_words_values_not_the_visitors_vectors(state, inputs):
    there = do(state, "open_in_sandbox", **visit("gru", 4, inputs))
    values = there.sequence.current.values
    by_hand = do(there, "choose_mode", mode="hand")
    np.testing.assert_array_equal(derive(by_hand, LIBRARY).x, values[:, None])
    shipped = do(there, "choose_size", size=8)
    np.testing.assert_array_equal(derive(shipped, LIBRARY).x[:, 0], values)
    changed = do(by_hand, "set_value", step=0, value=0.75)
    assert changed.sequence.current.values[0] == 0.75


def test_the_persons_own_sequence_and_cells_wait(state, brought):
    mine = do(state, "set_value", step=0, value=0.5)
    mine = do(mine, "set_weight", parameter="weight_ih", row=2, column=0, value=0.5)
    shipped = do(mine, "choose_mode", mode="learned")
    shipped = do(shipped, "set_weight", parameter="bias_ih", row=0, column=0, value=0.5)
    home = do(do(shipped, "open_in_sandbox", **brought), "choose_sequence", id="own")
    assert home.sequence.current is mine.sequence.own
    assert home.cell.edited == shipped.cell.edited
    assert home.cell.hand["lstm"] is not hand_cell("lstm")


def test_reuse_gives_what_a_fresh_derivation_gives(state):
    lstm, gru = visit("lstm"), visit("gru", 3, 2)
    walk = [
        ("open_in_sandbox", lstm),
        ("pin_gate", {"gate": "f", "value": 0.5, "first": 1, "last": 2}),
        ("open_in_sandbox", gru),
        ("set_weight", {"parameter": "weight_hh", "row": 0, "column": 0, "value": 0.9}),
        ("choose_mode", {"mode": "hand"}),
        ("open_in_sandbox", visit("rnn", 5, 1)),
        ("choose_kind", {"kind": "lstm"}),
        ("choose_size", {"size": 8}),
        ("open_in_sandbox", lstm),
        ("choose_sequence", {"id": "short"}),
    ]
    previous = None
    for name, arguments in walk:
        state = do(state, name, **arguments)
        previous = derive(state, LIBRARY, previous)
        fresh = derive(state, LIBRARY)
        np.testing.assert_array_equal(previous.x, fresh.x)
        np.testing.assert_array_equal(previous.trace["h"], fresh.trace["h"])
        for part in ("ghost", "rnn", "retention", "answers", "targets"):
            assert (getattr(previous, part) is None) == (getattr(fresh, part) is None), (name, part)
        if fresh.rnn is not None:
            np.testing.assert_array_equal(previous.rnn["h"], fresh.rnn["h"])
            np.testing.assert_array_equal(previous.retention.share, fresh.retention.share)
