"""The two commands of a newcomer, run for real on a small checkout with the real pip."""

from __future__ import annotations

import ast
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = [*sorted((ROOT / "packaging").glob("*.sh")), ROOT / ".ci" / "run"]


def words(line: str) -> list[str]:
    """What the small program and the small pytest print: the Qt platform and their arguments."""
    return ast.literal_eval(line)


# -- set-up ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_first_start_installs_and_starts(checkout) -> None:
    """A real new environment, from a folder with a space, arguments and all."""
    checkout.wheel("torch", "2.13.0")
    checkout.wheel("torch", "2.13.0+cpu")
    answer = checkout.run("run.sh", "--sequence", "two words", DISPLAY=":7")
    assert answer.returncode == 0, answer.stderr
    assert words(answer.stdout) == ["-", "--sequence", "two words"]  # and nothing else of ours
    assert checkout.installed("torch") == "2.13.0+cpu"
    assert checkout.installed("pytest") == ""
    assert "set-up finished" in answer.stderr
    assert not (checkout.venv / ".unfinished").exists()


def test_the_second_start_calls_no_pip(finished) -> None:
    """Neither the pip in .venv nor one on PATH can even be run, and nothing is said."""
    (pip,) = finished.venv.glob("lib/python*/site-packages/pip")
    hidden = pip.with_name("pip-hidden")
    pip.rename(hidden)
    for name in ("pip", "pip3", "python3", "python3.11", "python", "apt-get", "sudo"):
        finished.tool(name, f"echo {name} was called >&2; exit 99")
    try:
        answer = finished.run("run.sh", "doctor", LSTM_STUDIO_PYTHON="", DISPLAY=":7")
    finally:
        hidden.rename(pip)
        for tool in finished.tools.iterdir():
            tool.unlink()
    assert answer.returncode == 0
    assert answer.stderr == ""
    assert words(answer.stdout) == ["-", "doctor"]


def test_what_is_installed_for_the_tests_serves_the_program_too(finished) -> None:
    assert finished.installed("pytest") == "9.0"
    for extra in ("", "test"):
        answer = finished.run("run.sh", LSTM_STUDIO_EXTRA=extra, LSTM_STUDIO_NO_RUN="1")
        assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_a_start_of_the_program_takes_no_test_package_away(checkout) -> None:
    checkout.wheel("torch", "2.13.0+cpu")
    checkout.quick_venv()
    assert checkout.run("test.sh", LSTM_STUDIO_NO_RUN="1").returncode == 0
    constraints = checkout.root / "packaging" / "constraints.txt"
    constraints.write_text(constraints.read_text() + "pytest==9.0\n")
    answer = checkout.run("run.sh", LSTM_STUDIO_NO_RUN="1")
    assert "set-up finished" in answer.stderr  # the constraints have changed
    assert '"extra": "test"' in (checkout.venv / ".ready").read_text()


def test_a_change_of_the_constraints_is_installed(checkout) -> None:
    checkout.wheel("torch", "2.13.0+cpu")
    checkout.wheel("torch", "2.13.1+cpu")
    checkout.quick_venv()
    assert checkout.run("run.sh", LSTM_STUDIO_NO_RUN="1").returncode == 0
    assert checkout.installed("torch") == "2.13.0+cpu"
    (checkout.root / "packaging" / "constraints.txt").write_text("torch==2.13.1\n")
    assert checkout.run("run.sh", LSTM_STUDIO_NO_RUN="1").returncode == 0
    assert checkout.installed("torch") == "2.13.1+cpu"


@pytest.mark.slow
def test_ctrl_c_in_the_middle_is_recovered_by_running_it_again(checkout) -> None:
    checkout.wheel("torch", "2.13.0+cpu")
    checkout.quick_venv()
    # A runner in the background ignores Ctrl-C, and what it starts would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        answer = checkout.run("run.sh", LSTM_STUDIO_NO_RUN="1", PRESS_CTRL_C="1")
    finally:
        signal.signal(signal.SIGINT, before)
    assert answer.returncode == 130
    assert "run the command again" in answer.stderr
    assert "Traceback" not in answer.stderr.rpartition("LSTM Studio:")[2]
    assert (checkout.venv / ".unfinished").exists()
    stray = checkout.venv / "half-unpacked"
    stray.touch()
    answer = checkout.run("run.sh", "doctor", DISPLAY=":7")
    assert answer.returncode == 0, answer.stderr
    assert words(answer.stdout) == ["-", "doctor"]
    assert not stray.exists()


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["no python", "moved"])
def test_a_half_made_environment_is_made_anew(checkout, damage: str) -> None:
    checkout.wheel("torch", "2.13.0+cpu")
    checkout.quick_venv()
    if damage == "no python":
        for name in ("python", "python3"):
            (checkout.venv / "bin" / name).unlink()
    else:
        assert checkout.run("run.sh", LSTM_STUDIO_NO_RUN="1").returncode == 0
        checkout.root = checkout.root.rename(checkout.root.with_name("moved elsewhere"))
    answer = checkout.run("run.sh", "doctor", DISPLAY=":7")
    assert answer.returncode == 0, answer.stderr
    assert words(answer.stdout) == ["-", "doctor"]


