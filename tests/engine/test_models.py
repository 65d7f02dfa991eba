from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from lstm_studio.assets import resource
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import CellParams
from lstm_studio.core.tasks import hold
from lstm_studio.core.trace import Trace, run_trace
from lstm_studio.engine.batch import Readout, measure_delays, measure_scores
from lstm_studio.engine.models import (
    TENSORS,
    cell_from_tensors,
    list_models,
    load_model,
    read_card,
)
from lstm_studio.engine.safetensor_files import read_tensors
from lstm_studio.engine.training import default_learning_rate, parameter_count

ROOT = Path(__file__).parents[2]
CARDS = list_models()
IDS = [card.id for card in CARDS]

every_card = pytest.mark.parametrize("card", CARDS, ids=IDS)


def test_the_nine_models_are_there_in_order() -> None:
    expected = [f"hold_{kind}_{size}" for kind in ("lstm", "gru", "rnn") for size in (1, 8, 32)]
    assert expected == IDS
    files = {path.name for path in resource("models").glob("hold_*")}
    assert files == {f"{name}.{end}" for name in IDS for end in ("safetensors", "toml")}


@every_card
def test_a_card_describes_its_weights(card) -> None:
    params, readout, loaded = load_model(card.id)
    assert loaded == card
    assert card.id == f"{card.task}_{card.kind}_{card.hidden_size}"
    assert (params.kind, params.hidden_size, params.input_size) == (card.kind, card.hidden_size, 2)
    assert readout.weight.shape == (card.hidden_size,)
    assert isinstance(readout.bias, float)
    assert card.parameters == params.count + card.hidden_size + 1
    assert card.parameters == parameter_count(card.kind, card.hidden_size)
    assert card.learning_rate == default_learning_rate(card.kind, card.hidden_size)
    for text in (card.title, card.data, card.recipe_text, card.choice, card.limits):
        assert text == text.strip()
        assert text
    assert f"{card.learning_rate:g}" in card.recipe_text
    assert (card.forget_bias is None) == (card.kind != "lstm")


def test_the_smallest_has_22_numbers() -> None:
    params, readout, card = load_model("hold_lstm_1")
    assert card.parameters == params.count + readout.weight.size + 1 == 22


@every_card
def test_a_cards_scores_are_measured_again(card) -> None:
    params, readout, _ = load_model(card.id)
    share, error = measure_scores(
        params, readout, card.task, card.test_seed, card.test_sequences, card.test_length
    )
    # A card states six digits.
    assert abs(share - card.share_within) < 1e-6
    assert abs(error - card.mean_absolute_error) < 1e-6
    steps = tuple(step for step, _ in card.delays)
    assert steps == (10, 50, 100)
    measured = measure_delays(params, readout, card.delay_seed, card.delay_sequences, steps)
    for (_, stated), found in zip(card.delays, measured, strict=True):
        assert abs(found - stated) < 1e-6


@every_card
def test_the_seed_shipped_is_the_one_the_rule_says(card) -> None:
    assert len({one.seed for one in card.trained}) == len(card.trained) == 3
    best = min(card.trained, key=lambda one: one.choice_score)
    assert best.seed == card.seed
    assert best.seconds == card.seconds > 0
    assert card.solved == (best.solved_at is not None)
    streams = {card.test_seed, card.delay_seed, *(one.seed for one in card.trained)}
    assert len(streams) == 5  # nothing is measured on what it was trained with
    assert not any(str(seed) in card.choice for seed in streams - {0, 1, 2})


@every_card
def test_a_card_says_what_its_figures_say(card) -> None:
    if card.share_within >= 0.99:
        assert card.solved
        assert "leaks slowly" in card.limits
        assert f"{card.delays[-1][1]:.3f}" in card.limits
        return
    assert not card.solved
    words = "comes near" if card.share_within > 0.9 else "did not learn"
    assert words in card.limits
    assert f"{100 * card.share_within:.1f} %" in card.limits
    for one in card.trained:
        assert one.seed == card.seed or f"{100 * one.share_within:.1f} %" in card.limits


def test_gated_cells_hold_and_plain_ones_do_it_worse_than_22_numbers() -> None:
    smallest = read_card("hold_lstm_1")
    for card in CARDS:
        if card.kind == "rnn":
            assert not any(one.solved_at for one in card.trained)
            assert card.share_within < smallest.share_within
            assert card.mean_absolute_error > 3 * smallest.mean_absolute_error
            assert card.delays[-1][1] > 2 * smallest.delays[-1][1]
        else:
            assert card.share_within > 0.999
            assert all(one.solved_at for one in card.trained)


