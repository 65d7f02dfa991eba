"""The one family of errors that a person is meant to read."""

from __future__ import annotations

__all__ = ["StudioError"]


class StudioError(Exception):
    """Something the person can mend: what happened, and what to do about it.

    The window shows it as a notice and the command line as two lines; every other exception is
    a bug of ours.

    Parameters
    ----------
    message : str
        What happened, a translated sentence.
    hint : str, optional
        What to do next, a translated sentence.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
