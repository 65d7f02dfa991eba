"""The middle of the window: one page is shown, and a page is made when it is first shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.shell.page import Page
from lstm_studio.shell.pages import PageSpec
from lstm_studio.style.look import Look

__all__ = ["PageStack"]


class PageStack(QStackedWidget):
    """Holds the pages that have been visited.

    Parameters
    ----------
    controller : ModelController
    specs : tuple of PageSpec
    parent : QWidget, optional
    """

    def __init__(
        self,
        controller: ModelController,
        specs: tuple[PageSpec, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._controller = controller
        self._specs = {spec.id: spec for spec in specs}
        self._made: dict[str, Page] = {}

    def page(self, name: str, look: Look) -> Page:
        """Return a page, made in `look` when it is first asked for."""
        if name not in self._made:
            page = self._specs[name].make(self._controller, look)
            # A click beside everything gives the keys back to the presenter.
            page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._made[name] = page
            self.addWidget(page)
        return self._made[name]

    def made(self) -> dict[str, Page]:
        """Return the pages that have been made, by name."""
        return self._made

    def spec(self, name: str) -> PageSpec:
        """Return a page's row of the table."""
        return self._specs[name]

    def set_look(self, look: Look) -> None:
        """Change colours and sizes of all pages at once."""
        for page in self._made.values():
            page.set_look(look)

    def minimumSizeHint(self) -> QSize:
        """Return what the page that is shown needs; the others do not keep the window large."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()
