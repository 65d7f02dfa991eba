"""The pins agree with the ranges, and hold everything that the program and its tests pull in."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def pins() -> dict[str, Version]:
    """The constraint file, by canonical name."""
    found: dict[str, Version] = {}
    for line in (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0].strip()
        if text:
            name, _, version = text.partition("==")
            assert canonicalize_name(name) not in found, f"{name} stands there twice"
            found[canonicalize_name(name)] = Version(version)
    return found


def requirements(*extras: str) -> list[Requirement]:
    """What the project asks for, without its references to itself."""
    lines = [*PROJECT["dependencies"], *(line for extra in extras for line in EXTRAS[extra])]
    found = [Requirement(line) for line in lines]
    return [requirement for requirement in found if requirement.name != "lstm-studio"]


@pytest.mark.parametrize("requirement", requirements("test", "dev"), ids=lambda r: r.name)
def test_every_pin_lies_in_its_range(requirement: Requirement) -> None:
    pin = pins()[canonicalize_name(requirement.name)]
    assert pin in requirement.specifier
    assert pin.local is None, "a local version would shut out every platform but one"


def test_qt_and_its_bridge_are_of_one_release() -> None:
    assert pins()["pyside6-essentials"] == pins()["shiboken6"]
    assert pins()["pyside6-essentials"] < Version("6.12")


def closure() -> set[str]:
    """The names of everything that an installation with all extras pulls in here."""
    found: set[str] = set()
    waiting = [(requirement, "") for requirement in requirements("test", "dev")]
    while waiting:
        requirement, _ = waiting.pop()
        name = canonicalize_name(requirement.name)
        found.add(name)
        for distribution in metadata.distributions(name=requirement.name):
            for line in distribution.requires or []:
                needed = Requirement(line)
                wanted = needed.marker is None or any(
                    needed.marker.evaluate({"extra": extra}) for extra in {"", *requirement.extras}
                )
                if wanted and canonicalize_name(needed.name) not in found:
                    waiting.append((needed, name))
    return found


def test_everything_that_is_pulled_in_is_pinned() -> None:
    # Only with LSTM_STUDIO_CUDA, and then they are torch's affair.
    cuda = re.compile(r"nvidia-|cuda-|triton")
    assert sorted(name for name in closure() - pins().keys() if not cuda.match(name)) == []


def imported(folder: str) -> set[str]:
    """The top-level names that the Python files below a folder import, wherever they do it."""
    found: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    ours = {path.stem for path in (ROOT / folder).rglob("*.py")} | {"lstm_studio", "tests"}
    return found - ours - set(sys.stdlib_module_names)


MODULES = {"pyside6-essentials": "PySide6", "pillow": "PIL", "import-linter": "importlinter"}
OPTIONAL = {"matplotlib", "psutil"}
"""What ``lstm-studio bench`` compares with; it says so when they are not there."""


@pytest.mark.parametrize(("folder", "extras"), [("lstm_studio", ()), ("tests", ("test",))])
def test_whatever_is_imported_is_declared(folder: str, extras: tuple[str, ...]) -> None:
    """`packaging/test.sh` installs the extra `test` and runs every test: it must suffice."""
    declared = {canonicalize_name(requirement.name) for requirement in requirements(*extras)}
    modules = {MODULES.get(name, name.replace("-", "_")) for name in declared}
    modules |= {"shiboken6"}  # of the same release as PySide6, which requires exactly that
    # pytest needs `packaging` as much as we do, and no environment of ours is without pip.
    modules |= {"packaging", "pip", "pytestqt"} if extras else OPTIONAL
    assert imported(folder) - modules == set()
