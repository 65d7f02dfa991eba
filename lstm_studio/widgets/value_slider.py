"""The slider of a gate."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lstm_studio.widgets.value_control import ValueControl

__all__ = ["ValueSlider"]


class ValueSlider(ValueControl):
    """A value from 0 to 1 that fills its track from the left.

    Parameters
    ----------
    parent : QWidget, optional
        Parent.
    key : str
        The quantity whose colour it has.
    """

    def __init__(self, parent: QWidget | None = None, key: str = "f") -> None:
        super().__init__(0.0, 1.0, False, key, parent)
