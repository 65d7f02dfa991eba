"""Files are read within limits and written whole or not at all."""

from __future__ import annotations

import os
import stat

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import SIZE_LIMIT, decode, read_limited, write_whole


def test_read_up_to_the_limit(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)
    assert read_limited(path, 10) == b"x" * 10
    with pytest.raises(StudioError) as error:
        read_limited(path, 9)
    assert error.value.message == "a.txt is too large."
    assert error.value.hint == "Up to 9 bytes can be opened."


def test_huge_file_is_not_read(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # takes no room on the disk, and would not fit in memory
    with pytest.raises(StudioError, match="too large"):
        read_limited(path)
    assert SIZE_LIMIT == 1_000_000


def test_missing_file_and_folder(tmp_path):
    for path in (tmp_path / "gone.txt", tmp_path):
        with pytest.raises(StudioError, match=f"{path.name} cannot be read: ") as error:
            read_limited(path)
        assert error.value.hint


@pytest.mark.parametrize(
    ("data", "position"),
    [
        (b"\xff", "1"),
        (b"caf\xe9 au lait", "4"),
        (b"\xef\xbb\xbfcaf\xe9", "7"),
        (b"x" * 9999 + b"\x80", "10,000"),
    ],
)
def test_wrong_byte_is_named_as_an_editor_counts_it(data, position):
    with pytest.raises(StudioError) as error:
        decode(data)
    assert error.value.message == f"The text is not UTF-8: byte {position} is wrong."


def test_decode_takes_a_signature_away():
    assert decode(b"\xef\xbb\xbfkey \xe2\x82\xac") == "key €"


def test_write_new_and_over(tmp_path):
    path = tmp_path / "a.py"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    mask = os.umask(0)
    os.umask(mask)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_failed_write_leaves_the_old_file(tmp_path):
    taken = tmp_path / "folder"
    (taken / "inside").mkdir(parents=True)
    with pytest.raises(StudioError, match="folder could not be saved: ") as error:
        write_whole(taken, b"x")
    assert error.value.hint
    with pytest.raises(StudioError, match="could not be saved"):
        write_whole(tmp_path / "gone" / "a.txt", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_interrupted_write_leaves_nothing_behind(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def stop(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
