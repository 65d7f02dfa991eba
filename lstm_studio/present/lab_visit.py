"""A network of the page "Train" and the sequence it is watched on, as the sandbox takes them."""

from __future__ import annotations

from dataclasses import dataclass

from lstm_studio.core.lab import Competitor
from lstm_studio.core.sequence import Sequence
from lstm_studio.core.task_network import Probe, TaskNetwork
from lstm_studio.core.tasks import find_task
from lstm_studio.i18n import integer, tr
from lstm_studio.present.lab_texts import cell_name
from lstm_studio.state.library import Model, Readout

__all__ = ["LabVisit", "lab_visit"]


@dataclass(frozen=True, eq=False)
class LabVisit:
    """What is taken to the sandbox: a cell, what it reads, and where to look."""

    model: Model
    sequence: Sequence
    unit: int


def lab_visit(
    network: TaskNetwork, competitor: Competitor, probe: Probe, unit: int, step: int, seed: int
) -> LabVisit:
    """Return the network and the probe as a visit.

    Parameters
    ----------
    network : TaskNetwork
    competitor : Competitor
        What it was trained as.
    probe : Probe
        The sequence.
    unit : int
        The unit to look at; the last one where there are fewer.
    step : int
        How many training steps it has behind it.
    seed : int
        What its first weights and its data come from.
    """
    task = find_task(network.task)
    name = cell_name(competitor.kind, competitor.hidden_size)
    title = tr(
        "{task}, {cell}, after {steps} steps", task=task.title(), cell=name, steps=integer(step)
    )
    # Several answers have no place in the sandbox; one has.
    one = network.weight.shape[0] == 1
    readout = Readout(network.weight[0], float(network.bias[0])) if one else None
    facts = (
        (tr("Task"), task.story()),
        (tr("Numbers learned"), integer(network.count)),
        (
            tr("Training"),
            tr("{steps} steps, seed {seed}, on the page “Train”", steps=integer(step), seed=seed),
        ),
    )
    key = int(probe.marks.argmax()) if probe.marks.any() else 0
    sequence = Sequence(
        "lab_probe",
        tr("{task}, the sequence it was watched on", task=task.title()),
        task.story(),
        probe.tokens,
        probe.values,
        probe.marks,
        key_step=key,
        vectors=probe.x,
        wanted=probe.target if one else None,
    )
    model = Model(f"lab_{network.task}_{competitor.kind}", network.params, readout, title, facts)
    return LabVisit(model, sequence, min(unit, network.params.hidden_size - 1))
