"""The shipped character models and their cards: what they say is what is measured again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_studio.assets import resource
from lstm_studio.core.characters import TEXTS
from lstm_studio.core.errors import StudioError
from lstm_studio.core.example_texts import PROPERTIES_OF
from lstm_studio.core.text_properties import PROPERTIES
from lstm_studio.engine import make_character_models
from lstm_studio.engine.character_models import (
    PROBE_LENGTH,
    CharacterCard,
    TriedSeed,
    card_text,
    load_character_model,
    parse_character_card,
    probe_text,
    tensors_of,
)
from lstm_studio.engine.character_recipe import ALPHABETS, RECIPES
from lstm_studio.engine.make_character_models import (
    CHOSEN_BY,
    choice_score,
    found_cells,
    main,
    make_model,
    probe_of_files,
)
from lstm_studio.engine.safetensor_files import read_tensors, write_tensors
from lstm_studio.state.library import FoundCell
from tests.engine.test_character_training import SHORT

FOLDER = resource("models", "characters")


@pytest.fixture(scope="module", params=TEXTS)
def shipped(request):
    card = parse_character_card(
        request.param, (FOLDER / f"{request.param}.toml").read_text("utf-8")
    )
    return load_character_model(request.param), card


def test_the_card_is_what_is_measured_again(shipped):
    entry, card = shipped
    found = found_cells(entry.model, entry.text, entry.probe, card.found[0].over)
    for said, now in zip(card.found, found, strict=False):
        assert (said.property, said.unit) == (now.property, now.unit)
        assert said.r == pytest.approx(now.r, abs=1e-3)
        assert said.luck == pytest.approx(now.luck, abs=1e-3)
        if now.balanced is not None:
            assert said.balanced == pytest.approx(now.balanced, abs=1e-3)
    assert [one.property for one in found] == list(PROPERTIES_OF[entry.text])


def test_the_best_of_the_seeds_tried_is_shipped(shipped):
    entry, card = shipped
    best = max(card.tried, key=lambda one: one.score)
    assert card.seed == best.seed
    assert len(card.tried) == 3
    assert entry.seed == card.seed


def test_the_choice_is_what_the_card_says():
    # That of the Python model was made over the library of one version of Python.
    card = parse_character_card("nested", (FOLDER / "nested.toml").read_text("utf-8"))
    best = max(card.tried, key=lambda one: one.score)
    score = choice_score(load_character_model("nested").model, "nested")
    assert score == pytest.approx(best.score, abs=1e-3)


def test_what_the_page_promises_is_there():
    nested = {one.property: one for one in load_character_model("nested").found}
    assert nested["quotes"].balanced > 0.95
    assert abs(nested["depth"].r) > 0.9
    python = {one.property: one for one in load_character_model("python").found}
    assert abs(python["indent"].r) > 0.7
    assert python["leading"].balanced > 0.95
    for found in (nested, python):
        assert abs(found["coin"].r) < 1.5 * found["coin"].luck  # nothing is nothing


def test_sizes_are_those_of_the_recipes(shipped):
    entry, card = shipped
    recipe = RECIPES[entry.text]
    assert (card.hidden_size, card.input_size) == (recipe.hidden_size, recipe.input_size)
    assert card.steps == entry.steps == recipe.steps
    assert entry.model.alphabet == ALPHABETS[entry.text]
    assert (FOLDER / f"{entry.text}.safetensors").stat().st_size < 400_000


def test_the_probe_is_text_that_is_known_and_never_trained_on(shipped):
    entry, _ = shipped
    assert 0.99 * PROBE_LENGTH < len(entry.probe) <= PROBE_LENGTH
    codes = entry.model.alphabet.encode(entry.probe)
    assert np.mean(codes == 0) < 0.001


def test_the_licence_of_python_stands_beside_the_weights():
    notice = (FOLDER / "LICENSE-Python.txt").read_text("utf-8")
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in notice
    assert "not part" in notice


# ---------------------------------------------------------------------------------------- cards

shares = st.integers(0, 10_000).map(lambda n: n / 10_000)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
cards = st.builds(
    CharacterCard,
    text=st.just("nested"),
    title=texts,
    data=texts,
    recipe_text=texts,
    choice=texts,
    limits=texts,
    hidden_size=st.just(64),
    input_size=st.integers(1, 99),
    parameters=st.integers(1, 10**6),
    steps=st.integers(1, 10**6),
    seed=st.integers(0, 2**40),
    seconds=st.integers(0, 999).map(float),
    torch=texts,
    bits=shares,
    found=st.lists(
        st.builds(
            FoundCell,
            st.sampled_from(PROPERTIES),
            texts,
            st.integers(0, 63),
            st.builds(lambda r, sign: sign * r, shares.filter(bool), st.sampled_from([-1.0, 1.0])),
            st.none() | shares,
            shares,
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
    tried=st.lists(
        st.builds(TriedSeed, st.integers(0, 99), shares, shares, st.integers(0, 99).map(float)),
        min_size=1,
        max_size=3,
    ).map(tuple),
)


@settings(max_examples=40)
@given(cards)
def test_a_card_is_read_back_as_it_was_written(card):
    assert parse_character_card("nested", card_text(card)) == card


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('text = "nested"', 'text = "python"'),
        ("hidden_size = 64", "hidden_size = 0"),
        ("hidden_size = 64", "hidden_size = 40"),  # a unit beyond it is named
        ("steps = 5000", ""),
        ('sign = "+"', 'sign = "?"'),
        ("r = 0.", "r = 7."),
        ('property = "depth"', 'property = "deepness"'),
        ("[recipe]", "unheard = 1\n[recipe]"),
        ("title", "tytle"),
        ("[[tried]]", "[[tryed]]"),
    ],
)
def test_a_damaged_card_is_refused_by_name(old, new):
    text = (FOLDER / "nested.toml").read_text("utf-8")
    assert old in text
    with pytest.raises(StudioError) as refused:
        parse_character_card("nested", text.replace(old, new))
    assert "nested.toml" in refused.value.message


def test_damaged_weights_are_refused_by_name(tmp_path):
    (tmp_path / "nested.toml").write_text((FOLDER / "nested.toml").read_text("utf-8"), "utf-8")
    with pytest.raises(StudioError):
        load_character_model("nested", tmp_path)
    good = read_tensors(FOLDER / "nested.safetensors", tuple(tensors_of_shipped()))
    for name in ("weight_hh_l0", "embedding.weight"):
        write_tensors(tmp_path / "nested.safetensors", {**good, name: good[name][:-1]})
        with pytest.raises(StudioError) as refused:
            load_character_model("nested", tmp_path)
        assert "nested.safetensors" in refused.value.message
    smaller = make_small()
    write_tensors(tmp_path / "nested.safetensors", tensors_of(smaller))
    with pytest.raises(StudioError) as refused:
        load_character_model("nested", tmp_path)
    assert "card" in refused.value.message
    with pytest.raises(StudioError):
        load_character_model("latin", tmp_path)


def tensors_of_shipped():
    return tensors_of(load_character_model("nested").model)


def make_small():
    from tests.fixtures.characters import drawn_model

    return drawn_model("nested")


# --------------------------------------------------------------------------------------- script


def test_the_script_makes_models_that_can_be_loaded(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(RECIPES, "nested", SHORT)
    monkeypatch.setattr(make_character_models, "SEEDS", (0, 1))
    (tmp_path / "corpora").mkdir()
    assert main(["--out", str(tmp_path), "--only", "nested", "--probe"]) == 0
    assert "seed 1" in capsys.readouterr().out
    entry = load_character_model("nested", tmp_path / "models" / "characters")
    assert entry.model.hidden_size == SHORT.hidden_size
    assert len(entry.found) == len(PROPERTIES_OF["nested"])
    assert (tmp_path / "corpora" / "python_probe.txt").read_text("utf-8") == probe_of_files()


def test_the_same_seed_makes_the_same_model(monkeypatch):
    monkeypatch.setitem(RECIPES, "nested", SHORT)
    first, second = (make_model("nested", (4,), 5) for _ in range(2))
    assert all(
        np.array_equal(a, b)
        for a, b in zip(tensors_of(first[0]).values(), tensors_of(second[0]).values(), strict=True)
    )
    assert replace(first[1], seconds=0.0, tried=()) == replace(second[1], seconds=0.0, tried=())


def test_the_choice_is_made_by_properties_that_are_looked_for():
    for text in TEXTS:
        assert set(CHOSEN_BY[text]) <= set(PROPERTIES_OF[text])
        assert probe_text(text)
