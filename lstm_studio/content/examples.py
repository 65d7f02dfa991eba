"""The galleries of the page "Both ways": sentences to begin with, by the place of the clue."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from lstm_studio.assets import resource
from lstm_studio.content.source import read_source
from lstm_studio.core.errors import StudioError
from lstm_studio.core.sentences import find_forms, split_sentence
from lstm_studio.i18n import tr
from lstm_studio.state.library import ExampleGroup

__all__ = ["load_examples", "shipped_examples"]

_NAME = re.compile(r"[a-z]{1,40}")


class Group(Struct, forbid_unknown_fields=True):
    """One ``[[group]]`` of a gallery."""

    id: Literal["after", "before", "both", "none", "garden", "wordnet"]
    sentences: Annotated[list[Annotated[str, Meta(min_length=1)]], Meta(min_length=1)]


class ExampleFile(Struct, forbid_unknown_fields=True):
    """One file of ``resources/examples``; its name without ``.toml`` is the word."""

    group: Annotated[list[Group], Meta(min_length=1)]


def load_examples(path: Path) -> tuple[ExampleGroup, ...]:
    """Read the gallery of the word that the file is named after.

    Raises
    ------
    StudioError
        When the file is not such a gallery, or the word is missing in a sentence; names the line.
    """
    # With its folder: the word's card has the same name.
    source = replace(read_source(path), name=f"{path.parent.name}/{path.name}")
    groups = source.decode(ExampleFile).group
    for g, group in enumerate(groups):
        for s, sentence in enumerate(group.sentences):
            place = ("group", g, "sentences", s)
            try:
                words = split_sentence(sentence)
            except StudioError as error:
                raise source.error(place, error.message, error.hint) from error
            if not find_forms(words, path.stem):
                raise source.error(
                    place, tr("The sentence does not have “{word}” in it.", word=path.stem)
                )
    return tuple(ExampleGroup(group.id, tuple(group.sentences)) for group in groups)


def shipped_examples(word: str) -> tuple[ExampleGroup, ...]:
    """Return the gallery of a word; nothing for a word that has none."""
    path = resource("examples", f"{word}.toml")
    if not _NAME.fullmatch(word) or not path.is_file():
        return ()
    return load_examples(path)
