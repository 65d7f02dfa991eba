"""The application's style sheet, built from a look, and :func:`apply_look` that puts it on.

Widgets that repaint while something plays draw themselves and take nothing from here; the sheet
dresses what Qt draws: buttons, menus, fields, lists, docks, scroll bars.

Dynamic properties choose a variant, as in ``button.setProperty("kind", "primary")``:

============  ===========  =======================================================================
widget        property     values
============  ===========  =======================================================================
QLabel        ``role``     heading, title, strong, small, muted, lesson, danger, warning, success
QPushButton   ``kind``     primary, tab, quiet (none: with a line around it)
QToolButton   ``kind``     boxed, primary, small (none: bare)
QLineEdit     ``kind``     inline (none: a field of a form)
QFrame        ``role``     card, chip, line
QWidget       ``role``     panel
============  ===========  =======================================================================
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lstm_studio.assets import resource
from lstm_studio.style.fonts import CODE_FAMILY, load_fonts
from lstm_studio.style.look import PROJECTOR_CONTROL, PROJECTOR_TEXT, Look
from lstm_studio.style.palette import application_palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

__all__ = ["apply_look", "style_sheet"]

# ``$name`` is a colour of the theme; ``12u`` a size and ``12f`` a font size in pixels at 100 %;
# ``30c`` the height of a control's content box; ``@name`` a drawing in the theme's variant.
_PATTERN = re.compile(r"\$(\w+)|@([\w-]+)|(-?\d+(?:\.\d+)?)(u|f|c)\b")

_BASE = """
QMainWindow, QDialog { background: $ground; }
QWidget[role="panel"] { background: $panel; }
QFrame[role="card"] { background: $panel; border: 1u solid $line; border-radius: 12u; }
QFrame[role="chip"] { background: $chip; border-radius: 8u; }
QFrame[role="line"] { background: $line; border: none; max-height: 1u; min-height: 1u; }

QLabel { background: transparent; }
QLabel[role="heading"] { color: $muted; font-size: 11f; font-weight: 600; letter-spacing: 0.8u; }
QLabel[role="title"] { font-size: 21f; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="small"] { color: $muted; font-size: 11f; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="lesson"] { font-size: 16f; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="success"] { color: $success; }

QToolTip {
    background: $ink; color: $panel; border: none; border-radius: 6u; padding: 5u 8u;
    font-size: 11f;
}
"""

_BUTTONS = """
QPushButton {
    background: $panel; color: $ink; border: 1u solid $line; border-radius: 8u;
    padding: 0 12u; min-height: 30c; font-weight: 500;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border: 2u solid $focus; padding: 0 11u; }
