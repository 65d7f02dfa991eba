"""A job: preparing, running, done, failed, and cancelled by mouse or key."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from lstm_studio.style.fonts import load_fonts
from lstm_studio.style.look import Look
from lstm_studio.style.tokens import DARK, LIGHT
from lstm_studio.widgets.job_row import JobRow

LOOKS = [Look(), Look(DARK), Look(LIGHT, 2.0), Look(projector=True)]


@pytest.fixture
def job(qtbot):
    load_fonts()
    window = QWidget()
    qtbot.addWidget(window)
    made = JobRow("both.job")
    QVBoxLayout(window).addWidget(made)
    window.resize(320, 120)
    window.show()
    made.asked = []
    made.cancelRequested.connect(lambda: made.asked.append(1))
    made.window_ = window
    return made


def part(job, kind, name):
    return job.findChild(kind, f"both.job.{name}")


def filled(job, token="accent"):
    bar = part(job, QProgressBar, "bar")
    image = bar.grab().toImage().convertToFormat(bar.grab().toImage().Format.Format_RGB32)
    picture = np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., 2::-1]
    hue = Look().color(token)
    row = picture[image.height() // 2]
    return float((row == [hue.red(), hue.green(), hue.blue()]).all(axis=1).mean())


def test_without_a_job_there_is_no_row(job):
    assert job.state() == "idle"
    assert not job.isVisible()


def test_running_shows_how_far_it_is(job):
    for fraction, shown in ((0.25, 0.25), (0.75, 0.75), (-1.0, 0.0), (7.0, 1.0)):
        job.setRunning("Training", fraction, "6 s left")
        assert filled(job) == pytest.approx(shown, abs=0.06)
    assert job.state() == "running"
    assert part(job, QLabel, "note").text() == "6 s left"
    assert part(job, QPushButton, "cancel").isVisible()


def test_preparing_is_striped_and_stands_still(job):
    job.setPreparing("Preparing")
    bar = part(job, QProgressBar, "bar")
    assert 0.1 < filled(job) < 0.9
    first = bar.grab().toImage()
    assert bar.grab().toImage() == first
    assert job.state() == "preparing"


def test_done_and_failed_have_nothing_to_cancel(job):
    job.setDone("Trained: 96 % right")
    assert filled(job, "success") > 0.9
    assert not part(job, QPushButton, "cancel").isVisible()
    job.setFailed("Too few clue words")
    assert not part(job, QProgressBar, "bar").isVisible()
    assert part(job, QLabel, "label").property("role") == "danger"
    assert job.state() == "failed"
    job.setRunning("Again", 0.1)
    assert part(job, QLabel, "label").property("role") == ""
    assert part(job, QPushButton, "cancel").isVisible()
    job.setIdle()
    assert not job.isVisible()


def test_cancel_by_mouse_and_key_changes_nothing_by_itself(job, qtbot):
    job.setRunning("Training", 0.5)
    button = part(job, QPushButton, "cancel")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert job.asked == [1, 1]
    assert job.state() == "running"


@pytest.mark.parametrize("text", ["", "<b>x</b>", "مرحبا " * 40, "long " * 60])
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_any_text_in_any_look(job, look, text):
    job.setLook(look)
    job.setRunning(text, 0.5, "almost done")
    assert part(job, QProgressBar, "bar").height() == look.px(6)
    assert part(job, QLabel, "label").text() == text
    assert part(job, QLabel, "label").textFormat() == Qt.TextFormat.PlainText
    assert not job.grab().isNull()


def test_it_tells_what_it_does(job):
    job.setRunning("Training", 0.5, "6 s left")
    assert (job.accessibleName(), job.accessibleDescription()) == ("Training", "6 s left")
    assert part(job, QProgressBar, "bar").value() == 500
