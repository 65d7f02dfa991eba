"""Write the parts of README.md that are facts of the program: names, cells, tree, pictures.

``python packaging/make_readme.py`` rewrites the blocks between ``<!-- name -->`` and
``<!-- /name -->``, and ``resources/schemas/controls.txt``, the names that ``check-content`` knows
without a window; with ``--pictures`` it draws the pictures anew as well.  A test holds the files
against this script.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, get_args, get_origin

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

README = ROOT / "README.md"
PICTURES = ROOT / "packaging" / "pictures"
CONTROLS = ROOT / "resources" / "schemas" / "controls.txt"
LAYERS = (
    "__main__ cli app shell views controller widgets engine content style present state core "
    "assets i18n"
)

SHOWN = {
    "sandbox": ["--sequence", "key", "--step", "9"],
    "gru": ["--sequence", "topic", "--cell", "gru", "--step", "12", "--theme", "dark"],
    "pinned": [
        *("--sequence", "key", "--mode", "learned", "--hidden-size", "1"),
        *("--gate", "f=0.6@7-14", "--step", "9"),
    ],
    "both": ["--page", "both"],
    "lesson": ["--page", "learn", "--lesson-step", "3", "--predict", "1"],
    "cells": ["--page", "cells", "--look-for", "depth"],
    "gradients": ["--page", "gradients"],
    "train": ["--page", "train", "--train-steps", "1200", "--theme", "dark"],
    "pitfalls": ["--page", "pitfalls", "--run"],
    "update": ["--sequence", "key", "--step", "4", "--phase", "4.5", "--theme", "dark"],
}


def cells() -> str:
    """Return the table of the trained cells, from their cards."""
    from lstm_studio.engine.models import list_models

    lines = [
        "| cell | units | numbers | right answers | mean error after 10, 50, 100 steps |",
        "|---|---|---|---|---|",
    ]
    for card in list_models():
        delays = ", ".join(f"{error:.3f}" for _, error in card.delays)
        lines.append(
            f"| {card.kind.upper()} | {card.hidden_size} | {card.parameters:,} "
            f"| {100 * card.share_within:.1f} % | {delays} |"
        )
    return "\n".join(lines)


def readers() -> str:
    """Return the table of the words' readers, from their cards."""
    from lstm_studio.engine.reader_models import list_words, read_reader_card

    lines = [
        "| word | senses | test sentences | forward | backward | both ways | both, where sure |",
        "|---|---|---|---|---|---|---|",
    ]
    for word in list_words():
        card = read_reader_card(word)
        for one in card.sets:
            right = one.accuracy
            sure = one.accuracy_above_line.get("both")
            covered = f"{100 * one.coverage['both']:.0f} %"
            told = "–" if sure is None else f"{100 * sure:.0f} % of {covered}"
            lines.append(
                f"| {word} | {', '.join(card.senses)} | {one.name}: {one.count} "
                f"| {100 * right['forward']:.0f} % | {100 * right['backward']:.0f} % "
                f"| {100 * right['both']:.0f} % | {told} |"
            )
    return "\n".join(lines)


def clues() -> str:
    """Return what each reader of "bank" knows by the place of the clue, from its card."""
    from lstm_studio.engine.reader_models import read_reader_card

    names = {
        "before": "clue before the word",
        "after": "clue after the word",
        "both": "clues on both sides",
        "none": "no clue",
    }
    lines = [
        "| sentences of “bank” | forward: right (sure) | backward | both ways |",
        "|---|---|---|---|",
    ]
    for score in read_reader_card("bank").clues:
        if score.clue not in names:
            continue
        cells = []
        for kind in ("forward", "backward", "both"):
            found = score.accuracy.get(kind)
            right = "–" if found is None else f"{100 * found[0]:.0f} ± {100 * found[1]:.0f} %"
            cells.append(f"{right} ({100 * score.confidence[kind]:.0f} %)")
        lines.append(f"| {names[score.clue]}, {score.count} | {' | '.join(cells)} |")
    return "\n".join(lines)


