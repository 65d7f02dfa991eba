"""What stands where in a msgspec structure, by the names that a file uses."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from lstm_studio.content.shape import Place, items_of

__all__ = ["alternatives", "fields_of", "fits", "limits_of", "types_at"]


def alternatives(kind: Any) -> list[Any]:
    """Return the alternatives of a type, without what is said of their values."""
    if get_origin(kind) is Annotated:
        return alternatives(get_args(kind)[0])
    arguments = get_args(kind)
    if arguments and get_origin(kind) not in (list, dict, tuple, Literal):
        return [one for argument in arguments for one in alternatives(argument)]
    return [kind]


def fields_of(kind: Any) -> dict[str, Any]:
    """Return the types of a structure's fields by their names in a file; none of another type."""
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return {}
    hints = get_type_hints(kind, include_extras=True)
    return {one.encode_name: hints[one.name] for one in msgspec.structs.fields(kind)}


def types_at(kind: Any, place: Place) -> list[Any]:
    """Return the types that can stand at a place in a file of a structure."""
    kinds = alternatives(kind)
    for part in place:
        inner: list[Any] = []
        for one in kinds:
            if isinstance(part, int) and get_origin(one) is list:
                inner.append(get_args(one)[0])
            elif get_origin(one) is dict:
                inner.append(get_args(one)[1])
            elif part in fields_of(one):
                inner.append(fields_of(one)[str(part)])
        kinds = [bare for one in inner for bare in alternatives(one)]
    return kinds


def fits(kind: Any, table: object) -> bool:
    """Return whether a table can be one of a structure, by the field that tells them apart."""
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return False
    config = kind.__struct_config__
    keys = dict(items_of(table))
    if config.tag is None or not keys:
        return True
    return keys.get(str(config.tag_field)) == config.tag


def limits_of(kind: Any) -> dict[str, Any]:
    """Return what is said of the values of a type: least length, least, most."""
    if get_origin(kind) is not Annotated:
        return {}
    found: dict[str, Any] = {}
    for meta in get_args(kind)[1:]:
        for name in ("min_length", "ge", "gt", "le"):
            value = getattr(meta, name, None)
            if value is not None:
                found[name] = value
    return found
