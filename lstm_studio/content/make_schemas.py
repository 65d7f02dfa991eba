"""JSON Schema files for editors, made of the structures that files are read with.

``python -m lstm_studio.content.make_schemas`` writes ``resources/schemas/*.schema.json`` anew; a
test holds them against the structures.  An editor with Taplo or "Even Better TOML" then completes
names and marks mistakes while a lesson is being written.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from lstm_studio.assets import resource
from lstm_studio.content.own_files import SCHEMAS, FileKind
from lstm_studio.content.scene_files import allowed_intents, intent_arguments
from lstm_studio.content.shape import items_of
from lstm_studio.core.files import write_whole
from lstm_studio.state.registry import INTENTS

__all__ = ["main", "schema_of", "schema_text", "write_schemas"]

_SCENES = ("scene", "reveal")
_TITLES: dict[FileKind, str] = {
    "lesson": "A lesson of LSTM Studio",
    "quiz": "A quiz of LSTM Studio",
    "goal": "A goal of LSTM Studio",
}


def schema_of(kind: FileKind) -> dict[str, Any]:
    """Return the JSON Schema of the files of a kind."""
    found = msgspec.json.schema(SCHEMAS[kind])
    if _name_calls(found):
        found["$defs"]["Call"] = _call_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[kind],
        **found,
    }


def schema_text(kind: FileKind) -> str:
    """Return a schema as its file has it."""
    return json.dumps(schema_of(kind), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write the schemas of all kinds into a folder and return their files.

    Raises
    ------
    StudioError
        When a file cannot be written.
    """
    paths: list[Path] = []
    for kind in SCHEMAS:
        paths.append(folder / f"{kind}.schema.json")
        write_whole(paths[-1], schema_text(kind).encode("utf-8"))
    return paths


def _name_calls(node: object) -> int:
    """Say of every scene what its tables may hold; the structures leave that to the intents."""
    count = 0
    for key, value in items_of(node):
        if key == "properties":
            for name, inner in items_of(value):
                if name in _SCENES:
                    inner["items"] = {"$ref": "#/$defs/Call"}
                    count += 1
        count += _name_calls(value)
    return count


def _call_schema() -> dict[str, Any]:
    return {
        "description": "One action on the bench; steps and units are counted from 0.",
        "type": "object",
        "required": ["do"],
        "oneOf": [_intent_schema(name) for name in sorted(allowed_intents())],
    }


def _intent_schema(name: str) -> dict[str, Any]:
    kinds = intent_arguments(name)
    parameters = inspect.signature(INTENTS[name].change).parameters
    required = [one for one in kinds if parameters[one].default is inspect.Parameter.empty]
    properties = {one: msgspec.json.schema(kind) for one, kind in kinds.items()}
    return {
        "description": (INTENTS[name].change.__doc__ or "").split("\n\n")[0].strip(),
        "type": "object",
        "properties": {"do": {"const": name}, **properties},
        "required": ["do", *required],
        "additionalProperties": False,
    }


def main(arguments: Sequence[str]) -> int:
    """Write the files into the folder that is named, or into the program's own."""
    write_schemas(Path(arguments[0]) if arguments else resource("schemas"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
