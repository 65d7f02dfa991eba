from __future__ import annotations

import io
import sys
import types
import zipfile
from pathlib import Path

import numpy as np
import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.engine import make_word_vectors as script
from lstm_studio.engine.word_vectors import load_word_vectors

WORDS = ["the", ",", "bank", "'s", "river", "u.s.", "u.s", ".", "café", "the's"]
VECTORS = np.random.default_rng(8).normal(2.0, 3.0, (len(WORDS), 5)).astype(np.float32)


@pytest.fixture
def parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for pyarrow, which is no dependency: the index is a text of lines."""

    class Column:
        def __init__(self, data: bytes) -> None:
            self._data = data

        def column(self, number: int) -> Column:
            assert number == 0
            return self

        def to_pylist(self) -> list[str]:
            return self._data.decode("utf-8").split("\n")

    module = types.ModuleType("pyarrow.parquet")
    module.read_table = lambda file: Column(file.read())  # type: ignore[attr-defined]
    package = types.ModuleType("pyarrow")
    package.parquet = module  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pyarrow", package)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", module)


def files() -> dict[str, bytes]:
    vectors = io.BytesIO()
    np.save(vectors, VECTORS)
    return {
        "some/data/glove_6B_index.parquet": "\n".join(WORDS).encode(),
        "some/data/glove_6B_50d_emb.npy": vectors.getvalue(),
    }


def folder(path: Path) -> Path:
    for name, data in files().items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def test_words_that_no_sentence_can_look_up_are_left_out() -> None:
    made = script.make_word_vectors(WORDS, VECTORS, 4)
    assert made.words == ("the", "bank", "river", "u.s")


def test_each_dimension_is_standardised_over_the_words_kept() -> None:
    kept = [0, 2, 4, 6, 8]
    plain = VECTORS[kept].astype(np.float64)
    wanted = (plain - plain.mean(axis=0)) / plain.std(axis=0)
    np.testing.assert_allclose(script.standardised(plain), wanted, rtol=1e-12)
    made = script.make_word_vectors(WORDS, VECTORS)
    found = made.codes * made.scales[:, None]
    step = made.scales[:, None] * 0.501
    assert (np.abs(found - wanted) <= step).all()


@pytest.mark.usefixtures("parquet")
def test_wheel_and_folder_give_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wheel = tmp_path / "package.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, data in files().items():
            archive.writestr(name, data)
    one, other = tmp_path / "one.safetensors", tmp_path / "other.safetensors"
    assert script.main([str(wheel), "--out", str(one)]) == 0
    assert script.main([str(folder(tmp_path / "unpacked")), "--out", str(other)]) == 0
    assert one.read_bytes() == other.read_bytes()
    assert load_word_vectors(one).words == ("the", "bank", "river", "u.s", "café")
    assert capsys.readouterr().out.splitlines() == [str(one), str(other)]


@pytest.mark.usefixtures("parquet")
def test_a_folder_without_the_data_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "never.safetensors"
    assert script.main([str(tmp_path), "--out", str(out)]) == 2
    assert "glove_6B_index.parquet" in capsys.readouterr().err
    assert not out.exists()


def test_without_pyarrow_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(StudioError) as caught:
        script.read_package(folder(tmp_path))
    assert "pip install pyarrow" in caught.value.hint
