"""The window on a real X server, as a person's desktop shows it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.x11
def test_the_window_opens_on_x11_and_closes_by_itself(tmp_path: Path) -> None:
    """With Qt's X11 plug-in and all of its libraries, and without a word of complaint."""
    command = [sys.executable, "-m", "lstm_studio", "--exit-after-first-paint"]
    if not os.environ.get("DISPLAY"):
        command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *command]
    environment = {key: value for key, value in os.environ.items() if key != "WAYLAND_DISPLAY"}
    environment |= {"QT_QPA_PLATFORM": "xcb", "LSTM_STUDIO_HOME": str(tmp_path)}
    answer = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stderr == ""