@pytest.mark.slow
def test_an_environment_without_pip_is_given_one_and_kept(checkout) -> None:
    """As other tools make them; what somebody has installed there stays."""
    checkout.wheel("torch", "2.13.0+cpu")
    checkout.quick_venv()
    for link in checkout.venv.glob("lib/python*/site-packages/pip*"):
        link.unlink()
    kept = checkout.venv / "of-mine"
    kept.touch()
    answer = checkout.run("run.sh", LSTM_STUDIO_NO_RUN="1")
    assert answer.returncode == 0, answer.stderr
    assert kept.exists()
    assert checkout.installed("torch") == "2.13.0+cpu"


def test_a_failed_installation_says_so_and_can_be_repeated(checkout) -> None:
    checkout.wheel("torch", "2.13.0+cpu")
    checkout.quick_venv()
    shutil.move(checkout.wheels / "pytest-9.0-py3-none-any.whl", checkout.root)
    answer = checkout.run("test.sh")
    assert answer.returncode == 1
    assert "pip could not install" in answer.stderr
    assert answer.stdout == ""
    shutil.move(checkout.root / "pytest-9.0-py3-none-any.whl", checkout.wheels)
    assert checkout.run("test.sh").returncode == 0


def test_pip_settings_that_lead_elsewhere_are_passed_over(checkout) -> None:
    checkout.wheel("torch", "2.13.0+cpu")
    checkout.quick_venv()
    elsewhere = checkout.root / "elsewhere"
    answer = checkout.run("run.sh", LSTM_STUDIO_NO_RUN="1", PIP_USER="1", PIP_TARGET=str(elsewhere))
    assert answer.returncode == 0, answer.stderr
    assert checkout.installed("torch") == "2.13.0+cpu"
    assert not elsewhere.exists()


# -- the build of torch ------------------------------------------------------------------------


@pytest.mark.slow
def test_several_gigabytes_of_cuda_are_refused(checkout) -> None:
    checkout.wheel("torch", "2.13.0", "nvidia-cublas", "cuda-toolkit", "sympy")
    checkout.wheel("nvidia-cublas", "13.0")
    checkout.wheel("cuda-toolkit", "13.0")
    checkout.wheel("sympy", "1.0")
    checkout.quick_venv()
    answer = checkout.run("run.sh")
    assert answer.returncode == 1
    assert "only the CUDA build of torch 2.13.0 is on offer" in answer.stderr
    assert "nvidia-cublas, cuda-toolkit:" in answer.stderr
    assert "LSTM_STUDIO_CUDA=1" in answer.stderr
    assert checkout.installed("torch") == ""
    answer = checkout.run("run.sh", LSTM_STUDIO_CUDA="1", LSTM_STUDIO_NO_RUN="1")
    assert answer.returncode == 0, answer.stderr
    assert checkout.installed("nvidia-cublas") == "13.0"


@pytest.mark.slow
def test_a_torch_without_cuda_needs_no_special_name(checkout) -> None:
    """As on a machine whose wheels a distributor built; CUDA for other machines does not count."""
    checkout.wheel("torch", "2.13.0", 'nvidia-cublas; platform_machine == "none"')
    checkout.quick_venv()
    answer = checkout.run("run.sh", LSTM_STUDIO_NO_RUN="1")
    assert answer.returncode == 0, answer.stderr
    assert checkout.installed("torch") == "2.13.0"


def write_index(folder: Path) -> str:
    """Turn a folder of one package's wheels into an index that pip can be pointed to."""
    links = "".join(f'<a href="{path.name}">{path.name}</a>' for path in folder.glob("*.whl"))
    (folder / "index.html").write_text(f"<!DOCTYPE html><html><body>{links}</body></html>")
    return folder.parent.as_uri()


