"""The list of pitfalls; the one chosen is on the page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.i18n import integer, tr
from lstm_studio.present.pitfall_texts import pitfall_group, pitfall_note, pitfall_title
from lstm_studio.state.pitfalls import VERSIONS
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.choice_list import ChoiceList

__all__ = ["PitfallListView"]


class PitfallListView(View):
    """Chooses a pitfall; behind each stands how many of its versions have been run.

    Object names: ``pitfalls.list.1``, ``pitfalls.list.2``, one a group.

    Parameters
    ----------
    controller : ModelController
    look : Look
    parent : QWidget, optional
    """

    SLICES = ("pitfalls",)

    def __init__(
        self, controller: ModelController, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(controller, look, parent)
        self.setObjectName("pitfallList")
        self.setAccessibleName(tr("Pitfalls"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(scroll)
        body = QWidget()
        self._column = QVBoxLayout(body)
        scroll.setWidget(body)
        self.lists: dict[str, ChoiceList] = {}
        self._groups: dict[str, list[str]] = {}
        for pitfall in VERSIONS:
            self._groups.setdefault(pitfall_group(pitfall), []).append(pitfall)
        for number, group in enumerate(self._groups, 1):
            heading = QLabel(group.upper())
            heading.setTextFormat(Qt.TextFormat.PlainText)
            heading.setProperty("role", "heading")
            one = ChoiceList()
            one.setObjectName(f"pitfalls.list.{number}")
            one.setAccessibleName(group)
            one.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            one.currentKeyChanged.connect(self._on_chosen)
            self._column.addWidget(heading)
            self._column.addWidget(one)
            self.lists[group] = one
        self._about = QLabel(
            tr("Every result here is made by running the code that is shown, on this computer.")
        )
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        self._column.addWidget(self._about)
        self._column.addStretch(1)
        self.apply_look()

    def apply_look(self) -> None:
        """Hand the look to the widgets and scale the spaces."""
        px = self.look.px
        self._column.setContentsMargins(px(12), px(4), px(8), px(12))
        self._column.setSpacing(px(8))
        for one in self.lists.values():
            one.setLook(self.look)
            one.setMinimumHeight(one.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a size at which a few rows are seen."""
        return QSize(self.look.px(180), self.look.px(120))

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw the lists and what has been run."""
        state = self.controller.state.pitfalls
        for group, one in self.lists.items():
            rows: list[tuple[str, ...]] = []
            for pitfall in self._groups[group]:
                run = len(state.results_of(pitfall))
                note = (
                    tr("{n} of {all}", n=integer(run), all=integer(len(VERSIONS[pitfall])))
                    if run
                    else ""
                )
                rows.append((pitfall, pitfall_title(pitfall), note, pitfall_note(pitfall)))
            one.setItems(rows)
            one.setMinimumHeight(one.sizeHint().height())
            if state.pitfall in self._groups[group]:
                one.setCurrentKey(state.pitfall)
            else:
                one.clearSelection()

    @Slot(object)
    def _on_chosen(self, pitfall: str) -> None:
        self.controller.do("choose_pitfall", pitfall=pitfall)
