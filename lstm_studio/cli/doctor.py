"""What is installed, what is missing, and the remedy.

Nothing of Qt, numpy or torch is imported into this process: versions are read from the installed
packages' metadata, and whether Qt's plug-ins load is tried in a process of its own, so that an
installation too broken to start can still be examined.
"""

from __future__ import annotations

import argparse
import json as json_format
import os
import platform
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from lstm_studio import __version__
from lstm_studio.assets import resources, user_folders
from lstm_studio.cli import libraries
from lstm_studio.cli.desktop import linux_folder
from lstm_studio.cli.screen import has_screen
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = ["RESOURCES", "Finding", "add_arguments", "doctor", "examine", "main"]

PACKAGES = (
    "PySide6-Essentials",
    "shiboken6",
    "pyqtgraph",
    "numpy",
    "torch",
    "msgspec",
    "safetensors",
    "platformdirs",
)

RESOURCES = (
    ("corpora", "*.tsv"),
    ("corpora", "*.txt"),
    ("examples", "*.toml"),
    ("fonts", "*.otf"),
    ("fonts", "*.ttf"),
    ("goals", "*.toml"),
    ("icons/app", "*.svg"),
    ("icons/qss", "*.svg"),
    ("icons/ui", "*.svg"),
    ("lessons", "*.toml"),
    ("models", "*.safetensors"),
    ("models/characters", "*.safetensors"),
    ("models/readers", "*.safetensors"),
    ("quizzes", "*.toml"),
    ("schemas", "*.json"),
    ("schemas", "*.txt"),
    ("sequences", "*.toml"),
    ("translations", "*.ts"),
)
"""Folders of the shipped data and a pattern of which each must hold at least one file."""

BAD_QT = {(6, 9, 1), (6, 9, 2), (6, 11, 0), (6, 11, 1)}
"""Releases that break pyqtgraph (6.9) or the resizing of docks (6.11)."""

TIMEOUT = 120.0
"""Seconds that the trial of Qt may take; loading it cold from a slow disk takes some."""

