"""The diagram on screen: real fonts, pointer, keyboard and what a screen reader hears."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QToolTip

from lstm_studio.core.overrides import Overrides
from lstm_studio.core.params import CellParams
from lstm_studio.core.trace import run_trace
from lstm_studio.present.diagram import Room, diagram, step_values
from lstm_studio.present.diagram_text import advance
from lstm_studio.present.phases import PHASES
from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.diagram_canvas import DiagramCanvas
from lstm_studio.widgets.diagram_lettering import Lettering
from lstm_studio.widgets.diagram_painter import DiagramPainter, cut, rounded

KINDS = ("lstm", "gru", "rnn")


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_fonts()


def made(kind, hidden=1, inputs=1, held=True):
    draw = np.random.default_rng(7)
    params = CellParams.build(kind, hidden, inputs, lambda shape: draw.normal(size=shape))
    pins = Overrides(kind, 3, hidden)
    if held and kind != "rnn":
        pins = pins.pin("f" if kind == "lstm" else "z", 0.37, 0, 2)
    return run_trace(params, draw.normal(size=(3, inputs)), pins, c0=np.full(hidden, -0.7))


def scene_for(canvas, kind, phase=math.inf, **options):
    values = step_values(made(kind, **options), 2)
    return diagram(kind, values, phase, Room(*canvas.room()))


@pytest.fixture
def canvas(qtbot):
    widget = DiagramCanvas()
    qtbot.addWidget(widget)
    widget.resize(860, 205)
    widget.show()
    qtbot.waitExposed(widget)
    qtbot.waitUntil(widget.hasFocus)  # as the only widget of its window
    widget.clearFocus()
    widget.setScene(scene_for(widget, "lstm"))
    return widget


def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
    widget.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def middle(canvas, part):
    return QPointF(canvas.partRect(part).center())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(480, 150), (500, 160), (760, 200), (900, 260), (1400, 420)])
@pytest.mark.parametrize(
    ("scale", "projector"), [(1.0, False), (1.25, False), (1.5, False), (2.0, False), (1.0, True)]
)
def test_real_texts_keep_clear_of_each_other(qtbot, kind, size, scale, projector, theme):
    """With the fonts as they are drawn; below the least size the whole picture is shrunk."""
    canvas = DiagramCanvas()
    qtbot.addWidget(canvas)
    look = Look(theme, scale, projector)
    canvas.setLook(look)
    factor = look.factor / 1.6 * 1.28 if projector else scale
    canvas.resize(round(size[0] * factor), round(size[1] * factor))
    roomy = canvas.width() >= canvas.minimumSizeHint().width()
    for options in ({}, {"hidden": 8, "inputs": 2}):
        scene = scene_for(canvas, kind, **options)
        pixels = min(canvas.width() / scene.width, canvas.height() / scene.height)
        lettering = Lettering(look, pixels)
        things = [(node.id, node.box) for node in scene.nodes if node.shape != "dot"]
        for node in scene.nodes:
            if node.runs:
                box = lettering.box(node.runs, node.box, True)
                assert box.width() <= node.width, node.id
        for label in scene.labels:
            box = lettering.box(label.runs, label.box, False)
            assert box.right() <= scene.width, label.id
            things.append((label.id, (box.x(), box.y(), box.width(), box.height())))
        for (one, a), (two, b) in combinations(things, 2):
            wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
            high = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
            assert min(wide, high) <= 1.0, (one, two)
        if roomy and canvas.height() >= canvas.minimumSizeHint().height():
            least = look.font("small").pixelSize()
            for item in (*scene.nodes, *scene.labels):
                for run in item.runs:
                    assert round(run.size * pixels) >= least, item.id


@pytest.mark.parametrize("size", [11, 13, 20, 31])
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", ["−0.998", "σ 0.96", "tanh −0.16", "1−z 0.30", "0.79 + 0.01"])
def test_widths_without_qt_are_those_of_the_fonts(size, bold, text):
    font = Look().font("number" if bold else "body")
    font.setPixelSize(size)
    real = QFontMetricsF(font).horizontalAdvance(text)
    assert advance(text, size, bold) == pytest.approx(real, rel=0.06, abs=1.0)


def test_room_grows_with_the_widget_and_text_stays_legible(canvas):
    small = canvas.room()
    assert round(small[2] * 860 / small[0]) >= 11
    canvas.resize(1400, 420)
    width, height, text, _ = canvas.room()
    unit = 1400 / width
    assert unit > 1.3
    assert width > small[0] * 0.9
    assert height == pytest.approx(420 / unit)
    assert text * unit > 14
    canvas.setLook(Look(LIGHT, projector=True))
    width, _, text, _ = canvas.room()
    assert round(text * 1400 / width) >= 20


def test_it_tells_when_there_is_another_room(canvas, qtbot):
    with qtbot.waitSignal(canvas.roomChanged):
        canvas.resize(600, 180)
    with qtbot.waitSignal(canvas.roomChanged):
        canvas.setLook(Look(DARK))
    with qtbot.assertNotEmitted(canvas.roomChanged):
        canvas.setLook(Look(DARK))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "look", [Look(LIGHT), Look(DARK), Look(DARK, projector=True)], ids=["light", "dark", "hall"]
)
def test_it_draws_every_moment_in_any_look(canvas, kind, look):
    canvas.setLook(look)
    end = len(PHASES[kind])
    pictures = []
    for phase in (0.0, 0.5, 1.0, 1.55, 1.9, 0.7 * end, 0.95 * end, math.inf):
        canvas.setScene(scene_for(canvas, kind, phase))
        pictures.append(canvas.grab().toImage())
        canvas.setScene(scene_for(canvas, kind, phase))
        assert canvas.grab().toImage() == pictures[-1]
    for one, two in combinations(pictures, 2):
        assert one != two


def test_without_a_scene_it_is_empty_and_harmless(qtbot):
    canvas = DiagramCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 100)
    assert canvas.scene() is None
    assert canvas.partAt(QPointF(10, 10)) == ""
    assert canvas.partRect("f").isEmpty()
    press(canvas, Qt.Key.Key_Right)
    assert canvas.currentPart() == ""
    assert isinstance(canvas.grab().toImage(), QImage)
    assert canvas.accessibleName()


@pytest.mark.parametrize("kind", KINDS)
def test_the_pointer_finds_every_part(canvas, kind):
    canvas.setScene(scene_for(canvas, kind))
    nodes = {node.part for node in canvas.scene().nodes if node.shape != "dot"}
    for part in canvas.scene().parts:
        found = canvas.partAt(middle(canvas, part.id))
        assert found == part.id or part.id not in nodes


def test_hovering_and_clicking_tell_the_part(canvas, qtbot):
    heard, clicked = [], []
    canvas.partHovered.connect(heard.append)
    canvas.partClicked.connect(clicked.append)
    for part in ("f", "i"):
        qtbot.mouseMove(canvas, middle(canvas, part).toPoint())
        qtbot.mouseMove(canvas, middle(canvas, part).toPoint() + QPoint(1, 0))
    assert heard == ["f", "i"]
    assert canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(canvas, QPoint(canvas.width() - 2, canvas.height() - 2))
    assert heard == ["f", "i", ""]
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle(canvas, "times_f").toPoint())
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(canvas.width() - 2, 200))
    assert clicked == ["times_f", ""]
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    assert heard[-1] == ""


def test_a_click_leaves_the_keyboard_where_it_is(canvas, qtbot):
    assert canvas.focusPolicy() == Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle(canvas, "f").toPoint())
    assert not canvas.hasFocus()


def test_the_keyboard_goes_from_part_to_part(canvas, qtbot):
    heard, clicked = [], []
    canvas.partHovered.connect(heard.append)
    canvas.partClicked.connect(clicked.append)
    ids = [part.id for part in canvas.scene().parts]
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    assert canvas.currentPart() == ids[0]
    press(canvas, Qt.Key.Key_Right)
    press(canvas, Qt.Key.Key_Down)
    assert canvas.currentPart() == ids[2]
    press(canvas, Qt.Key.Key_Left)
    assert canvas.currentPart() == ids[1] == heard[-1]
    press(canvas, Qt.Key.Key_Return)
    assert clicked == [ids[1]]
    press(canvas, Qt.Key.Key_End)
    press(canvas, Qt.Key.Key_Right)
    assert canvas.currentPart() == ids[-1]
    press(canvas, Qt.Key.Key_Home)
    press(canvas, Qt.Key.Key_Up)
    assert canvas.currentPart() == ids[0]
    canvas.clearFocus()
    assert heard[-1] == ""


def test_the_focus_ring_is_drawn_around_the_current_part(canvas, qtbot):
    before = canvas.grab().toImage()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    press(canvas, Qt.Key.Key_End)
    after = canvas.grab().toImage()
    ring = canvas.partRect(canvas.currentPart())
    changed = [
        (x, y)
        for x in range(after.width())
        for y in range(after.height())
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert changed
    assert all(ring.adjusted(-2, -2, 2, 2).contains(x, y) for x, y in changed)


def test_the_whole_picture_has_the_ring_while_no_part_has_it(canvas, qtbot):
    before = canvas.grab().toImage()
    canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    assert canvas.currentPart() == ""
    after = canvas.grab().toImage()
    assert before.pixel(0, 100) != after.pixel(0, 100)
    press(canvas, Qt.Key.Key_Left)
    assert canvas.currentPart() == canvas.scene().parts[-1].id


def test_its_keys_come_before_shortcuts_and_others_do_not(canvas):
    for key, taken in (
        (Qt.Key.Key_Left, True),
        (Qt.Key.Key_Home, True),
        (Qt.Key.Key_Return, True),
        (Qt.Key.Key_Space, False),
        (Qt.Key.Key_PageDown, False),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        canvas.event(event)
        assert event.isAccepted() == taken
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    canvas.keyPressEvent(event)
    assert not event.isAccepted()


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_hears_the_picture_and_the_current_part(canvas, qtbot, kind):
    canvas.setScene(scene_for(canvas, kind))
    assert canvas.accessibleName() == canvas.scene().title
    assert canvas.accessibleDescription() == canvas.scene().summary
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    for part in canvas.scene().parts:
        for text in (part.name, part.sentence, part.reading):
            assert text in canvas.accessibleDescription()
        press(canvas, Qt.Key.Key_Right)
    assert canvas.scene().summary in canvas.accessibleDescription()


def test_a_tooltip_says_what_a_part_does(canvas, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda *arguments: shown.append(arguments[1]))
    at = middle(canvas, "f").toPoint()
    canvas.event(QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at)))
    part = canvas.scene().part("f")
    assert shown == [f"{part.name}\n{part.sentence}\n{part.reading}"]
    canvas.event(QHelpEvent(QEvent.Type.ToolTip, QPoint(-5, -5), QPoint(0, 0)))
    assert len(shown) == 1
    assert canvas.toolTipFor("nothing of it") == ""


def test_a_part_that_is_gone_loses_the_ring_and_the_pointer(canvas, qtbot):
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    press(canvas, Qt.Key.Key_End)
    canvas.setScene(scene_for(canvas, "rnn"))
    assert canvas.currentPart() in ("", "h")
    canvas.setScene(scene_for(canvas, "lstm"))
    for _ in range(4):
        press(canvas, Qt.Key.Key_Right)
    canvas.setScene(scene_for(canvas, "rnn"))
    assert canvas.currentPart() in {"", *(part.id for part in canvas.scene().parts)}
    canvas.grab()


def test_a_scene_of_another_size_is_fitted(canvas):
    canvas.setScene(diagram("lstm", step_values(made("lstm"), 1), 3.0, Room(400.0, 400.0)))
    box = canvas.partRect("f")
    assert canvas.rect().contains(box)
    assert canvas.partAt(QPointF(box.center())) == "f"


def test_corners_are_rounded_without_changing_the_ends():
    points = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0))
    smooth = rounded(points, 4.0)
    assert (smooth[0], smooth[-1]) == (points[0], points[-1])
    assert (10.0, 0.0) not in smooth
    assert all(0.0 <= x <= 10.0 and 0.0 <= y <= 10.0 for x, y in smooth)
    assert rounded(points[:2], 4.0) == points[:2]


def test_a_line_is_cut_at_a_share_of_its_length():
    points = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0))
    assert cut(points, 1.0) == points
    assert cut(points, 0.25) == ((0.0, 0.0), (5.0, 0.0))
    assert cut(points, 0.75) == ((0.0, 0.0), (10.0, 0.0), (10.0, 5.0))


@pytest.mark.parametrize("phase", [2.4, math.inf])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_stamped_nodes_look_like_painted_ones(qapp, ratio, phase):
    class Plain(DiagramPainter):
        def _draw_nodes(self, painter, scene, ratio):
            painter.scale(self.scale, self.scale)
            for node in scene.nodes:
                self._draw_node(painter, node)
            painter.resetTransform()
            painter.translate(3.25, 2.5)

    def drawn(make):
        image = QImage(round(860 * ratio), round(205 * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.translate(3.25, 2.5)
        make(Look(), 1.04).draw(painter, scene)
        painter.end()
        return np.array(image.constBits()).reshape(image.height(), image.width(), 4).astype(int)

    scene = diagram("lstm", step_values(made("lstm"), 2), phase, Room(800.0, 190.0))
    found, plain = drawn(DiagramPainter), drawn(Plain)
    assert np.abs(found - plain).max() <= 3
    assert (plain < 200).any()


def test_a_tick_makes_no_stamp_anew(canvas, monkeypatch):
    canvas.grab()
    monkeypatch.setattr(DiagramPainter, "_stamp", lambda *made: pytest.fail("made anew"))
    other = diagram("lstm", step_values(made("lstm"), 1), math.inf, Room(*canvas.room()))
    assert other.labels != canvas.scene().labels
    canvas.setScene(other)
    canvas.grab()
