"""Set up ``.venv`` in the checkout: system libraries, the CPU build of torch, the program.

Called by ``setup.sh`` and ``setup.cmd`` with any CPython from 3.11 on; imports nothing but the
standard library.  Everything it prints goes to standard error, because the program that is
started afterwards owns standard output.

``.venv/.ready`` says what a finished set-up was made from.  While it still fits, nothing here is
run again: no pip, no network.  ``.venv/.unfinished`` stands while a set-up is under way; when a
later run finds it, the earlier one was cut off, and the environment is made anew, since nobody
knows which files it lacks.

Environment variables: ``LSTM_STUDIO_CUDA=1`` takes whatever build of torch pip prefers,
``LSTM_STUDIO_TORCH_INDEX`` names another index for the CPU build, ``LSTM_STUDIO_SKIP_SYSTEM=1``
leaves the system's packages alone.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
INPUTS = (ROOT / "pyproject.toml", CONSTRAINTS)
READY = VENV / ".ready"
UNFINISHED = VENV / ".unfinished"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
EXTRAS = ("", "test", "dev")  # each holds the one before it

# The vendor's public index of CPU-only wheels: the one address in this repository, because the
# wheel that PyPI itself has for Linux needs several GB of CUDA libraries that are of no use here.
# Only asked when the indexes that pip is configured with have no CPU build of their own.
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"

TOOLS = {
    "test": {"xvfb-run": ("xvfb", "xauth")},
    "dev": {"desktop-file-validate": ("desktop-file-utils",)},
}
"""Programs that the tests and the checks make use of, and the Debian packages they are in."""


class SetupError(Exception):
    """The set-up cannot go on; the text says what to do."""


def say(text: str) -> None:
    """Print one line of progress."""
    sys.stderr.write(f"LSTM Studio: {text}\n")
    sys.stderr.flush()


# -- what is ready -----------------------------------------------------------------------------


def description(extra: str, python: str) -> dict[str, str]:
    """Return what a set-up depends on; two equal descriptions need no second set-up."""
    inputs = hashlib.sha256()
    for path in INPUTS:
        inputs.update(path.read_bytes())
    return {
        "checkout": str(ROOT),  # scripts in .venv hold absolute paths: a moved checkout starts anew
        "extra": extra,
        "inputs": inputs.hexdigest(),
        "python": python,
        "torch": "any" if wants_cuda() else "cpu",
    }


def is_ready(extra: str) -> bool:
    """Tell whether ``.venv`` is finished and made from the present files.

    Asked by the Python in ``.venv`` itself, so that an upgrade of the system's Python under it
    is noticed.
    """
    try:
        made = json.loads(READY.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if UNFINISHED.exists() or not isinstance(made, dict) or made.get("extra") not in EXTRAS:
        return False
    if EXTRAS.index(made["extra"]) < EXTRAS.index(extra):
        return False
    return made == description(made["extra"], this_python()) and launcher().exists()


def noted(key: str) -> str:
    """Return one entry of the note that the last finished set-up left; empty without one."""
    try:
        value = json.loads(READY.read_text(encoding="utf-8"))[key]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return value if isinstance(value, str) else ""


def this_python() -> str:
    """Return the version of the running Python without its last part."""
    return "{}.{}".format(*sys.version_info)


def launcher() -> Path:
    """Return the program's own command in ``.venv``."""
    return SCRIPTS / ("lstm-studio.exe" if os.name == "nt" else "lstm-studio")


def venv_python() -> Path:
    """Return the Python of ``.venv``."""
    return SCRIPTS / ("python.exe" if os.name == "nt" else "python")


def wants_cuda() -> bool:
    """Tell whether the person asked for whatever torch pip prefers."""
    return os.environ.get("LSTM_STUDIO_CUDA", "") not in ("", "0")


# -- the system's packages ---------------------------------------------------------------------


