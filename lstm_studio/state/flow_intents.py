"""What can be asked for on the page "Gradient flow"."""

from __future__ import annotations

from dataclasses import replace

from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import KINDS
from lstm_studio.i18n import integer, number, tr
from lstm_studio.state.flow import CURVES, LIMITS, MEASURES, Overlay
from lstm_studio.state.library import Library
from lstm_studio.state.registry import intent
from lstm_studio.state.studio import StudioState

__all__ = ["MAX_OVERLAYS"]

MAX_OVERLAYS = 6
"""Networks from elsewhere that are shown at once."""


@intent()
def set_flow(state: StudioState, library: Library, setting: str, value: float) -> StudioState:
    """Set one number of all networks: ``bias``, ``size``, ``length``, ``scale`` or ``seed``."""
    if setting not in LIMITS:
        raise StudioError(
            tr("The networks have no setting “{name}”.", name=setting),
            tr("Known: {names}.", names=", ".join(LIMITS)),
        )
    low, high = LIMITS[setting]
    whole = isinstance(low, int)
    if not low <= value <= high:
        least, most = (integer(int(v)) if whole else number(v, 1) for v in (low, high))
        raise StudioError(
            tr("“{name}” cannot be {value}.", name=setting, value=number(value)),
            tr("It goes from {low} to {high}.", low=least, high=most),
        )
    new = round(value) if whole else float(value)
    if new == getattr(state.flow, setting):
        return state
    return replace(state, flow=replace(state.flow, **{setting: new}))


@intent()
def show_curve(state: StudioState, library: Library, curve: str, shown: bool) -> StudioState:
    """Show one of the networks, or not."""
    if curve not in CURVES:
        raise StudioError(
            tr("There is no curve “{name}”.", name=curve),
            tr("Known: {names}.", names=", ".join(CURVES)),
        )
    now = {*state.flow.shown, curve} if shown else {*state.flow.shown} - {curve}
    return _with(state, shown=tuple(name for name in CURVES if name in now))


@intent()
def show_trained(state: StudioState, library: Library, kind: str, shown: bool) -> StudioState:
    """Show the shipped trained cell of a kind beside the others, or not."""
    if kind not in KINDS:
        raise StudioError(
            tr("“{kind}” is not a cell this program knows.", kind=kind),
            tr("Known: {names}.", names=", ".join(KINDS)),
        )
    now = {*state.flow.trained, kind} if shown else {*state.flow.trained} - {kind}
    return _with(state, trained=tuple(name for name in KINDS if name in now))


@intent()
def measure_flow(state: StudioState, library: Library, what: str) -> StudioState:
    """Choose what is measured: ``inputs`` or ``memory``."""
    if what not in MEASURES:
        raise StudioError(
            tr("“{name}” is not measured here.", name=what),
            tr("Known: {names}.", names=", ".join(MEASURES)),
        )
    return _with(state, measured=what)


@intent()
def relate_flow(state: StudioState, library: Library, relative: bool) -> StudioState:
    """Divide each curve by its value at lag 0, or not."""
    return _with(state, relative=bool(relative))


@intent(transient=True)
def look_at_lag(state: StudioState, library: Library, lag: int) -> StudioState:
    """Read the curves off at a lag, clipped to the sequence."""
    return _with(state, lag=min(max(int(lag), 0), state.flow.length - 1))


@intent()
def overlay_flow(state: StudioState, library: Library, overlay: Overlay) -> StudioState:
    """Show a network from elsewhere beside the others; one of the same title makes room."""
    D = overlay.params.input_size
    if overlay.x.ndim != 2 or not len(overlay.x) or overlay.x.shape[1] != D:
        raise StudioError(
            tr("The network reads {count} numbers at each step.", count=integer(D)),
            tr("What it is given has the shape {shape}.", shape=overlay.x.shape),
        )
    others = tuple(one for one in state.flow.overlays if one.title != overlay.title)
    return _with(state, overlays=(*others, overlay)[-MAX_OVERLAYS:])


@intent()
def drop_overlays(state: StudioState, library: Library) -> StudioState:
    """Take all networks from elsewhere away."""
    return _with(state, overlays=()) if state.flow.overlays else state


def _with(state: StudioState, **changes: object) -> StudioState:
    """Return the state with other choices; the state itself where nothing is another."""
    if all(getattr(state.flow, name) == value for name, value in changes.items()):
        return state
    return replace(state, flow=replace(state.flow, **changes))
