"""The whole studio in its window, and a person at it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QCursor

from tests.fixtures.person import Person


@pytest.fixture
def start(qtbot, tmp_path):
    """Return a function that starts the studio; all starts of one test share their settings."""
    from lstm_studio.app import Studio, install_language, make_application

    started = []

    def make(width: int = 1440, height: int = 900, sequence: str | None = None) -> Studio:
        app = make_application()
        install_language(app, QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        QCursor.setPos(4000, 4000)  # what comes up under it would be lit
        studio = Studio(settings_file=tmp_path / "settings.ini", sequence=sequence)
        qtbot.addWidget(studio.window)
        studio.window.resize(width, height)
        with qtbot.waitExposed(studio.window):
            studio.window.show()
        QCoreApplication.processEvents()
        started.append(studio)
        return studio

    yield make
    for studio in started:
        studio.window.close()
        studio.hook.remove()


@pytest.fixture
def studio(start):
    """Return the studio at 1440 × 900."""
    return start()


@pytest.fixture
def person(studio):
    """Return somebody at its window."""
    return Person(studio.window)


@pytest.fixture
def told(studio):
    """Return the notices that the studio raises from now on."""
    notices = []
    studio.controller.notices.raised.connect(notices.append)
    return notices
