"""How a character model is trained; torch is imported only when it starts.

A training is a generator: each value it yields is progress and a place where it may be stopped.
A recipe with a seed and no time limit gives the same weights to the bit on the same machine and
version of torch.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import replace

from lstm_studio.core.characters import CharacterModel, Codes, Reading, TextName, read_on
from lstm_studio.core.errors import StudioError
from lstm_studio.engine.character_models import probe_text
from lstm_studio.engine.character_recipe import (
    ALPHABETS,
    CharacterProgress,
    CharacterRecipe,
    TrainedCharacters,
    recipe_of,
)
from lstm_studio.engine.character_text import held_out_text, training_codes
from lstm_studio.engine.torch_there import need_torch
from lstm_studio.i18n import integer, number, tr
from lstm_studio.state.library import CharacterEntry

__all__ = ["own_entry", "read_whole", "train_characters", "train_entry"]

TEXT_SHARE = 0.03
"""The share of the progress that the text is given."""
STEPS_A_YIELD = 2
HELD_OUT = 20_000
"""Characters on which the bits are measured."""


def train_characters(
    recipe: CharacterRecipe,
) -> Generator[CharacterProgress, None, TrainedCharacters]:
    """Train a character model.

    Parameters
    ----------
    recipe : CharacterRecipe

    Yields
    ------
    CharacterProgress
        At most some 100 ms of work apart; closing the generator there stops the training.

    Returns
    -------
    TrainedCharacters

    Raises
    ------
    StudioError
        At the first value asked for, when the recipe is wrong, torch cannot be imported, the text
        is not there, or the numbers have overflowed at once.
    """
    recipe = recipe.checked()
    yield CharacterProgress(0.0, tr("Loading PyTorch"))
    need_torch()
    start = time.monotonic()
    text = training_codes(recipe)
    writing = tr("Writing the text") if recipe.text == "nested" else tr("Reading the text")
    while True:
        try:
            done = TEXT_SHARE * next(text)
        except StopIteration as end:
            codes: Codes = end.value
            break
        yield CharacterProgress(done, writing)
    from lstm_studio.engine.torch_characters import Run

    run = Run(recipe, codes)
    begun = time.monotonic()
    while run.done < 1.0:
        run.advance(STEPS_A_YIELD)
        left = None
        if run.done > 0.01:
            left = (time.monotonic() - begun) * (1.0 - run.done) / run.done
        done = TEXT_SHARE + (0.99 - TEXT_SHARE) * run.done
        yield CharacterProgress(done, tr("Training"), left, run.steps_done, run.bits())
    if run.diverged:
        raise StudioError(
            tr("The numbers overflowed at step {step}.", step=run.steps_done),
            tr("Choose another seed, or a lower learning rate."),
        )
    model = run.model()
    bits = yield from _measured(model, recipe, start)
    return TrainedCharacters(recipe, model, run.steps_done, run.seconds, bits)


def _measured(
    model: CharacterModel, recipe: CharacterRecipe, start: float
) -> Generator[CharacterProgress, None, float]:
    codes = ALPHABETS[recipe.text].encode(held_out_text(recipe.text, HELD_OUT))
    reading: Reading | None = None
    while reading is None or len(reading) < len(codes):
        reading = read_on(reading, model, codes)
        yield CharacterProgress(0.99 + 0.01 * len(reading) / len(codes), tr("Measuring"), 0.0)
    return reading.bits()


def train_entry(
    text: TextName, seed: int, steps: int
) -> Generator[CharacterProgress, None, CharacterEntry]:
    """Train the model of a kind of text from another seed or for other steps.

    Yields
    ------
    CharacterProgress

    Returns
    -------
    CharacterEntry
        With ``own`` set: nobody has measured its units yet.

    Raises
    ------
    StudioError
        As :func:`train_characters`.
    """
    recipe = replace(recipe_of(text), seed=seed, steps=steps)
    return own_entry((yield from train_characters(recipe)))


def own_entry(trained: TrainedCharacters) -> CharacterEntry:
    """Return what has just been trained as a model of a person's own."""
    recipe = trained.recipe
    facts = (
        (tr("Numbers learned"), integer(trained.model.count)),
        (
            tr("Training"),
            tr(
                "{steps} steps, seed {seed}, {seconds} s of one core",
                steps=integer(trained.steps),
                seed=recipe.seed,
                seconds=number(trained.seconds, 0),
            ),
        ),
        (
            tr("Measured"),
            tr(
                "{bits} bits a character on text it never trained on",
                bits=number(trained.bits, 3),
            ),
        ),
        (tr("Limits"), tr("It was trained a moment ago; what its units follow is found out now.")),
    )
    title = tr("Your own, seed {seed}", seed=recipe.seed)
    return CharacterEntry(
        recipe.text,
        title,
        trained.model,
        probe_text(recipe.text),
        facts,
        seed=recipe.seed,
        steps=trained.steps,
        seconds=trained.seconds,
        own=True,
    )


def read_whole(model: CharacterModel, text: str) -> Reading:
    """Read a whole text at once: for scripts and tests, where nobody waits at a window."""
    codes = model.alphabet.encode(text)
    reading = read_on(None, model, codes)
    while len(reading) < len(codes):
        reading = read_on(reading, model, codes)
    return reading
