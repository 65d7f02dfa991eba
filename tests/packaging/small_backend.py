"""The build backend of the small checkout: writes wheels with the standard library alone."""

from __future__ import annotations

import base64
import hashlib
import os
import signal
import zipfile
from pathlib import Path

REQUIRES = ["torch>=2.6,<3", 'pytest; extra == "test"']
PROGRAM = """
import os, sys
def main():
    print([os.environ.get("QT_QPA_PLATFORM", "-"), *sys.argv[1:]])
"""


def build_editable(
    directory: str, config_settings: object = None, metadata_directory: object = None
) -> str:
    """Build the small program; with PRESS_CTRL_C, interrupt the whole set-up instead."""
    if os.environ.get("PRESS_CTRL_C"):
        os.killpg(0, signal.SIGINT)
        signal.pause()
    return write_wheel(
        directory,
        "lstm_studio",
        "0.1",
        REQUIRES,
        {"program.py": PROGRAM},
        "[console_scripts]\nlstm-studio = program:main\n",
        extras=["test"],
    )


def write_wheel(
    directory: str | Path,
    name: str,
    version: str,
    requires: list[str],
    files: dict[str, str],
    entry_points: str = "",
    extras: list[str] | None = None,
) -> str:
    """Write a wheel as the specification has it and return its file name."""
    info = f"{name}-{version}.dist-info"
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Provides-Extra: {extra}" for extra in extras or []]
    lines += [f"Requires-Dist: {requirement}" for requirement in requires]
    tag = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    contents = {**files, f"{info}/METADATA": "\n".join(lines) + "\n", f"{info}/WHEEL": tag}
    if entry_points:
        contents[f"{info}/entry_points.txt"] = entry_points
    record = ""
    for path, text in contents.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode()
        record += f"{path},sha256={digest.rstrip('=')},{len(text.encode())}\n"
    contents[f"{info}/RECORD"] = record + f"{info}/RECORD,,\n"
    target = f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(Path(directory) / target, "w") as wheel:
        for path, text in contents.items():
            wheel.writestr(path, text)
    return target
