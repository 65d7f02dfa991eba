"""The entry in the applications menu: written as the specifications demand, and taken out whole."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_studio.cli import desktop
from lstm_studio.core.errors import StudioError

ENTRY = f"applications/{desktop.APP_ID}.desktop"


@pytest.fixture(autouse=True)
def _on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every path below a folder with its content; None for folders."""
    return {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
    }


def read_entry(text: str) -> dict[str, str]:
    """The keys of a desktop entry, with the escapes of string values undone."""
    parser = configparser.RawConfigParser(delimiters="=", comment_prefixes="#", strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text)
    assert parser.sections() == ["Desktop Entry"]
    return {key: unescape(value) for key, value in parser["Desktop Entry"].items()}


def unescape(value: str) -> str:
    """Undo the escapes of a string value: the first of the two levels of Exec."""
    kinds = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    text, index = "", 0
    while index < len(value):
        if value[index] == "\\":
            text += kinds[value[index + 1]]
            index += 1
        else:
            text += value[index]
        index += 1
    return text


def arguments(value: str) -> list[str]:
    """Take an unescaped Exec apart as a launcher does: quotes and their escapes, then ``%%``."""
    word = r'"(?:[^"`$\\]|\\["`$\\])*"|[^\s"\'\\<>~|&;$*?#()`]+'
    assert re.fullmatch(rf"(?:{word})(?: (?:{word}))*", value), "not what the specification allows"
    words = [
        re.sub(r"\\(.)", r"\1", found[1:-1]) if found[0] == '"' else found
        for found in re.findall(word, value)
    ]
    assert all("%" not in word.replace("%%", "") for word in words), "a stray field code"
    return [word.replace("%%", "%") for word in words]


def validate(path: Path) -> None:
    """Check an entry by the rules that matter to us, and by the desktop's tool where it is."""
    entry = read_entry(path.read_text(encoding="utf-8"))
    assert entry["Type"] == "Application"
    assert entry["Name"] == "LSTM Studio"
    assert entry["Terminal"] == "false"
    assert entry["Icon"] == desktop.APP_ID
    assert entry["StartupWMClass"] == "lstm-studio"
    assert entry["Categories"].endswith(";")
    assert {"Education", "Science"} <= set(entry["Categories"].split(";"))
    assert arguments(entry["Exec"])
    tool = shutil.which("desktop-file-validate")
    if tool:
        answer = subprocess.run([tool, str(path)], capture_output=True, text=True, check=False)
        assert answer.returncode == 0, answer.stdout
        assert "error" not in answer.stdout


def test_the_shipped_entry_is_valid_and_named_by_the_id() -> None:
    validate(desktop.linux_folder() / f"{desktop.APP_ID}.desktop")


def test_every_icon_size_has_the_size_its_folder_says() -> None:
    theme = desktop.linux_folder() / "icons" / "hicolor"
    sizes = set()
    for path in theme.glob(f"*x*/apps/{desktop.APP_ID}.png"):
        head = path.read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
        assert path.parent.parent.name == f"{width}x{height}"
        sizes.add(width)
    assert sizes == {16, 22, 24, 32, 48, 64, 128, 256, 512}
    assert (theme / "scalable" / "apps" / f"{desktop.APP_ID}.svg").is_file()


def test_install_writes_a_valid_entry_with_this_launcher(tmp_path: Path) -> None:
    written = desktop.install_desktop(tmp_path)
    assert written[-1] == tmp_path / ENTRY
    validate(tmp_path / ENTRY)
    entry = read_entry((tmp_path / ENTRY).read_text(encoding="utf-8"))
    command, folder = desktop.launcher()
    assert arguments(entry["Exec"]) == command
    assert os.path.isabs(command[0])
    assert entry["TryExec"] == command[0]
    assert entry.get("Path") == (None if folder is None else str(folder))
    icons = [path for path in written if path.suffix in (".png", ".svg")]
    assert len(icons) == 10
    assert all(path.stat().st_size > 100 for path in icons)