def characters() -> str:
    """Return the table of the best units of the character models, from their cards."""
    from lstm_studio.core.characters import TEXTS
    from lstm_studio.engine.character_models import load_character_model
    from lstm_studio.present.finding_texts import model_name, property_title

    lines = [
        "| model | looked for | over | unit | r | luck reaches | balanced accuracy |",
        "|---|---|---|---|---|---|---|",
    ]
    for text in TEXTS:
        for one in load_character_model(text).found:
            told = "–" if one.balanced is None else f"{100 * one.balanced:.1f} %"
            lines.append(
                f"| {model_name(text)} | {property_title(one.property)} | {one.over} "
                f"| {one.unit + 1} | {one.r:.2f} | {one.luck:.2f} | {told} |"
            )
    return "\n".join(lines)


def tree() -> str:
    """Return the layers from top to bottom with the modules of each."""
    lines = ["```"]
    for layer in LAYERS.split():
        folder = ROOT / "lstm_studio" / layer
        if folder.is_dir():
            files = sorted(p.stem for p in folder.glob("*.py") if p.stem != "__init__")
            lines.append(f"{layer + '/':12} {' '.join(files)}")
        else:
            text = ast.get_docstring(ast.parse(folder.with_suffix(".py").read_text("utf-8"))) or ""
            lines.append(f"{layer + '.py':12} {text.splitlines()[0]}")
    return "\n".join([*lines, "```"])


def names() -> str:
    """Return the object names of all controls, by the part of the window they stand in."""
    parts: dict[str, set[str]] = {}
    for name in object_names():
        first, _, rest = name.partition(".")
        parts.setdefault(first, set()).add(rest)
    lines = ["| in | names |", "|---|---|"]
    for first in sorted(parts):
        rest = ", ".join(f"`.{name}`" for name in sorted(parts[first]) if name)
        lines.append(f"| `{first}` | {rest} |")
    return "\n".join(lines)


def controls() -> str:
    """Return the object names of all docks and controls, one a line, for ``check-content``."""
    from lstm_studio.shell.docks import dock_table

    return "\n".join(sorted(object_names() | {spec.id for spec in dock_table()})) + "\n"


@cache
def object_names() -> frozenset[str]:
    """Return the object name of every control that a fully opened window has."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtWidgets import QLabel, QWidget

    from lstm_studio.app import Studio, make_application
    from lstm_studio.state.studio import PAGES

    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(settings_file=Path(folder) / "settings.ini")
        window, controller = studio.window, studio.controller
        window.show()
        for kind in ("rnn", "gru", "lstm"):
            controller.do("choose_kind", kind=kind)
        controller.do("choose_mode", mode="learned")
        controller.do("choose_size", size=32)
        window.view("dock.weights")
        window.commands.edit_sequence()
        window.commands.record_step()
        for page in PAGES:
            controller.do("show_page", page=page)
            app.processEvents()
        controller.do("show_page", page="both")
        window.commands.add_word()
        app.processEvents()
        found = set()
        for widget in window.findChildren(QWidget):
            name = widget.objectName()
            spoken = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget.accessibleName()
            labelled = isinstance(widget, QLabel)
            if re.fullmatch(r"[a-z]\w*\.[\w.]+", name) and (spoken or labelled):
                found.add(name)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return frozenset(name for name in found if not name.startswith("qt_"))


def fields() -> str:
    """Return what files of each kind may hold, from the structures that they are read with."""
    from lstm_studio.content.own_files import SCHEMAS
    from lstm_studio.content.structures import alternatives, fields_of

    lines: list[str] = []
    for kind, top in SCHEMAS.items():
        lines += [f"**{kind.capitalize()}**", "", "| in | keys; those that must be there in bold |"]
        lines += ["|---|---|"]
        waiting, seen = [top], set()
        while waiting:
            one = waiting.pop(0)
            if one in seen:
                continue
            seen.add(one)
            needed = {field.encode_name for field in msgspec.structs.fields(one) if field.required}
            tag = one.__struct_config__
            keys = [] if tag.tag is None else [f'**`{tag.tag_field} = "{tag.tag}"`**']
            for name, hint in fields_of(one).items():
                shown = f"**`{name}`**" if name in needed else f"`{name}`"
                keys.append(f"{shown}: {_type(hint)}")
                inner = [bare for part in alternatives(hint) for bare in _structures(part)]
                waiting += [bare for bare in inner if bare not in seen]
            what = (one.__doc__ or "").split("\n")[0].rstrip(".").replace("``", "`")
            lines.append(f"| {what} | {'; '.join(keys)} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def _structures(kind: object) -> list[type]:
    """Return the structures that a type is made of."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return [kind]
    return [one for inner in get_args(kind) for one in _structures(inner)]