def test_the_plain_rnn_of_one_unit_does_no_better_than_saying_nothing() -> None:
    card = read_card("hold_rnn_1")
    params, _, _ = load_model("hold_rnn_1")
    silent = Readout(np.zeros(1), 0.0)
    chance, _ = measure_scores(params, silent, "hold", card.test_seed, card.test_sequences, 60)
    assert abs(card.share_within - chance) < 0.02


def gates_of(model_id: str, key: str) -> tuple[np.ndarray, np.ndarray]:
    """Mean of a quantity over 100 sequences: at marked and at unmarked steps, first left out."""
    params, _, _ = load_model(model_id)
    x, _ = hold(np.random.default_rng(60_000_000), 60, 100)
    traces: list[Trace] = [run_trace(params, one) for one in x]
    values = np.stack([trace[key][1:] for trace in traces])
    marks = x[:, 1:, 1] == 1.0
    return values[marks], values[~marks]


def test_the_one_cell_lstm_can_be_read() -> None:
    marked, unmarked = gates_of("hold_lstm_1", "f")
    assert unmarked.mean() >= 0.95
    assert unmarked.min() >= 0.95  # at every single step, not only on average
    assert marked.mean() <= 0.35
    marked, unmarked = gates_of("hold_lstm_1", "write")
    assert np.abs(unmarked).mean() <= 0.05
    assert np.abs(unmarked).max() <= 0.05
    assert np.abs(marked).mean() > 10 * np.abs(unmarked).mean()


