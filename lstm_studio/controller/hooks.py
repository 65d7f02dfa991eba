"""What happens to a bug: it is logged, the person is told where, and the window lives on."""

from __future__ import annotations

import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from lstm_studio.controller.notices import NoticeHub
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

if TYPE_CHECKING:
    from logging import Logger

__all__ = ["ExceptionHook", "open_log"]

_LOG_BYTES = 1_000_000


def open_log(path: Path) -> tuple[Logger, Path | None]:
    """Return a logger that writes to `path`, kept below 1 MB with one older file beside it.

    The standard library's logging is imported here, at the first bug, not at start-up.

    Returns
    -------
    Logger
    Path or None
        The file; None when it cannot be written, in which case stderr has the log.
    """
    import logging
    import logging.handlers

    log = logging.getLogger("lstm_studio")
    log.propagate = False
    place: Path | None = path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler, place = logging.StreamHandler(), None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.handlers[:] = [handler]
    log.setLevel(logging.INFO)
    return log, place


class ExceptionHook:
    """Catches every exception that nobody else did, also in threads.

    Parameters
    ----------
    notices : NoticeHub
        Where the person is told.
    log_file : Path
        Where bugs are written; the notice names it.
    """

    def __init__(self, notices: NoticeHub, log_file: Path) -> None:
        self._notices = notices
        self._path = log_file
        self._log: Logger | None = None
        self._log_file: Path | None = None
        self._busy = False
        self._previous = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Take over from Python's own hooks."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_in_thread

    def remove(self) -> None:
        """Give Python's hooks back and close the log."""
        sys.excepthook, threading.excepthook = self._previous
        if self._log is not None:
            for handler in self._log.handlers[:]:
                self._log.removeHandler(handler)
                handler.close()
            self._log = None

    def handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log the exception and tell the person; never raises."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, StudioError):
            self._notices.error(error)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        if self._log is None:
            self._log, self._log_file = open_log(self._path)
        self._log.error("unexpected exception\n%s", details)
        if self._busy:  # a bug in showing a bug is logged and not shown again
            return
        self._busy = True
        try:
            self._notices.bug(
                tr("Something in the program went wrong. Your work is still here."),
                self._hint(),
                details,
            )
        except Exception:
            self._log.exception("the notice could not be shown")
        finally:
            self._busy = False

    def _hint(self) -> str:
        if self._log_file is None:
            return tr("The details can be copied from here; the log file could not be written.")
        return tr("The details are in {file}.", file=self._log_file)

    def _handle_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)
