"""The bar at the bottom: first, back, play, forward, last, one part of a step, scrub, speed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from lstm_studio.controller.model_controller import ModelController
from lstm_studio.controller.playback import Playback
from lstm_studio.i18n import integer, tr
from lstm_studio.present.phases import part_name
from lstm_studio.state.intents import SPEEDS
from lstm_studio.state.timeline import TIMELINE_SLICES, timeline
from lstm_studio.style.icons import icon
from lstm_studio.style.look import Look
from lstm_studio.views.base import View
from lstm_studio.widgets.timeline import Timeline

__all__ = ["TransportView"]


_PRESENTERS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class TransportView(View):
    """Drives what is read on the page that is shown (:func:`~lstm_studio.state.timeline.timeline`).

    Parameters
    ----------
    controller : ModelController
    look : Look
    playback : Playback
        The one clock.
    parent : QWidget, optional
    """

    SLICES = (*TIMELINE_SLICES, "playhead", "readhead")

    def __init__(
        self,
        controller: ModelController,
        look: Look,
        playback: Playback,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(controller, look, parent)
        self._playback = playback
        self._shown: tuple[object, ...] = ()
        self._read: tuple[object, ...] = ()
        self._names_parts = True
        self._beside = 0
        self.setObjectName("transport")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[str, QToolButton] = {}
        self._layout = QHBoxLayout(self)
        for name, text, slot in (
            ("first", tr("First step (Home)"), playback.first),
            ("back", tr("Step back (left arrow)"), playback.back),
            ("play", tr("Play (space bar)"), playback.toggle),
            ("forward", tr("Step forward (right arrow)"), playback.forward),
            ("last", tr("Last step (End)"), playback.last),
            ("substep", tr("One part of the update (full stop)"), playback.sub_step),
        ):
            button = QToolButton(self)
            button.setObjectName(f"transport.{name}")
            button.setAccessibleName(text)
            button.setToolTip(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("kind", "primary" if name == "play" else "boxed")
            button.clicked.connect(slot)
            button.installEventFilter(self)
            self._layout.addWidget(button)
            self._buttons[name] = button
        self._label = QLabel(self)
        self._label.setObjectName("transport.step")
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._layout.addWidget(self._label)
        self.timeline = Timeline(self)
        self.timeline.setObjectName("transport.timeline")
        self.timeline.setAccessibleName(tr("Step"))
        self.timeline.stepChosen.connect(self._on_step_chosen)
        self.timeline.scrubStarted.connect(playback.pause)
        self._layout.addWidget(self.timeline, 1)
        self._speed_label = QLabel(tr("Speed"), self)
        self._speed_label.setProperty("role", "muted")
        self._layout.addWidget(self._speed_label)
        self._speed = QComboBox(self)
        self._speed.setObjectName("transport.speed")
        self._speed.setAccessibleName(tr("Steps played a second"))
        for speed in SPEEDS:
            self._speed.addItem(tr("{speed}×", speed=f"{speed:g}"), speed)
        self._speed.activated.connect(self._on_speed_activated)
        self._speed_label.setBuddy(self._speed)
        self._layout.addWidget(self._speed)
        self._loop = QToolButton(self)
        self._loop.setObjectName("transport.loop")
        self._loop.setAccessibleName(tr("Loop"))
        self._loop.setToolTip(tr("Start again at the end"))
        self._loop.setCheckable(True)
        self._loop.setProperty("kind", "boxed")
        self._loop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._loop.clicked.connect(self._on_loop_clicked)
        self._loop.installEventFilter(self)
        self._layout.addWidget(self._loop)
        playback.playing_changed.connect(self._on_playing_changed)
        self.apply_look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the presenter's keys to the window: a tool bar would move the focus with them."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _PRESENTERS
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def render_state(self, changed: frozenset[str]) -> None:
        """Draw where the reading stands, the speed and the loop."""
        view, now = self.controller.state.view, timeline(self.controller.state)
        read = (view.page, now.tokens, now.phases)
        if read != self._read:
            self._read = read
            self.timeline.setSteps(now.steps)
            self.timeline.setTokens(now.tokens)
            self.timeline.setSubsteps(len(now.phases))
            self._buttons["substep"].setVisible(bool(now.phases))
            self._keep_place()
        self.timeline.setStep(now.step)
        self.timeline.setPhase(now.done if now.part else 0.0)
        shown = (now.step, now.steps, part_name(now.part) if now.part else "")
        if shown != self._shown:
            self._shown = shown
            self._show_step(*shown)
        if "view" in changed:
            self._speed.setCurrentIndex(SPEEDS.index(view.speed))
            self._loop.setChecked(view.loop)

    def apply_look(self) -> None:
        """Restyle."""
        look = self.look
        self._layout.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        self._layout.setSpacing(look.px(8))
        self.timeline.setLook(look)
        self._dress_buttons()
        self._loop.setIcon(icon("loop", look))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is dispensable when there is little room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a width that never forces the window to grow; buttons are left out instead."""
        width = self.look.px(550) - self._beside
        return QSize(max(width, 1), super().minimumSizeHint().height())

    def set_beside(self, width: int) -> None:
        """Say how much of the window a panel takes that stands above it, not beside it.

        Qt adds what a bar at the bottom and a bar at the left need at least, though they share
        the width; this takes the panel's share off again.
        """
        if width != self._beside:
            self._beside = width
            self.updateGeometry()

    def _fit(self) -> None:
        room = self.width() / max(self.look.factor, 0.1)
        self._names_parts = room > 800
        self._keep_place()
        self._speed_label.setVisible(room > 900)
        self._buttons["first"].setVisible(room > 680)
        self._buttons["last"].setVisible(room > 680)
        self._layout.activate()  # at once, or for a moment the timeline would be squeezed

    def _keep_place(self) -> None:
        """Give the label the room of its widest text, so that the bar stands still in play."""
        now = timeline(self.controller.state)
        metrics = QFontMetrics(self.look.font("strong"))
        parts = [part_name(part) for part in now.phases]
        texts = [self._where(now.steps, now.steps, part) for part in ("", *parts)]
        plain = (text.replace("<b>", "").replace("</b>", "") for text in texts)
        self._label.setMinimumWidth(max(metrics.horizontalAdvance(text) for text in plain))
        # A label's size hint holds its least width from when it was computed; this renews it.
        self._label.setIndent(self._label.indent())

    def _show_step(self, step: int, steps: int, part: str) -> None:
        self._label.setText(self._where(step + 1, steps, part))

    def _where(self, step: int, steps: int, part: str) -> str:
        where = tr("<b>t = {step}</b> of {steps}", step=integer(step), steps=integer(steps))
        if part and self._names_parts:
            where = tr("{where} · {part}", where=where, part=part)
        return where

    def _dress_buttons(self) -> None:
        look = self.look
        playing = self._playback.playing
        for name, button in self._buttons.items():
            drawing = "pause" if name == "play" and playing else name
            role = "accent_ink" if name == "play" else "ink"
            button.setIcon(icon(drawing, look, role))
        for button in (*self._buttons.values(), self._loop):
            button.setIconSize(icon("play", look).availableSizes()[0])

    @Slot()
    def _on_playing_changed(self) -> None:
        button = self._buttons["play"]
        text = tr("Pause (space bar)") if self._playback.playing else tr("Play (space bar)")
        button.setAccessibleName(text)
        button.setToolTip(text)
        self._dress_buttons()

    @Slot(object)
    def _on_step_chosen(self, step: int) -> None:
        self.controller.do("move_to", step=step)

    @Slot(int)
    def _on_speed_activated(self, index: int) -> None:
        self.controller.do("set_speed", speed=SPEEDS[index])

    @Slot(bool)
    def _on_loop_clicked(self, checked: bool) -> None:
        self.controller.do("set_loop", loop=checked)