_TRIAL = """
import ctypes, glob, json, os, sys
names, libraries = json.loads(sys.argv[1])
found = {"version": "", "error": "", "plugins": {}, "missing": []}
for library in libraries:
    try:
        ctypes.CDLL(library)
    except OSError:
        found["missing"].append(library)
try:
    from PySide6.QtCore import QLibraryInfo, qVersion
    from PySide6 import QtWidgets
    found["version"] = qVersion()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    for name in names:
        files = sorted(glob.glob(os.path.join(glob.escape(folder), "platforms", f"*q{name}[.-]*")))
        try:
            ctypes.CDLL(files[0])
            found["plugins"][name] = ""
        except IndexError:
            found["plugins"][name] = "no such plug-in in " + folder
        except OSError as error:
            found["plugins"][name] = str(error)
except ImportError as error:
    found["error"] = str(error)
print(json.dumps(found))
"""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes
    ----------
    group, name : str
        What it is.
    value : str
        What was found.
    problem : str
        What is wrong with it; empty when it is in order.
    remedy : str
        What to do about the problem.
    note : bool
        It is worth knowing, but nothing that has to be in order.
    """

    group: str
    name: str
    value: str
    problem: str = ""
    remedy: str = ""
    note: bool = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--json", action="store_true", help="print a report for programs")


def main(args: argparse.Namespace) -> int:
    """Run the verb."""
    return doctor(json=args.json)


def doctor(json: bool = False) -> int:
    """Print what is installed and what is missing.

    Parameters
    ----------
    json : bool, optional
        Print one JSON object instead of text.

    Returns
    -------
    int
        0 when everything is in order, 1 when something is not.
    """
    findings = examine()
    healthy = not any(finding.problem for finding in findings)
    if json:
        report = {"ok": healthy, "findings": [asdict(finding) for finding in findings]}
        print(json_format.dumps(report, indent=2, ensure_ascii=False))
    else:
        _print_report(findings)
    return 0 if healthy else 1


def examine() -> list[Finding]:
    """Look at everything and return what was found, problems and all."""
    return [*_versions(), *_qt(), *_resources(), *_folders()]


def _print_report(findings: list[Finding]) -> None:
    group = ""
    for finding in findings:
        if finding.group != group:
            group = finding.group
            print(group)
        mark = "FAIL" if finding.problem else "note" if finding.note else "ok"
        print(f"  {mark:4} {finding.name:22} {finding.value}".rstrip())
        if finding.problem:
            print(f"       {finding.problem}")
            print("       " + tr("Remedy: {remedy}", remedy=finding.remedy))
    count = sum(bool(finding.problem) for finding in findings)
    print()
    if count == 0:
        print(tr("Everything is in order."))
    elif count == 1:
        print(tr("One thing is not in order; its remedy stands beside it."))
    else:
        print(tr("{count} things are not in order; their remedies stand beside them.", count=count))


# -- versions ----------------------------------------------------------------------------------


def _versions() -> list[Finding]:
    group = tr("Versions")
    python = f"{platform.python_version()}  {sys.executable}"
    found = [Finding(group, "Python", python), Finding(group, "LSTM Studio", __version__)]
    installed = {name: _version(name) for name in PACKAGES}
    # The big package of the same release brings the same modules.
    installed["PySide6-Essentials"] = installed["PySide6-Essentials"] or _version("PySide6")
    for name, version in installed.items():
        problem = remedy = ""
        if not version:
            problem = tr("It is not installed.")
            remedy = _pip(name)
        elif name == "PySide6-Essentials":
            problem, remedy = _qt_version_problem(version)
        elif name == "shiboken6" and installed["PySide6-Essentials"] not in ("", version):
            wanted = installed["PySide6-Essentials"]
            problem = tr("It must be of the same version as PySide6, {version}.", version=wanted)
            remedy = _pip(f"shiboken6=={wanted}")
        found.append(Finding(group, name, version or "-", problem, remedy))
    return found


def _version(name: str) -> str:
    """Return the version of an installed package without importing it; empty without it."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _qt_version_problem(version: str) -> tuple[str, str]:
    parts = tuple(int(part) for part in version.split(".")[:3] if part.isdigit())
    if parts >= (6, 12) and sys.version_info < (3, 12):
        return (
            tr("PySide6 6.12 and Python below 3.12 abort after some seconds of plotting."),
            _pip("PySide6-Essentials<6.12"),
        )
    if parts in BAD_QT:
        return (
            tr("This release of PySide6 has faults that break plots or docks."),
            _pip("PySide6-Essentials==6.10.3"),
        )
    return "", ""


def _pip(requirement: str) -> str:
    return f'"{sys.executable}" -m pip install "{requirement}"'


# -- Qt ----------------------------------------------------------------------------------------


def _plugins() -> tuple[str, ...]:
    if sys.platform == "darwin":
        return ("cocoa", "offscreen")
    if sys.platform == "win32":
        return ("windows", "offscreen")
    return ("xcb", "wayland", "offscreen")


