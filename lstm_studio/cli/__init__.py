"""The command line: the window, and the verbs that do without one.

Only the module of the verb that was asked for is imported, so that none pays for another.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from lstm_studio import __version__
from lstm_studio.core.errors import StudioError
from lstm_studio.i18n import tr

__all__ = ["VERBS", "main"]

VERBS: dict[str, str] = {
    "run": "a trace as table, CSV or NPZ",
    "code": "the PyTorch code of a cell",
    "render": "a page as a picture",
    "train": "train a cell on a task, the readers of a word, or a character model",
    "evaluate": "the readers of a word on sentences of your own",
    "class-table": "the results of a class, question by question",
    "check-content": "lessons, quizzes and goals of your own, with file, line and remedy",
    "doctor": "what is installed, what is missing, and the remedy",
    "bench": "speed and memory as ratios, measured here",
}
"""Each verb is the module of its name, with ``add_arguments(parser)`` and ``main(args)``.

In the module's name ``_`` stands for ``-``.
"""


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : sequence of str
        Without the program's name.

    Returns
    -------
    int
        0 when it worked, 1 when something is missing or broken, 2 for a mistake in the command
        or its files, 130 when interrupted.
    """
    try:
        if arguments and arguments[0] in VERBS:
            return _run_verb(arguments[0], arguments[1:])
        return _run_window(arguments)
    except StudioError as error:
        print(error.message, file=sys.stderr)
        if error.hint:
            print(error.hint, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of a pipe has had enough
        sys.stderr.close()
        return 0


def _run_verb(verb: str, arguments: Sequence[str]) -> int:
    module = importlib.import_module(f"lstm_studio.cli.{verb.replace('-', '_')}")
    parser = argparse.ArgumentParser(prog=f"lstm-studio {verb}", description=module.__doc__)
    module.add_arguments(parser)
    return module.main(parser.parse_args(arguments))


def _run_window(arguments: Sequence[str]) -> int:
    args = _window_parser().parse_args(arguments)
    if args.install_desktop or args.remove_desktop:
        from lstm_studio.cli.desktop import install_desktop, remove_desktop

        for path in install_desktop() if args.install_desktop else remove_desktop():
            print(path)
        return 0
    if args.file is not None and not args.file.is_file():
        raise StudioError(
            tr("“{word}” is neither a verb nor a file.", word=args.file),
            tr("The verbs are: {verbs}.", verbs=", ".join(VERBS)),
        )
    if args.content is not None and not args.content.is_dir():
        raise StudioError(
            tr("“{word}” is no folder.", word=args.content),
            tr("Name a folder of lessons, quizzes and goals."),
        )
    from lstm_studio.cli.screen import require_screen

    require_screen(args.qt_platform)
    # What a start makes it keeps: looking for garbage in it would cost some 5 % of the time.
    gc.disable()
    from lstm_studio.app import run_window

    return run_window(
        file=args.file,
        sequence=args.sequence,
        content=args.content,
        exit_after_first_paint=args.exit_after_first_paint,
        qt_platform=args.qt_platform,
    )


def _window_parser() -> argparse.ArgumentParser:
    verbs = "\n".join(f"  {name:13} {text}" for name, text in VERBS.items())
    parser = argparse.ArgumentParser(
        prog="lstm-studio",
        description="Take hold of the gates of an LSTM and see what its memory does.",
        epilog=f"verbs that need no window (lstm-studio VERB --help):\n{verbs}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=Path, help="a CSV or text file to open")
    parser.add_argument("--version", action="version", version=f"LSTM Studio {__version__}")
    parser.add_argument("--sequence", metavar="ID", help="start with this shipped sequence")
    parser.add_argument(
        "--content", metavar="FOLDER", type=Path, help="open this folder of lessons and quizzes"
    )
    parser.add_argument(
        "--install-desktop", action="store_true", help="add to the applications menu and leave"
    )
    parser.add_argument(
        "--remove-desktop", action="store_true", help="take out of the applications menu and leave"
    )
    parser.add_argument(
        "--exit-after-first-paint",
        action="store_true",
        help="leave with code 0 once the window is painted and answers",
    )
    parser.add_argument(
        "--qt-platform", metavar="NAME", help="Qt platform plug-in, such as wayland"
    )
    return parser