def test_the_entry_really_starts_the_program(tmp_path: Path) -> None:
    """Take the entry apart as a desktop does and run it: Python answers from the right package."""
    desktop.install_desktop(tmp_path)
    entry = read_entry((tmp_path / ENTRY).read_text(encoding="utf-8"))
    command = [*arguments(entry["Exec"]), "--version"]
    answer = subprocess.run(
        command, cwd=entry.get("Path", "/"), capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert "0." in answer.stdout


def test_installing_twice_is_installing_once(tmp_path: Path) -> None:
    first = desktop.install_desktop(tmp_path)
    before = tree(tmp_path)
    assert desktop.install_desktop(tmp_path) == first
    assert tree(tmp_path) == before


def test_remove_leaves_no_trace(tmp_path: Path) -> None:
    written = desktop.install_desktop(tmp_path)
    assert set(desktop.remove_desktop(tmp_path)) == set(written)
    assert tree(tmp_path) == {}
    assert desktop.remove_desktop(tmp_path) == []


def test_remove_keeps_what_others_put_there(tmp_path: Path) -> None:
    other = tmp_path / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text(
        "[Desktop Entry]\nType=Application\nName=Other\nExec=true\nMimeType=text/plain;\n"
    )
    icon = tmp_path / "icons" / "hicolor" / "16x16" / "apps" / "other.png"
    icon.parent.mkdir(parents=True)
    icon.write_bytes(b"x")
    before = tree(tmp_path)
    desktop.install_desktop(tmp_path)
    desktop.remove_desktop(tmp_path)
    after = tree(tmp_path)
    after.pop("applications/mimeinfo.cache", None)  # it now speaks of the other entry
    assert after == before


def test_a_failure_leaves_the_old_entry_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.install_desktop(tmp_path)
    before = tree(tmp_path)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StudioError, match="No space left") as caught:
        desktop.install_desktop(tmp_path)
    assert caught.value.hint
    assert tree(tmp_path) == before


def test_a_file_where_a_folder_should_be_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "icons").write_text("not a folder")
    with pytest.raises(StudioError) as caught:
        desktop.install_desktop(tmp_path)
    assert str(tmp_path) in caught.value.message


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_say_so(system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for action in (desktop.install_desktop, desktop.remove_desktop):
        with pytest.raises(StudioError) as caught:
            action(tmp_path)
        assert caught.value.hint
    assert tree(tmp_path) == {}


def test_data_home_follows_the_specification(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
    assert desktop.data_home() == tmp_path / "elsewhere"
    for counts_as_unset in ("", "relative/folder"):
        monkeypatch.setenv("XDG_DATA_HOME", counts_as_unset)
        assert desktop.data_home() == tmp_path / ".local" / "share"


def test_without_a_folder_given_the_users_own_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    desktop.install_desktop()
    assert (tmp_path / ENTRY).is_file()
    desktop.remove_desktop()
    assert tree(tmp_path) == {}


def test_the_launcher_beside_python_is_preferred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    monkeypatch.setattr(desktop.sysconfig, "get_path", lambda *_: str(tmp_path / "none"))
    command, folder = desktop.launcher()
    assert command == [str(tmp_path / "python3"), "-m", "lstm_studio"]
    assert folder == Path(desktop.__file__).parents[2]
    script = tmp_path / "lstm-studio"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    assert desktop.launcher() == ([str(script)], None)


def test_a_frozen_program_is_its_own_launcher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert desktop.launcher() == ([sys.executable], None)


NAMES = st.text(
    st.characters(min_codepoint=32, exclude_characters="=/", exclude_categories=("Cs", "Cc")),
    min_size=1,
)


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_any_path_survives_the_two_levels_of_quoting(parts: list[str]) -> None:
    command = ["/" + "/".join(parts), "-m", "lstm_studio"]
    assert arguments(unescape(desktop.exec_value(command))) == command


@pytest.mark.parametrize("name", ['my "lab"', "50% $HOME", "back\\slash", "tick`s", "ümläut ♥"])
def test_awkward_paths_pass_the_validator(name: str, tmp_path: Path) -> None:
    template = (desktop.linux_folder() / f"{desktop.APP_ID}.desktop").read_text(encoding="utf-8")
    program = f"/opt/{name}/bin/lstm-studio"
    path = tmp_path / "entry.desktop"
    path.write_text(desktop.desktop_entry(template, [program], Path("/opt") / name), "utf-8")
    validate(path)
    entry = read_entry(path.read_text(encoding="utf-8"))
    assert arguments(entry["Exec"]) == [program]
    assert entry["TryExec"] == program
    assert entry["Path"] == f"/opt/{name}"


@pytest.mark.parametrize("path", ["/a=b/lstm-studio", "/a\nb/lstm-studio"])
def test_paths_that_no_entry_can_name_are_refused(path: str) -> None:
    with pytest.raises(StudioError) as caught:
        desktop.exec_value([path])
    assert caught.value.hint


def test_a_damaged_installation_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "resources", lambda: tmp_path)
    monkeypatch.setattr(desktop.lstm_studio, "__file__", str(tmp_path / "lstm_studio" / "x.py"))
    with pytest.raises(StudioError, match="missing"):
        desktop.linux_folder()
