"""The cell at one step as a picture: a pure function of its kind, its numbers and the phase.

::

    values = step_values(trace, step, unit)
    scene = diagram("lstm", values, phase, Room(width, height, small, body))
    scene.hit(x, y)         # the part there
    parts("lstm")           # what there is to point at, with a sentence each

``diagram_scene`` are the primitives, ``diagram_lstm``, ``diagram_gru`` and ``diagram_rnn`` place
them, ``motion`` says how far each has come at a phase.
"""

from __future__ import annotations

from lstm_studio.core.params import Kind
from lstm_studio.present.diagram_builder import Builder
from lstm_studio.present.diagram_gru import draw_gru, gru_layout
from lstm_studio.present.diagram_layout import Room
from lstm_studio.present.diagram_lstm import draw_lstm, lstm_layout
from lstm_studio.present.diagram_parts import Part, parts
from lstm_studio.present.diagram_rnn import draw_rnn, rnn_layout
from lstm_studio.present.diagram_scene import Scene
from lstm_studio.present.diagram_values import StepValues, step_values
from lstm_studio.present.motion import moment

__all__ = ["Part", "Room", "Scene", "StepValues", "diagram", "hit", "parts", "step_values"]


def diagram(
    kind: Kind,
    values: StepValues,
    phase: float,
    room: Room | None = None,
    *,
    highlight: str = "",
    reduce_motion: bool = False,
) -> Scene:
    """Return the picture of a cell at one moment of one step.

    Parameters
    ----------
    kind : {"lstm", "gru", "rnn"}
        The cell that `values` are of.
    values : StepValues
    phase : float
        How far the update has come (:mod:`~lstm_studio.present.phases`); held to its range,
        ∞ is complete.
    room : Room, optional
        How much room there is and how large the text is.
    highlight : str
        The quantity that is pointed at somewhere; it is lit and everything else calmer.
    reduce_motion : bool
        Show sub-steps begun as complete, and nothing on its way.

    Raises
    ------
    ValueError
        When `values` are of another kind of cell.
    """
    if values.kind != kind:
        raise ValueError(f"the numbers are of a cell of kind {values.kind}, not {kind}")
    held = (room or Room()).held()
    now = moment(kind, phase, reduce_motion)
    size = (held, len(values.inputs), values.units)
    if kind == "lstm":
        lstm = lstm_layout(*size)
        b = Builder(values, now, held, lstm.fit, highlight)
        draw_lstm(b, lstm)
        return b.scene(lstm.rows.frame)
    if kind == "gru":
        gru = gru_layout(*size)
        b = Builder(values, now, held, gru.fit, highlight)
        draw_gru(b, gru)
        return b.scene(gru.rows.frame)
    rnn = rnn_layout(*size)
    b = Builder(values, now, held, rnn.fit, highlight)
    draw_rnn(b, rnn)
    return b.scene(rnn.rows.frame)


def hit(scene: Scene, x: float, y: float) -> str:
    """Return the id of the part of `scene` at a place in its units, ``""`` where there is none."""
    return scene.hit(x, y)
