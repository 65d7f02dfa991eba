"""The cell as a picture: pure, truthful at every phase, and never jumping."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from lstm_studio.core.overrides import PINNABLE, Overrides
from lstm_studio.core.params import CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.present.diagram import Room, diagram, hit, parts, step_values
from lstm_studio.present.diagram_scene import along, length
from lstm_studio.present.diagram_text import brief, runs_width
from lstm_studio.present.notation import figure
from lstm_studio.present.phases import PHASES, known

KINDS = ("lstm", "gru", "rnn")
ROOMS = (Room(), Room(460, 150), Room(310, 142), Room(820, 245), Room(475, 150, 12.5, 13.1))


def made(kind, hidden=1, inputs=1, seed=3, pins=(), x=None):
    draw = np.random.default_rng(seed)
    params = CellParams.build(kind, hidden, inputs, lambda shape: 0.5 * draw.normal(size=shape))
    rows = draw.normal(size=(4, inputs)) if x is None else x
    held = Overrides(kind, len(rows), hidden)
    for index, gate in enumerate(pins):
        held = held.pin(gate, 0.3 + 0.2 * index, 0, len(rows) - 1)
    return run_trace(params, rows, held)


def values_of(kind, **options):
    return step_values(made(kind, **options), 2)


def ends(kind):
    return float(len(PHASES[kind]))


def numbers(scene):
    """Return the number that each pill and each label shows, by id; not what is being added up."""
    shown = {}
    for item in (*scene.nodes, *scene.labels):
        for run in item.runs:
            for word in run.text.split():
                text = word.strip(";").replace("−", "-").replace("∞", "inf").replace("≈", "")
                try:
                    number = float(text)
                except ValueError:
                    continue
                shown.setdefault(item.id, []).append((number, word))
    return shown


def floats(thing):
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from floats(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for item in thing:
            yield from floats(item)
    elif isinstance(thing, float):
        yield thing


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("phase", [0.0, 1.6, 2.0, math.inf])
def test_the_same_numbers_make_the_same_picture(kind, phase):
    first = diagram(kind, values_of(kind), phase, Room(), highlight="h")
    again = diagram(kind, values_of(kind), phase, Room(), highlight="h")
    assert first == again


def test_numbers_of_another_cell_are_refused():
    with pytest.raises(ValueError, match="kind gru"):
        diagram("lstm", values_of("gru"), 1.0)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_complete_picture_shows_the_numbers_of_the_trace(kind, seed):
    trace = made(kind, seed=seed)
    scene = diagram(kind, step_values(trace, 2), math.inf)
    shown = numbers(scene)
    places = {
        "lstm": "pill/f:f pill/i:i pill/g:g pill/o:o pill/tanh:tanh_c label/c_prev:c_prev "
        "label/c:c label/h:h label/h_prev:h_prev pending/times_f:kept pending/times_i:write",
        "gru": "pill/r:r pill/z:z pill/n:n label/h_prev:h_prev label/h:h pending/times_z:kept "
        "pending/times_n:write",
        "rnn": "pill/squash:h label/h_prev:h_prev label/h:h",
    }[kind]
    for place in places.split():
        name, key = place.split(":")
        (value, text) = shown[name][-1]
        digits = len(text.partition(".")[2])
        assert abs(value - trace[key][2, 0]) <= 0.5 * 10.0**-digits + 1e-9, name
    assert shown["label/x"][-1][0] == pytest.approx(trace.x[2, 0], abs=0.0051)


def test_both_shares_of_a_blend_are_shown():
    values = values_of("gru")
    scene = diagram("gru", values, math.inf)
    texts = {node.id: node.runs[0].text for node in scene.nodes if node.runs}
    assert texts["pill/z"].endswith(brief(values["z"]))
    assert texts["pill/one_minus"] == f"1−z {brief(1.0 - values['z'])}"


def test_the_weights_of_a_simple_rnn_stand_on_its_wires_from_the_beginning():
    values = values_of("rnn")
    texts = {n.id: n.runs[0].text for n in diagram("rnn", values, 0.0).nodes if n.runs}
    assert texts["pill/u"] == f"× u {brief(values['u'])}"
    assert texts["pill/w"] == f"× w {brief(values['w'])}"
    many = {n.id: n for n in diagram("rnn", values_of("rnn", hidden=4), 3.0).nodes}
    assert many["pill/u"].runs[0].text == "× U"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_known_yet_is_neither_written_nor_drawn(kind):
    values = values_of(kind)
    made_by = {"lstm": "f i g o kept write c tanh_c h", "gru": "r z n kept write h", "rnn": "h"}
    for phase in np.arange(0.0, ends(kind), 0.05):
        scene = diagram(kind, values, float(phase))
        shown, wires = numbers(scene), {wire.id: wire for wire in scene.wires}
        for key in set(made_by[kind].split()) - known(kind, float(phase)):
            assert f"pill/{key}" not in shown
            assert f"label/{key}" not in shown
            if key in ("f", "i", "g", "o", "r", "z", "n"):
                assert wires[key].fill == 0.0
        assert (shown.get("pill/tanh") is None) == ("tanh_c" not in known(kind, float(phase)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("reduced", [False, True])
def test_what_is_known_stays_known(kind, reduced):
    values = values_of(kind)
    before: set[str] = set()
    readings: dict[str, str] = {}
    fills: dict[str, float] = {}
    for phase in np.linspace(0.0, ends(kind), 121):
        scene = diagram(kind, values, float(phase), reduce_motion=reduced)
        shown = {name for name in numbers(scene) if not name.startswith("pending/")}
        assert before <= shown
        before = shown
        for part in scene.parts:
            if "yet" not in readings.get(part.id, "yet") and part.id not in ("u", "w"):
                assert part.reading == readings[part.id]
            readings[part.id] = part.reading
        for wire in scene.wires:
            assert wire.fill >= fills.get(wire.id, 0.0) - 1e-12
            fills[wire.id] = wire.fill
    assert not any("yet" in text for text in readings.values())
    assert all(wire.fill == 1.0 for wire in scene.wires if not wire.cut)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_leaps(kind):
    """A tiny change of phase is a tiny change of the picture; numbers alone appear at once."""
    values, tiny = values_of(kind), 0.0005
    edges = np.arange(0.0, ends(kind) + 0.01, 0.05) - tiny / 2
    for phase in np.concatenate([edges, np.arange(0.0113, ends(kind), 0.0371)]):
        a = diagram(kind, values, float(phase))
        b = diagram(kind, values, float(phase) + tiny)
        for one, two in zip(a.wires, b.wires, strict=True):
            assert (one.width, one.start_width, one.points) == (
                two.width,
                two.start_width,
                two.points,
            )
            assert abs(two.fill - one.fill) * length(one.points) < 2.0
            assert abs(two.glow - one.glow) < 0.02
        for one, two in zip(a.nodes, b.nodes, strict=True):
            assert abs(two.known - one.known) < 0.02
            assert abs(two.glow - one.glow) < 0.02
        for kind_of in ("beads", "chevrons"):
            olds = {item.id: item for item in getattr(a, kind_of)}
            news = {item.id: item for item in getattr(b, kind_of)}
            for name in olds.keys() & news.keys():
                one, two = olds[name], news[name]
                assert math.dist((one.x, one.y), (two.x, two.y)) < 2.5
                assert abs(two.level - one.level) < 0.35
            for name in olds.keys() ^ news.keys():
                assert (olds.get(name) or news[name]).level < 0.35


@pytest.mark.parametrize("kind", KINDS)
def test_scrubbing_back_shows_the_same_as_scrubbing_forth(kind):
    values = values_of(kind)
    phases = [float(phase) for phase in np.linspace(0, ends(kind), 40)]
    forth = [diagram(kind, values, phase) for phase in phases]
    back = [diagram(kind, values, phase) for phase in reversed(phases)]
    assert forth == back[::-1]


def test_the_memory_shrinks_as_it_passes_the_forget_gate():
    params = CellParams.build("lstm", 1, 1, np.zeros)
    held = Overrides("lstm", 1, 1).pin("f", 0.2, 0, 0).pin("i", 1.0, 0, 0).pin("g", 0.9, 0, 0)
    trace = run_trace(params, [[0.5]], held, c0=[0.9])
    values = step_values(trace, 0)
    scene = diagram("lstm", values, math.inf)
    wires = {wire.id: wire for wire in scene.wires}
    assert wires["kept"].start_width == wires["c_prev"].width > 2 * wires["kept"].width
    assert wires["c"].start_width == wires["kept"].width < wires["c"].width
    radii = []
    for phase in np.linspace(1.56, 1.99, 60):
        beads = {bead.id: bead for bead in diagram("lstm", values, float(phase)).beads}
        radii.append(beads["head/kept"].radius)
    assert radii[0] > 1.5 * radii[-1]
    assert radii == sorted(radii, reverse=True)


@pytest.mark.parametrize("kind", KINDS)
def test_the_bead_runs_at_the_head_of_what_is_filled(kind):
    values = values_of(kind)
    seen = 0
    for phase in np.arange(0.02, ends(kind), 0.05):
        scene = diagram(kind, values, float(phase))
        wires = {wire.id: wire for wire in scene.wires}
        for bead in scene.beads:
            name, _, of = bead.id.partition("/")
            if name == "head" and wires[of].fill > 0.0:
                wire = wires[of]
                assert (bead.x, bead.y) == pytest.approx(along(wire.points, wire.fill))
                seen += 1
    assert seen > 15


@pytest.mark.parametrize("kind", KINDS)
def test_with_reduced_motion_nothing_is_on_its_way(kind):
    values = values_of(kind)
    for phase in np.linspace(0.0, ends(kind), 50):
        scene = diagram(kind, values, float(phase), reduce_motion=True)
        assert scene.beads == ()
        whole = diagram(kind, values, math.ceil(phase))
        assert numbers(scene) == numbers(whole)
        assert [wire.fill for wire in scene.wires] == [wire.fill for wire in whole.wires]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("room", ROOMS)
def test_a_vector_that_is_read_has_its_shape_and_no_number(kind, room):
    scene = diagram(kind, values_of(kind, hidden=16, inputs=16), ends(kind), room)
    (label,) = (label for label in scene.labels if label.id == "label/x")
    text = "".join(run.text for run in label.runs)
    assert text.endswith("ℝ¹⁶")
    assert text in ("xt ∈ ℝ¹⁶", "ℝ¹⁶")
    assert label.id not in numbers(scene)


def awkward(kind):
    """Return traces with every kind of number in them."""
    nan, big = float("nan"), 1e6
    return [
        made(kind),
        made(kind, hidden=5, inputs=2),
        made(kind, inputs=6),
        made(kind, pins=PINNABLE[kind]),
        made(kind, pins=PINNABLE[kind][:1]),
        made(kind, x=[[nan], [0.1], [0.2]]),
        made(kind, x=[[0.0], [0.1], [nan]]),
        made(kind, x=[[0.3], [math.inf], [-math.inf]]),
        made(kind, x=[[-big], [big], [-big]]),
        made(kind, x=[[0.0], [0.0], [0.0]]),
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", range(10))
def test_every_number_makes_a_picture(kind, case):
    values = step_values(awkward(kind)[case], 2)
    for room in ROOMS:
        for phase in (*np.linspace(0.0, ends(kind), 13), math.inf):
            scene = diagram(kind, values, float(phase), room)
            assert all(math.isfinite(number) for number in floats(scene))
            for wire in scene.wires:
                assert wire.width > 0.0
                assert 0.0 <= wire.fill <= 1.0
            for item in (*scene.wires, *scene.nodes, *scene.labels, *scene.beads):
                assert 0.0 <= item.level <= 1.0
                assert item.hue if hasattr(item, "hue") else item.runs
            for node in scene.nodes:
                if node.runs:
                    assert runs_width(node.runs) <= node.width


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_number_is_written_and_drawn_neutrally(kind):
    values = values_of(kind, x=[[0.0], [float("nan")], [0.5]])
    scene = diagram(kind, values, math.inf)
    out = next(wire for wire in scene.wires if wire.id == "h")
    assert out.neutral
    assert not out.negative
    assert any(run.text == "NaN" for label in scene.labels for run in label.runs)
    fine = diagram(kind, values_of(kind), math.inf)
    assert not any(wire.neutral for wire in fine.wires)


@pytest.mark.parametrize("kind", KINDS)
def test_a_negative_number_is_drawn_hollow_and_written_with_its_sign(kind):
    found = 0
    for seed in range(6):
        values = values_of(kind, seed=seed)
        scene = diagram(kind, values, math.inf)
        out = next(wire for wire in scene.wires if wire.id == "h")
        label = next(label for label in scene.labels if label.id == "label/h")
        assert out.negative == (values["h"] < 0)
        assert ("−" in label.runs[-1].text) == (values["h"] < 0)
        found += values["h"] < 0
    assert 0 < found < 6


@pytest.mark.parametrize("kind", ["lstm", "gru"])
def test_a_held_gate_has_a_pin_and_its_tap_is_cut(kind):
    gate = PINNABLE[kind][0]
    scene = diagram(kind, values_of(kind, pins=(gate,)), math.inf)
    nodes = {node.id: node for node in scene.nodes}
    wires = {wire.id: wire for wire in scene.wires}
    for name in PINNABLE[kind]:
        assert nodes[f"pill/{name}"].pinned == (name == gate)
        assert wires[f"tap/{name}"].cut == (name == gate)
    part = scene.part(gate)
    assert part is not None
    assert "held by hand" in part.reading
    assert "held by hand" in scene.summary


def test_where_the_candidate_is_held_the_reset_gate_leads_nowhere():
    wires = {w.id: w for w in diagram("gru", values_of("gru", pins=("n",)), math.inf).wires}
    assert all(wires[name].cut for name in ("r", "hn", "gated", "tap/n"))
    assert not wires["n"].cut
    assert all(wires[name].fill == 0.0 for name in ("r", "hn", "gated"))


@pytest.mark.parametrize("kind", KINDS)
def test_pointing_at_a_quantity_lights_it_and_calms_the_rest(kind):
    values = values_of(kind)
    for key in {part.key for part in parts(kind)}:
        scene = diagram(kind, values, math.inf, highlight=key)
        for item in (*scene.wires, *scene.nodes):
            if item.key == key:
                assert item.level == 1.0
                assert item.glow == 1.0 or getattr(item, "shape", "") == "dot" or item.cut
            else:
                assert 0.3 < item.level < 1.0
        assert any(wire.level == 1.0 for wire in scene.wires) or key == "c"
    plain = diagram(kind, values, math.inf)
    assert diagram(kind, values, math.inf, highlight="nothing of it") == plain


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("room", ROOMS)
def test_every_part_can_be_pointed_at(kind, room):
    scene = diagram(kind, values_of(kind), math.inf, room)
    reached = set()
    for item in (*scene.nodes, *scene.labels):
        left, top, width, height = item.box
        found = hit(scene, left + width / 2, top + height / 2)
        assert found == item.part
        reached.add(found)
    for wire in scene.wires:
        for share in (0.3, 0.5, 0.7):
            reached.add(hit(scene, *along(wire.points, share)))
    assert reached == {part.id for part in parts(kind)}
    assert hit(scene, -50.0, -50.0) == ""
    assert scene.part("nothing of it") is None


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_says_what_it_is(kind):
    scene = diagram(kind, values_of(kind), math.inf)
    described = parts(kind)
    assert [part.id for part in scene.parts] == [part.id for part in described]
    assert len({part.id for part in described}) == len(described)
    for part in scene.parts:
        assert part.name
        assert part.sentence.endswith(".")
        assert part.reading
        assert part.ring[2] > 8.0
        assert part.ring[3] > 8.0
    assert scene.title
    assert figure(values_of(kind)["h"], 2) in scene.summary


def test_readings_work_out_the_sums():
    values = values_of("lstm")
    scene = diagram("lstm", values, math.inf)
    reading = {part.id: part.reading for part in scene.parts}
    for name, sign in (("times_f", "×"), ("add", "+")):
        left, _, result = reading[name].replace("−", "-").partition("=")
        a, b = (float(text.strip(" ()")) for text in left.split(sign))
        worked = a * b if sign == "×" else a + b
        assert worked == pytest.approx(float(result), abs=0.003)
    waiting = {part.id: part.reading for part in diagram("lstm", values, 1.0).parts}
    assert waiting["f"] == waiting["h"] != reading["f"]
    assert waiting["c_prev"] == reading["c_prev"]
