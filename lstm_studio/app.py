"""The composition root: it makes the parts, joins them and runs the window."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    QTimer,
    QTranslator,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from lstm_studio import __version__, i18n
from lstm_studio.assets import config_dir, log_path, resource
from lstm_studio.controller.hooks import ExceptionHook
from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.settings import Settings
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr
from lstm_studio.shell.main_window import MainWindow
from lstm_studio.state.studio import initial_state
from lstm_studio.style.fonts import load_fonts

__all__ = ["APP_ID", "Studio", "collect_from_now_on", "make_application", "run_window"]

APP_ID = "io.github.lstm_studio.LstmStudio"


def make_application() -> QApplication:
    """Make the one QApplication, or take the one there is, and dress it.

    Raises
    ------
    StudioError
        When this PySide6 is known to abort this Python.
    """
    version = tuple(int(part) for part in pyside_version.split(".")[:2])
    if sys.version_info < (3, 12) and version >= (6, 12):
        raise StudioError(
            tr("PySide6 {version} stops Python below 3.12.", version=pyside_version),
            tr("Install PySide6-Essentials below 6.12, or use Python 3.12."),
        )
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["lstm-studio"])
    app.setApplicationName("lstm-studio")
    app.setApplicationDisplayName("LSTM Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    app.setStyle("Fusion")
    load_fonts()
    return app


def install_language(
    app: QCoreApplication, locale: QLocale | None = None, folder: Path | None = None
) -> QTranslator:
    """Let texts go through Qt's translation and numbers follow the locale.

    Parameters
    ----------
    app : QCoreApplication
    locale : QLocale, optional
        The person's own when left out.
    folder : Path, optional
        Where compiled languages are; the shipped ones when left out.

    Returns
    -------
    QTranslator
        What translates; empty where there is no such language.
    """
    chosen = QLocale() if locale is None else locale
    translator = QTranslator(app)
    of_qt = QTranslator(app)
    if of_qt.load(
        chosen, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(of_qt)  # the buttons of dialogs and docks
    place = resource("translations") if folder is None else folder
    if translator.load(chosen, "lstm_studio", "_", str(place)):
        app.installTranslator(translator)

    def number(value: float, digits: int) -> str:
        return chosen.toString(value, "f", digits)

    i18n.install(QCoreApplication.translate, number)
    return translator


def collect_from_now_on() -> None:
    """Collect garbage again, but never look through what the start has made.

    It all lives as long as the window; looking through it took some milliseconds now and then,
    in the middle of a drag.  The command line has switched collecting off for the start.
    """
    gc.freeze()
    gc.enable()


class FirstPaint(QObject):
    """Leaves the application once the window has been painted and answers events.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint event of the page, then for one turn of the event loop."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._leave)
        return False

    def _leave(self) -> None:
        self._window.close()
        QCoreApplication.exit(0)


class Studio:
    """Everything that lives as long as the window does.

    Parameters
    ----------
    settings_file : Path, optional
        Another place for what is remembered; tests use it.
    sequence : str, optional
        The shipped sequence to start with.
    """

    def __init__(self, settings_file: Path | None = None, sequence: str | None = None) -> None:
        library = ShippedLibrary()
        path = config_dir() / "settings.ini" if settings_file is None else settings_file
        self.settings = Settings(path)
        self.controller = ModelController(library, self.settings.restore(initial_state(library)))
        if sequence is not None and not self.controller.do("choose_sequence", id=sequence):
            known = ", ".join(one.id for one in library.sequences())
            raise StudioError(
                tr("There is no sequence “{id}”.", id=sequence), tr("Known: {names}.", names=known)
            )
        self.hook = ExceptionHook(self.controller.notices, log_path())
        self.window = MainWindow(self.controller, self.settings)


def run_window(
    *,
    file: Path | None = None,
    sequence: str | None = None,
    content: Path | None = None,
    exit_after_first_paint: bool = False,
    qt_platform: str | None = None,
) -> int:
    """Open the window and run until it is closed.

    Parameters
    ----------
    file : Path, optional
        A CSV or text file to open.
    sequence : str, optional
        The shipped sequence to start with.
    content : Path, optional
        A folder of lessons, quizzes and goals to open.
    exit_after_first_paint : bool
        Leave once the window is painted and answers.
    qt_platform : str, optional
        A Qt platform plug-in to use instead of the one that Qt chooses.

    Returns
    -------
    int
        The application's exit code.
    """
    if qt_platform:
        os.environ["QT_QPA_PLATFORM"] = qt_platform
    app = make_application()
    app.setWindowIcon(QIcon(str(resource("icons", "app", "lstm-studio.svg"))))
    install_language(app)
    studio = Studio(sequence=sequence)
    studio.hook.install()
    if exit_after_first_paint:
        FirstPaint(studio.window)
    studio.window.show()
    QTimer.singleShot(0, studio.window, collect_from_now_on)
    if content is not None and studio.window.open_folder(content):
        studio.controller.do("show_page", page="learn")
    if file is not None:
        studio.window.open_file(file)
    try:
        return app.exec()
    finally:
        studio.hook.remove()
