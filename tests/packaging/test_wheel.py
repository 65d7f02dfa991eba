"""The wheel: built through the sdist, looked into, installed into an empty environment, and used.

The environment holds our wheel and nothing else; the packages that it needs are made visible by
one ``.pth`` file that names the folder in which the tests' own were installed.  So the test needs
no network and moves no gigabyte, and still runs the program from the wheel's files alone: the
checkout is not on its path, which the test makes sure of.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import numpy as np
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PIL import Image

import lstm_studio

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
RENDER = "render --page sandbox --sequence key --step 9 --size 1440x900 --out picture.png"


def run(*command: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command; its output is in the message of a failure."""
    answer = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )  # type: ignore[call-overload]
    assert answer.returncode == 0, f"{command}\n{answer.stdout}\n{answer.stderr}"
    return answer


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist and not from the checkout, as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    assert len(list(folder.glob("*.tar.gz"))) == 1
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as content:
        return {name for name in content.namelist() if not name.endswith("/")}


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The empty environment with the wheel in it."""
    venv = tmp_path_factory.mktemp("empty") / "with a space"
    run(sys.executable, "-I", "-m", "venv", "--without-pip", venv)
    python = venv / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--no-deps", "--no-index", wheel)
    (packages,) = venv.glob("lib/python*/site-packages")
    outer = Path(np.__file__).parents[1]
    (packages / "dependencies.pth").write_text(f"{outer}\n")
    return venv


def studio(
    environment: Path, *arguments: object, home: Path, code: int = 0
) -> subprocess.CompletedProcess[str]:
    """Run the installed command far from the checkout."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    answer = subprocess.run(
        [environment / "bin" / "lstm-studio", *[str(argument) for argument in arguments]],
        cwd=home,
        env={
            **kept,
            "LSTM_STUDIO_HOME": str(home / "studio"),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": str(home / "share"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == code, answer.stdout + answer.stderr
    return answer


def canonical(lines: list[str]) -> set[str]:
    """Requirements in one way of writing them."""
    needs = [Requirement(line) for line in lines]
    return {f"{canonicalize_name(need.name)}{need.specifier}" for need in needs}


def files(folder: Path, pattern: str = "*") -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_whole_package(names: set[str]) -> None:
    modules = files(ROOT / "lstm_studio", "*.py")
    assert {f"lstm_studio/{name}" for name in modules} <= names
    shipped = files(ROOT / "resources")
    assert {f"lstm_studio/_resources/{name}" for name in shipped} <= names
    desktop = files(ROOT / "packaging" / "linux")
    assert {f"lstm_studio/_resources/linux/{name}" for name in desktop} <= names


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    expected = {f"lstm_studio/{name}" for name in files(ROOT / "lstm_studio")}
    expected |= {f"lstm_studio/_resources/{name}" for name in files(ROOT / "resources")}
    linux = ROOT / "packaging" / "linux"
    expected |= {f"lstm_studio/_resources/linux/{name}" for name in files(linux)}
    info = f"lstm_studio-{lstm_studio.__version__}.dist-info"
    about = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    assert names - expected == {f"{info}/{name}" for name in about}
    hidden = {name for name in names if any(part[0] in ".~" for part in name.split("/"))}
    assert hidden == set()


def test_the_metadata_say_what_the_project_says(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(wheel) as content:
        (name,) = (name for name in content.namelist() if name.endswith("/METADATA"))
        told = Parser().parsestr(content.read(name).decode())
        (name,) = (name for name in content.namelist() if name.endswith("/entry_points.txt"))
        commands = content.read(name).decode()
    assert told["Version"] == lstm_studio.__version__
    assert told["Requires-Python"] == project["requires-python"]
    told_needs = [line for line in told.get_all("Requires-Dist") if "extra ==" not in line]
    assert canonical(told_needs) == canonical(project["dependencies"])
    assert "[console_scripts]\nlstm-studio = lstm_studio.__main__:main" in commands
    assert "[gui_scripts]\nlstm-studio-gui = lstm_studio.__main__:main" in commands


def test_the_installed_program_is_the_wheels(environment: Path, tmp_path: Path) -> None:
    code = "import lstm_studio, lstm_studio.assets as a; print(lstm_studio.__file__, a.resources())"
    answer = run(environment / "bin" / "python", "-I", "-c", code, cwd=tmp_path)
    assert str(ROOT) not in answer.stdout
    assert answer.stdout.count(str(environment)) == 2
    told = studio(environment, "--version", home=tmp_path).stdout
    assert told.strip() == f"LSTM Studio {lstm_studio.__version__}"


def test_it_renders_a_picture(environment: Path, tmp_path: Path) -> None:
    studio(environment, *RENDER.split(), home=tmp_path)
    with Image.open(tmp_path / "picture.png") as image:
        assert image.size == (1440, 900)
        pixels = np.asarray(image.convert("RGB")).reshape(-1, 3)
    colours = np.unique(pixels, axis=0)
    assert len(colours) > 200, "the picture is all but empty"


def test_its_window_opens(environment: Path, tmp_path: Path) -> None:
    answer = studio(environment, "--exit-after-first-paint", home=tmp_path)
    assert "Traceback" not in answer.stderr


def test_its_doctor_finds_nothing_wrong(environment: Path, tmp_path: Path) -> None:
    told = studio(environment, "doctor", home=tmp_path).stdout
    assert "FAIL" not in told
    assert str(environment) in told


def test_its_doctor_names_a_file_that_was_lost(environment: Path, tmp_path: Path) -> None:
    name = "lstm_studio/_resources/sequences/key.toml"
    (lost,) = environment.glob(f"lib/python*/site-packages/{name}")
    hidden = lost.with_suffix(".hidden")
    lost.rename(hidden)
    try:
        told = studio(environment, "doctor", home=tmp_path, code=1).stdout
    finally:
        hidden.rename(lost)
    assert name in told
    assert "Install the program again." in told


def test_its_entry_in_the_menu_starts_it(environment: Path, tmp_path: Path) -> None:
    """In the environment's folder is a space, which the entry must quote."""
    told = studio(environment, "--install-desktop", home=tmp_path).stdout
    (entry,) = (tmp_path / "share" / "applications").glob("*.desktop")
    assert str(entry) in told
    program = environment / "bin" / "lstm-studio"
    assert f'Exec="{program}"\n' in entry.read_text(encoding="utf-8")
    studio(environment, "--remove-desktop", home=tmp_path)
    assert list((tmp_path / "share").rglob("*")) == []
