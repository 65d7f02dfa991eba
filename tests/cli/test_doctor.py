"""The doctor: every missing piece is named, has a remedy, and makes the exit code 1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from lstm_studio import assets
from lstm_studio.cli import doctor, libraries

ROOT = Path(__file__).parents[2]
RESOURCES = doctor.RESOURCES
HEALTHY = {
    "version": "6.10.3",
    "error": "",
    "plugins": {"xcb": "", "wayland": "", "offscreen": ""},
    "missing": [],
}


@pytest.fixture(autouse=True)
def _healthy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installation with nothing wrong, so that each test breaks just one thing."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(doctor, "_try_qt", lambda: HEALTHY)
    monkeypatch.setattr(libraries, "install_command", lambda names: f"install {' '.join(names)}")
    monkeypatch.setattr(doctor, "RESOURCES", (("sequences", "*.toml"),))
    monkeypatch.setattr(doctor, "_recorded_but_gone", list)
    monkeypatch.setenv("LSTM_STUDIO_HOME", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def pretend(monkeypatch: pytest.MonkeyPatch, **versions: str) -> None:
    """Let the metadata name other versions; an empty one means not installed."""
    real = metadata.version

    def version(name: str) -> str:
        told = versions.get(name.replace("-", "_"))
        if told == "":
            raise metadata.PackageNotFoundError(name)
        return real(name) if told is None else told

    monkeypatch.setattr(metadata, "version", version)


def problems() -> list[doctor.Finding]:
    return [finding for finding in doctor.examine() if finding.problem]


def test_a_whole_installation_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.doctor() == 0
    said = capsys.readouterr().out
    assert "Everything is in order." in said
    assert "FAIL" not in said
    for name in ("Python", "LSTM Studio", "PySide6", "pyqtgraph", "numpy", "torch", "6.10.3"):
        assert name in said


def test_the_report_says_where_files_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doctor.doctor()
    said = capsys.readouterr().out
    for place in assets.user_folders().values():
        assert place.is_relative_to(tmp_path)
        assert str(place) in said


def test_json_holds_the_same_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.doctor(json=True) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] is True
    assert len(report["findings"]) == len(doctor.examine())
    assert {"group", "name", "value", "problem", "remedy", "note"} == set(report["findings"][0])


@pytest.mark.parametrize("name", doctor.PACKAGES)
def test_each_missing_package_fails_with_its_remedy(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(monkeypatch, **{name.replace("-", "_"): ""})
    found = [finding for finding in problems() if finding.name == name]
    assert [finding.remedy for finding in found] == [f'"{sys.executable}" -m pip install "{name}"']
    assert doctor.doctor() == 1
    said = capsys.readouterr().out
    assert "FAIL" in said
    assert found[0].remedy in said


def test_the_big_package_of_qt_counts_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, PySide6_Essentials="", PySide6=metadata.version("shiboken6"))
    assert problems() == []


@pytest.mark.parametrize(
    ("python", "qt", "bad"),
    [
        ((3, 11, 9), "6.12.0", True),
        ((3, 11, 9), "6.13.1", True),
        ((3, 12, 0), "6.12.0", False),
        ((3, 11, 9), "6.11.3", False),
        ((3, 13, 0), "6.11.0", True),
        ((3, 13, 0), "6.11.1", True),
        ((3, 11, 9), "6.9.1", True),
        ((3, 11, 9), "6.9.2", True),
        ((3, 11, 9), "6.9.3", False),
    ],
)
def test_pairs_known_to_be_bad(
    python: tuple[int, int, int], qt: str, bad: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, PySide6_Essentials=qt, shiboken6=qt)
    monkeypatch.setattr(sys, "version_info", python)
    found = problems()
    assert [finding.name for finding in found] == (["PySide6-Essentials"] if bad else [])
    assert all("PySide6-Essentials" in finding.remedy for finding in found)


def test_shiboken_of_another_release_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, PySide6_Essentials="6.10.3", shiboken6="6.10.2")
    (found,) = problems()
    assert found.name == "shiboken6"
    assert "6.10.3" in found.remedy


def test_a_plugin_that_does_not_load_names_every_missing_library(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking = ["libxcb-cursor.so.0", "libxcb-icccm.so.4"]
    reason = "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
    trial = {**HEALTHY, "plugins": {"xcb": reason, "offscreen": ""}, "missing": lacking}
    monkeypatch.setattr(doctor, "_try_qt", lambda: trial)
    (found,) = problems()
    assert found.name == "xcb"
    assert all(name in found.problem for name in lacking)
    assert found.remedy == "install libxcb-cursor.so.0 libxcb-icccm.so.4"
    assert doctor.doctor() == 1
    assert found.remedy in capsys.readouterr().out


def test_where_the_command_is_unknown_the_libraries_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trial = {**HEALTHY, "plugins": {"xcb": "no", "offscreen": ""}, "missing": ["libX.so"]}
    monkeypatch.setattr(doctor, "_try_qt", lambda: trial)
    monkeypatch.setattr(libraries, "install_command", lambda names: "")
    (found,) = problems()
    assert "libX.so" in found.remedy


@pytest.mark.parametrize(
    ("environment", "needed"),
    [
        ({}, {"xcb", "offscreen"}),
        ({"QT_QPA_PLATFORM": "offscreen"}, {"offscreen"}),
        ({"QT_QPA_PLATFORM": "offscreen:size=800x600"}, {"offscreen"}),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb"}, {"wayland", "xcb", "offscreen"}),
        ({"WAYLAND_DISPLAY": "wayland-0"}, {"xcb", "offscreen"}),
    ],
)
def test_only_a_plugin_that_is_needed_here_must_load(
    environment: dict[str, str], needed: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    broken = dict.fromkeys(("xcb", "wayland", "offscreen"), "does not load")
    monkeypatch.setattr(doctor, "_try_qt", lambda: {**HEALTHY, "plugins": broken})
    assert {finding.name for finding in problems()} == needed
    noted = {finding.name for finding in doctor.examine() if finding.note}
    assert noted == set(broken) - needed


def test_on_wayland_a_loading_wayland_plugin_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    plugins = {"xcb": "does not load", "wayland": "", "offscreen": ""}
    monkeypatch.setattr(doctor, "_try_qt", lambda: {**HEALTHY, "plugins": plugins})
    assert problems() == []


def test_qt_that_cannot_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    trial = {"error": "libGL.so.1: cannot open shared object file", "missing": ["libGL.so.1"]}
    monkeypatch.setattr(doctor, "_try_qt", lambda: trial)
    (found,) = problems()
    assert "libGL.so.1" in found.problem
    assert found.remedy == "install libGL.so.1"


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (OSError("no such file"), "no such file"),
        (subprocess.TimeoutExpired("python", 1.0), "timed out"),
        (subprocess.CompletedProcess("python", -11, "", "Segmentation fault"), "Segmentation"),
    ],
)
def test_a_trial_that_dies_is_a_finding_and_no_crash(
    failure: Exception | subprocess.CompletedProcess[str],
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def run(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        if isinstance(failure, Exception):
            raise failure
        return failure

    monkeypatch.undo()
    monkeypatch.setattr(doctor.subprocess, "run", run)
    broken = [finding for finding in doctor._qt() if finding.problem]
    assert len(broken) == 1
    assert expected in broken[0].problem
    assert broken[0].remedy


def test_no_screen_is_a_note_and_not_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    assert problems() == []
    assert [finding.name for finding in doctor.examine() if finding.note] == ["Screen"]


def test_resources_that_are_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def gone() -> Path:
        raise FileNotFoundError("LSTM Studio's resources are missing")

    monkeypatch.setattr(doctor, "resources", gone)
    (found,) = problems()
    assert "missing" in found.problem
    assert found.remedy


def test_an_empty_folder_of_resources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sequences").mkdir()
    monkeypatch.setattr(doctor, "resources", lambda: tmp_path)
    (found,) = problems()
    assert str(tmp_path / "sequences") in found.problem
    assert found.remedy


def test_a_file_of_the_package_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_recorded_but_gone", lambda: ["lstm_studio/core/cells.py"])
    (found,) = problems()
    assert "lstm_studio/core/cells.py" in found.problem


def test_files_that_the_installer_wrote_are_looked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Recorded(metadata.PackagePath):
        def locate(self) -> Path:
            return tmp_path / self

    (tmp_path / "here.py").touch()
    names = [Recorded("here.py"), Recorded("gone.py"), Recorded("gone.pyc")]
    monkeypatch.undo()
    monkeypatch.setattr(metadata, "files", lambda _: names)
    assert doctor._recorded_but_gone() == ["gone.py"]


def test_a_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file where the folder should be")
    monkeypatch.setenv("LSTM_STUDIO_HOME", str(tmp_path / "occupied"))
    found = problems()
    assert {finding.name for finding in found} == {"Settings", "Data", "Log"}
    assert all("LSTM_STUDIO_HOME" in finding.remedy for finding in found)


def test_every_shipped_folder_is_looked_at() -> None:
    """A folder that somebody adds to the resources must be in the doctor's list."""
    shipped = {
        path.parent.relative_to(ROOT / "resources").as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert shipped <= {folder for folder, _ in RESOURCES}


def run_here(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_real_installation_is_in_order_and_nothing_heavy_is_imported(tmp_path: Path) -> None:
    """The whole verb in a process of its own, with the real plug-ins."""
    code = (
        "import sys\n"
        "from lstm_studio.__main__ import main\n"
        "sys.argv = ['lstm-studio', 'doctor', '--json']\n"
        "code = main()\n"
        "heavy = {'PySide6', 'shiboken6', 'numpy', 'torch', 'pyqtgraph'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "sys.exit(code)\n"
    )
    answer = run_here(code, LSTM_STUDIO_HOME=str(tmp_path))
    assert answer.returncode == 0, answer.stdout + answer.stderr
    report = json.loads(answer.stdout)
    values = {finding["name"]: finding["value"] for finding in report["findings"]}
    assert values["torch"] == metadata.version("torch")
    assert values["Qt"].startswith("6.")
    assert list(tmp_path.iterdir()) == []


def test_a_real_plugin_without_its_libraries(tmp_path: Path) -> None:
    """The trial itself, with a plug-in that asks for a library that nobody has."""

    def trial(expression: str) -> str:
        return run_here(
            "from lstm_studio.cli import doctor, libraries\n"
            "libraries.XCB = {'lib-nobody-has.so.9': ('nothing',)}\n"
            "doctor._plugins = lambda: ('offscreen', 'nobodyhas')\n"
            f"trial = doctor._try_qt(); print({expression})"
        ).stdout.strip()

    assert trial("trial['missing']") == "['lib-nobody-has.so.9']"
    assert trial("repr(trial['plugins']['offscreen'])") == "''"
    assert "no such plug-in" in trial("trial['plugins']['nobodyhas']")
