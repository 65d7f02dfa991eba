"""How the set-up gets the system's packages: with the right to, and never in silence."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
QT = {"libGL.so.1": ("libgl1",), "libEGL.so.1": ("libegl1",)}


class System:
    """A machine that lacks some libraries, and what was run on it."""

    def __init__(self, lacking: set[str], apt_heals: bool = True) -> None:
        self.lacking = lacking
        self.apt_heals = apt_heals
        self.sudo = 1
        self.commands: list[list[str]] = []

    def libraries(self) -> SimpleNamespace:
        return SimpleNamespace(
            BASE=QT,
            XCB={"libxcb.so.1": ("libxcb1",)},
            WAYLAND={"libwayland.so.0": ("libwayland0",)},
            missing=lambda names: tuple(name for name in names if name in self.lacking),
            packages=lambda names: {f"pkg-{name.split('.')[0].lower()}" for name in names},
            install_command=lambda names: f"other-tool install {' '.join(names)}",
        )

    def run(self, command: list[str], **_: bool) -> int:
        self.commands.append(command)
        if command == ["sudo", "-n", "true"]:
            return self.sudo
        if "install" in command and self.apt_heals:
            self.lacking = set()
        return 0

    def installs(self) -> list[list[str]]:
        return [command for command in self.commands if "install" in command]


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("prepare", ROOT / "packaging" / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("LSTM_STUDIO_SKIP_SYSTEM", raising=False)
    monkeypatch.setattr(module, "venv_package", lambda: ())
    return module


@pytest.fixture
def on(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Callable[..., System]:
    """Put the set-up on a system: who runs it, which tools there are, whether at a terminal."""

    def put(
        *lacking: str,
        user: int = 0,
        tools: str = "apt-get sudo xvfb-run",
        terminal: bool = False,
        heals: bool = True,
    ) -> System:
        system = System(set(lacking), heals)
        monkeypatch.setattr(prepare, "load_libraries", system.libraries)
        monkeypatch.setattr(prepare, "run", system.run)
        there = tools.split()
        monkeypatch.setattr(
            prepare.shutil, "which", lambda name: f"/usr/bin/{name}" if name in there else None
        )
        monkeypatch.setattr(prepare.os, "geteuid", lambda: user, raising=False)
        monkeypatch.setattr(prepare.sys, "stdin", SimpleNamespace(isatty=lambda: terminal))
        return system

    return put


def test_nothing_is_run_where_nothing_is_missing(prepare, on) -> None:
    system = on()
    prepare.system_packages("test")
    assert system.commands == []


def test_root_installs_what_is_missing_after_fetching_the_lists(prepare, on) -> None:
    system = on("libGL.so.1", "libwayland.so.0")
    prepare.system_packages("")
    update, install = system.commands
    assert "update" in update
    assert install[-2:] == ["pkg-libgl", "pkg-libwayland"]
    assert "-y" in install
    assert "DEBIAN_FRONTEND=noninteractive" in install
    assert "sudo" not in install


def test_wayland_alone_is_no_reason_to_touch_the_system(prepare, on) -> None:
    system = on("libwayland.so.0")
    prepare.system_packages("")
    assert system.commands == []


def test_sudo_without_a_password_is_used_without_asking(prepare, on) -> None:
    system = on("libGL.so.1", user=1000)
    system.sudo = 0
    prepare.system_packages("")
    assert system.installs()[0][:2] == ["sudo", "-n"]


def test_sudo_may_ask_only_at_a_terminal(prepare, on, capsys) -> None:
    system = on("libGL.so.1", user=1000, terminal=True)
    prepare.system_packages("")
    assert system.installs()[0][:2] == ["sudo", "env"]
    assert "password" in capsys.readouterr().err


@pytest.mark.parametrize("tools", ["apt-get sudo", "apt-get"])
def test_without_the_right_to_it_says_exactly_what_to_install(prepare, on, tools: str) -> None:
    system = on("libGL.so.1", "libxcb.so.1", user=1000, tools=tools)
    with pytest.raises(prepare.SetupError) as caught:
        prepare.system_packages("")
    assert "sudo apt-get install pkg-libgl pkg-libxcb" in str(caught.value)
    assert system.installs() == []


def test_an_installation_that_changes_nothing_is_not_believed(prepare, on) -> None:
    system = on("libGL.so.1", heals=False)
    with pytest.raises(prepare.SetupError, match="apt-get install pkg-libgl"):
        prepare.system_packages("")
    assert len(system.installs()) == 1


def test_a_python_that_cannot_make_environments_gets_its_package(
    prepare, on, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = on()
    package = f"python3.{sys.version_info.minor}-venv"
    monkeypatch.setattr(prepare, "venv_package", lambda: () if system.installs() else (package,))
    prepare.system_packages("")
    assert system.installs()[0][-1] == package
    monkeypatch.setattr(prepare, "venv_package", lambda: (package,))
    on(user=1000)
    with pytest.raises(prepare.SetupError, match=package):
        prepare.system_packages("")


def test_the_missing_module_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("prepare", ROOT / "packaging" / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.venv_package() == ()
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda _: None)
    assert module.venv_package() == (f"python3.{sys.version_info.minor}-venv",)


def test_test_tools_are_installed_where_that_is_allowed(prepare, on) -> None:
    system = on(tools="apt-get")
    prepare.system_packages("dev")
    assert system.installs()[0][-3:] == ["desktop-file-utils", "xauth", "xvfb"]
    system = on(tools="apt-get")
    prepare.system_packages("")
    assert system.commands == []


def test_test_tools_are_no_reason_to_ask_or_to_stop(prepare, on, capsys) -> None:
    system = on(user=1000, tools="apt-get sudo", terminal=True)
    prepare.system_packages("test")
    assert system.installs() == []
    assert "xvfb" in capsys.readouterr().err


def test_a_system_without_apt_gets_its_own_command(prepare, on) -> None:
    on("libGL.so.1", tools="")
    with pytest.raises(prepare.SetupError) as caught:
        prepare.system_packages("")
    assert "other-tool install libGL.so.1" in str(caught.value)
    assert "LSTM_STUDIO_SKIP_SYSTEM=1" in str(caught.value)


def test_the_system_can_be_left_alone(prepare, on, monkeypatch: pytest.MonkeyPatch) -> None:
    system = on("libGL.so.1")
    monkeypatch.setenv("LSTM_STUDIO_SKIP_SYSTEM", "1")
    prepare.system_packages("dev")
    assert system.commands == []


@pytest.mark.parametrize("name", ["darwin", "win32"])
def test_other_systems_have_nothing_to_install(
    prepare, on, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = on("libGL.so.1")
    monkeypatch.setattr(sys, "platform", name)
    prepare.system_packages("dev")
    assert system.commands == []


def test_what_apt_says_is_shown_only_when_it_fails(prepare, capfd) -> None:
    assert prepare.run(["bash", "-c", "echo fine; echo odd >&2"], brief=True) == 0
    assert capfd.readouterr() == ("", "")
    assert prepare.run(["bash", "-c", "echo reason; exit 3"], brief=True) == 3
    assert capfd.readouterr() == ("", "reason\n")
    assert prepare.run(["no-such-command-anywhere"]) == 127
