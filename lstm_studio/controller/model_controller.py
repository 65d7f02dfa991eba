"""The one shared model controller: views ask it by intent and draw what it holds."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lstm_studio.controller.notices import NoticeHub
from lstm_studio.controller.tasks import TaskPool
from lstm_studio.core.errors import StudioError
from lstm_studio.state.answers import Answers, derive_answers
from lstm_studio.state.derive import Results, derive
from lstm_studio.state.history import History
from lstm_studio.state.library import Library
from lstm_studio.state.registry import INTENTS, apply
from lstm_studio.state.studio import SLICES, StudioState, initial_state

__all__ = ["ModelController"]

_BEFORE_ANSWERS = ("sequence", "cell", "gates", "results", "playhead", "reading")


class ModelController(QObject):
    """Holds the state and its results; the only place where either changes.

    Every signal is without payload and comes after both are in place, in a fixed order, so that
    each view reads one consistent moment.

    Parameters
    ----------
    library : Library
        The sequences and trained cells that a state may name.
    state : StudioState, optional
        Where to start; the first sequence, solved, when left out.
    parent : QObject, optional
    """

    sequence_changed = Signal()
    cell_changed = Signal()
    gates_changed = Signal()
    results_changed = Signal()
    playhead_changed = Signal()
    reading_changed = Signal()
    answers_changed = Signal()
    readhead_changed = Signal()
    view_changed = Signal()
    hover_changed = Signal()
    look_changed = Signal()
    history_changed = Signal()

    def __init__(
        self, library: Library, state: StudioState | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.notices = NoticeHub(self)
        self.tasks = TaskPool(self)
        self._state = initial_state(library) if state is None else state
        self._results = derive(self._state, library)
        self._answers = derive_answers(self._state, library, None)
        self._history = History()

    @property
    def state(self) -> StudioState:
        """What the person chose."""
        return self._state

    @property
    def results(self) -> Results:
        """What the numbers say about it."""
        return self._results

    @property
    def answers(self) -> Answers | None:
        """What the readers say about the sentence; None until their page is first shown."""
        return self._answers

    @property
    def history(self) -> History:
        """The states to go back and forward to; read it, change it through undo and redo."""
        return self._history

    def do(self, intent: str, *, merge: str | None = None, **arguments: object) -> bool:
        """Carry out one intent.

        Parameters
        ----------
        intent : str
            Its name in the registry.
        merge : str, optional
            A key under which choices that follow each other undo as one (a drag).
        **arguments
            What the intent takes.

        Returns
        -------
        bool
            False when it was refused; the reason has become a notice and nothing has changed.
        """
        before = self._state
        try:
            after = apply(before, self.library, intent, **arguments)
            results = derive(after, self.library, self._results)
            answers = derive_answers(after, self.library, self._answers)
        except StudioError as error:
            self.notices.error(error)
            return False
        if after is before:
            return True
        if not INTENTS[intent].transient:
            self._history.record(before, intent, merge)
            self._set(after, results, answers)
            self.history_changed.emit()
        else:
            self._set(after, results, answers)
        return True

    def undo(self) -> None:
        """Take the last choice back."""
        self._travel(self._history.undo(self._state))

    def redo(self) -> None:
        """Make the choice that was taken back again."""
        self._travel(self._history.redo(self._state))

    def _travel(self, state: StudioState) -> None:
        if state is not self._state:
            results = derive(state, self.library, self._results)
            self._set(state, results, derive_answers(state, self.library, self._answers))
            self.history_changed.emit()

    def _set(self, state: StudioState, results: Results, answers: Answers | None) -> None:
        before, old, said = self._state, self._results, self._answers
        self._state, self._results, self._answers = state, results, answers
        changed = [name for name in SLICES if getattr(before, name) is not getattr(state, name)]
        if results is not old:
            # After the choices that caused it, before where the person looks.
            place = sum(name in ("sequence", "cell", "gates") for name in changed)
            changed.insert(place, "results")
        if answers is not said:
            place = sum(name in _BEFORE_ANSWERS for name in changed)
            changed.insert(place, "answers")
        for name in changed:
            getattr(self, f"{name}_changed").emit()
