"""Everything that can be asked for by menu, key or command palette, in one table.

Presenter's keys (Space, arrows, Home, End, B, comma, full stop) are no shortcuts: they reach the
window only when the widget that has the focus leaves them, so that an arrow moves a slider when a
slider is being worked with.  PageUp and PageDown, which a presenter's clicker sends, always win.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lstm_studio.i18n import integer, tr
from lstm_studio.shell.pages import PageSpec, page_table

__all__ = ["SCALES", "ActionSpec", "action_table"]

_SANDBOX = ("sandbox",)
_BOTH = ("both",)
_TRAIN = ("train",)
_PITFALLS = ("pitfalls",)

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True)
class ActionSpec:
    """One action.

    Attributes
    ----------
    id : str
        Stable name: the action's object name and its key in the palette.
    text : str
        Its name for people.
    menu : str
        The menu it stands in: file, edit, cell, play, learn, view or help; ``view/size`` is a
        sub-menu.
    slot : str
        The name of the window's method.
    data : object
        What the slot needs to know; kept as the action's data.
    keys : tuple of str
        Shortcuts, the first is shown.
    shown_keys : str
        A key that is handled elsewhere and only shown.
    group : str
        Actions of one group are exclusive and checkable.
    checkable : bool
    separator : bool
        Whether a line is drawn above.
    pages : tuple of str
        The pages on which it makes sense; empty for all.  Elsewhere it is hidden and its keys
        are dead.
    """

    id: str
    text: str
    menu: str
    slot: str
    data: object = None
    keys: tuple[str, ...] = ()
    shown_keys: str = ""
    group: str = ""
    checkable: bool = False
    separator: bool = False
    pages: tuple[str, ...] = ()


def action_table(pages: tuple[PageSpec, ...] | None = None) -> tuple[ActionSpec, ...]:
    """Return all actions in the order of their menus; texts in the language of now.

    Parameters
    ----------
    pages : tuple of PageSpec, optional
        The pages to go to; those of :func:`~lstm_studio.shell.pages.page_table` when left out.
    """
    to_pages = _pages(page_table() if pages is None else pages)
    return (
        *_file(),
        *_edit(),
        *_cell(),
        *_play(),
        *_labs(),
        *_learn(),
        *_progress(),
        *_view(),
        *to_pages,
        *_help(),
    )


def _file() -> tuple[ActionSpec, ...]:
    A = ActionSpec
    return (
        A(
            "own",
            tr("Your own sequence…"),
            "file",
            "edit_sequence",
            keys=("Ctrl+N",),
            pages=_SANDBOX,
        ),
        A(
            "open",
            tr("Open words or numbers…"),
            "file",
            "choose_file",
            keys=("Ctrl+O",),
            pages=_SANDBOX,
        ),
        A(
            "saveCode",
            tr("Save the PyTorch code…"),
            "file",
            "save_code",
            keys=("Ctrl+S",),
            separator=True,
            pages=_SANDBOX + _BOTH,
        ),
        A(
            "saveTrace",
            tr("Save the numbers as CSV…"),
            "file",
            "save_trace",
            keys=("Ctrl+E",),
            pages=_SANDBOX,
        ),
        A(
            "savePicture",
            tr("Save a picture of the page…"),
            "file",
            "save_picture",
            keys=("Ctrl+P",),
        ),
        A(
            "class.merge",
            tr("Merge a class's results…"),
            "file",
            "merge_class",
            separator=True,
        ),
        A(
            "openFolder",
            tr("Open a folder of lessons…"),
            "file",
            "choose_folder",
            keys=("Ctrl+Shift+O",),
        ),
        A("closeFolder", tr("Close the folder of lessons"), "file", "close_folder"),
        A("quit", tr("Quit"), "file", "close", keys=("Ctrl+Q",), separator=True),
    )


def _progress() -> tuple[ActionSpec, ...]:
    A = ActionSpec
    return (
        A("progress", tr("My progress"), "learn", "show_progress", separator=True),
        A("progress.csv", tr("Export my answers as CSV…"), "learn", "export_progress"),
        A("progress.report", tr("Report of my progress…"), "learn", "print_progress"),
    )


def _edit() -> tuple[ActionSpec, ...]:
    A = ActionSpec
    return (
        A("undo", tr("Undo"), "edit", "undo", keys=("Ctrl+Z",)),
        A("redo", tr("Redo"), "edit", "redo", keys=("Ctrl+Shift+Z", "Ctrl+Y")),
        A(
            "copyCode",
            tr("Copy the PyTorch code"),
            "edit",
            "copy_code",
            keys=("Ctrl+Shift+C",),
            separator=True,
            pages=_SANDBOX + _BOTH,
        ),
        A("copyTrace", tr("Copy the numbers as a table"), "edit", "copy_trace", pages=_SANDBOX),
        A(
            "keepSentence",
            tr("Keep the sentence"),
            "edit",
            "keep_sentence",
            keys=("Ctrl+D",),
            separator=True,
            pages=_BOTH,
        ),
        A("addWord", tr("Add a word…"), "edit", "add_word", pages=_BOTH),
        A("toSandbox", tr("Open in the sandbox"), "edit", "open_in_sandbox", pages=_BOTH),
    )


def _cell() -> tuple[ActionSpec, ...]:
    A = ActionSpec
    table = (
        A("kind.rnn", tr("Simple RNN"), "cell", "choose_kind", "rnn", ("Ctrl+1",), group="kind"),
        A("kind.lstm", tr("LSTM"), "cell", "choose_kind", "lstm", ("Ctrl+2",), group="kind"),
        A("kind.gru", tr("GRU"), "cell", "choose_kind", "gru", ("Ctrl+3",), group="kind"),
        A(
            "mode.hand",
            tr("You set the gates"),
            "cell",
            "choose_mode",
            "hand",
            ("Ctrl+4",),
            group="mode",
            separator=True,
        ),
        A(
            "mode.learned",
            tr("Learned gates"),
            "cell",
            "choose_mode",
            "learned",
            ("Ctrl+5",),
            group="mode",
        ),
        A(
            "release",
            tr("Gates as they started"),
            "cell",
            "release_all",
            keys=("Ctrl+R",),
            separator=True,
        ),
        A("flatten", tr("The same gates at every step"), "cell", "flatten_gates"),
        A("resetWeights", tr("Weights as they started"), "cell", "reset_weights"),
    )
    return tuple(replace(spec, pages=_SANDBOX) for spec in table)


def _play() -> tuple[ActionSpec, ...]:
    A = ActionSpec
    speeds = tuple(
        A(
            f"speed.{speed:g}",
            tr("Speed {speed}×", speed=f"{speed:g}"),
            "play/speed",
            "set_speed",
            speed,
            group="speed",
        )
        for speed in (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
    )
    return (
        A("play", tr("Play or pause"), "play", "toggle_play", shown_keys=tr("Space")),
        A("back", tr("Step back"), "play", "step_back", keys=("PgUp",)),
        A("forward", tr("Step forward"), "play", "step_forward", keys=("PgDown",)),
        A("subStep", tr("One part of the update"), "play", "sub_step", shown_keys="."),
        A("subStepBack", tr("One part back"), "play", "sub_step_back", shown_keys=","),
        A("first", tr("First step"), "play", "step_first", shown_keys=tr("Home"), separator=True),
        A("last", tr("Last step"), "play", "step_last", shown_keys=tr("End")),
        A("loop", tr("Loop"), "play", "toggle_loop", checkable=True, separator=True),
        *speeds,
    )


def _learn() -> tuple[ActionSpec, ...]:
    A = ActionSpec
    return (
        A("lesson.go", tr("The lesson"), "learn", "go_on_with_lesson"),
        A(
            "lesson.forward",
            tr("Next step of the lesson"),
            "learn",
            "step_lesson",
            1,
            ("Ctrl+PgDown",),
        ),
        A(
            "lesson.backward",
            tr("Step back in the lesson"),
            "learn",
            "step_lesson",
            -1,
            ("Ctrl+PgUp",),
        ),
        A("goals", tr("All goals"), "learn", "show_goals", separator=True),
        A("quiz.gates", tr("Match the gate to its job"), "learn", "begin_quiz", "gates"),
        A("quiz.final", tr("Final check"), "learn", "begin_quiz", "final"),
        A("quizzes", tr("All quizzes"), "learn", "show_quizzes"),
        A("quiz.switch", tr("To the quiz and back"), "learn", "switch_quiz", keys=("F6",)),
        A(
            "recordStep",
            tr("Record a step…"),
            "learn",
            "record_step",
            keys=("Ctrl+Shift+R",),
            separator=True,
        ),
    )


def _labs() -> tuple[ActionSpec, ...]:
    A = ActionSpec
    return (
        A(
            "trainRun",
            tr("Run or pause the training"),
            "play",
            "run_training",
            shown_keys=tr("Space"),
            separator=True,
            pages=_TRAIN,
        ),
        A("trainStep", tr("One step of the training"), "play", "step_training", pages=_TRAIN),
        A("trainStop", tr("Stop the training"), "play", "stop_training", pages=_TRAIN),
        A("trainAgain", tr("Begin the training again"), "play", "restart_training", pages=_TRAIN),
        A(
            "pitfallRun",
            tr("Run the code"),
            "play",
            "run_pitfall",
            separator=True,
            pages=_PITFALLS,
        ),
        A("pitfallRepair", tr("Repair the code"), "play", "repair_pitfall", pages=_PITFALLS),
    )


def _view() -> tuple[ActionSpec, ...]:
    A = ActionSpec
    sizes = tuple(
        A(
            f"scale.{scale:g}",
            tr("{percent} %", percent=integer(round(100 * scale))),
            "view/size",
            "set_scale",
            scale,
            group="scale",
        )
        for scale in SCALES
    )
    return (
        A("theme.light", tr("Light"), "view/theme", "set_theme", "light", group="theme"),
        A("theme.dark", tr("Dark"), "view/theme", "set_theme", "dark", group="theme"),
        A(
            "theme.system",
            tr("Follow the system"),
            "view/theme",
            "set_theme",
            "system",
            group="theme",
        ),
        A(
            "theme.toggle",
            tr("Switch light and dark"),
            "view/theme",
            "toggle_theme",
            keys=("Ctrl+T",),
        ),
        *sizes,
        A("larger", tr("Larger"), "view/size", "larger", keys=("Ctrl++", "Ctrl+="), separator=True),
        A("smaller", tr("Smaller"), "view/size", "smaller", keys=("Ctrl+-",)),
        A("normal", tr("Normal size"), "view/size", "normal_size", keys=("Ctrl+0",)),
        A(
            "projector",
            tr("Projector"),
            "view",
            "toggle_projector",
            keys=("F5", "F11"),
            checkable=True,
        ),
        A("blank", tr("Blank the screen"), "view", "toggle_blank", shown_keys="B"),
        A("reduceMotion", tr("Reduce motion"), "view", "toggle_reduce_motion", checkable=True),
        A(
            "zoomFit",
            tr("See the whole sequence"),
            "view",
            "zoom_fit",
            separator=True,
            pages=_SANDBOX,
        ),
        A("resetLayout", tr("Put all panels back"), "view", "reset_layout"),
    )


def _pages(pages: tuple[PageSpec, ...]) -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            f"page.{page.id}",
            page.title,
            "view/page",
            "show_page",
            page.id,
            keys=(f"Alt+{number}",) if number <= 9 else (),
            group="page",
        )
        for number, page in enumerate(pages, 1)
    )


def _help() -> tuple[ActionSpec, ...]:
    A = ActionSpec
    return (
        A("commands", tr("Commands…"), "help", "open_commands", keys=("Ctrl+K",)),
        A("keys", tr("Keys…"), "help", "show_keys", keys=("F1",)),
        A("about", tr("About LSTM Studio…"), "help", "show_about", separator=True),
    )
