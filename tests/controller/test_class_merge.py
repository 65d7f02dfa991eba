"""The merging of a class beside the window."""

from __future__ import annotations

import pytest

from lstm_studio.controller.class_merge import ClassMerge
from lstm_studio.controller.model_controller import ModelController
from tests.fixtures.classes import answers_of, export, folder_of_a_class
from tests.fixtures.library import SmallLibrary


@pytest.fixture
def merge(qtbot):
    controller = ModelController(SmallLibrary())
    yield ClassMerge(controller)
    controller.close()


def wait(qtbot, merge, state="done"):
    qtbot.waitUntil(lambda: merge.now.state == state, timeout=10_000)


def test_a_folder_is_put_together(qtbot, merge, tmp_path):
    folder = folder_of_a_class(tmp_path / "class")
    (folder / "bad.csv").write_text("a,b\n1,2\n")
    merge.merge([folder])
    assert merge.now.state == "running"
    wait(qtbot, merge)
    assert [one.name for one in merge.now.results.students] == ["Ada", "Ben", "Cem"]
    assert len(merge.now.problems) == 1
    assert (merge.now.read, merge.now.files) == (4, 4)


def test_names_are_joined_at_once(qtbot, merge, tmp_path):
    paths = [
        export(tmp_path / f"{n}.csv", "Kim", answers_of(one))
        for n, one in enumerate(("Ada", "Ben"))
    ]
    merge.merge(paths)
    wait(qtbot, merge)
    assert len(merge.now.results.students) == 2
    merge.set_join_names(True)
    wait(qtbot, merge)
    assert len(merge.now.results.students) == 1
    before = merge.now
    merge.set_join_names(True)
    assert merge.now is before


def test_what_cannot_be_done_is_said(qtbot, merge, tmp_path):
    merge.merge([tmp_path])
    wait(qtbot, merge, "failed")
    assert "no CSV file" in merge.now.message
    assert merge.now.hint


def test_it_can_be_given_up(qtbot, merge, tmp_path):
    merge.merge([folder_of_a_class(tmp_path / "class")])
    merge.cancel()
    assert merge.now.state == "cancelled"
    merge.cancel()
    qtbot.waitUntil(lambda: not merge._controller.tasks.busy, timeout=10_000)
    assert merge.now.state == "cancelled"
