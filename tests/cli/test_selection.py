from __future__ import annotations

import numpy as np
import pytest

from lstm_studio.cli.selection import intents_of, select
from lstm_studio.content.load import SHIPPED, shipped_sequence
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import KINDS
from lstm_studio.state.registry import INTENTS
from lstm_studio.state.studio import HAND_DEFAULTS
from tests.fixtures.library import SmallLibrary
from tests.fixtures.selection import parse


def choose(*words):
    return select(parse(*words), SmallLibrary())


def test_without_options_it_is_what_the_window_opens_with():
    selection = choose()
    assert selection.sequence.id == "key"
    assert selection.results.trace.kind == "lstm"
    np.testing.assert_array_equal(
        selection.results.trace["i"][:, 0], selection.sequence.programme["i"]
    )


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_sequence_can_be_named(name, kind):
    args = parse("--sequence", name, "--cell", kind)
    calls = dict(intents_of(args, SmallLibrary()))
    assert calls["choose_sequence"] == {"id": name}
    assert calls["choose_kind"] == {"kind": kind}
    assert set(calls) <= set(INTENTS)
    assert shipped_sequence(name).id == name


def test_own_words_numbers_and_files(tmp_path):
    assert choose("--text", "one two three").sequence.tokens == ("one", "two", "three")
    assert choose("--values=-1,0.5,nan").sequence.values.tolist()[:2] == [-1.0, 0.5]
    path = tmp_path / "data.csv"
    path.write_text("a,b\n1,10\n2,20\n", encoding="utf-8")
    assert choose("--csv", str(path), "--column", "b").sequence.values.tolist() == [10.0, 20.0]
    assert choose("--csv", str(path), "--column", "1").sequence.values.tolist() == [1.0, 2.0]


def test_gates_are_held_where_it_was_said():
    selection = choose(
        "--gate", "f=0.5", "--gate", "i=0@2-4", "--gate", "input = 1 @ 3", "--gate", "g=-0.25@14"
    )
    trace = selection.results.trace
    assert set(trace["f"][:, 0]) == {0.5}
    assert trace["i"][:5, 0].tolist() == [0.08, 0.0, 1.0, 0.0, 0.08]
    assert trace["g"][13, 0] == -0.25
    assert trace.pinned("g")[:, 0].tolist() == [False] * 13 + [True]
    assert set(trace["o"][:, 0]) == {0.85}


def test_one_unit_of_a_trained_cell_can_be_held():
    selection = choose(
        "--mode", "learned", "--hidden-size", "8", "--cell", "gru", "--gate", "z[3]=0.5@2"
    )
    held = selection.results.trace.pinned("z")
    assert np.argwhere(held).tolist() == [[1, 2]]
    assert selection.state.gates.units == "all"
    alone = choose("--gate", "f[1]=0.5@1")
    assert alone.results.trace["f"][0, 0] == 0.5


def test_the_programme_can_be_left_out_or_put_on_a_trained_cell():
    plain = choose("--no-programme")
    assert set(plain.results.trace["i"][:, 0]) == {HAND_DEFAULTS["lstm"]["i"]}
    trained = choose("--mode", "learned", "--hidden-size", "8", "--programme")
    trace = trained.results.trace
    for gate in "fio":
        lane = trained.sequence.programme[gate]
        np.testing.assert_array_equal(trace[gate], np.repeat(lane[:, None], 8, axis=1))
    assert not trace.pinned("g").any()
    free = choose("--mode", "learned", "--no-programme")
    assert not free.results.overrides
    assert free.results.trace.hidden_size == 1


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["--sequence", "nonsense"], "no sequence", "key"),
        (["--gate", "f"], "does not say what to hold", "i=1@4"),
        (["--gate", "f=0.5@"], "does not say what to hold", "i=1@4"),
        (["--gate", "q=0.5"], "The LSTM has no gate “q”", "i, f, g, o"),
        (["--gate", "f=0.5", "--cell", "rnn"], "The RNN has no gate “f”", "no gate to hold"),
        (["--gate", "reset=0.5"], "The LSTM has no gate “reset”", "i, f, g, o"),
        (["--gate", "f=1.5"], "cannot be held at “1.5”", "0 to 1"),
        (["--gate", "g=-1.5"], "cannot be held", "−1 to 1"),
        (["--gate", "f=nan"], "cannot be held", "0 to 1"),
        (["--gate", "f=much"], "cannot be held", "0 to 1"),
        (["--gate", "f=0.5@0"], "names steps", "1 to 14"),
        (["--gate", "f=0.5@15"], "names steps", "1 to 14"),
        (["--gate", "f=0.5@5-3"], "names steps", "1 to 14"),
        (["--gate", "f[2]=0.5"], "no unit 2", "1 to 1"),
        (["--column", "b"], "--column belongs to --csv", "--csv FILE"),
        (["--hidden-size", "8"], "has one unit", "--mode learned"),
        (["--mode", "learned", "--hidden-size", "3"], "not one of", ""),
        (["--programme", "--sequence", "short"], "no gate programme", "--gate"),
        (["--programme", "--cell", "rnn"], "no gate programme", "--gate"),
        (["--text", " "], "nothing to read", ""),
        (["--values", "1 two 3"], "two", ""),
        (["--csv", "no_such_file.csv"], "no_such_file.csv", ""),
    ],
)
def test_mistakes_are_named_with_their_remedy(words, message, hint):
    with pytest.raises(StudioError) as caught:
        choose(*words)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_two_sources_at_once_are_refused(capsys):
    with pytest.raises(SystemExit) as caught:
        parse("--text", "a b", "--values", "1,2")
    assert caught.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


class Bare(SmallLibrary):
    def sizes(self, kind):
        return ()


def test_without_trained_cells_it_says_so():
    with pytest.raises(StudioError, match="no trained GRU"):
        intents_of(parse("--mode", "learned", "--cell", "gru"), Bare())
