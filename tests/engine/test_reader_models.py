from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file, save_file

from lstm_studio.core.errors import StudioError
from lstm_studio.core.readers import DIRECTIONS, READERS, Ensemble, Reader
from lstm_studio.engine import reader_models
from lstm_studio.engine.reader_models import (
    TENSORS,
    list_words,
    load_word,
    read_reader_card,
    reader_facts,
    reader_from_tensors,
    tensors_of,
    write_word,
)
from tests.fixtures.drawn_readers import drawn_card, drawn_reader, drawn_readers

ROOT = Path(__file__).parents[2]
SENSES = ("money", "river")
READER_SET = drawn_readers()
CARD = drawn_card("bank", SENSES, READER_SET)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the two files of a word."""
    write_word(tmp_path, READER_SET, CARD)
    return tmp_path


def same(one: Reader, other: Reader) -> bool:
    ours, theirs = tensors_of(one), tensors_of(other)
    return list(ours) == list(theirs) and all((ours[n] == theirs[n]).all() for n in ours)


def test_what_is_written_is_read_back(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == ["bank.safetensors", "bank.toml"]
    assert read_reader_card("bank", folder) == CARD
    model = load_word("bank", folder)
    assert (model.word, model.senses, model.limits, model.own) == (
        "bank", SENSES, CARD.limits, False,
    )  # fmt: skip
    assert model.scores == CARD.clues
    assert tuple(model.ensembles) == READERS
    for kind, ensemble in model.ensembles.items():
        assert (ensemble.kind, ensemble.temperature) == (kind, CARD.temperature[kind])
        assert len(ensemble.members) == 2
        assert all(map(same, ensemble.members, READER_SET[kind]))
        assert ensemble.members[0].project_weight.dtype == np.float64
        with pytest.raises(ValueError, match="read-only"):
            ensemble.members[0].head_weight[0, 0] = 1.0


def test_a_word_of_four_senses_has_four_logits(tmp_path: Path) -> None:
    senses = ("animal", "spy", "unit", "sauce")
    readers = drawn_readers(4)
    write_word(tmp_path, readers, drawn_card("mole", senses, readers))
    assert {one.senses for one in load_word("mole", tmp_path).ensembles.values()} == {4}


@pytest.mark.parametrize("kind", READERS)
def test_the_tensors_are_those_of_torch(kind) -> None:
    """A state_dict of the network in torch goes in, and its answer comes out of numpy."""
    torch.manual_seed(3)
    E, H, D, T = 5, 4, 10, 7
    lstm = torch.nn.LSTM(E, H, bidirectional=kind == "both")
    units = H * len(DIRECTIONS[kind])
    net = torch.nn.ModuleDict(
        {"project": torch.nn.Linear(D, E), "lstm": lstm, "head": torch.nn.Linear(units, 1)}
    )
    tensors = {name: value.numpy() for name, value in net.state_dict().items()}
    assert set(tensors) == set(TENSORS[kind])
    reader = reader_from_tensors(kind, tensors)
    assert tuple(reader.cells) == DIRECTIONS[kind]
    x = torch.randn(T, D)
    with torch.no_grad():
        inputs = net["project"](x)
        out = lstm(inputs.flip(0) if kind == "backward" else inputs)[0]
        out = out.flip(0) if kind == "backward" else out
        expected = torch.sigmoid(net["head"](out))[:, 0].numpy()
    vectors = x.numpy().astype(np.float64)
    found = [Ensemble((reader,)).probabilities(vectors, t)[1] for t in range(T)]
    np.testing.assert_allclose(found, expected, atol=1e-6)
    back = tensors_of(reader)
    assert tuple(back) == TENSORS[kind]
    assert all((back[name] == tensors[name]).all() for name in tensors)


def test_the_names_in_the_file(folder: Path) -> None:
    names = set(load_file(folder / "bank.safetensors"))
    assert len(names) == 2 * (8 + 8 + 12)
    assert {
        "forward.0.project.weight",
        "forward.1.lstm.weight_ih_l0",
        "backward.0.lstm.bias_hh_l0",
        "both.1.lstm.weight_hh_l0",
        "both.0.lstm.bias_ih_l0_reverse",
        "both.1.head.bias",
    } < names
    assert not any("reverse" in name for name in names if not name.startswith("both."))


def test_words_are_listed_in_teaching_order(tmp_path: Path) -> None:
    assert list_words(tmp_path) == list_words(tmp_path / "missing") == ()
    for word in ("mole", "bat", "bank", "zebra"):
        (tmp_path / f"{word}.toml").write_text("", encoding="utf-8")
    assert list_words(tmp_path) == ("bank", "mole", "bat")


@pytest.mark.parametrize(
    "name", ["", "crane", "../bank", "/etc/passwd", "bank.toml", "BANK", "bank\n", "b\x1b[2J",
             "b\0", "x" * 10_000]
)  # fmt: skip
def test_a_word_without_readers_is_named(folder: Path, name: str) -> None:
    with pytest.raises(StudioError) as caught:
        load_word(name, folder)
    assert len(caught.value.message) < 200
    assert caught.value.message.isprintable()
    assert "bank" in caught.value.hint


@pytest.mark.parametrize("end", ["toml", "safetensors"])
def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Path, end: str) -> None:
    outside = folder.parent / f"outside_{folder.name}.{end}"
    (folder / f"bank.{end}").rename(outside)
    os.symlink(outside, folder / f"bank.{end}")
    with pytest.raises(StudioError, match="outside the models folder"):
        load_word("bank", folder)


def test_files_that_are_missing_or_damaged_are_named(folder: Path) -> None:
    card = folder / "bank.toml"
    good = card.read_bytes()
    for content, words in (
        (b"\xff" + good, "bank.toml"),
        (b"#" * 30_000 + b"\n" + good, "too long"),
        (b"", "has no"),
    ):
        card.write_bytes(content)
        with pytest.raises(StudioError, match=words):
            load_word("bank", folder)
    card.write_bytes(good.replace(b"\n", b"\r\n"))
    load_word("bank", folder)
    (folder / "bank.safetensors").unlink()
    with pytest.raises(StudioError, match="cannot be read"):
        load_word("bank", folder)
    card.unlink()
    card.mkdir()
    with pytest.raises(StudioError, match="no readers"):
        load_word("bank", folder)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("forward.0.lstm.weight_hh_l0", lambda a: a[:, :-1]),
        ("forward.0.lstm.weight_hh_l0", lambda a: a[None]),
        ("both.1.lstm.weight_ih_l0_reverse", lambda a: a[:-4]),
        ("both.0.head.weight", lambda a: a[:, :4]),
        ("backward.1.project.bias", lambda a: a[:-1]),
        ("backward.1.project.weight", lambda a: a[:, :-1]),
        ("forward.0.head.bias", lambda a: a.reshape(())),
        ("forward.0.head.bias", lambda a: a * np.nan),
        ("forward.0.head.bias", None),
    ],
)
def test_weights_that_do_not_fit_are_refused(folder: Path, name: str, change) -> None:
    path = folder / "bank.safetensors"
    tensors = load_file(path)
    if change is None:
        del tensors[name]
    else:
        tensors[name] = change(tensors[name]).copy()
    save_file(tensors, path)
    with pytest.raises(StudioError, match=r"bank\.safetensors is not used"):
        load_word("bank", folder)


def other_sizes():
    more = {kind: [drawn_reader(kind, s, inputs=6) for s in range(2)] for kind in READERS}
    wide = {kind: [drawn_reader(kind, s, size=11) for s in range(2)] for kind in READERS}
    return {
        "of three senses": drawn_readers(3),
        "of other sizes": more,
        "of other vectors": READER_SET | {"both": wide["both"]},
        "too few": READER_SET | {"both": READER_SET["both"][:1]},
        "none": READER_SET | {"both": []},
        "of another kind": READER_SET | {"forward": READER_SET["backward"]},
    }


@pytest.mark.parametrize("what", other_sizes())
def test_readers_that_are_not_the_cards_are_not_written(tmp_path: Path, what: str) -> None:
    readers = other_sizes()[what]
    with pytest.raises(StudioError):
        write_word(tmp_path, readers, CARD)
    assert list(tmp_path.iterdir()) == []


def test_a_card_that_could_not_be_read_is_not_written(tmp_path: Path) -> None:
    for changed in ({"title": " "}, {"senses": ("money",)}, {"word": "../bank"}, {"seeds": (1, 1)}):
        with pytest.raises(StudioError):
            write_word(tmp_path, READER_SET, dataclasses.replace(CARD, **changed))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", [True, False])
def test_an_interrupted_write_leaves_both_old_files_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    if there:
        write_word(tmp_path, READER_SET, CARD)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    other = {kind: [drawn_reader(kind, seed) for seed in (7, 8)] for kind in READERS}
    whole = reader_models.write_whole

    def interrupted(path: Path, data: bytes) -> None:
        if path.suffix == ".toml":  # the weights are written by now
            raise KeyboardInterrupt
        whole(path, data)

    monkeypatch.setattr(reader_models, "write_whole", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_word(tmp_path, other, CARD)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_write_to_nowhere_says_so(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="cannot be written"):
        write_word(tmp_path / "no", READER_SET, CARD)


def test_the_lines_of_a_card_have_its_figures() -> None:
    facts = dict(reader_facts(CARD))
    assert facts["Senses"] == "money, river"
    assert "of each" in facts["Numbers learned"]
    assert "1,500 steps of 64" in facts["Training"]
    assert "7.5 s of one core" in facts["Training"]
    assert "42 sentences" in facts["Written by hand"]
    assert "both 88" in facts["Written by hand"]
    assert "forward 0.500" in facts["Calibration error"]
    bare = dataclasses.replace(CARD, calibration_error={}, sets=(), clues=())
    assert "Calibration error" not in dict(reader_facts(bare))


def test_reading_readers_needs_neither_torch_nor_qt(folder: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from lstm_studio.engine import reader_models\n"
        f"reader_models.load_word('bank', Path({str(folder)!r}))\n"
        "heavy = {'torch', 'PySide6', 'scipy', 'matplotlib', 'numpy.random'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