@pytest.mark.slow
def test_the_index_of_cpu_builds_is_asked_when_no_other_has_one(checkout) -> None:
    checkout.wheel("torch", "2.13.0", "nvidia-cublas", folder="plain/torch")
    checkout.wheel("torch", "2.13.0+cpu", folder="cpu/torch")
    plain = write_index(checkout.wheels / "plain" / "torch")
    cpu = write_index(checkout.wheels / "cpu" / "torch")
    del checkout.environment["PIP_NO_INDEX"]
    checkout.quick_venv()
    answer = checkout.run(
        "run.sh", LSTM_STUDIO_NO_RUN="1", PIP_INDEX_URL=plain, LSTM_STUDIO_TORCH_INDEX=cpu
    )
    assert answer.returncode == 0, answer.stderr
    assert "PyTorch's own index" in answer.stderr
    assert checkout.installed("torch") == "2.13.0+cpu"


def test_no_torch_at_all_is_told_in_pips_words(checkout) -> None:
    checkout.quick_venv()
    answer = checkout.run("run.sh")
    assert answer.returncode == 1
    assert "pip finds no torch 2.13.0" in answer.stderr
    assert "ERROR: " in answer.stderr


# -- Python and the screen ---------------------------------------------------------------------


def test_a_stub_that_only_complains_is_no_python(checkout) -> None:
    """As pyenv and the Microsoft Store put them on PATH; the real one has another name."""
    for name in ("python3", "python3.13", "python3.12", "python3.14", "python", "py"):
        checkout.tool(name, "echo 'command not found'; exit 127")
    python = checkout.environment["LSTM_STUDIO_PYTHON"]
    checkout.tool("python3.11", f'exec "{python}" "$@"')
    find = f'. "{checkout.root}/packaging/setup.sh"; find_python'
    environment = {**checkout.environment, "LSTM_STUDIO_PYTHON": ""}
    answer = subprocess.run(
        ["bash", "-c", find], env=environment, capture_output=True, text=True, check=False
    )
    assert (answer.stdout, answer.stderr) == ("python3.11\n", "")


def test_without_a_python_it_says_where_one_is_to_be_had(checkout) -> None:
    for name in ("python3.11", "python3", "python3.13", "python3.12", "python3.14", "python", "py"):
        checkout.tool(name, "exit 1")
    answer = checkout.run("run.sh", LSTM_STUDIO_PYTHON="")
    assert answer.returncode == 1
    assert "no 64-bit CPython 3.11" in answer.stderr
    assert "LSTM_STUDIO_PYTHON=" in answer.stderr
    answer = checkout.run("run.sh", LSTM_STUDIO_PYTHON="/nowhere/python3")
    assert answer.returncode == 1
    assert "/nowhere/python3" in answer.stderr


def test_a_python_path_of_another_program_is_not_taken_over(finished) -> None:
    (finished.tools / "program.py").write_text("raise SystemExit('the wrong program')")
    answer = finished.run("run.sh", "doctor", DISPLAY=":7", PYTHONPATH=str(finished.tools))
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("arguments", [(), ("--exit-after-first-paint",), ("lesson.csv",)])
def test_without_a_screen_the_window_is_not_even_tried(finished, arguments) -> None:
    answer = finished.run("run.sh", *arguments)
    assert answer.returncode == 1
    assert answer.stdout == ""
    for said in ("DISPLAY", "WAYLAND_DISPLAY", "ssh -X", "xvfb-run"):
        assert said in answer.stderr


@pytest.mark.parametrize("verb", ["run", "render", "doctor", "--version", "--install-desktop"])
def test_without_a_screen_the_verbs_work(finished, verb: str) -> None:
    answer = finished.run("run.sh", verb, "--out", "a b.png")
    assert answer.returncode == 0
    assert words(answer.stdout) == ["offscreen", verb, "--out", "a b.png"]


def test_a_platform_that_somebody_chose_is_left_alone(finished) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        assert words(finished.run("run.sh", **{variable: ":7"}).stdout) == ["-"]
    assert words(finished.run("run.sh", QT_QPA_PLATFORM="vnc").stdout) == ["vnc"]
    arguments = ["--qt-platform", "vnc"]
    assert words(finished.run("run.sh", *arguments).stdout) == ["-", *arguments]


# -- the tests ---------------------------------------------------------------------------------


