"""A teacher's folder of lessons, quizzes and goals: opened, and read again on every save."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Slot

from lstm_studio.content.own_files import Loaded, OwnFolder, read_folder
from lstm_studio.controller.model_controller import ModelController
from lstm_studio.core.errors import StudioError
from lstm_studio.core.texts import clipped, harmless
from lstm_studio.i18n import integer, tr

__all__ = ["OwnContent"]

_QUIET = 150
"""Milliseconds without another change: editors save in several steps."""

_NAMED = 6
"""Files that a notice names."""


class OwnContent(QObject):
    """Keeps the folder and what the state has of it in step.

    An editor may write into a file or put another in its place: the folder is watched as well as
    each file, and whatever has changed is read once all is quiet.

    Parameters
    ----------
    controller : ModelController
        Its parent, too.
    """

    def __init__(self, controller: ModelController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._folder: Path | None = None
        self._loaded: Mapping[str, Loaded] = {}
        self._said: dict[str, str] = {}
        self._watcher: QFileSystemWatcher | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self.read)

    @property
    def folder(self) -> Path | None:
        """The folder that is open; None for none."""
        return self._folder

    def open(self, folder: Path) -> bool:
        """Read a folder and use what is in it; errors become a notice.

        Returns
        -------
        bool
            False when the folder itself could not be read; an open one stays open then.
        """
        found = read_folder(folder)
        if "" in found.problems:
            self._controller.notices.error(found.problems[""])
            return False
        self._stop()
        self._folder, self._loaded, self._said = folder, found.loaded, {}
        self._controller.do("use_content", own=found.content)
        self._watch()
        self._tell_opened(found)
        self._said = {name: error.message for name, error in found.problems.items()}
        return True

    def close(self) -> None:
        """Let go of the folder; what was the program's own is there again."""
        if self._folder is None:
            return
        self._stop()
        self._folder, self._loaded, self._said = None, {}, {}
        self._controller.do("use_content", own=None)

    def stop(self) -> None:
        """Watch no longer; the window is about to go."""
        self._stop()

    @Slot()
    def read(self) -> None:
        """Read again what has changed; the last good version of a file stays in use."""
        self._timer.stop()
        if self._folder is None:
            return
        found = read_folder(self._folder, self._loaded)
        changed = self._changed(found)
        self._loaded = found.loaded
        if changed:
            self._controller.do("use_content", own=found.content)
        self._watch()
        self._tell_read(found)
        self._said = {name: error.message for name, error in found.problems.items()}

    def _changed(self, found: OwnFolder) -> bool:
        names = [*found.loaded] != [*self._loaded]
        return names or any(one is not self._loaded[name] for name, one in found.loaded.items())

    # ------------------------------------------------------------------------------ watching

    def _watch(self) -> None:
        """Watch the folder and the files that are in it now."""
        if self._folder is None:
            return
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self._on_changed)
            self._watcher.fileChanged.connect(self._on_changed)
        wanted = {str(self._folder), *(str(self._folder / name) for name in self._loaded)}
        wanted |= {str(self._folder / name) for name in self._said if name}
        watched = {*self._watcher.directories(), *self._watcher.files()}
        gone, new = sorted(watched - wanted), sorted(wanted - watched)
        if gone:
            self._watcher.removePaths(gone)
        if new:
            self._watcher.addPaths(new)

    def _stop(self) -> None:
        self._timer.stop()
        if self._watcher is not None:
            self._watcher.directoryChanged.disconnect(self._on_changed)
            self._watcher.fileChanged.disconnect(self._on_changed)
            self._watcher.deleteLater()
            self._watcher = None

    @Slot()
    def _on_changed(self) -> None:
        self._timer.start()

    # ------------------------------------------------------------------------------- notices

    def _tell_opened(self, found: OwnFolder) -> None:
        content = found.content
        counts = tr(
            "Lessons: {lessons}, quizzes: {quizzes}, goals: {goals}.",
            lessons=integer(len(content.lessons)),
            quizzes=integer(len(content.quizzes)),
            goals=integer(len(content.goals)),
        )
        if found.problems:
            self._tell_problems(found.problems, counts)
        else:
            name = harmless(clipped(content.name, 60))
            self._controller.notices.tell(tr("{folder} is open.", folder=name), counts)

    def _tell_problems(self, problems: Mapping[str, StudioError], counts: str) -> None:
        """Say in one notice which files could not be read, and what is wrong with the first."""
        names = [harmless(clipped(name, 40)) for name in problems]
        listed = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        first = next(iter(problems.values()))
        self._controller.notices.error(
            StudioError(
                tr("Not read: {names}. {counts}", names=listed, counts=counts),
                " ".join(part for part in (first.message, first.hint) if part),
            )
        )

    def _tell_read(self, found: OwnFolder) -> None:
        """Say what has gone wrong since the last time, and what is in order again."""
        for name, error in found.problems.items():
            if self._said.get(name) == error.message:
                continue
            shown = harmless(clipped(name, 40))
            if not name:
                self._controller.notices.error(error)
                continue
            said = (
                tr("{file} has a mistake; its last good version stays in use.", file=shown)
                if name in found.kept
                else tr("{file} has a mistake and is not shown.", file=shown)
            )
            hint = " ".join(part for part in (error.message, error.hint) if part)
            self._controller.notices.error(StudioError(said, hint))
        for name in self._said:
            if name in found.loaded and name not in found.problems:
                shown = harmless(clipped(name, 40))
                self._controller.notices.tell(tr("{file} is in order again.", file=shown))