QPushButton:disabled { color: $disabled; background: $panel; border-color: $line; }
QPushButton[kind="primary"], QPushButton:default {
    background: $accent; color: $accent_ink; border-color: $accent;
}
QPushButton[kind="primary"]:hover, QPushButton:default:hover {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[kind="primary"]:pressed, QPushButton:default:pressed {
    background: $accent_pressed; border-color: $accent_pressed;
}
QPushButton[kind="primary"]:focus, QPushButton:default:focus { border: 2u solid $ink; }
QPushButton[kind="primary"]:disabled, QPushButton:default:disabled {
    background: $chip; color: $disabled; border-color: $chip;
}
QPushButton[kind="tab"], QPushButton[kind="quiet"] {
    background: transparent; border-color: transparent; color: $muted;
}
QPushButton[kind="tab"]:hover, QPushButton[kind="quiet"]:hover {
    background: $hover; color: $ink;
}
QPushButton[kind="tab"]:checked { background: $chip; color: $ink; font-weight: 600; }
QPushButton[kind="quiet"]:pressed { background: $pressed; }
QPushButton[kind="tab"]:focus, QPushButton[kind="quiet"]:focus { border: 2u solid $focus; }

QToolButton {
    background: transparent; color: $ink; border: 1u solid transparent; border-radius: 6u;
    padding: 0; min-width: 26c; min-height: 26c;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border: 2u solid $focus; min-width: 24c; min-height: 24c; }
QToolButton:disabled { color: $disabled; }
QToolButton[kind="boxed"] {
    background: $panel; border: 1u solid $line; border-radius: 8u; padding: 0 8u;
    min-height: 32c; min-width: 16u; font-weight: 500;
}
QToolButton[kind="boxed"]:hover { background: $hover; }
QToolButton[kind="boxed"]:pressed { background: $pressed; }
QToolButton[kind="boxed"]:checked { background: $chip; border-color: $muted; }
QToolButton[kind="boxed"]:focus { border: 2u solid $focus; padding: 0 7u; }
QToolButton[kind="small"] {
    font-size: 11f; min-width: 24c; min-height: 24c; border-radius: 6u;
}
QToolButton[kind="primary"] {
    background: $accent; color: $accent_ink; border: 1u solid $accent; border-radius: 8u;
    padding: 0 8u; min-height: 32c; min-width: 16u; font-weight: 500;
}
QToolButton[kind="primary"]:hover { background: $accent_hover; }
QToolButton[kind="primary"]:pressed, QToolButton[kind="primary"]:checked {
    background: $accent_pressed;
}
QToolButton[kind="primary"]:focus { border: 2u solid $ink; padding: 0 7u; }
QToolButton[kind="primary"]:disabled { background: $chip; border-color: $chip; }
QToolButton::menu-indicator { image: none; }

QCheckBox, QRadioButton { background: transparent; spacing: 8u; min-height: 30c; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16u; height: 16u; border: 1u solid $muted; background: $panel;
}
QCheckBox::indicator { border-radius: 4u; }
QRadioButton::indicator { border-radius: 9u; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(@check); }
QCheckBox::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url(@dash);
}
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url(@dot); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2u solid $focus; }
QCheckBox::indicator:checked:focus, QRadioButton::indicator:checked:focus {
    border: 2u solid $ink;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    border-color: $line; background: $chip;
}
"""

_FIELDS = """
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox {
    background: $panel; color: $ink; border: 1u solid $line; border-radius: 8u;
    padding: 0 8u; min-height: 30c;
    selection-background-color: $accent; selection-color: $accent_ink;
}
QLineEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover, QComboBox:hover { border-color: $muted; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
    border: 2u solid $focus; padding: 0 7u;
}
QLineEdit[kind="inline"] { min-height: 26c; }
QLineEdit[invalid="true"] { border: 2u solid $danger; padding: 0 7u; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
    background: $hover; color: $disabled;
}
QLineEdit:read-only { background: $hover; }
QSpinBox, QDoubleSpinBox { padding-right: 24u; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button,
QDoubleSpinBox::down-button {
    subcontrol-origin: border; width: 22u; border: none; background: transparent;
}
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-button:hover, QDoubleSpinBox::up-button:hover,
QSpinBox::down-button:hover, QDoubleSpinBox::down-button:hover { background: $hover; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(@up); width: 12u; height: 12u; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(@down); width: 12u; height: 12u; }
QComboBox { padding-right: 26u; }
QComboBox::drop-down {
    subcontrol-origin: border; subcontrol-position: center right; width: 26u; border: none;
}
QComboBox::down-arrow { image: url(@down); width: 14u; height: 14u; }
QComboBox QAbstractItemView {
    background: $panel; border: 1u solid $line; border-radius: 8u; padding: 4u; outline: none;
    selection-background-color: $chip; selection-color: $ink;
}
QComboBox QAbstractItemView::item { min-height: 28u; padding: 0 8u; border-radius: 6u; }

QPlainTextEdit, QTextEdit, QTextBrowser {
    background: $panel; color: $ink; border: 1u solid $line; border-radius: 8u; padding: 8u;
    selection-background-color: $accent; selection-color: $accent_ink;
}
QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus {
    border: 2u solid $focus; padding: 7u;
}
QPlainTextEdit[role="code"] {
    background: $chip; border-color: $chip; font-family: "%(code)s"; font-size: 12f;
}
QPlainTextEdit[role="code"]:focus { border: 2u solid $focus; }
QTextBrowser[role="bare"] { background: transparent; border: none; padding: 0; }
QProgressBar {
    background: $chip; border: none; border-radius: 3u; min-height: 6u; max-height: 6u;
    color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 3u; }
QProgressBar[role="done"]::chunk { background: $success; }
"""

_LISTS = """
QListView, QTreeView, QTableView {
    background: $panel; alternate-background-color: $hover; color: $ink; outline: none;
    border: 1u solid $line; border-radius: 8u; gridline-color: $line;
    selection-background-color: $chip; selection-color: $ink;
}
QListView[role="bare"], QTableView[role="bare"] { background: transparent; border: none; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 2u solid $focus; }
QListView[role="bare"]:focus, QTableView[role="bare"]:focus { border: none; }
QListView::item { min-height: 28u; padding: 0 8u; border-radius: 6u; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: $chip; color: $ink;
}
QTableView::item { padding: 0 8u; }
QTableView::item:focus { border: 2u solid $focus; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section {
    background: $panel; color: $muted; border: none; border-bottom: 1u solid $line;
    padding: 6u 8u; font-size: 11f; font-weight: 600;
}
QHeaderView::section:vertical { padding: 0 8u; border: none; }
QTableCornerButton::section { background: $panel; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12u; }
QScrollBar:horizontal { height: 12u; }
QScrollBar::handle { background: $line; border-radius: 3u; margin: 3u; }
QScrollBar::handle:vertical { min-height: 32u; }
QScrollBar::handle:horizontal { min-width: 32u; }
QScrollBar::handle:hover { background: $ghost; }
QScrollBar::handle:pressed { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_FRAMES = """
QMenuBar { background: $panel; color: $ink; border: none; padding: 2u 4u; }
QMenuBar::item { background: transparent; padding: 5u 10u; border-radius: 6u; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $chip; }
QMenu { background: $panel; color: $ink; border: 1u solid $line; padding: 6u; }
QMenu::item { padding: 6u 24u 6u 28u; border-radius: 6u; border: 1u solid transparent; }
QMenu::item:selected { background: $chip; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1u; background: $line; margin: 6u 8u; }
QMenu::icon { padding-left: 8u; }
QMenu::indicator { width: 14u; height: 14u; left: 8u; }
QMenu::indicator:checked { image: url(@tick); }
QMenu::right-arrow { image: url(@right); width: 12u; height: 12u; right: 8u; }

QDockWidget { color: $ink; border: none; font-weight: 600; }
QDockWidget::title { background: $panel; padding: 8u 12u; }
QDockWidget > QWidget { background: $panel; }
QMainWindow::separator { background: $ground; width: 6u; height: 6u; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $ground; }
QSplitter::handle:horizontal { width: 6u; }
QSplitter::handle:vertical { height: 6u; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $panel; color: $muted; border-top: 1u solid $line; }
QStatusBar::item { border: none; }
QToolBar { background: $panel; border: none; spacing: 4u; padding: 4u; }
QGroupBox {
    border: 1u solid $line; border-radius: 12u; margin-top: 20u; padding: 12u; font-weight: 600;
}
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; padding: 0 4u; }

QTabWidget::pane { border: none; border-top: 1u solid $line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $muted; border: 2u solid transparent; border-radius: 8u;
    padding: 5u 11u; margin: 2u; font-weight: 500;
}
QTabBar::tab:hover { background: $hover; color: $ink; }
QTabBar::tab:selected { background: $chip; color: $ink; }
QTabBar::tab:focus { border-color: $focus; }
"""

_TEMPLATE = "".join((_BASE, _BUTTONS, _FIELDS, _LISTS, _FRAMES)).replace("%(code)s", CODE_FAMILY)


@lru_cache(maxsize=8)
def style_sheet(look: Look) -> str:
    """Return the style sheet for the whole application.

    Parameters
    ----------
    look : Look
        Colours and scale.
    """
    border = 2 * look.px(1)
    suffix = "dark" if look.theme.dark else "light"
    folder = resource("icons", "qss").as_posix()

    def value(match: re.Match[str]) -> str:
        token, drawing, size, unit = match.groups()
        if token:
            return str(getattr(look.theme, token))
        if drawing:
            return f'"{folder}/{drawing}-{suffix}.svg"'
        pixels = look.px(float(size))
        if unit == "f" and look.projector:
            pixels = max(pixels, PROJECTOR_TEXT)
        elif unit == "c":
            pixels = (max(pixels, PROJECTOR_CONTROL) if look.projector else pixels) - border
        return f"{pixels}px"

    return _PATTERN.sub(value, _TEMPLATE)


def apply_look(app: QApplication, look: Look) -> None:
    """Dress the application: base style, font, palette and style sheet.

    The widgets that draw themselves get the look by their own ``setLook``.
    """
    load_fonts()
    if app.style().name() != "fusion":
        # The one style that is the same everywhere and leaves all colours to the sheet.
        app.setStyle("Fusion")
    app.setFont(look.font("body"))
    app.setPalette(application_palette(look))
    app.setStyleSheet(style_sheet(look))
