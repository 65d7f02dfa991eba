"""What can be asked for on the page "Pitfalls"."""

from __future__ import annotations

from dataclasses import replace

from lstm_studio.core.errors import StudioError
from lstm_studio.core.sentences import find_forms, split_sentence
from lstm_studio.i18n import tr
from lstm_studio.state.library import Library
from lstm_studio.state.pitfalls import LEAK_WORD, VERSIONS, PitfallResult, PitfallsState
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import StudioState

__all__ = ["LEAK_SENTENCES"]

LEAK_SENTENCES = ("asked", "first", "second")
"""The sentences of the leak, by the names of their fields."""


def _with(state: StudioState, pitfalls: PitfallsState) -> StudioState:
    return replace(state, pitfalls=pitfalls)


def _known(pitfall: str, version: str | None = None) -> None:
    if pitfall not in VERSIONS:
        raise StudioError(
            tr("There is no pitfall named “{name}”.", name=pitfall),
            tr("Known: {names}.", names=", ".join(VERSIONS)),
        )
    if version is not None and version not in VERSIONS[pitfall]:
        raise StudioError(
            tr("“{pitfall}” has no version “{version}”.", pitfall=pitfall, version=version),
            tr("Known: {names}.", names=", ".join(VERSIONS[pitfall])),
        )


@intent()
def choose_pitfall(state: StudioState, library: Library, pitfall: str) -> StudioState:
    """Look at another pitfall; nothing is run."""
    _known(pitfall)
    if pitfall == state.pitfalls.pitfall:
        return state
    return _with(state, replace(state.pitfalls, pitfall=pitfall))


@intent()
def choose_version(
    state: StudioState, library: Library, version: str, pitfall: str | None = None
) -> StudioState:
    """Show another version of the code; nothing is run."""
    name = state.pitfalls.pitfall if pitfall is None else pitfall
    _known(name, version)
    if state.pitfalls.version(name) == version:
        return state
    versions = {**state.pitfalls.versions, name: version}
    return _with(state, replace(state.pitfalls, versions=versions))


@intent()
def keep_pitfall_result(state: StudioState, library: Library, result: PitfallResult) -> StudioState:
    """Keep what a run has shown, in place of what an earlier one of the same version has."""
    _known(result.pitfall, result.version)
    results = {**state.pitfalls.results, (result.pitfall, result.version): result}
    return _with(state, replace(state.pitfalls, results=results))


@intent()
def write_leak_sentence(state: StudioState, library: Library, which: str, text: str) -> StudioState:
    """Write the sentence asked about, or one of the two that may come before it."""
    if which not in LEAK_SENTENCES:
        raise StudioError(tr("There is no sentence named “{name}”.", name=which))
    words = split_sentence(text)
    if which == "asked" and not find_forms(words, LEAK_WORD):
        raise StudioError(
            tr("“{word}” is not in this sentence.", word=LEAK_WORD),
            tr("The readers are asked about it: write a sentence with the word in it."),
        )
    if words == getattr(state.pitfalls, which):
        return state
    return _with(state, replace(state.pitfalls, **{which: words}))
