"""What is remembered, and what a damaged file does: nothing."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fixtures"))
from library import SmallLibrary

from lstm_studio.controller.settings import Settings
from lstm_studio.state.studio import LookState, initial_state


@pytest.fixture
def state():
    return initial_state(SmallLibrary())


def test_look_and_pace_come_back(tmp_path, state):
    look = LookState("dark", 1.5, True, True)
    changed = replace(state, look=look, view=replace(state.view, speed=4.0, loop=True))
    settings = Settings(tmp_path / "a" / "settings.ini")
    settings.keep(changed)
    assert settings.save()
    back = Settings(tmp_path / "a" / "settings.ini").restore(state)
    assert back.look == look or vars(back.look) == vars(look)
    assert (back.view.speed, back.view.loop) == (4.0, True)
    assert back.sequence is state.sequence


def test_a_first_start_has_the_defaults(tmp_path, state):
    back = Settings(tmp_path / "none.ini").restore(state)
    assert vars(back.look) == vars(LookState())
    assert Settings(tmp_path / "none.ini").geometry() is None
    assert Settings(tmp_path / "none.ini").docks("sandbox") is None


@pytest.mark.parametrize(
    "text",
    [
        "garbage",
        "\x00\xff\xfe",
        "[look]\ntheme=pink\nscale=900\nprojector=perhaps\n",
        "[look]\nscale=nan\n[play]\nspeed=3\nloop=\n",
        "[look]\ntheme=@Invalid()\nscale=@Variant(\\0\\0)\n",
        "[layout]\nversion=2\ngeometry=5\ndocks\\sandbox=7\nput_away\\sandbox=@Invalid()\n",
    ],
)
def test_damage_counts_as_absent(tmp_path, state, text):
    path = tmp_path / "settings.ini"
    path.write_bytes(text.encode("latin-1"))
    settings = Settings(path)
    back = settings.restore(state)
    assert vars(back.look) == vars(LookState())
    assert back.view.speed == 1.0
    assert settings.geometry() is None
    assert settings.docks("sandbox") is None


def test_the_layout_of_every_page_comes_back_and_can_be_forgotten(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    sandbox = (QByteArray(b"docks\xff"), ("dock.equations", "dock.code"))
    both = (QByteArray(b"\x00others"), ())
    settings.keep_layout(QByteArray(b"\x00geometry"), {"sandbox": sandbox, "both": both})
    settings.save()
    again = Settings(tmp_path / "settings.ini")
    assert again.geometry() == QByteArray(b"\x00geometry")
    assert (again.docks("sandbox"), again.docks("both")) == (sandbox, both)
    assert again.docks("never shown") is None
    again.forget_layout()
    assert (again.geometry(), again.docks("sandbox")) == (None, None)


def test_a_page_that_was_not_shown_keeps_its_layout(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    settings.keep_layout(QByteArray(b"a"), {"both": (QByteArray(b"old"), ("dock.x",))})
    settings.keep_layout(QByteArray(b"b"), {"sandbox": (QByteArray(b"new"), ())})
    assert settings.geometry() == QByteArray(b"b")
    assert settings.docks("both") == (QByteArray(b"old"), ("dock.x",))


def test_the_layout_of_an_older_program_is_dropped_whole(tmp_path):
    path = tmp_path / "settings.ini"
    path.write_text(
        "[layout]\nversion=1\ngeometry=@ByteArray(g)\ndocks=@ByteArray(d)\n"
        "docks\\both=@ByteArray(d)\n"
    )
    settings = Settings(path)
    assert (settings.geometry(), settings.docks("both")) == (None, None)
    settings.keep_layout(QByteArray(b"g"), {"sandbox": (QByteArray(b"d"), ())})
    assert settings.docks("sandbox") == (QByteArray(b"d"), ())
    assert settings.docks("both") is None


def test_an_unwritable_place_is_said(tmp_path, state):
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings = Settings(blocked / "settings.ini")
    settings.keep(state)
    assert not settings.save()