def _needed_plugins(loading: dict[str, str]) -> set[str]:
    """Return the plug-ins that must load here, the one for pictures always among them."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        names = {part.split(":")[0].removesuffix("-egl") for part in chosen.split(";")}
        return {"offscreen"} | (names & loading.keys())
    if sys.platform in ("darwin", "win32"):
        return set(loading)
    if os.environ.get("WAYLAND_DISPLAY") and not loading.get("wayland", "absent"):
        return {"wayland", "offscreen"}
    return {"xcb", "offscreen"}


def _try_qt() -> dict[str, object]:
    """Load Qt and its plug-ins in a process of their own and return what it reports."""
    wanted = [*libraries.BASE, *libraries.XCB] if sys.platform == "linux" else []
    request = json_format.dumps([_plugins(), wanted])
    try:
        answer = subprocess.run(
            [sys.executable, "-c", _TRIAL, request],
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )
        return json_format.loads(answer.stdout)
    except (OSError, subprocess.TimeoutExpired) as error:
        return {"error": str(error)}
    except ValueError:
        return {"error": answer.stderr.strip() or tr("The trial process was killed.")}


def _qt() -> list[Finding]:
    group = "Qt"
    trial = _try_qt()
    error = str(trial.get("error", ""))
    absent = [str(name) for name in _items(trial.get("missing"))]
    command = libraries.install_command(absent) if absent else ""
    remedy = command or tr("Install the program again.")
    if absent and not command:
        remedy = tr("Install the system packages that hold: {names}", names=", ".join(absent))
    if error:
        problem = tr("Qt cannot be loaded: {reason}", reason=error)
        return [Finding(group, "Qt", "-", _and_missing(problem, absent), remedy)]
    found = [Finding(group, "Qt", str(trial.get("version", "")))]
    plugins = trial.get("plugins")
    loading = {str(k): str(v) for k, v in plugins.items()} if isinstance(plugins, dict) else {}
    needed = _needed_plugins(loading)
    for name, reason in loading.items():
        if not reason:
            found.append(Finding(group, name, tr("can be loaded")))
        elif name in needed:
            problem = _and_missing(reason, absent)
            found.append(Finding(group, name, tr("cannot be loaded"), problem, remedy))
        else:
            found.append(
                Finding(group, name, tr("cannot be loaded, and is not needed here"), note=True)
            )
    screen = tr("there is one") if has_screen() else tr("none: only verbs without a window work")
    found.append(Finding(group, tr("Screen"), screen, note=not has_screen()))
    return found


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _and_missing(problem: str, absent: list[str]) -> str:
    if not absent:
        return problem
    return tr("{problem}; missing: {names}", problem=problem, names=", ".join(absent))


# -- files -------------------------------------------------------------------------------------


def _resources() -> list[Finding]:
    group = tr("Shipped files")
    again = tr("Install the program again.")
    try:
        folder = resources()
    except FileNotFoundError as error:
        return [Finding(group, tr("Folder"), "-", str(error), again)]
    found = [Finding(group, tr("Folder"), str(folder))]
    for name, pattern in RESOURCES:
        count = sum(1 for _ in (folder / name).glob(pattern))
        problem = "" if count else tr("{file} is missing.", file=folder / name / pattern)
        found.append(
            Finding(group, f"{name}/{pattern}", str(count), problem, again if problem else "")
        )
    gone = _recorded_but_gone()
    if gone:
        problem = tr("Missing: {names}", names=", ".join(gone))
        found.append(Finding(group, tr("Package"), str(len(gone)), problem, again))
    if sys.platform == "linux":
        try:
            found.append(Finding(group, tr("Desktop entry"), str(linux_folder())))
        except StudioError as error:
            found.append(Finding(group, tr("Desktop entry"), "-", error.message, error.hint))
    return found


def _recorded_but_gone() -> list[str]:
    """Return the files that the installer wrote down and that are not there any more."""
    try:
        files = metadata.files("lstm-studio") or []
    except metadata.PackageNotFoundError:
        return []  # run from a checkout
    return [
        str(file)
        for file in files
        if file.suffix != ".pyc" and not Path(str(file.locate())).exists()
    ]


def _folders() -> list[Finding]:
    group = tr("Your files")
    labels = {"config": tr("Settings"), "data": tr("Data"), "log": tr("Log")}
    found: list[Finding] = []
    for key, path in user_folders().items():
        problem = remedy = ""
        if not _writable(path):
            problem = tr("Nothing can be written there.")
            remedy = tr("Get the right to write there, or name another folder in LSTM_STUDIO_HOME.")
        found.append(Finding(group, labels[key], str(path), problem, remedy))
    return found


def _writable(path: Path) -> bool:
    """Tell whether `path` can be written, or made below the first folder that exists."""
    for place in (path, *path.parents):
        if place.exists():
            return os.access(place, os.W_OK) and (place == path or place.is_dir())
    return False
