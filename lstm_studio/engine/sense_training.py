"""How the readers of an ambiguous word are trained; torch is imported only when it starts."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, field

from lstm_studio.core.readers import Reader, ReaderKind
from lstm_studio.core.word_vectors import WordVectors
from lstm_studio.engine.sense_data import WordSenses, load_neutral
from lstm_studio.engine.sense_text import Sentence, SentenceMaker, TextRecipe

STEPS_A_YIELD = 5
SENTENCES_A_YIELD = 400


@dataclass(frozen=True)
class SenseRecipe:
    kind: ReaderKind = "both"
    seed: int = 0
    sentences: int = 20_000
    steps: int = 1500
    batch: int = 64
    input_size: int = 16
    hidden_size: int = 16
    learning_rate: float = 5e-3
    weight_decay: float = 1e-5
    clip: float = 1.0
    dropout: float = 0.1
    word_dropout: float = 0.15
    noise: float = 0.0
    smoothing: float = 0.02
    forget_bias: float = 1.0
    window: int = 25
    text: TextRecipe = field(default_factory=TextRecipe)

    def rate_at(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0: half a cosine down to 0."""
        return self.learning_rate * 0.5 * (1 + math.cos(math.pi * step / self.steps))


@dataclass(frozen=True)
class SenseProgress:
    fraction: float
    loss: float


def train_reader(
    senses: WordSenses, vectors: WordVectors, recipe: SenseRecipe
) -> Generator[SenseProgress, None, tuple[Reader, float]]:
    from lstm_studio.engine import torch_senses

    maker = SentenceMaker(senses, load_neutral(), vectors, recipe.text, recipe.seed)
    sentences: list[Sentence] = []
    while len(sentences) < recipe.sentences:
        sentences += maker.make(min(SENTENCES_A_YIELD, recipe.sentences - len(sentences)))
        yield SenseProgress(0.0, float("nan"))
    run = torch_senses.Run(recipe, vectors, sentences, len(senses.senses))
    while run.steps_done < recipe.steps:
        run.advance(STEPS_A_YIELD)
        yield SenseProgress(run.steps_done / recipe.steps, run.loss)
    return run.reader(), run.seconds
