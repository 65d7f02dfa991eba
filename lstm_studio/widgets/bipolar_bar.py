"""The scale of a candidate: zero in the middle, negative to the left, positive to the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lstm_studio.widgets.value_control import ValueControl

__all__ = ["BipolarBar"]


class BipolarBar(ValueControl):
    """A value from −1 to 1 that fills its track from the middle.

    Parameters
    ----------
    parent : QWidget, optional
        Parent.
    key : str
        The quantity whose colour it has.
    """

    def __init__(self, parent: QWidget | None = None, key: str = "g") -> None:
        super().__init__(-1.0, 1.0, True, key, parent)
