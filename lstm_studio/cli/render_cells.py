"""What ``lstm-studio render --page cells`` asks for before it draws."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lstm_studio.core.characters import TEXTS
from lstm_studio.core.text_properties import PROPERTIES
from lstm_studio.i18n import tr
from lstm_studio.state.finding import OVER

if TYPE_CHECKING:
    from lstm_studio.cli.selection import IntentCall

__all__ = ["add_cells_options", "cells_intents"]


def add_cells_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the page."""
    parser.add_argument(
        "--learned", choices=TEXTS, help=tr("what the model has learned (default: nested)")
    )
    parser.add_argument("--look-for", choices=PROPERTIES, help=tr("a property of the text"))
    parser.add_argument("--characters", metavar="TEXT", help=tr("the text to read"))
    parser.add_argument("--over", choices=OVER, help=tr("the text that units are ranked over"))


def cells_intents(args: argparse.Namespace) -> list[IntentCall]:
    """Return the intents that the options ask for."""
    wanted: list[IntentCall] = []
    for option, intent, argument in (
        (args.learned, "choose_character_model", "model"),
        (args.characters, "read_characters", "text"),
        (args.look_for, "look_for", "what"),
        (args.over, "rank_over", "over"),
    ):
        if option is not None:
            wanted.append((intent, {argument: option}))
    return wanted
