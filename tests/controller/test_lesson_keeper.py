"""What has been done in a lesson is kept from start to start, and can be forgotten."""

import pytest

from lstm_studio.controller.lesson_keeper import LessonKeeper
from lstm_studio.controller.model_controller import ModelController
from tests.fixtures.library import SmallLibrary

FIRST, SECOND = ("small", "first"), ("small", "second")


@pytest.fixture
def start(qapp):
    """Return a function that starts the program, as far as it knows lessons."""
    made = []

    def start():
        controller = ModelController(SmallLibrary())
        controller.keeper = LessonKeeper(controller)
        made.append(controller)
        return controller

    yield start
    for controller in made:
        controller.close()


def do_first(controller):
    controller.do("go_to_step", lesson="small")
    controller.do("predict", choice=1)
    controller.do("pin_gate", gate="f", value=0.0)


def test_a_step_that_was_done_is_done_at_the_next_start(start, qapp):
    first = start()
    do_first(first)
    assert first.state.learning.done == {FIRST}
    first.close()
    second = start()
    assert second.state.learning.done == frozenset()
    second.do("show_page", page="learn")
    qapp.processEvents()
    assert second.state.learning.done == {FIRST}
    assert [one.step for one in second.progress.steps()] == ["first"]


def test_a_lesson_that_is_begun_at_once_knows_it_too(start):
    first = start()
    do_first(first)
    first.close()
    second = start()
    second.do("go_to_step", lesson="small", step=1)
    assert second.state.learning.done == {FIRST}


def test_nothing_is_read_or_written_before_something_is_learned(start):
    controller = start()
    controller.do("choose_kind", kind="gru")
    controller.do("show_page", page="compare")
    assert controller._progress is None


def test_what_is_forgotten_is_forgotten_everywhere(start):
    controller = start()
    do_first(controller)
    controller.do("go_to_step", step=1)
    controller.do("go_to_step", step=2)
    assert controller.state.learning.done == {FIRST, SECOND}
    controller.progress.reset()
    assert controller.state.learning.done == frozenset()
    assert controller.progress.steps() == ()
    controller.do("go_to_step", step=1)
    controller.do("go_to_step", step=2)
    assert controller.state.learning.done == {SECOND}


def test_undo_does_not_undo_what_was_learned(start):
    controller = start()
    do_first(controller)
    controller.undo()
    controller.undo()
    assert controller.state.learning.done == {FIRST}
