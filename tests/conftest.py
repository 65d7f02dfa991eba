"""What every test stands on: no screen, no traces in the person's folders, nothing left behind."""

from __future__ import annotations

import os
import threading
import traceback

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_ACCESSIBILITY"] = "0"

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

# The same examples on every machine and in every run, and no clock that decides a test.
settings.register_profile(
    "studio", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("studio")
QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


def pytest_ignore_collect(collection_path, config):
    """Leave the benchmarks out unless they are named: nothing in an ordinary run has a clock."""
    if collection_path.name == "benchmarks":
        return not any("benchmarks" in str(argument) for argument in config.args)
    return None


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Keep settings, data and log of each test in a folder of its own."""
    monkeypatch.setenv("LSTM_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))


def _line_of_test() -> str:
    """Return where in the program or the tests the present call comes from."""
    for frame in reversed(traceback.extract_stack()[:-2]):
        name = frame.filename
        if ("lstm_studio" in name or "tests" in name) and "conftest" not in name:
            return f"{name}:{frame.lineno}: {frame.line}"
    return "an unknown line"


class _Recorder:
    """Notes who starts timers and threads and who shows widgets."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.made: dict[int, str] = {}
        for kind, name in (
            (QTimer, "start"),
            (QThread, "start"),
            (QWidget, "show"),
            (QWidget, "setVisible"),
        ):
            patch.setattr(kind, name, self._noting(getattr(kind, name)))

    def _noting(self, original):
        def noting(target, *args, **kwargs):
            if isinstance(target, QTimer | QThread | QWidget):
                self.made[id(target)] = _line_of_test()
            return original(target, *args, **kwargs)

        return noting

    def line(self, thing) -> str:
        return self.made.get(id(thing), "a line that was not seen")


def _settle() -> None:
    """Let deleted objects go: outside a running loop ``deleteLater`` waits for ever."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def nothing_left_behind(request, monkeypatch):
    """Fail a test that leaves a window, a running timer or a busy thread, and name the line."""
    threads_before = set(threading.enumerate())
    recorder = _Recorder(monkeypatch)
    # The widgets a test gives to qtbot are closed by qtbot, whose teardown comes before ours.
    if "qtbot" in request.fixturenames:
        request.getfixturevalue("qtbot")
    app = QApplication.instance()
    before = set(app.topLevelWidgets()) if isinstance(app, QApplication) else set()
    yield
    app = QApplication.instance()
    left = [
        f"thread {thread.name}"
        for thread in set(threading.enumerate()) - threads_before
        if thread.is_alive() and not thread.daemon
    ]
    if isinstance(app, QApplication):
        # qtbot closes its widgets in pytest's own teardown hook, which runs before fixtures end.
        _settle()
        windows = [w for w in app.topLevelWidgets() if w not in before and w.isVisible()]
        left += [f"window {w!r}, shown by {recorder.line(w)}" for w in windows]
        for widget in app.topLevelWidgets():
            for timer in widget.findChildren(QTimer):
                if timer.isActive():
                    left.append(f"timer of {widget!r}, started by {recorder.line(timer)}")
        for window in windows:
            window.close()
            window.deleteLater()
        _settle()
    assert not left, "left behind: " + "; ".join(left)


@pytest.fixture
def make_window(qtbot, tmp_path):
    """Return a function that opens the real window, shown and painted, with its own settings."""
    from lstm_studio.app import Studio, install_language, make_application

    opened = []

    def make(width: int = 1440, height: int = 900, sequence: str | None = None):
        app = make_application()
        install_language(app, QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        studio = Studio(settings_file=tmp_path / "settings.ini", sequence=sequence)
        window = studio.window
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        QCoreApplication.processEvents()
        opened.append(studio)
        return window

    yield make
    for studio in opened:
        studio.window.close()


@pytest.fixture
def window(make_window):
    """Return the real window at 1440 × 900."""
    return make_window()


@pytest.fixture(autouse=True)
def english():
    """Give English back after a test that has changed the language."""
    yield
    from lstm_studio import i18n

    i18n.install()
