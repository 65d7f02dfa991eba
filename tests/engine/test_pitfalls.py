"""Every pitfall is run for real: the broken code shows its effect and the repaired one does not."""

from __future__ import annotations

import builtins

import pytest
import torch

from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.core.errors import StudioError
from lstm_studio.engine.pitfalls import run_pitfall
from lstm_studio.present.pitfall_code import LISTINGS
from lstm_studio.state.pitfalls import NEEDS_NO_TORCH, VERSIONS, PitfallResult
from tests.fixtures.readers import ReadingLibrary

LIBRARY = ReadingLibrary()


def run(pitfall: str, version: str, library=LIBRARY, steps: int = 600) -> PitfallResult:
    going = run_pitfall(pitfall, version, library, steps)
    while True:
        try:
            next(going)
        except StopIteration as end:
            return end.value


def values(result: PitfallResult) -> dict[str, float]:
    return {f"{one.key} {one.text}".strip(): one.value for one in result.measures}


def guilty(pitfall: str, version: str) -> str:
    listing = LISTINGS[pitfall][version]
    return listing.code.split("\n")[listing.line - 1]


def test_every_version_has_its_code_and_its_line():
    assert {name: tuple(group) for name, group in LISTINGS.items()} == dict(VERSIONS)
    for group in LISTINGS.values():
        codes = [one.code for one in group.values()]
        assert len(set(codes)) == len(codes)
        for one in group.values():
            assert one.at in one.code.split("\n")[one.line - 1]
            assert max(map(len, one.code.split("\n"))) <= 70


def test_the_leak_trained_clean_and_read_with_a_state_that_is_carried():
    found = values(run("leak", "reset", steps=400))
    assert found["right_fresh"] > 0.98
    assert found["right_carried"] < 0.7
    assert found["order_fresh"] == 0.0
    assert found["order_carried"] > 0.25


def test_the_leak_trained_detached_never_learns():
    result = run("leak", "detached", steps=400)
    assert result.raised is None, "nothing complains"
    assert max(values(result)["right_fresh"], values(result)["right_carried"]) < 0.75


@pytest.mark.parametrize(
    ("version", "says"), [("attached", "second time"), ("retained", "inplace")]
)
def test_without_detach_torch_says_so_in_its_second_round(version, says):
    raised = run("leak", version).raised
    assert raised.name == "RuntimeError"
    assert says in raised.text
    assert raised.round == 2
    line = LISTINGS["leak"][version].code.split("\n")[raised.line - 1]
    assert "backward" in line


def test_the_text_of_an_exception_is_that_of_the_torch_installed():
    leaf = torch.ones(1, requires_grad=True)
    product = (leaf * leaf).sum()
    product.backward()
    with pytest.raises(RuntimeError) as caught:
        product.backward()
    assert run("leak", "attached").raised.text == str(caught.value)


def test_in_a_stream_carrying_is_right():
    reset, carried = (values(run("stream", v, steps=300)) for v in ("reset", "detached"))
    assert carried["pieces_carried"] > 0.97
    assert carried["pieces_carried"] > reset["pieces_reset"] + 0.15


def test_where_the_task_overwrites_the_state_the_leak_does_no_harm():
    leaked = values(run("harmless", "detached"))
    assert leaked["right_fresh"] > 0.95
    assert leaked["right_carried"] > 0.95
    clean = values(run("harmless", "reset"))
    assert clean["right_fresh"] > 0.95
    assert clean["right_carried"] < 0.8


def test_batch_first_forgotten_lets_sequences_speak_to_each_other():
    broken, repaired = (run("batch_first", version) for version in VERSIONS["batch_first"])
    assert values(broken)["others_changed"] > 0.8
    assert values(repaired)["others_changed"] == 0.0
    assert broken.raised is None, "nothing complains"
    assert [one.text for one in broken.measures][1] == "(1, 20, 8)"
    assert [one.text for one in repaired.measures][1] == "(1, 32, 8)"