def test_the_one_cell_lstm_keeps_its_number_in_the_cell_state() -> None:
    params, readout, _ = load_model("hold_lstm_1")
    x, target = hold(np.random.default_rng(61_000_000), 60, 20)
    traces = [run_trace(params, one) for one in x]
    state = np.concatenate([trace["c"][:, 0] for trace in traces])
    assert abs(np.corrcoef(state, target.ravel())[0, 1]) > 0.99
    answers = np.stack([readout(trace["h"]) for trace in traces])
    assert np.mean(np.abs(answers - target) < 0.1) > 0.99


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the models that may be damaged."""
    copy = tmp_path / "models"
    copy.mkdir()
    for name in ("hold_lstm_1", "hold_gru_1"):
        for end in ("toml", "safetensors"):
            shutil.copy(resource("models", f"{name}.{end}"), copy)
    return copy


@pytest.mark.parametrize(
    "name",
    ["", "hold", "hold_lstm_2", "../models/hold_lstm_1", "/etc/passwd", "hold_lstm_1.toml",
     "HOLD_LSTM_1", "hold_lstm_1\n", "hold_lstm_1\0", "x" * 10_000],
)  # fmt: skip
def test_a_model_that_does_not_exist_is_named(name: str) -> None:
    with pytest.raises(StudioError) as caught:
        load_model(name)
    assert name[:60] in caught.value.message
    assert len(caught.value.message) < 200
    assert "hold_lstm_1" in caught.value.hint


@pytest.mark.parametrize("end", ["toml", "safetensors"])
def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Path, end: str) -> None:
    outside = folder.parent / f"outside.{end}"
    inside = folder / f"hold_lstm_1.{end}"
    inside.rename(outside)
    os.symlink(outside, inside)
    with pytest.raises(StudioError, match="outside the models folder"):
        load_model("hold_lstm_1", folder)


def test_a_card_without_weights_or_with_those_of_another_cell_is_refused(folder: Path) -> None:
    weights = folder / "hold_lstm_1.safetensors"
    shutil.copy(folder / "hold_gru_1.safetensors", weights)
    with pytest.raises(StudioError, match="GRU with 1 units, not what its card says"):
        load_model("hold_lstm_1", folder)
    weights.unlink()
    with pytest.raises(StudioError, match="cannot be read"):
        load_model("hold_lstm_1", folder)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('kind = "lstm"', 'kind = "tree"', "kind"),
        ('kind = "lstm"', "", "no kind"),
        ("hidden_size = 1", "hidden_size = 0", "hidden_size"),
        ("hidden_size = 1", 'hidden_size = "1"', "hidden_size"),
        ("hidden_size = 1", "hidden_size = 2", "not what its card says"),
        ('title = "', 'titel = "', "no title"),
        ("[test]", "[test]\nsurprise = 1", "test.surprise"),
        ("[recipe]", "[recipe]\nlength = 1", "hold_lstm_1.toml"),
        ("steps = [10, 50, 100]", "steps = [10, 50]", "not equally many"),
        ("tolerance = 0.1", "tolerance = nan", "test.tolerance"),
        ("[[trained]]", "[[trained]]\nx = 1", "trained[0].x"),
        ('task = "hold"', 'task = "hodl"', "hodl"),
        ("[delay]", "[delay", "hold_lstm_1.toml"),
        ("[test]", "[test]\nsurprise = " + "1" * 5000, "hold_lstm_1.toml"),
        ("[test]", "[test]\nsurprise = " + "[" * 5000, "hold_lstm_1.toml"),
        ("[test]", "#" * 30_000 + "\n[test]", "too long"),
        ("[test]", "\x00[test]", "hold_lstm_1.toml"),
    ],
)
def test_a_damaged_card_is_named(folder: Path, before: str, after: str, words: str) -> None:
    path = folder / "hold_lstm_1.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(StudioError) as caught:
        load_model("hold_lstm_1", folder)
    assert words in caught.value.message
    assert caught.value.hint


def test_a_card_that_is_no_utf8_or_no_file_is_named(folder: Path) -> None:
    path = folder / "hold_lstm_1.toml"
    path.write_bytes(b"\xff" + path.read_bytes())
    with pytest.raises(StudioError, match=r"hold_lstm_1\.toml"):
        list_models(folder)
    path.unlink()
    path.mkdir()
    with pytest.raises(StudioError, match="no trained model"):
        read_card("hold_lstm_1", folder)


def shapes(kind_rows: int, H: int, D: int = 2) -> dict[str, tuple[int, ...]]:
    return {
        "weight_ih_l0": (kind_rows * H, D),
        "weight_hh_l0": (kind_rows * H, H),
        "bias_ih_l0": (kind_rows * H,),
        "bias_hh_l0": (kind_rows * H,),
        "readout.weight": (1, H),
        "readout.bias": (1,),
    }


def tensors(sizes: dict[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
    return {name: np.zeros(size, np.float32) for name, size in sizes.items()}


def test_the_kind_is_read_off_the_shapes() -> None:
    for rows, kind in ((4, "lstm"), (3, "gru"), (1, "rnn")):
        params, readout = cell_from_tensors("one", tensors(shapes(rows, 5)))
        assert (params.kind, params.hidden_size) == (kind, 5)
        assert readout.weight.shape == (5,)


@pytest.mark.parametrize(
    "change",
    [
        {"weight_hh_l0": (8, 4)},
        {"weight_hh_l0": (16,)},
        {"weight_hh_l0": (0, 0)},
        {"weight_hh_l0": (16, 4, 1)},
        {"weight_ih_l0": (15, 2)},
        {"weight_ih_l0": (16, 0)},
        {"weight_ih_l0": (16,)},
        {"bias_ih_l0": (15,)},
        {"bias_hh_l0": (16, 1)},
        {"readout.weight": (4,)},
        {"readout.weight": (2, 4)},
        {"readout.bias": ()},
        {"readout.bias": (2,)},
    ],
    ids=str,
)
def test_shapes_of_no_cell_are_refused(folder: Path, change: dict[str, tuple[int, ...]]) -> None:
    save_file(tensors(shapes(4, 4) | change), folder / "hold_lstm_1.safetensors")
    with pytest.raises(StudioError):
        load_model("hold_lstm_1", folder)


def test_a_cell_for_other_inputs_is_refused(folder: Path) -> None:
    save_file(tensors(shapes(4, 1, D=3)), folder / "hold_lstm_1.safetensors")
    with pytest.raises(StudioError, match="not what its card says"):
        load_model("hold_lstm_1", folder)


def test_weights_are_the_files_numbers_and_read_only() -> None:
    params, _, _ = load_model("hold_lstm_8")
    file = read_tensors(resource("models", "hold_lstm_8.safetensors"), TENSORS)
    assert params.weight_hh.dtype == np.float64
    assert (params.weight_hh == file["weight_hh_l0"].astype(np.float64)).all()
    with pytest.raises(ValueError, match="read-only"):
        params.weight_hh[0, 0] = 1.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        read_card("hold_lstm_8").seed = 3  # type: ignore[misc]
    assert isinstance(params, CellParams)


def test_reading_models_needs_neither_torch_nor_qt() -> None:
    program = (
        "import sys\n"
        "from lstm_studio.engine import models\n"
        "models.load_model(models.list_models()[0].id)\n"
        "heavy = {'torch', 'PySide6', 'scipy', 'matplotlib', 'numpy.random'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