def load_libraries() -> ModuleType:
    """Load the table of libraries by its path: the package cannot be imported yet."""
    path = ROOT / "lstm_studio" / "cli" / "libraries.py"
    spec = importlib.util.spec_from_file_location("libraries", path)
    if spec is None or spec.loader is None:
        raise SetupError(f"{path} is missing: the checkout is damaged.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def system_packages(extra: str) -> None:
    """Install what Linux lacks where that is allowed; else say exactly what to install."""
    if sys.platform != "linux" or os.environ.get("LSTM_STUDIO_SKIP_SYSTEM", "") not in ("", "0"):
        return
    libraries = load_libraries()
    needed = (*libraries.BASE, *libraries.XCB)
    absent = libraries.missing(needed)
    wished = libraries.missing(libraries.WAYLAND) if absent else ()
    more = venv_package()
    tools = tool_packages(extra)
    if not absent and not more and not tools:
        return
    required = bool(absent or more)
    if shutil.which("apt-get") is None:
        if required:
            raise SetupError(without_apt(absent, more, libraries))
        return
    root = becoming_root(ask=required)
    if root is None and not required:
        say("not installed, for want of the right to: " + " ".join(tools))
        return
    if root is not None:
        # Names differ between releases; only fresh lists can tell which of them is right.
        run([*root, "apt-get", "update", "-qq"])
    names = sorted({*libraries.packages((*absent, *wished)), *more, *tools})
    if root is not None:
        say("installing system packages: " + " ".join(names))
        run(
            [*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *names],
            brief=True,
        )
    absent = libraries.missing(needed)
    if absent or venv_package():
        raise SetupError(
            "these system packages are missing:\n"
            f"    {' '.join(names)}\n"
            "Install them with the line below and run this command again:\n"
            f"    sudo apt-get install {' '.join(names)}"
        )


def without_apt(absent: tuple[str, ...], more: tuple[str, ...], libraries: ModuleType) -> str:
    """Say what is missing on a system whose packages are not handled by apt."""
    lines: list[str] = []
    if more:
        lines.append("this Python has no ensurepip module: install your system's package for venv.")
    if absent:
        lines.append("these system libraries are missing: " + " ".join(absent))
        command = libraries.install_command(absent)
        if command:
            lines += [
                "Install them with the line below and run this command again:",
                f"    {command}",
            ]
        else:
            lines.append("Install the packages that hold them and run this command again.")
        lines.append("(LSTM_STUDIO_SKIP_SYSTEM=1 goes on without them.)")
    return "\n".join(lines)


def venv_package() -> tuple[str, ...]:
    """Return the package that lets this Python make environments, when it is not installed."""
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is not None:
        return ()
    return (f"python3.{sys.version_info.minor}-venv",)


def tool_packages(extra: str) -> tuple[str, ...]:
    """Return the packages of the test tools that are not there."""
    names: list[str] = []
    for level in EXTRAS[1 : EXTRAS.index(extra) + 1]:
        for program, packages in TOOLS[level].items():
            if shutil.which(program) is None:
                names += packages
    return tuple(names)


def becoming_root(ask: bool) -> list[str] | None:
    """Return what to put before a command to run it as root; ``None`` when that is not allowed.

    Parameters
    ----------
    ask : bool
        Whether sudo may ask for a password when somebody sits at the terminal.
    """
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return environment
    if shutil.which("sudo") is None:
        return None
    if run(["sudo", "-n", "true"], quiet=True) == 0:
        return ["sudo", "-n", *environment]
    if ask and sys.stdin.isatty():
        say("Qt needs system packages; sudo asks for your password to install them.")
        return ["sudo", *environment]
    return None


# -- the environment ---------------------------------------------------------------------------


def make_environment() -> str:
    """Make ``.venv``, or keep it when it is whole; return its Python's version."""
    if VENV.exists() and not UNFINISHED.exists():
        # Other tools make environments without pip, and somebody may have packages of theirs there.
        version = soundness() or (give_pip() and soundness())
        if version:
            UNFINISHED.touch()
            return version
    if VENV.exists() and any(VENV.iterdir()):
        say("making .venv anew: it is half made, or was moved, or its Python is gone")
        empty(VENV)
    VENV.mkdir(exist_ok=True)
    UNFINISHED.touch()
    say(f"making .venv with Python {platform.python_version()}")
    if run([sys.executable, "-I", "-m", "venv", str(VENV)]) != 0 or not (version := soundness()):
        raise SetupError("Python could not make a virtual environment; its message is above.")
    return version


def soundness() -> str:
    """Return the Python version of ``.venv`` when it runs, fits and has pip; else nothing."""
    script = (
        "import pip, sys; print('{}.{}'.format(*sys.version_info), sys.version_info >= (3, 11))"
    )
    try:
        answer = subprocess.run(
            [venv_python(), "-I", "-c", script], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    version, _, fits = answer.stdout.strip().partition(" ")
    moved = noted("checkout") not in ("", str(ROOT))
    return version if answer.returncode == 0 and fits == "True" and not moved else ""


def give_pip() -> bool:
    """Put pip into an environment that has none; tell whether that worked."""
    return run([str(venv_python()), "-I", "-m", "ensurepip"], quiet=True) == 0


def empty(folder: Path) -> None:
    """Remove what is in `folder`, but not the folder: it may be a link to a bigger disk."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def pip(*arguments: str, hush: bool = False) -> subprocess.CompletedProcess[str]:
    """Run the pip of ``.venv`` with the person's own configuration of indexes.

    Parameters
    ----------
    *arguments : str
        What to do.
    hush : bool, optional
        Keep the messages, which are then in the result; progress is shown all the same.
    """
    # These would put the packages somewhere else than into .venv.
    elsewhere = {"PIP_PREFIX", "PIP_ROOT", "PIP_TARGET", "PIP_USER"}
    return subprocess.run(
        [venv_python(), "-I", "-m", "pip", "--disable-pip-version-check", *arguments],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if key not in elsewhere},
        stdout=sys.stderr,
        stderr=subprocess.PIPE if hush else None,
        text=True,
        check=False,
    )


def install(
    *arguments: str, constraints: Path = CONSTRAINTS, hush: bool = False
) -> subprocess.CompletedProcess[str]:
    """Install packages under the constraints."""
    return pip("install", "--no-user", "-c", str(constraints), *arguments, hush=hush)


# -- torch ------------------------------------------------------------------------------------


def install_torch() -> None:
    """On Linux, install the CPU build of torch, or stop before gigabytes of CUDA are fetched.

    The CPU build's version ends in ``+cpu``, so asking for exactly that finds it in any index
    or folder that pip is configured with, and costs a second where it is not on offer.
    """
    if sys.platform != "linux" or wants_cuda():
        return
    version = pinned("torch")
    say(f"looking for the CPU build of torch {version}")
    with tempfile.TemporaryDirectory() as folder:
        if install_cpu_build(f"torch=={version}+cpu", Path(folder)):
            return
        heavy = cuda_requirements(version, Path(folder) / "report.json")
    if heavy:
        raise SetupError(
            f"only the CUDA build of torch {version} is on offer, which needs {', '.join(heavy)}:\n"
            "several GB that LSTM Studio has no use for.  Either\n"
            "    let pip reach PyTorch's index of CPU builds, or name another with\n"
            "    LSTM_STUDIO_TORCH_INDEX, or put a torch wheel for the CPU into a folder and\n"
            "    name the folder in PIP_FIND_LINKS, and run this command again; or\n"
            "    set LSTM_STUDIO_CUDA=1 to take the CUDA build."
        )


def install_cpu_build(wanted: str, folder: Path) -> bool:
    """Install torch from where pip looks anyway, else from PyTorch's index; tell if there is one.

    Parameters
    ----------
    wanted : str
        The requirement, with its exact version.
    folder : Path
        A folder for a while.
    """
    # Without torch's own line: with it, pip calls a build that nobody offers a conflict.
    others = folder / "constraints.txt"
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    others.write_text("\n".join(line for line in lines if not line.startswith("torch==")))
    result = install(wanted, constraints=others, hush=True)
    if result.returncode == 0:
        return True
    if f"No matching distribution found for {wanted}" not in result.stderr:
        raise SetupError(f"pip could not install torch:\n{result.stderr.strip()}")
    # Before 23.3, `--dry-run` fetches whole wheels only to look at them.
    if pip_version() < (23, 3):
        install("--quiet", "pip", hush=True)
    index = ("--extra-index-url", os.environ.get("LSTM_STUDIO_TORCH_INDEX") or TORCH_INDEX)
    looking = ("--quiet", "--dry-run", "--no-deps")
    quick = ("--retries", "0", "--timeout", "5")  # a blocked address must not hold us up
    if install(*looking, *index, *quick, wanted, constraints=others, hush=True).returncode != 0:
        return False
    say("taking it from PyTorch's own index")
    if install(*index, wanted, constraints=others).returncode != 0:
        raise SetupError("pip could not install torch; its message is above.")
    return True


def cuda_requirements(version: str, report: Path) -> list[str]:
    """Return the CUDA packages that the torch which pip would take needs on this machine.

    Parameters
    ----------
    version : str
        The version of torch.
    report : Path
        Where pip may write its report of what it would install.
    """
    looking = ("--quiet", "--dry-run", "--ignore-installed", "--no-deps", "--report", str(report))
    result = install(*looking, f"torch=={version}", hush=True)
    if result.returncode != 0:
        raise SetupError(f"pip finds no torch {version}:\n{result.stderr.strip()}")
    script = (
        "import json, sys\n"
        "from pip._vendor.packaging.requirements import Requirement\n"
        "for item in json.load(open(sys.argv[1], encoding='utf-8'))['install']:\n"
        "    for line in item['metadata'].get('requires_dist', []):\n"
        "        need = Requirement(line)\n"
        "        if need.marker is None or need.marker.evaluate({'extra': ''}):\n"
        "            print(need.name)\n"
    )
    answer = subprocess.run(
        [venv_python(), "-I", "-c", script, str(report)], capture_output=True, text=True, check=True
    )
    return [name for name in answer.stdout.split() if re.match(r"(?i)(nvidia|cuda)-", name)]


def pip_version() -> tuple[int, ...]:
    """Return the version of the pip in ``.venv``."""
    answer = subprocess.run(
        [venv_python(), "-I", "-c", "import pip; print(pip.__version__)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(int(part) for part in re.findall(r"\d+", answer.stdout)[:2])


def pinned(name: str) -> str:
    """Return the version that the constraint file names."""
    found = re.search(
        rf"(?mi)^{re.escape(name)}==([^\s;#]+)", CONSTRAINTS.read_text(encoding="utf-8")
    )
    if found is None:
        raise SetupError(f"{CONSTRAINTS} names no version of {name}.")
    return found.group(1)


# -- the whole --------------------------------------------------------------------------------


def run(command: list[str], quiet: bool = False, brief: bool = False) -> int:
    """Run a command and return its exit code.

    Parameters
    ----------
    command : list of str
        The command; 127 is the code of one that does not exist.
    quiet : bool, optional
        Show nothing of what it says.
    brief : bool, optional
        Show what it says only when it fails.
    """
    hide = quiet or brief
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE if hide else sys.stderr,
            stderr=subprocess.STDOUT if hide else None,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        return 127
    if brief and done.returncode != 0:
        sys.stderr.write(done.stdout)
    return done.returncode


def prepare(extra: str) -> None:
    """Do everything that is needed before the program can start."""
    extra = max((level for level in (extra, noted("extra")) if level in EXTRAS), key=EXTRAS.index)
    say("setting up; this takes some minutes the first time, and happens once")
    system_packages(extra)
    try:
        version = make_environment()
        install_torch()
        say("installing LSTM Studio and what it needs")
        if install("-e", f".[{extra}]" if extra else ".").returncode != 0:
            raise SetupError(
                "pip could not install what is needed; its message is above.\n"
                f"This is Python {version} on {platform.platform()}.  Qt's wheels need\n"
                "64 bit and, on Linux, glibc 2.34 (Debian 12, Ubuntu 22.04, Fedora 36 or newer)."
            )
        # pip compiles what it copies, but ours stays in the checkout.  Compiled, the window opens a
        # fifth earlier, also where PYTHONDONTWRITEBYTECODE keeps a start from doing it.
        run([str(venv_python()), "-m", "compileall", "-q", str(ROOT / "lstm_studio")], quiet=True)
    except SetupError:
        UNFINISHED.unlink(missing_ok=True)  # pip undoes its own failures: what is there is whole
        READY.unlink(missing_ok=True)
        raise
    note = READY.with_name(".ready.new")
    note.write_text(json.dumps(description(extra, version), indent=1) + "\n", encoding="utf-8")
    note.replace(READY)
    UNFINISHED.unlink(missing_ok=True)
    say("set-up finished")


def main() -> int:
    """Run the command line; the exit code is 0, 1, or 130 after Ctrl+C."""
    parser = argparse.ArgumentParser(description="Set up .venv for LSTM Studio.")
    parser.add_argument("--extra", choices=EXTRAS, default="", help="what else to install")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 0 when everything is ready"
    )
    options = parser.parse_args()
    try:
        if is_ready(options.extra):
            return 0
        if options.check:
            return 1
        prepare(options.extra)
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("interrupted; run the command again to go on")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
