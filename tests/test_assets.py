"""Shipped files are found, and the person's folders follow the platform or one variable."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstm_studio import assets


@pytest.fixture
def elsewhere(monkeypatch):
    """Pretend the package lies at a path; the search is made anew and forgotten afterwards."""

    def pretend(folder: Path) -> None:
        monkeypatch.setattr(assets, "__file__", str(folder / "assets.py"))
        assets.resources.cache_clear()

    yield pretend
    monkeypatch.undo()
    assets.resources.cache_clear()


def test_resources_of_this_checkout():
    assert assets.resources().is_dir()
    assert assets.resource("sequences", "key.toml").is_file()
    assert assets.resource("sequences") == assets.resources() / "sequences"
    assert assets.resources() is assets.resources()


def test_wheel_goes_before_checkout(tmp_path, elsewhere):
    package = tmp_path / "lstm_studio"
    (tmp_path / "resources").mkdir()
    package.mkdir()
    elsewhere(package)
    assert assets.resources() == tmp_path / "resources"
    (package / "_resources").mkdir()
    elsewhere(package)
    assert assets.resources() == package / "_resources"


def test_damaged_installation_says_what_to_do(tmp_path, elsewhere):
    package = tmp_path / "lstm_studio"
    package.mkdir()
    (package / "_resources").write_text("a file, not a folder")
    elsewhere(package)
    with pytest.raises(FileNotFoundError, match="install the program again"):
        assets.resources()


def test_one_variable_moves_everything(tmp_path, monkeypatch):
    monkeypatch.setenv("LSTM_STUDIO_HOME", str(tmp_path / "stick"))
    assert assets.config_dir() == tmp_path / "stick" / "config"
    assert assets.data_dir() == tmp_path / "stick" / "data"
    assert assets.log_path() == tmp_path / "stick" / "log" / "lstm-studio.log"
    assert assets.user_folders() == {
        "config": assets.config_dir(),
        "data": assets.data_dir(),
        "log": assets.log_path(),
    }
    assert not (tmp_path / "stick").exists()  # naming a folder does not make it


def test_variable_may_be_relative_or_start_at_home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LSTM_STUDIO_HOME", "stick")
    assert assets.config_dir() == tmp_path / "stick" / "config"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("LSTM_STUDIO_HOME", "~/stick")
    assert assets.config_dir() == tmp_path / "stick" / "config"


@pytest.mark.parametrize("value", [None, ""])
def test_without_it_the_platform_decides(monkeypatch, value):
    monkeypatch.delenv("LSTM_STUDIO_HOME")
    if value is not None:
        monkeypatch.setenv("LSTM_STUDIO_HOME", value)
    folders = assets.user_folders()
    assert len(set(folders.values())) == 3
    for folder in folders.values():
        assert folder.is_absolute()
        assert "lstm-studio" in folder.parts[-1] + folder.parts[-2] + folder.parts[-3]
    assert folders["log"].name == "lstm-studio.log"
