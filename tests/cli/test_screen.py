"""A window that cannot be opened is told before Qt aborts over it."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import pytest

from lstm_studio.cli import libraries, screen
from lstm_studio.core.errors import StudioError


@pytest.fixture(autouse=True)
def _on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


def nothing(wanted: Iterable[str]) -> tuple[str, ...]:
    return ()


def without(*names: str):
    """A system that lacks these libraries."""

    def missing(wanted: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in wanted if name in names)

    return missing


def test_with_a_screen_and_all_libraries_nothing_happens() -> None:
    screen.require_screen(environment={"DISPLAY": ":0"}, missing=nothing)
    screen.require_screen(environment={"WAYLAND_DISPLAY": "wayland-0"}, missing=nothing)
    screen.require_screen("offscreen", environment={}, missing=nothing)
    screen.require_screen(environment={"QT_QPA_PLATFORM": "offscreen"}, missing=nothing)


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": "", "WAYLAND_DISPLAY": ""}])
def test_no_screen_is_said_with_the_way_out(environment: dict[str, str]) -> None:
    with pytest.raises(StudioError, match="no screen") as caught:
        screen.require_screen(environment=environment, missing=nothing)
    assert "xvfb-run" in caught.value.hint


def test_every_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "install_command", lambda names: f"install {' '.join(names)}")
    lacking = without("libxcb-icccm.so.4", "libxcb-keysyms.so.1")
    with pytest.raises(StudioError) as caught:
        screen.require_screen(environment={"DISPLAY": ":0"}, missing=lacking)
    for name in ("libxcb-icccm.so.4", "libxcb-keysyms.so.1"):
        assert name in caught.value.message
        assert name in caught.value.hint


def test_where_the_system_is_unknown_the_hint_still_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(libraries, "install_command", lambda names: "")
    with pytest.raises(StudioError) as caught:
        screen.require_screen(environment={"DISPLAY": ":0"}, missing=without("libGL.so.1"))
    assert "packages" in caught.value.hint


def test_wayland_alone_is_enough_on_wayland() -> None:
    lacking = without("libxcb-cursor.so.0")
    screen.require_screen(environment={"WAYLAND_DISPLAY": "wayland-0"}, missing=lacking)
    with pytest.raises(StudioError):
        screen.require_screen(environment={"DISPLAY": ":0"}, missing=lacking)
    neither = without("libxcb-cursor.so.0", "libwayland-client.so.0")
    with pytest.raises(StudioError):
        screen.require_screen(environment={"WAYLAND_DISPLAY": "wayland-0"}, missing=neither)


def test_offscreen_needs_no_library_of_x11() -> None:
    lacking = without(*libraries.XCB)
    screen.require_screen("offscreen", environment={}, missing=lacking)
    with pytest.raises(StudioError):
        screen.require_screen("offscreen", environment={}, missing=without("libEGL.so.1"))


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_always_have_a_screen(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert screen.has_screen({})
    screen.require_screen(environment={}, missing=without("libGL.so.1"))
