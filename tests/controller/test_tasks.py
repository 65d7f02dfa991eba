import threading

import pytest
from PySide6.QtCore import QCoreApplication, QThread

from lstm_studio.controller.tasks import TaskPool


@pytest.fixture
def pool(qapp):
    pool = TaskPool()
    yield pool
    assert pool.close()
    QCoreApplication.processEvents()
    assert not pool.busy


class Listener:
    """Notes what a task says, and in which thread it is said."""

    def __init__(self, task):
        self.progress, self.outcomes, self.threads = [], [], set()
        task.progressed.connect(self.on_progress)
        task.ended.connect(self.on_end)

    def on_progress(self, value):
        self.progress.append(value)
        self.threads.add(QThread.currentThread())

    def on_end(self, outcome):
        self.outcomes.append(outcome)
        self.threads.add(QThread.currentThread())


def wait(qtbot, listener):
    qtbot.waitUntil(lambda: bool(listener.outcomes), timeout=10_000)
    QCoreApplication.processEvents()
    assert len(listener.outcomes) == 1
    assert listener.threads == {QCoreApplication.instance().thread()}
    return listener.outcomes[0]


def test_progress_and_result_arrive_in_the_windows_thread(qtbot, pool):
    worker = []

    def count():
        worker.append(threading.current_thread())
        yield 1
        yield 2
        return "three"

    listener = Listener(pool.start(count))
    outcome = wait(qtbot, listener)
    assert (outcome.state, outcome.result) == ("done", "three")
    assert listener.progress[0] == 1
    assert worker != [threading.main_thread()]
    assert not pool.busy


@pytest.mark.parametrize("error", [RuntimeError("shapes"), ValueError("x"), SystemExit(3)])
@pytest.mark.parametrize("early", [True, False])
def test_whatever_is_raised_ends_the_task(qtbot, pool, error, early):
    def fail():
        yield 1
        raise error

    def refuse():
        raise error

    outcome = wait(qtbot, Listener(pool.start(refuse if early else fail)))
    assert outcome.state == "failed"
    assert outcome.error is error


def test_a_cancelled_task_stops_at_its_next_yield_and_is_closed(qtbot, pool):
    reached, go_on, closed = threading.Event(), threading.Event(), []

    def work():
        try:
            yield "first"
            reached.set()
            go_on.wait(5)
            yield "second"
            closed.append("went on")
        finally:
            closed.append("closed")

    task = pool.start(work)
    listener = Listener(task)
    assert reached.wait(5)
    task.cancel()
    go_on.set()
    assert wait(qtbot, listener).state == "cancelled"
    assert closed == ["closed"]
    assert "second" not in listener.progress


def test_a_result_that_comes_after_the_cancel_is_dropped(qtbot, pool):
    reached, go_on = threading.Event(), threading.Event()

    def work():
        yield 1
        reached.set()
        go_on.wait(5)
        return "late"

    task = pool.start(work)
    listener = Listener(task)
    assert reached.wait(5)
    task.cancel()
    go_on.set()
    outcome = wait(qtbot, listener)
    assert (outcome.state, outcome.result) == ("cancelled", None)


def test_a_task_that_waits_in_the_queue_can_be_cancelled(qtbot, pool):
    gate, made = threading.Event(), []

    def hold():
        gate.wait(5)
        yield

    def never():
        made.append(1)
        yield

    first = [Listener(pool.start(hold)) for _ in range(2)]
    waiting = pool.start(never)
    listener = Listener(waiting)
    waiting.cancel()
    gate.set()
    assert wait(qtbot, listener).state == "cancelled"
    assert not made
    for one in first:
        assert wait(qtbot, one).state == "done"


def test_a_hundred_starts_and_cancels_leave_nothing(qtbot, pool):
    def work():
        yield from range(1000)

    listeners = []
    for number in range(100):
        task = pool.start(work)
        listeners.append(Listener(task))
        if number % 3:
            task.cancel()
    qtbot.waitUntil(lambda: all(one.outcomes for one in listeners), timeout=20_000)
    assert all(len(one.outcomes) == 1 for one in listeners)
    states = {one.outcomes[0].state for one in listeners}
    assert states == {"done", "cancelled"}
    assert not pool.busy


def test_closing_ends_what_runs(qtbot, qapp):
    pool = TaskPool()
    running = threading.Event()

    def work():
        while True:
            running.set()
            yield

    listener = Listener(pool.start(work))
    assert running.wait(5)
    assert pool.close()
    assert wait(qtbot, listener).state == "cancelled"
