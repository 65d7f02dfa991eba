from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lstm_studio.core.params import KINDS, Kind
from lstm_studio.core.tasks import hold
from lstm_studio.engine import make_hold_models
from lstm_studio.engine.batch import hidden_states, measure_scores
from lstm_studio.engine.make_hold_models import CHOICE_SEED, TEST_SEED, main, make_model, turned
from lstm_studio.engine.models import cell_from_tensors, list_models, load_model
from lstm_studio.engine.torch_training import SCORE_SEED, build
from lstm_studio.engine.training import Recipe


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same script with a budget that a test can afford."""
    monkeypatch.setattr(make_hold_models, "STEPS", 40)
    monkeypatch.setattr(make_hold_models, "SIZES", (1, 2))
    monkeypatch.setattr(make_hold_models, "CHOICE_SEQUENCES", 64)
    monkeypatch.setattr(make_hold_models, "TEST_SEQUENCES", 64)


@pytest.mark.usefixtures("short")
def test_the_script_makes_models_that_can_be_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--out", str(tmp_path)]) == 0
    cards = list_models(tmp_path)
    names = [f"hold_{kind}_{size}" for kind in ("lstm", "gru", "rnn") for size in (1, 2)]
    assert [card.id for card in cards] == names
    printed = capsys.readouterr().out
    assert all(name in printed for name in names)
    for card in cards:
        params, readout, _ = load_model(card.id, tmp_path)
        share, error = measure_scores(params, readout, "hold", TEST_SEED, 64, 60)
        assert card.share_within == pytest.approx(share, abs=1e-6)
        assert card.mean_absolute_error == pytest.approx(error, abs=1e-6)
        assert card.steps == 40
        assert [one.seed for one in card.trained] == [0, 1, 2]
        assert min(card.trained, key=lambda one: one.choice_score).seed == card.seed
        assert not card.solved
        assert "did not learn" in card.limits


@pytest.mark.usefixtures("short")
def test_the_script_makes_the_same_files_again(tmp_path: Path) -> None:
    def without_seconds(path: Path) -> list[str]:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if not line.startswith("seconds = ")]

    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        main(["--out", str(folder), "--only", "hold_lstm_2"])
        names = sorted(path.name for path in folder.iterdir())
        assert names == ["hold_lstm_2.safetensors", "hold_lstm_2.toml"]
    one, two = (folder / "hold_lstm_2.safetensors" for folder in folders)
    assert one.read_bytes() == two.read_bytes()
    one, two = (folder / "hold_lstm_2.toml" for folder in folders)
    assert without_seconds(one) == without_seconds(two)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hidden_size", [1, 8])
def test_turning_units_up_changes_no_answer_by_a_bit(kind: Kind, hidden_size: int) -> None:
    weights = build(Recipe(kind, hidden_size, seed=2).resolved()).weights()
    weights["readout.weight"][0, 0] = -0.5
    up = turned(kind, weights)
    assert (up["readout.weight"] >= 0).all()
    assert (np.abs(up["readout.weight"]) == np.abs(weights["readout.weight"])).all()
    x, _ = hold(np.random.default_rng(0), 40, 5)
    signs = np.where(weights["readout.weight"][0] < 0, -1.0, 1.0)
    (params, readout), (plain_params, plain_readout) = (
        cell_from_tensors("one", one) for one in (up, weights)
    )
    states, plain_states = hidden_states(params, x), hidden_states(plain_params, x)
    assert (states == plain_states * signs).all()
    assert (readout(states) == plain_readout(plain_states)).all()
    assert (states != plain_states).any()


@pytest.mark.parametrize("kind", ["lstm", "rnn"])
def test_the_seed_with_the_smallest_error_is_chosen(
    kind: Kind, capsys: pytest.CaptureFixture[str]
) -> None:
    errors = {}
    for seed in (3, 4, 5):
        cell, _ = make_model(kind, 1, seeds=[seed], steps=60)
        assert cell.recipe.seed == seed
        errors[seed] = float(capsys.readouterr().out.split("error ")[1].split(",")[0])
    chosen, card = make_model(kind, 1, seeds=[3, 4, 5], steps=60)
    assert chosen.recipe.seed == min(errors, key=lambda seed: errors[seed])
    assert card.count("[[trained]]") == 3


def test_streams_of_different_use_differ() -> None:
    streams = (SCORE_SEED, CHOICE_SEED, TEST_SEED, make_hold_models.DELAY_SEED)
    assert len({*streams, *make_hold_models.SEEDS}) == 7


def test_without_a_folder_the_script_says_what_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 2
    assert "--out" in capsys.readouterr().err


def test_the_search_prints_a_line_for_every_size_and_rate(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make_hold_models, "SIZES", (1, 2))
    monkeypatch.setattr(make_hold_models, "SEARCH_RATES", (1e-2, 1e-3))
    monkeypatch.setattr(make_hold_models, "SEARCH_STEPS", 5)
    assert main(["--search"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert all(line.startswith("rnn") and line.count("best") == 3 for line in lines)