def _type(hint: object) -> str:
    """Return a type in a few words, with its limits."""
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        found = _type(arguments[0])
        if found.startswith("list of "):
            most = next((m.max_length for m in arguments[1:] if m.max_length is not None), None)
            first, _, rest = found[8:].partition(" (")
            many = f"up to {most} {first}s" + (f" ({rest}" if rest else "")
            return found if most is None else many
        for meta in arguments[1:]:
            most = getattr(meta, "max_length", None)
            low, high = getattr(meta, "ge", None), getattr(meta, "le", None)
            if most is not None:
                found += f" (up to {most:,})"
            if low is not None and high is not None and high < 1e6:
                found += f" ({low:g} to {high:g})"
        return found
    if hint in names:
        return names[hint]
    if origin is list:
        return f"list of {_type(arguments[0])}"
    if origin is dict:
        return "table"
    if origin is Literal:
        return " or ".join(f"`{one}`" for one in arguments)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return "table"
    several = [_type(one) for one in arguments if one is not type(None)]
    return ", ".join(dict.fromkeys(several)) or "anything"


def quantities() -> str:
    """Return the table of what a lesson can expect something of, from the docstrings."""
    from lstm_studio.state.expect import described

    lines = ["| quantity | what it is |", "|---|---|"]
    for text in described().values():
        names, _, what = text.partition(": ")
        lines.append(f"| {names.replace('``', '`')} | {what.replace('``', '`')} |")
    return "\n".join(lines)


def actions() -> str:
    """Return the table of what a scene can do, from the docstrings of the intents."""
    from lstm_studio.content.scene_files import allowed_intents, intent_usage

    lines = ["| `do` | with | what it does |", "|---|---|---|"]
    for name in sorted(allowed_intents()):
        given, what = intent_usage(name)
        lines.append(f"| `{name}` | {given} | {what} |")
    return "\n".join(lines)


BLOCKS = {
    "actions": actions,
    "fields": fields,
    "quantities": quantities,
    "cells": cells,
    "characters": characters,
    "clues": clues,
    "readers": readers,
    "names": names,
    "tree": tree,
}


def rewritten(text: str) -> str:
    """Return the README with every block as it should be."""
    for name, make in BLOCKS.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
        block = make()
        text, count = pattern.subn(lambda m, block=block: m[1] + block + m[2], text)
        if count != 1:
            raise SystemExit(f"README.md has {count} blocks named {name}")
    return text


def draw_pictures() -> None:
    """Draw the README's pictures with ``lstm-studio render``."""
    PICTURES.mkdir(exist_ok=True)
    for name, options in SHOWN.items():
        out = str(PICTURES / f"{name}.png")
        command = [sys.executable, "-m", "lstm_studio", "render", *options, "--out", out]
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text("utf-8")), encoding="utf-8")
    CONTROLS.write_text(controls(), encoding="utf-8")
    if "--pictures" in sys.argv[1:]:
        draw_pictures()
