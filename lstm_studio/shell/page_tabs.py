"""The tabs of the pages in the top bar; one button with a menu where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from lstm_studio.i18n import tr
from lstm_studio.shell.pages import PageSpec
from lstm_studio.style.look import Look

__all__ = ["PageTabs"]


class PageTabs(QWidget):
    """One tab a page, of which the one of the page that is shown is down.

    Parameters
    ----------
    specs : tuple of PageSpec
    look : Look
    parent : QWidget, optional

    Signals
    -------
    chosen(object)
        The id of the page whose tab was clicked.
    """

    chosen = Signal(object)

    def __init__(
        self, specs: tuple[PageSpec, ...], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._titles = {spec.id: spec.title for spec in specs}
        self._current = ""
        self._brief = False
        # As wide as its tabs: in spare room they would stand apart from each other.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._layout = QHBoxLayout(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        for spec in specs:
            button = QPushButton(spec.title, self)
            button.setObjectName(f"page.{spec.id}")
            button.setProperty("page", spec.id)
            button.setProperty("kind", "tab")
            button.setCheckable(True)
            self._group.addButton(button)
            self._layout.addWidget(button)
            self._buttons[spec.id] = button
        self._group.buttonClicked.connect(self._on_clicked)
        self._one = QToolButton(self)
        self._one.setObjectName("pages.menu")
        self._one.setProperty("kind", "boxed")
        self._one.setToolTip(tr("Go to another page"))
        self._menu = QMenu(self._one)
        # Not the button's own menu, for which Qt would run an event loop within the loop.
        self._one.clicked.connect(self._open_menu)
        self._layout.addWidget(self._one)
        for button in (*self._buttons.values(), self._one):
            # A click leaves the keys where they were: the space bar goes on playing.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._one.hide()
        self.set_look(look)

    def set_actions(self, actions: list[QAction]) -> None:
        """Offer actions, one a page, in the menu of the one button."""
        self._menu.addActions(actions)

    def set_current(self, page: str) -> None:
        """Show which page is shown."""
        self._current = page
        self._buttons[page].setChecked(True)
        self._name_the_one()

    def set_brief(self, brief: bool) -> None:
        """Show one button with a menu instead of a tab a page."""
        if brief == self._brief:
            return
        self._brief = brief
        for button in self._buttons.values():
            button.setVisible(not brief)
        self._one.setVisible(brief)

    def is_brief(self) -> bool:
        """Return whether there is one button instead of the tabs."""
        return self._brief

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        self._look = look
        self._layout.setSpacing(look.px(4))
        self._layout.setContentsMargins(look.px(8), 0, 0, 0)
        plain, strong = QFontMetrics(look.font("medium")), QFontMetrics(look.font("strong"))
        for button in self._buttons.values():
            button.ensurePolished()
            # The room of bold letters, which it has when it is down: tabs keep their places.
            text = button.text()
            grown = strong.horizontalAdvance(text) - plain.horizontalAdvance(text)
            button.setMinimumWidth(button.sizeHint().width() + max(grown, 0))
        self._name_the_one()

    def room(self, brief: bool) -> int:
        """Return the width that the tabs need, or the one button, in pixels."""
        margin = self._layout.contentsMargins().left()
        if brief:
            return margin + self._one.sizeHint().width()
        widths = [button.minimumWidth() for button in self._buttons.values()]
        return margin + sum(widths) + self._layout.spacing() * max(len(widths) - 1, 0)

    def sizeHint(self) -> QSize:
        """Return the least size, which is also the best."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the tabs, or the one button, need: words are not cut off."""
        return QSize(self.room(self._brief), super().minimumSizeHint().height())

    def _name_the_one(self) -> None:
        title = self._titles.get(self._current, "")
        self._one.setText(tr("{page} ▾", page=title))
        self._one.setAccessibleName(tr("Page: {page}", page=title))
        self.updateGeometry()

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self._one.mapToGlobal(self._one.rect().bottomLeft()))

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(str(button.property("page")))