@pytest.fixture
def with_x11_tests(finished):
    """The checkout with a test that needs an X server, and with an xvfb-run."""
    (finished.root / "tests" / "test_window.py").write_text("@pytest.mark.{}\n".format("x11"))
    finished.tool("xvfb-run", 'while [ "$1" != env ]; do shift; done; DISPLAY=:99 exec "$@"')
    yield finished
    (finished.root / "tests" / "test_window.py").unlink()
    (finished.tools / "xvfb-run").unlink()


def test_arguments_reach_pytest_and_its_last_line_is_the_last(finished) -> None:
    answer = finished.run("test.sh", "-k", "gate or lane", "tests/core")
    assert answer.returncode == 0
    assert words(answer.stdout) == [
        "rest", "offscreen", "-m", "not x11", "-k", "gate or lane", "tests/core",
    ]  # fmt: skip


def test_tests_of_a_real_window_come_first_and_on_x11(with_x11_tests) -> None:
    answer = with_x11_tests.run("test.sh", "-q", WAYLAND_DISPLAY="wayland-0")
    lines = [words(line) for line in answer.stdout.splitlines()]
    assert lines == [
        ["x11", "xcb", "-m", "x11", "-q"],
        ["rest", "offscreen", "-m", "not x11", "-q"],
    ]
    assert answer.returncode == 0


def test_an_own_choice_of_marks_decides_alone(with_x11_tests) -> None:
    answer = with_x11_tests.run("test.sh", "-m", "slow")
    assert [words(line)[2:] for line in answer.stdout.splitlines()] == [["-m", "slow"]]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(0, 0, 0), (1, 0, 1), (0, 1, 1), (2, 1, 1), (5, 0, 0), (0, 5, 0), (5, 5, 5), (1, 5, 1)],
)
def test_the_exit_code_is_that_of_what_failed(
    with_x11_tests, first: int, second: int, expected: int
) -> None:
    codes = {"CODE_x11": str(first), "CODE_rest": str(second)}
    assert with_x11_tests.run("test.sh", **codes).returncode == expected


def test_no_chosen_test_is_a_failure_where_there_are_no_window_tests(finished) -> None:
    assert finished.run("test.sh", CODE_rest="5").returncode == 5


# -- the text of the scripts -------------------------------------------------------------------


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_sound_for_old_bashes_too(script: Path) -> None:
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    text = script.read_text(encoding="ascii")
    assert "\r" not in text
    code = re.sub(r"(?m)(^|\s)#.*$", "", text)
    # What bash 3.2, the one of macOS, does not know.
    modern = r"\bdeclare -A|\$\{\w+(,,|\^\^)|\bmapfile\b|\breadarray\b|&>>|\|&"
    assert not re.search(modern, code)
    if script.name != "setup.sh":  # that one is sourced
        assert text.startswith("#!/usr/bin/env bash\n")
        assert "\nset -euo pipefail\n" in text
    # Every path is quoted: they may hold spaces.
    for variable in ("here", "root", "bin", "1"):
        for line in code.splitlines():
            bare = re.search(rf'(?<!["\w/=])\$(\{{)?{variable}\b', line)
            assert not bare or "=$" in line or "case $" in line, line


def test_command_files_have_their_line_ends_and_their_labels() -> None:
    attributes = (ROOT / "packaging" / ".gitattributes").read_text()
    assert "*.cmd text eol=crlf" in attributes
    for script in (ROOT / "packaging").glob("*.cmd"):
        text = script.read_text(encoding="ascii")
        labels = set(re.findall(r"(?m)^:(\w+)", text))
        used = set(re.findall(r"(?i)\b(?:goto |call :)(\w+)", text))
        assert used == labels


def test_both_worlds_have_the_same_commands() -> None:
    shell = {path.stem for path in (ROOT / "packaging").glob("*.sh")}
    windows = {path.stem for path in (ROOT / "packaging").glob("*.cmd")}
    assert shell == windows == {"run", "setup", "test"}


def test_one_place_names_a_download_address() -> None:
    """The public index of CPU builds; every other index is the person's own configuration."""
    pattern = re.compile(r"https?://\S+/(?:simple|whl)\b\S*")
    found = []
    for start in (ROOT / "packaging", ROOT / ".ci", ROOT / "lstm_studio", ROOT / "pyproject.toml"):
        for path in [start] if start.is_file() else start.rglob("*"):
            if path.is_file() and path.suffix in (".py", ".sh", ".cmd", ".toml", ".txt", ""):
                text = path.read_text(encoding="utf-8")
                found += [(path.name, address) for address in pattern.findall(text)]
    assert [name for name, _ in found] == ["prepare.py"]
