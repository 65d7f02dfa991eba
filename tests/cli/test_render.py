"""Any page as a picture, without a screen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from lstm_studio.cli import main
from lstm_studio.style.tokens import DARK, LIGHT


def render(tmp_path, *options):
    out = tmp_path / "page.png"
    assert main(["render", "--page", "sandbox", *options, "--out", str(out)]) == 0
    return QImage(str(out))


def test_a_picture_has_the_size_and_the_theme_asked_for(qapp, tmp_path):
    light = render(tmp_path, "--size", "1100x700", "--theme", "light")
    assert (light.width(), light.height()) == (1100, 700)
    assert light.pixelColor(3, 300).name() == LIGHT.panel.lower()
    dark = render(tmp_path, "--size", "1100x700", "--theme", "dark")
    assert dark.pixelColor(3, 300).name() == DARK.panel.lower()


@pytest.mark.parametrize(
    "options",
    [
        ["--step", "2"],
        ["--phase", "2.5"],
        ["--sequence", "topic"],
        ["--cell", "gru"],
        ["--gate", "f=0.2"],
        ["--projector"],
        ["--scale", "1.25"],
        ["--text", "words of my own"],
    ],
)
def test_what_is_asked_for_is_seen(qapp, tmp_path, options):
    assert render(tmp_path, *options) != render(tmp_path)


def test_the_same_command_gives_the_same_picture(qapp, tmp_path):
    assert render(tmp_path, "--step", "5") == render(tmp_path, "--step", "5")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--sequence", "key", "--step", "99"], "no step 99"),
        (["--step", "0"], "no step 0"),
        (["--size", "200x100"], "does not fit"),
        (["--size", "large"], "no size"),
        (["--size", "99999x99999"], "no size"),
        (["--scale", "9"], "100 to 200"),
        (["--unit", "5"], "no unit 5"),
        (["--sequence", "nothing"], "nothing"),
    ],
)
def test_what_cannot_be_drawn_is_refused(qapp, tmp_path, capsys, options, says):
    out = tmp_path / "page.png"
    assert main(["render", *options, "--out", str(out)]) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_only_pictures_are_written(qapp, tmp_path, capsys):
    assert main(["render", "--out", str(tmp_path / "page.exe")]) == 2
    assert ".png" in capsys.readouterr().err
