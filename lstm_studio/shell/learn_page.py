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
from lstm_studio.views.learn_goals import LearnGoalsView
from lstm_studio.views.learn_lessons import LearnLessonsView
from lstm_studio.views.learn_progress import LearnProgressView
from lstm_studio.views.learn_quizzes import LearnQuizzesView
from lstm_studio.widgets.card import Card
from lstm_studio.widgets.segmented import Segmented

__all__ = ["LearnPage", "sections"]

_WIDEST = 860
"""A line of text is no longer than this, in pixels at 100 %."""


def sections() -> tuple[tuple[str, str, Callable[..., View]], ...]:
    """Return the sections: key, title, and what makes the view."""
    return (
        ("lessons", tr("Lesson"), LearnLessonsView),
        ("quizzes", tr("Quizzes"), LearnQuizzesView),
        ("goals", tr("Goals"), LearnGoalsView),
        ("progress", tr("My progress"), LearnProgressView),
    )


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
        for key, title, make in sections():
            view = make(controller, look)
            card = Card()
            card.addWidget(view, 1)
            self._views[key], self._cards[key] = view, card
            self.tabs.addItem(key, title)
            self._stack.addWidget(card)
        self.tabs.currentKeyChanged.connect(self._on_tab)
        self.tabs.setVisible(len(self._views) > 1)
        self._column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._stack, 1)
        self.set_look(look)

    def views(self) -> list[View]:
        """Return the views that stand on it."""
        return list(self._views.values())

    def section(self, key: str) -> View:
        """Return the view of a section."""
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
        self.tabs.setCurrentKey(key)
        self._stack.setCurrentWidget(self._cards[key])
        return True

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a section can be used."""
        return QSize(self.look.px(300), self.look.px(260))

    @Slot(object)
    def _on_tab(self, key: str) -> None:
        self.show_tab(key)
