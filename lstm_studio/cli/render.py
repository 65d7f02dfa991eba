"""Any page as a picture, for slides, documents and tests; no screen is needed."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from lstm_studio.core.errors import StudioError
from lstm_studio.core.files import write_whole
from lstm_studio.i18n import tr

__all__ = ["add_arguments", "main"]

PAGES = ("sandbox",)
MOST_PIXELS = 8192


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``lstm-studio render``."""
    from lstm_studio.cli.selection import add_selection

    parser.add_argument("--page", choices=PAGES, default="sandbox")
    add_selection(parser)
    parser.add_argument("--step", type=int, metavar="T", help="the step to show, from 1")
    parser.add_argument(
        "--phase", type=float, metavar="P", help="how many parts of the update are done"
    )
    parser.add_argument("--unit", type=int, default=1, metavar="N", help="the unit, from 1")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1440x900", metavar="WxH", help="in pixels")
    parser.add_argument("--scale", type=float, default=1.0, help="1.0 to 2.0")
    parser.add_argument("--projector", action="store_true")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.png")


def main(args: argparse.Namespace) -> int:
    """Render the page and save it; 0 when it worked."""
    width, height = _size(args.size)
    if args.out.suffix.lower() not in (".png", ".jpg", ".jpeg"):
        raise StudioError(
            tr("A picture ends in .png or .jpg, not in “{suffix}”.", suffix=args.out.suffix)
        )
    # Always off screen: the picture is the same with and without a display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import tempfile

    from PySide6.QtCore import QBuffer, QIODevice

    from lstm_studio.app import Studio, install_language, make_application
    from lstm_studio.cli.selection import IntentCall, intents_of

    app = make_application()
    install_language(app)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(settings_file=Path(folder) / "settings.ini")
        studio.window.resize(width, height)
        refused: list[StudioError] = []
        studio.controller.notices.raised.connect(refused.append)
        wanted: list[IntentCall] = [
            ("set_theme", {"theme": args.theme}),
            ("set_scale", {"scale": args.scale}),
            ("set_projector", {"projector": args.projector}),
            *intents_of(args),
            ("choose_unit", {"unit": args.unit - 1}),
        ]
        steps = _move(args)
        for intent, arguments in (*wanted, *steps):
            if not studio.controller.do(intent, merge=None, **arguments):
                notice = refused[-1]
                raise StudioError(notice.message, notice.hint)
        count = len(studio.controller.state.sequence.current)
        if args.step is not None and args.step > count:
            raise StudioError(
                tr("There is no step {step}.", step=args.step),
                tr("The sequence has {count} steps.", count=count),
            )
        window = studio.window
        window.layout_keeper.arrange()
        window.show()
        if (window.width(), window.height()) != (width, height):
            least = window.minimumSizeHint()
            raise StudioError(
                tr("The page does not fit into {size} pixels.", size=args.size),
                tr(
                    "It needs at least {width}x{height}.",
                    width=least.width(),
                    height=least.height(),
                ),
            )
        app.processEvents()
        window.settle()
        app.processEvents()
        picture = window.grab()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        kind = "PNG" if args.out.suffix.lower() == ".png" else "JPG"
        picture.save(buffer, kind)
        window.close()
    write_whole(args.out, bytes(buffer.data().data()))
    return 0


def _move(args: argparse.Namespace) -> list[tuple[str, dict[str, object]]]:
    if args.step is None and args.phase is None:
        return []
    if args.step is not None and args.step < 1:
        raise StudioError(tr("Steps are counted from 1."))
    move: dict[str, object] = {}
    if args.step is not None:
        move["step"] = args.step - 1
    if args.phase is not None:
        move["phase"] = args.phase
    return [("move_to", move)]


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,5})[x×](\d{2,5})", text)
    if not match or max(map(int, match.groups())) > MOST_PIXELS:
        raise StudioError(
            tr("“{text}” is no size in pixels.", text=text), tr("An example: 1440x900")
        )
    return int(match[1]), int(match[2])
