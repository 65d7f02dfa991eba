"""The window, and what is said in it."""

from __future__ import annotations

import pytest


@pytest.fixture
def told(window):
    """Return the notices that the window raises from now on."""
    notices = []
    window.controller.notices.raised.connect(notices.append)
    return notices
