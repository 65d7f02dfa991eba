"""The schema files for editors are those of the structures, and say the same as the program."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from lstm_studio.assets import resource
from lstm_studio.content.make_schemas import main, schema_of, schema_text
from lstm_studio.content.own_files import SCHEMAS
from lstm_studio.content.scene_files import allowed_intents

FOLDERS = {"lesson": "lessons", "quiz": "quizzes", "goal": "goals"}


def problems(schema, value, root, at="$"):
    """Return what a validator of JSON Schema finds; as much of it as the files use."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return problems(root["$defs"][name], value, root, at)
    found = []
    for one in ("anyOf", "oneOf"):
        if one in schema:
            branches = [problems(branch, value, root, at) for branch in schema[one]]
            if all(branches):
                found.append(f"{at}: {value!r} fits nothing")
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
    kind = schema.get("type")
    if kind == "integer":
        fits = isinstance(value, int) and not isinstance(value, bool)
    elif kind == "number":
        fits = isinstance(value, int | float) and not isinstance(value, bool)
    else:
        fits = kind is None or isinstance(value, kinds[kind])
    if not fits:
        return [*found, f"{at}: {value!r} is no {kind}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value!r}")
    if "const" in schema and value != schema["const"]:
        found.append(f"{at}: {value!r}")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        found += [
            f"{at}: {key} is missing" for key in schema.get("required", ()) if key not in value
        ]
        for key, inner in value.items():
            if key in known:
                found += problems(known[key], inner, root, f"{at}.{key}")
            elif schema.get("additionalProperties") is False:
                found.append(f"{at}: {key} is not known")
            elif isinstance(schema.get("additionalProperties"), dict):
                found += problems(schema["additionalProperties"], inner, root, f"{at}.{key}")
    if isinstance(value, list):
        for n, inner in enumerate(value):
            found += problems(schema.get("items", {}), inner, root, f"{at}[{n}]")
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            found.append(f"{at}: {len(value)} items")
    if isinstance(value, str):
        if len(value) > schema.get("maxLength", len(value)):
            found.append(f"{at}: too long")
        if len(value) < schema.get("minLength", 0):
            found.append(f"{at}: too short")
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{at}: {value!r} does not match")
    return found


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_file_is_the_structure(kind):
    # When this fails: python -m lstm_studio.content.make_schemas
    assert resource("schemas", f"{kind}.schema.json").read_text("utf-8") == schema_text(kind)


def test_the_command_writes_all_of_them(tmp_path):
    assert main([str(tmp_path)]) == 0
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert written == {f"{kind}.schema.json": schema_text(kind) for kind in SCHEMAS}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_what_is_shipped_fits_its_schema(kind):
    schema = schema_of(kind)
    paths = sorted(resource(FOLDERS[kind]).glob("*.toml"))
    assert paths
    for path in paths:
        assert problems(schema, tomllib.loads(path.read_text("utf-8")), schema) == [], path.name


@pytest.mark.parametrize(
    "change",
    [
        {"colour": 1},
        {"title": ""},
        {"title": 3},
        {"minutes": "ten"},
        {"step": []},
    ],
)
def test_a_mistake_does_not_fit(change):
    schema = schema_of("lesson")
    good = {"title": "t", "step": [{"id": "a", "title": "b", "text": "c", "scene": []}]}
    assert problems(schema, good, schema) == []
    assert problems(schema, good | change, schema) != []


def test_a_scene_knows_the_actions_and_their_arguments():
    schema = schema_of("lesson")
    names = {one["properties"]["do"]["const"] for one in schema["$defs"]["Call"]["oneOf"]}
    assert names == set(allowed_intents())

    def fits(call):
        step = {"id": "a", "title": "b", "text": "c", "scene": [call]}
        return not problems(schema, {"title": "t", "step": [step]}, schema)

    assert fits({"do": "pin_gate", "gate": "f", "value": 0.5})
    assert not fits({"do": "pin_gate", "gate": "f"})
    assert not fits({"do": "pin_gate", "gate": "f", "value": "x"})
    assert not fits({"do": "set_theme", "theme": "dark"})
    assert not fits({"do": "show_page", "page": "sandbox", "colour": 1})


def test_the_files_are_json():
    for kind in SCHEMAS:
        json.loads(resource("schemas", f"{kind}.schema.json").read_text("utf-8"))
