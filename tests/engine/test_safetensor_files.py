from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save

from lstm_studio.core.errors import StudioError
from lstm_studio.engine import safetensor_files
from lstm_studio.engine.safetensor_files import MAX_BYTES, read_tensors, write_tensors

TENSORS = {
    "a": np.arange(6, dtype=np.float32).reshape(2, 3),
    "b": np.array([-1.5], dtype=np.float32),
}


def raw(header: object, data: bytes = b"", length: int | None = None) -> bytes:
    """A file with any header one likes."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return (len(text) if length is None else length).to_bytes(8, "little") + text + data


def entry(begin: int, end: int, shape: list[int], dtype: str = "F32") -> dict[str, object]:
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def refuse(path: Path, content: bytes, names: tuple[str, ...] = ("a",)) -> StudioError:
    path.write_bytes(content)
    with pytest.raises(StudioError) as caught:
        read_tensors(path, names)
    assert path.name in caught.value.message
    assert caught.value.hint
    return caught.value


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "one.safetensors"
    write_tensors(path, TENSORS)
    found = read_tensors(path, TENSORS)
    assert list(found) == list(TENSORS)
    for name, values in TENSORS.items():
        assert found[name].dtype == np.float32
        assert found[name].shape == values.shape
        assert (found[name] == values).all()
        assert (load_file(path)[name] == values).all()
    found["a"][0, 0] = 7.0  # a copy of one's own


def test_a_view_with_strides_is_written_by_its_values(tmp_path: Path) -> None:
    path = tmp_path / "one.safetensors"
    write_tensors(path, {"a": TENSORS["a"].T})
    assert (read_tensors(path, ["a"])["a"] == TENSORS["a"].T).all()


GOOD = {"a": entry(0, 8, [2])}

ATTACKS = {
    "empty": b"",
    "seven bytes": b"\0" * 7,
    "no header": raw(b""),
    "header longer than the file": raw(GOOD, b"\0" * 8, length=10_000),
    "header of 2^63 bytes": raw(GOOD, b"\0" * 8, length=2**63),
    "header of 2^64 - 1 bytes": raw(GOOD, b"\0" * 8, length=2**64 - 1),
    "header of 101 MB claimed": raw(GOOD, b"\0" * 8, length=101_000_000),
    "no JSON": raw(b"{not json"),
    "no UTF-8": raw(b'{"\xff\xfe": 1}'),
    "a list": raw([1, 2, 3]),
    "nested a thousand deep": raw(b'{"a":' * 1000 + b"1" + b"}" * 1000),
    "truncated data": raw({"a": entry(0, 800, [200])}, b"\0" * 8),
    "data too long": raw(GOOD, b"\0" * 16),
    "overlapping": raw({"a": entry(0, 8, [2]), "b": entry(4, 12, [2])}, b"\0" * 12),
    "the same bytes twice": raw({"a": entry(0, 8, [2]), "b": entry(0, 8, [2])}, b"\0" * 8),
    "a hole": raw({"a": entry(0, 8, [2]), "b": entry(12, 20, [2])}, b"\0" * 20),
    "offsets backwards": raw({"a": entry(8, 0, [2])}, b"\0" * 8),
    "negative offset": raw({"a": entry(-8, 0, [2])}, b"\0" * 8),
    "offset of 2^64": raw({"a": entry(0, 2**64, [2])}, b"\0" * 8),
    "shape and bytes differ": raw({"a": entry(0, 8, [3])}, b"\0" * 8),
    "shape overflows": raw({"a": entry(0, 8, [2**62, 2**62])}, b"\0" * 8),
    "negative shape": raw({"a": entry(0, 8, [-2])}, b"\0" * 8),
    "unknown type": raw({"a": entry(0, 8, [2], "F33")}, b"\0" * 8),
    "metadata that is no text": raw({"__metadata__": {"x": [1]}, **GOOD}, b"\0" * 8),
}


@pytest.mark.parametrize("content", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_file_that_lies_is_refused(tmp_path: Path, content: bytes) -> None:
    error = refuse(tmp_path / "bad.safetensors", content)
    assert "not a valid safetensors file" in error.message


def test_wrong_contents_are_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.safetensors"
    assert "no tensor a, c" in refuse(path, save({"b": TENSORS["b"]}), ("c", "b", "a")).message
    assert "do not belong there: b" in refuse(path, save(TENSORS)).message
    many = {f"tensor{n}": TENSORS["b"] for n in range(100)} | {"a": TENSORS["a"]}
    assert len(refuse(path, save(many)).message) < 200
    for dtype, name in ((np.float64, "F64"), (np.int32, "I32"), (np.float16, "F16")):
        assert name in refuse(path, save({"a": TENSORS["a"].astype(dtype)})).message
    bf16 = raw({"a": entry(0, 4, [2], "BF16")}, b"\0" * 4)
    assert "BF16" in refuse(path, bf16).message
    for value in (np.nan, np.inf, -np.inf):
        bad = np.array([1.0, value], dtype=np.float32)
        assert "not finite" in refuse(path, save({"a": bad})).message


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.safetensors"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # sparse: takes no room, and could not be read
    with pytest.raises(StudioError, match=f"larger than {MAX_BYTES:,}"):
        read_tensors(path, ["a"])
    data = save(TENSORS)
    path.write_bytes(data)
    assert read_tensors(path, TENSORS, limit=len(data))
    with pytest.raises(StudioError, match="larger than"):
        read_tensors(path, TENSORS, limit=len(data) - 1)


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.safetensors", tmp_path):
        with pytest.raises(StudioError, match="cannot be read") as caught:
            read_tensors(path, ["a"])
        assert path.name in caught.value.message


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(0, 10_000), value=st.integers(0, 255), cut=st.integers(0, 400))
@example(position=7, value=255, cut=0)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    tmp_path: Path, position: int, value: int, cut: int
) -> None:
    data = bytearray(save(TENSORS))
    data[position % len(data)] = value
    path = tmp_path / "damaged.safetensors"
    path.write_bytes(bytes(data[: max(0, len(data) - cut)]))
    try:
        found = read_tensors(path, TENSORS)
    except StudioError:
        return
    assert {name: array.size for name, array in found.items()} == {"a": 6, "b": 1}
    assert all(np.isfinite(array).all() for array in found.values())


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.safetensors"
    path.write_bytes(b"old")

    def interrupted(source: object, target: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(safetensor_files.os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_tensors(path, TENSORS)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_to_nowhere_says_so(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="cannot be written") as caught:
        write_tensors(tmp_path / "no" / "one.safetensors", TENSORS)
    assert caught.value.hint
    folder = tmp_path / "taken.safetensors"
    folder.mkdir()
    with pytest.raises(StudioError, match="cannot be written"):
        write_tensors(folder, TENSORS)
    assert os.listdir(tmp_path) == ["taken.safetensors"]
