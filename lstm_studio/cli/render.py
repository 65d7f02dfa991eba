"""Any page as a picture, for slides, documents and tests; no screen is needed."""

from __future__ import annotations

import argparse
import math
import os
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lstm_studio.cli.render_cells import add_cells_options, cells_intents
from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.core.tasks import TASKS
from lstm_studio.i18n import tr
from lstm_studio.state.comparing import FORGET_STARTS, SOURCES
from lstm_studio.state.flow import MEASURES
from lstm_studio.state.pitfalls import VERSIONS
from lstm_studio.state.studio import PAGES

if TYPE_CHECKING:
    from lstm_studio.app import Studio
    from lstm_studio.cli.selection import IntentCall
    from lstm_studio.controller.notices import Notice

__all__ = ["add_arguments", "main"]

T = TypeVar("T")

MOST_PIXELS = 8192
SANDBOX = ("sandbox",)
BOTH = ("both",)
GRADIENTS = ("gradients",)
COMPARE = ("compare",)
SHARED = ("sequence", "text", "values", "csv", "column", "hidden_size", "unit")
"""The sandbox's options that the page "compare" understands, too."""
PARTS = ("runs", "h", "c", "gates", "costs", "choice")
TABS = ("verdicts", "strips", "belief", "pairs", "indices", "scores")
GRADIENT_TABS = ("curves", "says", "table", "code", "sources")
PITFALLS = ("pitfalls",)
PITFALL_TABS = ("code", "result", "sentences")
TRAIN = ("train",)
TRAIN_TABS = ("curves", "probe", "memory", "runs")
CELLS = ("cells",)
CELLS_TABS = ("text", "curve", "ranking", "card")
LEARN = ("learn",)
LEARN_TABS = ("lessons", "quizzes", "goals", "progress")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``lstm-studio render``."""
    from lstm_studio.cli.selection import add_selection

    parser.add_argument(
        "--page", choices=PAGES, default="sandbox", help=tr("the page to draw (default: sandbox)")
    )
    with _belonging_to(parser, SANDBOX):
        add_selection(parser)
        parser.add_argument(
            "--phase", type=float, metavar="P", help="how many parts of the update are done"
        )
        parser.add_argument("--unit", type=int, default=1, metavar="N", help="the unit, from 1")
        parser.add_argument("--goal", metavar="ID", help=tr("a goal, as it starts"))
        parser.add_argument("--solution", action="store_true", help=tr("the goal's solution"))
    _share(parser, SHARED, SANDBOX + COMPARE)
    with _belonging_to(parser, COMPARE):
        parser.add_argument(
            "--weights", choices=SOURCES, help=tr("where they come from (default: trained)")
        )
        parser.add_argument("--seed", type=int, metavar="N", help=tr("of random weights"))
        parser.add_argument(
            "--forget-bias", choices=FORGET_STARTS, help=tr("of a random LSTM (default: 1)")
        )
        parser.add_argument("--all-units", action="store_true", help=tr("in place of one"))
        parser.add_argument("--part", choices=PARTS, help=tr("what a small page shows"))
        parser.add_argument(
            "--time", action="store_true", help=tr("measure the time a step before drawing")
        )
    with _belonging_to(parser, BOTH):
        parser.add_argument("--sentence", metavar="TEXT", help="the sentence to read")
        parser.add_argument("--word", help="the ambiguous word (default: bank)")
    with _belonging_to(parser, TRAIN):
        parser.add_argument("--task", choices=TASKS, help=tr("the task (default: hold)"))
        parser.add_argument(
            "--train-steps", type=int, metavar="N", help=tr("train so many steps before")
        )
    with _belonging_to(parser, PITFALLS):
        parser.add_argument(
            "--pitfall", choices=tuple(VERSIONS), help="which of them (default: leak)"
        )
        parser.add_argument("--version", metavar="NAME", help="the version of its code")
        parser.add_argument(
            "--run", action="store_true", help="run all versions of the code and show the results"
        )
    with _belonging_to(parser, GRADIENTS):
        parser.add_argument("--bias", type=float, metavar="B", help="the LSTM's forget bias")
        parser.add_argument("--lag", type=int, metavar="N", help="the lag to read off")
        parser.add_argument(
            "--measure", choices=MEASURES, help="h_T by x_t (inputs) or L by C_t (memory)"
        )
    with _belonging_to(parser, CELLS):
        add_cells_options(parser)
    with _belonging_to(parser, LEARN):
        parser.add_argument("--lesson", metavar="ID", help=tr("begin a lesson (default: none)"))
        parser.add_argument("--lesson-step", type=int, metavar="N", help=tr("its step, from 1"))
        parser.add_argument(
            "--predict", type=int, metavar="N", help=tr("choose an answer to what it asks, from 1")
        )
        parser.add_argument("--quiz", metavar="ID", help=tr("begin a quiz (default: none)"))
        parser.add_argument("--question", type=int, metavar="N", help=tr("its question, from 1"))
    with _belonging_to(parser, BOTH + GRADIENTS + PITFALLS + TRAIN + LEARN + CELLS):
        tabs = sorted({*TABS, *GRADIENT_TABS, *PITFALL_TABS, *TRAIN_TABS, *LEARN_TABS, *CELLS_TABS})
        parser.add_argument("--tab", choices=tabs, help="what is shown where there are tabs")
    with _belonging_to(parser, SANDBOX + COMPARE + BOTH):
        parser.add_argument("--step", type=int, metavar="T", help="the step to show, from 1")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1440x900", metavar="WxH", help="in pixels")
    parser.add_argument("--scale", type=float, default=1.0, help="1.0 to 2.0")
    parser.add_argument("--projector", action="store_true")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.png")


def main(args: argparse.Namespace) -> int:
    """Render the page and save it; 0 when it worked.

    Raises
    ------
    StudioError
        When something asked for does not exist, or not on that page.
    """
    _take_defaults(args)
    width, height = _size(args.size)
    if args.out.suffix.lower() not in (".png", ".jpg", ".jpeg"):
        raise StudioError(
            tr("A picture ends in .png or .jpg, not in “{suffix}”.", suffix=args.out.suffix)
        )
    # Always off screen: the picture is the same with and without a display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import tempfile

    from lstm_studio.app import Studio, install_language, make_application

    app = make_application()
    install_language(app)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(settings_file=Path(folder) / "settings.ini")
        try:
            picture = _picture(studio, args, width, height)
        finally:
            studio.window.close()
            studio.window.deleteLater()
    write_whole(args.out, picture)
    return 0


def _picture(studio: Studio, args: argparse.Namespace, width: int, height: int) -> bytes:
    """Put the window into the state asked for and return it as a PNG or JPEG file."""
    from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice

    window = studio.window
    window.resize(width, height)
    _set_up(studio, args)
    window.layout_keeper.arrange()
    window.show()
    window.resize(width, height)  # again: panels that have left may have held it open before
    if (window.width(), window.height()) != (width, height):
        least = window.minimumSizeHint()
        raise StudioError(
            tr("The page does not fit into {size} pixels.", size=args.size),
            tr("It needs {width}x{height}.", width=least.width(), height=least.height()),
        )
    if args.tab is not None:
        _show_tab(studio, args.tab)
    if args.part is not None:
        _show_part(studio, args.part)
    if args.time:
        _measure(studio)
    QCoreApplication.processEvents()
    # Without a loop what is to go stays, such as the tabs of docks that stand elsewhere now.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.settle()
    QCoreApplication.processEvents()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG" if args.out.suffix.lower() == ".png" else "JPG")
    return bytes(buffer.data().data())


def _show_tab(studio: Studio, tab: str) -> None:
    from lstm_studio.shell.both_page import BothPage
    from lstm_studio.shell.cells_page import CellsPage
    from lstm_studio.shell.gradients_page import GradientsPage
    from lstm_studio.shell.learn_page import LearnPage
    from lstm_studio.shell.pitfalls_page import PitfallsPage
    from lstm_studio.shell.train_page import TrainPage

    page = studio.window.page
    tabbed = isinstance(
        page, BothPage | CellsPage | GradientsPage | LearnPage | PitfallsPage | TrainPage
    )
    if not tabbed or not page.show_tab(tab):
        raise StudioError(
            tr("The page has no tab “{tab}” at this size.", tab=tab),
            tr("Some parts of a page are tabs only where there is little room."),
        )


def _show_part(studio: Studio, part: str) -> None:
    from lstm_studio.shell.compare_page import ComparePage

    page = studio.window.page
    if not isinstance(page, ComparePage) or not page.show_part(part):
        raise StudioError(
            tr("The page has no part “{part}” at this size.", part=part),
            tr("Where all of it fits there is nothing to choose."),
        )


def _measure(studio: Studio) -> None:
    """Measure the time a step at once: nobody waits at a window meanwhile."""
    from PySide6.QtCore import QCoreApplication

    from lstm_studio.shell.compare_page import ComparePage

    page = studio.window.page
    assert isinstance(page, ComparePage)
    page.timing.measure_now()
    QCoreApplication.processEvents()  # other texts have another height, from card to card


@dataclass(frozen=True)
class _Option:
    """An option that means something on some pages alone."""

    flag: str
    default: object
    pages: tuple[str, ...]


@contextmanager
def _belonging_to(parser: argparse.ArgumentParser, pages: tuple[str, ...]) -> Iterator[None]:
    """Note which options are added meanwhile; whether one was given can be seen afterwards."""
    before = len(parser._actions)  # argparse has no public list of them
    yield
    options: dict[str, _Option] = dict(parser.get_default("options") or {})
    for action in parser._actions[before:]:
        options[action.dest] = _Option(action.option_strings[0], action.default, pages)
        action.default = argparse.SUPPRESS  # only what is given is in the namespace
    parser.set_defaults(options=options)


def _share(parser: argparse.ArgumentParser, names: tuple[str, ...], pages: tuple[str, ...]) -> None:
    """Note that options which belonged to one page belong to several."""
    options: dict[str, _Option] = dict(parser.get_default("options"))
    options |= {name: replace(options[name], pages=pages) for name in names}
    parser.set_defaults(options=options)


def _take_defaults(args: argparse.Namespace) -> None:
    """Fill in what was not given; refuse what was given and means nothing on the page."""
    for name, option in args.options.items():
        if not hasattr(args, name):
            setattr(args, name, option.default)
        elif args.page not in option.pages:
            raise StudioError(
                tr(
                    "{option} means nothing on the page “{page}”.",
                    option=option.flag,
                    page=args.page,
                ),
                tr("It belongs to --page {pages}.", pages=", ".join(option.pages)),
            )


def _set_up(studio: Studio, args: argparse.Namespace) -> None:
    """Carry out the intents that the options ask for; one that is refused is an error."""
    _carry_out(
        studio,
        [
            ("set_theme", {"theme": args.theme}),
            ("set_scale", {"scale": args.scale}),
            ("set_projector", {"projector": args.projector}),
            ("show_page", {"page": args.page}),
        ],
    )
    if args.page == "sandbox":
        _set_up_sandbox(studio, args)
    elif args.page == "compare":
        _set_up_compare(studio, args)
    elif args.page == "both":
        _set_up_both(studio, args)
    elif args.page == "gradients":
        _set_up_gradients(studio, args)
    elif args.page == "pitfalls":
        _set_up_pitfalls(studio, args)
    elif args.page == "train":
        _set_up_train(studio, args)
    elif args.page == "cells":
        _set_up_cells(studio, args)
    elif args.page == "learn":
        _set_up_learn(studio, args)


def _carry_out(studio: Studio, wanted: list[IntentCall]) -> None:
    refused: list[Notice] = []
    studio.controller.notices.raised.connect(refused.append)
    for intent, arguments in wanted:
        if not studio.controller.do(intent, merge=None, **arguments):
            raise StudioError(refused[-1].message, refused[-1].hint)


def _set_up_sandbox(studio: Studio, args: argparse.Namespace) -> None:
    from lstm_studio.cli.selection import intents_of

    controller = studio.controller
    if args.solution and args.goal is None:
        raise StudioError(tr("Whose solution?"), tr("Name the goal with --goal ID."))
    wanted = intents_of(args) if args.goal is None else _goal(args)
    _carry_out(studio, [*wanted, ("choose_unit", {"unit": args.unit - 1})])
    step = _step(studio, args.step)
    if args.solution and args.step is None:
        step = len(controller.state.sequence.current) - 1  # played to the end
    controller.do("move_to", step=step, phase=math.inf if args.phase is None else args.phase)


def _goal(args: argparse.Namespace) -> list[IntentCall]:
    wanted: list[IntentCall] = [("start_goal", {"id": args.goal})]
    return [*wanted, ("watch_solution", {})] if args.solution else wanted


def _set_up_compare(studio: Studio, args: argparse.Namespace) -> None:
    from lstm_studio.cli.selection import sequence_intents

    wanted: list[IntentCall] = sequence_intents(args)
    if args.weights is not None:
        wanted.append(("compare_weights", {"source": args.weights}))
    if args.hidden_size is not None:
        wanted.append(("compare_size", {"size": args.hidden_size}))
    if args.seed is not None:
        wanted.append(("compare_seed", {"seed": args.seed}))
    if args.forget_bias is not None:
        wanted.append(("compare_forget_bias", {"forget": args.forget_bias}))
    unit = None if args.all_units else args.unit - 1
    _carry_out(studio, [*wanted, ("compare_unit", {"unit": unit})])
    studio.controller.do("move_to", step=_step(studio, args.step))


def _set_up_both(studio: Studio, args: argparse.Namespace) -> None:
    wanted: list[IntentCall] = []
    if args.word is not None:
        wanted.append(("choose_word", {"word": args.word}))
    if args.sentence is not None:
        wanted.append(("read_sentence", {"text": args.sentence}))
    _carry_out(studio, wanted)
    if args.step is not None:
        studio.controller.do("move_to", step=_step(studio, args.step))


def _set_up_gradients(studio: Studio, args: argparse.Namespace) -> None:
    wanted: list[IntentCall] = []
    if args.bias is not None:
        wanted.append(("set_flow", {"setting": "bias", "value": args.bias}))
    if args.lag is not None:
        wanted.append(("look_at_lag", {"lag": args.lag}))
    if args.measure is not None:
        wanted.append(("measure_flow", {"what": args.measure}))
    _carry_out(studio, wanted)


def _set_up_pitfalls(studio: Studio, args: argparse.Namespace) -> None:
    pitfall = args.pitfall or "leak"
    wanted: list[IntentCall] = [("choose_pitfall", {"pitfall": pitfall})]
    if args.version is not None:
        wanted.append(("choose_version", {"version": args.version}))
    _carry_out(studio, wanted)
    for version in VERSIONS[pitfall] if args.run else ():
        from lstm_studio.engine.pitfalls import run_pitfall

        run = run_pitfall(pitfall, version, studio.controller.library)
        while True:
            try:
                next(run)
            except StopIteration as end:
                _carry_out(studio, [("keep_pitfall_result", {"result": end.value})])
                break


def _set_up_train(studio: Studio, args: argparse.Namespace) -> None:
    if args.task is not None:
        _carry_out(studio, [("choose_task", {"task": args.task})])
    if args.train_steps is None:
        return
    _carry_out(studio, [("set_training_steps", {"steps": args.train_steps})])
    from lstm_studio.engine.horizon import measure_horizon
    from lstm_studio.engine.live_training import LiveTraining
    from lstm_studio.state.lab import setup_of

    training = LiveTraining(setup_of(studio.controller.state.lab))
    snapshot = _finished(training.run())
    length = training.setup.length
    setup = training.setup
    horizons = tuple(
        _finished(measure_horizon(training.network(competitor, seed), length))
        for seed in range(len(setup.seeds))
        for competitor in range(len(setup.competitors))
    )
    studio.controller.lab.adopt(training, snapshot, horizons)


def _set_up_cells(studio: Studio, args: argparse.Namespace) -> None:
    _carry_out(studio, cells_intents(args))
    studio.controller.finding_work.finish()  # nobody waits at a window meanwhile


def _set_up_learn(studio: Studio, args: argparse.Namespace) -> None:
    """Begin a lesson; the picture is of the page that its step is about."""
    wanted: list[IntentCall] = []
    if args.lesson is not None or args.lesson_step is not None or args.predict is not None:
        step = 0 if args.lesson_step is None else args.lesson_step - 1
        wanted.append(("go_to_step", {"lesson": args.lesson or "gates", "step": step}))
    if args.predict is not None:
        wanted.append(("predict", {"choice": args.predict - 1}))
    if args.quiz is not None or args.question is not None:
        wanted.append(("start_quiz", {"quiz": args.quiz or "gates", "seed": 1}))
        wanted.append(("show_question", {"index": (args.question or 1) - 1}))
    _carry_out(studio, wanted)


def _finished(steps: Generator[object, None, T]) -> T:
    """Drive a generator to its end and return what it returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _step(studio: Studio, asked: int | None) -> int:
    """Return the step asked for, from 0; the one that is shown when none was."""
    from lstm_studio.state.timeline import timeline

    now = timeline(studio.controller.state)
    if asked is None:
        return now.step
    if not 1 <= asked <= now.steps:
        raise StudioError(
            tr("There is no step {step}.", step=asked),
            tr("Steps are counted from 1; there are {count}.", count=now.steps),
        )
    return asked - 1


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,5})[x×](\d{2,5})", text)
    if not match or max(map(int, match.groups())) > MOST_PIXELS:
        raise StudioError(
            tr("“{text}” is no size in pixels.", text=text), tr("An example: 1440x900")
        )
    return int(match[1]), int(match[2])
