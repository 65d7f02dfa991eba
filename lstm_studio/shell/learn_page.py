"""The page "Learn": lessons, and beside them what else is learned by, one section each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import tr
from lstm_studio.shell.page import Page
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.card import Card
from lstm_studio.widgets.segmented import Segmented

__all__ = ["LearnPage", "sections"]

_WIDEST = 860
"""A line of text is no longer than this, in pixels at 100 %."""


def sections() -> tuple[tuple[str, str, Callable[[ModelController, Look], View]], ...]:
    """Return the sections: key, title, and what makes the view."""
    return (
        ("lessons", tr("Lesson"), _lessons),
        ("quizzes", tr("Quizzes"), _quizzes),
        ("goals", tr("Goals"), _goals),
        ("progress", tr("My progress"), _progress),
    )


# A section is imported and made when it is first shown: opening the page pays for one alone.


def _lessons(controller: ModelController, look: Look) -> View:
    from lstm_studio.views.learn_lessons import LearnLessonsView

    return LearnLessonsView(controller, look)


def _quizzes(controller: ModelController, look: Look) -> View:
    from lstm_studio.views.learn_quizzes import LearnQuizzesView

    return LearnQuizzesView(controller, look)


def _goals(controller: ModelController, look: Look) -> View:
    from lstm_studio.views.learn_goals import LearnGoalsView

    return LearnGoalsView(controller, look)


def _progress(controller: ModelController, look: Look) -> View:
    from lstm_studio.views.learn_progress import LearnProgressView

    return LearnProgressView(controller, look)


class LearnPage(Page):
    """One section at a time.

    Object names: ``learn.tabs`` with a segment a section.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("learn")
        self._outer = QHBoxLayout(self)
        self._column = QVBoxLayout()
        self._middle = QWidget()
        self._middle.setLayout(self._column)
        self._outer.addStretch(1)
        self._outer.addWidget(self._middle, 1000)
        self._outer.addStretch(1)
        self.tabs = Segmented()
        self.tabs.setObjectName("learn.tabs")
        self.tabs.setAccessibleName(tr("What is learned by"))
        self._stack = QStackedWidget()
        self._cards: dict[str, Card] = {}
        self._views: dict[str, View] = {}
        self._makers: dict[str, Callable[[ModelController, Look], View]] = {}
        for key, title, make in sections():
            card = Card()
            self._makers[key], self._cards[key] = make, card
            self.tabs.addItem(key, title)
            self._stack.addWidget(card)
        self.section(next(iter(self._cards)))
        self.tabs.currentKeyChanged.connect(self._on_tab)
        self._column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._stack, 1)
        self.set_look(look)

    def views(self) -> list[View]:
        """Return the views that stand on it: those that have been shown."""
        return list(self._views.values())

    def section(self, key: str) -> View:
        """Return the view of a section; it is made when it is first asked for."""
        if key not in self._views:
            self._views[key] = self._makers[key](self.controller, self.look)
            self._cards[key].addWidget(self._views[key], 1)
        return self._views[key]

    def set_look(self, look: Look) -> None:
        """Change colours and sizes at once."""
        super().set_look(look)
        margin = look.px(12)
        self._outer.setContentsMargins(margin, margin, margin, margin)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(margin)
        self._middle.setMaximumWidth(look.px(_WIDEST))
        self.tabs.setLook(look)
        for card in self._cards.values():
            card.setLook(look)
        for view in self._views.values():
            view.set_look(look)

    def show_tab(self, key: str) -> bool:
        """Show a section; False when there is none of that name."""
        if key not in self._cards:
            return False
        self.section(key)
        self.tabs.setCurrentKey(key)
        self._stack.setCurrentWidget(self._cards[key])
        return True

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a section can be used."""
        return QSize(self.look.px(300), self.look.px(260))

    @Slot(object)
    def _on_tab(self, key: str) -> None:
        self.show_tab(key)
