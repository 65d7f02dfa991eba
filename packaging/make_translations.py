"""Collect every text a person reads into resources/translations/lstm_studio.ts.

Run it after a text has been added or changed: ``python packaging/make_translations.py``.  To
translate, copy the file to ``lstm_studio_de.ts`` (or another language), fill it in with Qt
Linguist and compile it with ``pyside6-lrelease``; the program loads ``lstm_studio_de.qm`` for a
German locale.

Qt's own lupdate is not used because it names the context after the class around a text; in this
program one text has one meaning and all share the context of ``lstm_studio.i18n``.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lstm_studio.content.load import translatable_texts  # noqa: E402
from lstm_studio.i18n import CONTEXT  # noqa: E402

TARGET = ROOT / "resources" / "translations" / "lstm_studio.ts"


def texts_of(path: Path) -> set[str]:
    """Return the literals that the module hands to ``tr``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def collect() -> list[str]:
    """Return every text once, sorted."""
    texts = set(translatable_texts())
    for path in (ROOT / "lstm_studio").rglob("*.py"):
        texts.update(texts_of(path))
    return sorted(texts)


def template() -> str:
    """Return the translation file as Qt Linguist reads it."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", '<TS version="2.1">']
    lines += ["<context>", f"    <name>{CONTEXT}</name>"]
    for text in collect():
        lines.append("    <message>")
        lines.append(f"        <source>{escape(text)}</source>")
        lines.append('        <translation type="unfinished"></translation>')
        lines.append("    </message>")
    lines += ["</context>", "</TS>", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(template(), encoding="utf-8")
