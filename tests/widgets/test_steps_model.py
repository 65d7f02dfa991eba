"""The model shows a sequence and asks for changes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from lstm_studio.widgets.steps_model import MARK, TOKEN, VALUE, StepsModel

ROLE = Qt.ItemDataRole


@pytest.fixture
def model(qapp):
    model = StepsModel()
    model.setSteps(("I", "put"), np.array([0.25, -3.5]), np.array([True, False]))
    return model


def test_it_asks_and_changes_nothing(model):
    values, marks = [], []
    model.valueEdited.connect(values.append)
    model.markEdited.connect(marks.append)
    assert model.setData(model.index(1, VALUE), 2.0)
    assert model.setData(model.index(1, MARK), Qt.CheckState.Checked, ROLE.CheckStateRole)
    assert (values, marks) == ([(1, 2.0)], [(1, True)])
    assert model.value(1) == -3.5
    assert not model.mark(1)


def test_same_value_asks_for_nothing_and_a_word_cannot_be_changed(model):
    values = []
    model.valueEdited.connect(values.append)
    model.setData(model.index(0, VALUE), 0.25)
    assert values == []
    assert not model.setData(model.index(0, TOKEN), "you")


def test_same_words_keep_the_place(model):
    resets, changes = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda *_: changes.append(1))
    model.setSteps(("I", "put"), np.array([0.5, 0.5]), np.array([False, False]))
    assert (len(resets), len(changes)) == (0, 1)
    model.setSteps(("I",), np.array([0.5]), np.array([False]))
    assert (len(resets), len(changes)) == (1, 1)


def test_bars_are_measured_by_the_largest_finite_value(model):
    assert model.largest == 3.5
    model.setSteps(("a", "b"), np.array([np.nan, np.inf]), np.array([False, False]))
    assert model.largest == 1.0


def test_screen_reader_hears_word_value_and_mark(model):
    def spoken(step, column):
        return model.data(model.index(step, column), ROLE.AccessibleTextRole)

    assert spoken(1, VALUE) == "Step 2, put: −3.5"
    assert spoken(0, MARK) == "Step 1, I: marked"
    assert spoken(1, MARK) == "Step 2, put: not marked"


def test_only_changed_steps_are_told_unless_the_scale_changes(model):
    told = []
    model.dataChanged.connect(lambda a, b, *_: told.append((a.row(), b.row())))
    model.setSteps(("I", "put"), np.array([0.5, -3.5]), np.array([True, False]))
    model.setSteps(("I", "put"), np.array([0.5, -3.5]), np.array([True, False]))
    assert told == [(0, 0)]
    model.setSteps(("I", "put"), np.array([0.5, -7.0]), np.array([True, False]))
    assert told == [(0, 0), (0, 1)]
