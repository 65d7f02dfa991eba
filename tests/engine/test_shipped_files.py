from __future__ import annotations

import os
from pathlib import Path

import pytest

from lstm_studio.core.errors import StudioError
from lstm_studio.engine.shipped_files import CARD_LIMIT, damaged, inside, read_card_text


def test_a_path_stays_in_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    assert inside(folder, "a.toml") == (folder / "a.toml").resolve()
    (tmp_path / "b.toml").write_text("", encoding="utf-8")
    os.symlink(tmp_path / "b.toml", folder / "b.toml")
    for name in ("../b.toml", "b.toml", "/etc/passwd"):
        with pytest.raises(StudioError, match="outside"):
            inside(folder, name)


def test_a_card_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes("é\r\nb\n".encode())
    assert read_card_text(path) == "é\nb\n"
    path.write_bytes(b"a" * CARD_LIMIT)
    assert len(read_card_text(path)) == CARD_LIMIT
    path.write_bytes(b"a" * (CARD_LIMIT + 1))
    with pytest.raises(StudioError, match="too long"):
        read_card_text(path)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff")
    for name in ("a.toml", "missing.toml"):
        with pytest.raises(StudioError) as caught:
            read_card_text(tmp_path / name)
        assert name in caught.value.message
    assert damaged("x.toml", "it is blue").message == "x.toml is not used: it is blue."