def test_the_last_step_of_a_bidirectional_output():
    library = ShippedLibrary()
    broken, repaired = (run("last_index", v, library) for v in VERSIONS["last_index"])
    there, here = values(broken), values(repaired)
    assert there["right_sentences"] < here["right_sentences"]
    assert there["certain_sentences"] < here["certain_sentences"]
    assert there["backward_read"] < 0.15 < here["backward_read"]
    shown = [one.text for one in broken.measures if one.key == "sentence_right"]
    assert shown == [one.text for one in repaired.measures if one.key == "sentence_right"]
    assert all(there[f"sentence_right {t}"] < here[f"sentence_right {t}"] for t in shown)
    assert broken.torch == ""


def test_a_smaller_last_batch_is_refused_with_the_state_of_a_larger_one():
    broken, repaired = (run("last_batch", version) for version in VERSIONS["last_batch"])
    assert "32" in broken.raised.text
    assert "13" in broken.raised.text
    assert "lstm(x, hidden)" in guilty("last_batch", "broken")
    assert broken.raised.line == LISTINGS["last_batch"]["broken"].line
    assert broken.raised.round == 3
    assert values(broken)["sequences_read"] == 64
    assert (repaired.raised, values(repaired)["sequences_read"]) == (None, 77)


def test_padding_changes_short_sequences_alone_and_packing_none():
    broken, repaired = (values(run("padding", v)) for v in VERSIONS["padding"])
    assert broken["off_alone 5"] > 1e-2
    assert broken["off_alone 9"] > 1e-3
    assert broken["off_alone 20"] < 1e-6
    assert max(repaired.values()) < 1e-6


def test_a_graph_that_is_never_cut_grows():
    broken, repaired = (values(run("growth", v, steps=200)) for v in VERSIONS["growth"])
    assert broken["graph_last"] > 5 * broken["graph_first"]
    assert repaired["graph_last"] == repaired["graph_first"]


def test_the_forget_bias_decides_how_far_a_gradient_reaches():
    at = {v: values(run("forget_bias", v)) for v in VERSIONS["forget_bias"]}
    assert at["default"]["gradient_at 100"] < 1e-15
    assert 1e-12 < at["one"]["gradient_at 100"] < 1e-5
    assert at["three"]["gradient_at 100"] > 1e-3


def test_dropout_in_training_mode_answers_twice():
    broken, repaired = (values(run("dropout", v)) for v in VERSIONS["dropout"])
    assert broken["twice_off"] > 1e-3
    assert repaired["twice_off"] == 0.0


# --------------------------------------------------------------------------- how a run behaves


def test_a_run_is_repeatable_and_leaves_torch_as_it_was():
    torch.manual_seed(123)
    state, threads = torch.get_rng_state(), torch.get_num_threads()
    first = run("leak", "reset", steps=30)
    assert torch.equal(torch.get_rng_state(), state)
    assert torch.get_num_threads() == threads
    torch.rand(5)
    torch.set_grad_enabled(False)
    try:
        assert run("leak", "reset", steps=30) == first
    finally:
        torch.set_grad_enabled(True)


def test_between_two_rounds_torch_is_as_it_was():
    state = torch.get_rng_state()
    going = run_pitfall("dropout", "broken", LIBRARY)
    for _ in going:
        assert torch.equal(torch.get_rng_state(), state)


def test_progress_goes_up_and_a_run_can_be_left():
    going = run_pitfall("leak", "reset", LIBRARY, 60)
    seen = [next(going) for _ in range(6)]
    fractions = [one.fraction for one in seen]
    assert fractions == sorted(fractions)
    assert 0 < fractions[-1] <= 1
    assert seen[-1].seconds_left >= 0
    assert "of 60" in seen[-1].what
    going.close()


def test_without_torch_it_is_said_how_to_get_it_and_numpy_goes_on(monkeypatch):
    original = builtins.__import__

    def no_torch(name, *args, **kwargs):
        if name == "torch" or name.startswith("torch."):
            raise ImportError("No module named 'torch'")
        return original(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", no_torch)
    for pitfall in VERSIONS:
        if pitfall in NEEDS_NO_TORCH:
            assert run(pitfall, "broken").measures
            continue
        with pytest.raises(StudioError) as caught:
            run(pitfall, VERSIONS[pitfall][0])
        assert "pip install torch" in caught.value.hint


@pytest.mark.parametrize("wanted", [("nowhere", "reset"), ("leak", "nowhere")])
def test_what_is_not_there_is_refused(wanted):
    with pytest.raises(StudioError):
        run(*wanted)
