"""A small checkout with small packages, on which the real set-up scripts and the real pip run."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
BACKEND = Path(__file__).with_name("small_backend.py")

PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "lstm-studio"
version = "0.1"
dependencies = ["torch>=2.6,<3"]

[project.optional-dependencies]
test = ["pytest"]
"""

PYTEST = """
import os, sys
kind = "x11" if sys.argv[1:3] == ["-m", "x11"] else "rest"
print([kind, os.environ.get("QT_QPA_PLATFORM", "-"), *sys.argv[1:]])
sys.exit(int(os.environ.get("CODE_" + kind, "0")))
"""


def load_backend() -> ModuleType:
    """Load the build backend by its path: test folders are not packages."""
    spec = importlib.util.spec_from_file_location("small_backend", BACKEND)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass
class Checkout:
    """The small checkout and how to run its scripts."""

    root: Path
    wheels: Path
    tools: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    def run(
        self, script: str, *arguments: str, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts from another folder, in a session of its own."""
        return subprocess.run(
            ["bash", str(self.root / "packaging" / script), *arguments],
            cwd=self.root.parent,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            start_new_session=True,
            check=False,
        )

    def tool(self, name: str, script: str) -> None:
        """Put a small command first on PATH."""
        path = self.tools / name
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def wheel(self, name: str, version: str, *requires: str, folder: str = "") -> None:
        """Offer a package in the folder that pip looks into, or in an index of its own."""
        place = self.wheels / folder if folder else self.wheels
        place.mkdir(parents=True, exist_ok=True)
        module = name.replace("-", "_")
        files = {f"{module}/__init__.py": f"__version__ = {version!r}\n"}
        if name == "pytest":
            files[f"{module}/__main__.py"] = PYTEST
        load_backend().write_wheel(place, module, version, list(requires), files)

    def installed(self, name: str) -> str:
        """The version of a package in .venv; empty without it."""
        code = (
            "from importlib import metadata\n"
            "import sys\n"
            "print(next((d.version for d in metadata.distributions(name=sys.argv[1])), ''))"
        )
        return subprocess.run(
            [self.python, "-I", "-c", code, name], capture_output=True, text=True, check=True
        ).stdout.strip()

    def quick_venv(self) -> None:
        """Make the .venv of somebody in a hurry: sound, with the outer pip linked into it."""
        import pip

        command = [sys.executable, "-I", "-m", "venv", "--without-pip", str(self.venv)]
        subprocess.run(command, check=True)
        (packages,) = self.venv.glob("lib/python*/site-packages")
        outer = Path(pip.__file__).parents[1]
        for source in (outer / "pip", *outer.glob("pip-*.dist-info")):
            (packages / source.name).symlink_to(source)


def make_checkout(folder: Path) -> Checkout:
    """Make a checkout in a folder whose name has a space in it."""
    root, wheels, tools = folder / "my check out", folder / "wheels", folder / "tools"
    for path in (root / "packaging", root / "lstm_studio" / "cli", root / "tests", wheels, tools):
        path.mkdir(parents=True)
    for name in ("setup.sh", "run.sh", "test.sh", "prepare.py"):
        shutil.copy(ROOT / "packaging" / name, root / "packaging" / name)
    shutil.copy(ROOT / "lstm_studio" / "cli" / "libraries.py", root / "lstm_studio" / "cli")
    shutil.copy(BACKEND, root / "backend.py")
    (root / "pyproject.toml").write_text(PROJECT)
    (root / "packaging" / "constraints.txt").write_text("torch==2.13.0\n")
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("PIP_", "LSTM_STUDIO_", "PYTHON", "QT_", "DISPLAY", "WAYLAND"))
    }
    environment = {
        **kept,
        "PATH": f"{tools}:{kept['PATH']}",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_NO_CACHE_DIR": "1",
        "LSTM_STUDIO_PYTHON": sys.executable,
        "LSTM_STUDIO_SKIP_SYSTEM": "1",
    }
    made = Checkout(root, wheels, tools, environment)
    made.wheel("pytest", "9.0")
    return made


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout of its own for a test that changes it."""
    return make_checkout(tmp_path)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout that was set up once, for tests that only start it."""
    made = make_checkout(tmp_path_factory.mktemp("finished"))
    made.wheel("torch", "2.13.0+cpu")
    made.quick_venv()
    answer = made.run("test.sh", LSTM_STUDIO_NO_RUN="1")
    assert answer.returncode == 0, answer.stderr
    return made
