"""The one shared model controller: views ask it by intent and draw what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lstm_studio.controller.finding_work import FindingWork
from lstm_studio.controller.flow_work import FlowWork
from lstm_studio.controller.goal_work import GoalWork
from lstm_studio.controller.notices import NoticeHub
from lstm_studio.controller.tasks import TaskPool
from lstm_studio.core.errors import StudioError
from lstm_studio.state.answers import Answers
from lstm_studio.state.checks import Checks
from lstm_studio.state.comparisons import Comparisons
from lstm_studio.state.derivations import DERIVATIONS
from lstm_studio.state.derive import Results
from lstm_studio.state.findings import Findings
from lstm_studio.state.flows import Flows
from lstm_studio.state.goal_grades import GoalGrade
from lstm_studio.state.history import History
from lstm_studio.state.leaks import Leaks
from lstm_studio.state.library import Library
from lstm_studio.state.registry import INTENTS, apply
from lstm_studio.state.studio import SLICES, StudioState, initial_state

if TYPE_CHECKING:
    from lstm_studio.controller.character_training import CharacterTraining
    from lstm_studio.controller.live_lab import LiveLab
    from lstm_studio.controller.progress import ProgressKeeper

__all__ = ["ModelController"]


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
    flow_changed = Signal()
    flows_changed = Signal()
    comparison_changed = Signal()
    comparisons_changed = Signal()
    pitfalls_changed = Signal()
    leaks_changed = Signal()
    lab_changed = Signal()
    goal_changed = Signal()
    grade_changed = Signal()
    search_changed = Signal()
    training_changed = Signal()
    finding_changed = Signal()
    findings_changed = Signal()
    progress_changed = Signal()
    learning_changed = Signal()
    checks_changed = Signal()
    quiz_changed = Signal()
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
        self._derived: dict[str, Any] = {}
        self._derived = self._derive(self._state)
        self._history = History()
        self.flow_work = FlowWork(self)
        self.finding_work = FindingWork(self)
        self._lab: LiveLab | None = None
        self._character_training: CharacterTraining | None = None
        self._goal_work = GoalWork(self)
        self._goal_work.changed.connect(self.search_changed)
        self._progress: ProgressKeeper | None = None

    @property
    def state(self) -> StudioState:
        """What the person chose."""
        return self._state

    @property
    def results(self) -> Results:
        """What the numbers say about it."""
        return self._derived["results"]

    @property
    def answers(self) -> Answers | None:
        """What the readers say about the sentence; None until their page is first shown."""
        return self._derived["answers"]

    @property
    def flows(self) -> Flows | None:
        """What is known of the gradients; None until their page is first shown."""
        return self._derived["flows"]

    @property
    def comparisons(self) -> Comparisons | None:
        """Three cells on the sequence; None until their page is first shown."""
        return self._derived["comparisons"]

    @property
    def grade(self) -> GoalGrade | None:
        """What the run on the bench is worth as a solution; None while there is no goal."""
        return self._derived["grade"]

    @property
    def leaks(self) -> Leaks | None:
        """What readers say with a state carried on; None until the pitfalls are first shown."""
        return self._derived["leaks"]

    @property
    def findings(self) -> Findings | None:
        """What a character model does on a text; None until its page is first shown."""
        return self._derived["findings"]

    @property
    def checks(self) -> Checks | None:
        """How the step of the lesson stands; None while none runs."""
        return self._derived["checks"]

    @property
    def lab(self) -> LiveLab:
        """The training of the page "Train", made when it is first asked for.

        ``training_changed`` tells that it stands elsewhere.
        """
        if self._lab is None:
            from lstm_studio.controller.live_lab import LiveLab

            self._lab = LiveLab(self)
            self._lab.changed.connect(self.training_changed)
        return self._lab

    @property
    def character_training(self) -> CharacterTraining:
        """The training of the page "Find the cell", made when it is first asked for."""
        if self._character_training is None:
            from lstm_studio.controller.character_training import CharacterTraining

            self._character_training = CharacterTraining(self)
        return self._character_training

    @property
    def goal_work(self) -> GoalWork:
        """What goes on beside a goal; ``search_changed`` tells how far its search has come."""
        return self._goal_work

    @property
    def progress(self) -> ProgressKeeper:
        """What the student has done; its file is opened when it is first asked for.

        ``progress_changed`` tells that there is more.
        """
        if self._progress is None:
            from lstm_studio.controller.progress import ProgressKeeper

            self._progress = ProgressKeeper(self.notices, parent=self)
            self._progress.changed.connect(self.progress_changed)
        return self._progress

    def close(self) -> None:
        """Stop what runs beside the window and close the file of the progress."""
        self.tasks.close()
        if self._progress is not None:
            self._progress.close()

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
            derived = self._derive(after)
        except StudioError as error:
            self.notices.error(error)
            return False
        if after is before:
            return True
        if not INTENTS[intent].transient:
            self._history.record(before, intent, merge)
            self._set(after, derived)
            self.history_changed.emit()
        else:
            self._set(after, derived)
        return True

    def undo(self) -> None:
        """Take the last choice back."""
        self._travel(self._history.undo(self._state))

    def redo(self) -> None:
        """Make the choice that was taken back again."""
        self._travel(self._history.redo(self._state))

    def _travel(self, state: StudioState) -> None:
        if state is not self._state:
            self._set(state, self._derive(state))
            self.history_changed.emit()

    def _derive(self, state: StudioState) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in DERIVATIONS:
            found[one.name] = one(state, self.library, self._derived.get(one.name), found)
        return found

    def _set(self, state: StudioState, derived: dict[str, Any]) -> None:
        before, old = self._state, self._derived
        self._state, self._derived = state, derived
        changed = [name for name in SLICES if getattr(before, name) is not getattr(state, name)]
        for one in DERIVATIONS:
            if derived[one.name] is not old[one.name]:
                # After the choices that caused it, before where the person looks.
                causes = [k for k, name in enumerate(changed) if name in one.after]
                place = causes[-1] + 1 if causes else 0
                changed.insert(place, one.name)
        for name in changed:
            getattr(self, f"{name}_changed").emit()
