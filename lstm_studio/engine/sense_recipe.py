"""Everything that decides how the readers of an ambiguous word are trained."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from lstm_studio.core.readers import ReaderKind

__all__ = ["SenseRecipe", "TextRecipe"]


@dataclass(frozen=True)
class TextRecipe:
    """What decides how the training text comes out; shares are from 0 to 1.

    Attributes
    ----------
    clue_shares : (4,) of float
        How often the clue stands before, after, on both sides, nowhere.
    neighbours : int
        Most clue words a sense, its own seeds included.
    margin : float
        How much nearer (:mod:`lstm_studio.engine.clue_words`) a word has to be to say anything.
    seed_weight : float
        How much oftener a seed word is drawn than a neighbour as near.
    strength, part_strength : float
        What the clue words' logits are multiplied by, and the logit of a written part.
    far : float
        What the logit of a clue word is worth that is more than six words away.
    smoothing : float
        The share of every target that is spread evenly over the senses.
    plain_share, noise_share : float
        Sentences of parts alone, and sentences with background words strewn into their parts.
    part_share : float
        How often a side with a clue has it as a written part, where there are parts.
    longest : int
        Most words of a context.
    density : float
        Most clue words in a context, as a share of its words.
    stray_share : float
        How often a context with clues has one to three words in it that speak for any sense.
    zipf, special : float
        Shares of the background drawn by frequency and from a list of an encyclopedia's or of
        everyday words; the rest is drawn evenly from all words that say nothing.
    everyday_share : float
        How often that list is the everyday one.
    plural_share : float
        How often the word stands in the plural.
    """

    clue_shares: tuple[float, float, float, float] = (0.22, 0.22, 0.22, 0.34)
    neighbours: int = 1000
    margin: float = 0.1
    seed_weight: float = 2.0
    strength: float = 14.0
    part_strength: float = 4.0
    far: float = 0.7
    smoothing: float = 0.02
    plain_share: float = 0.4
    noise_share: float = 0.3
    part_share: float = 0.5
    longest: int = 18
    density: float = 0.35
    stray_share: float = 0.35
    zipf: float = 0.45
    special: float = 0.4
    everyday_share: float = 0.5
    plural_share: float = 0.3


@dataclass(frozen=True)
class SenseRecipe:
    """Everything that decides how one network is trained.

    Attributes
    ----------
    kind : {"forward", "backward", "both"}
    seed : int
        Decides the text, the first weights and the order of the batches.
    sentences : int
        How many are generated.
    steps, batch : int
        Steps of the optimizer, and sentences in each.
    input_size, hidden_size : int
        What the linear layer makes of a word vector, and the units of each LSTM.
    learning_rate : float
        At the first step; it falls along half a cosine to 0.
    weight_decay : float
        Added to the gradient, as a share of the weight.
    clip : float
        Longest gradient (Euclidean norm over all weights).
    dropout : float
        Share of the hidden states at the word that the last layer does not get.
    word_dropout : float
        Share of the words that are read as unknown, that is as zeros.
    noise : float
        Standard deviation of what is added to every number of a word vector.
    forget_bias : float
        Where the forget bias starts.
    window : int
        Words on each side of the word that are read.
    text : TextRecipe
    """

    kind: ReaderKind = "both"
    seed: int = 0
    sentences: int = 24_000
    steps: int = 2000
    batch: int = 64
    input_size: int = 16
    hidden_size: int = 16
    learning_rate: float = 5e-3
    weight_decay: float = 1e-5
    clip: float = 1.0
    dropout: float = 0.1
    word_dropout: float = 0.15
    noise: float = 0.0
    forget_bias: float = 1.0
    window: int = 25
    text: TextRecipe = field(default_factory=TextRecipe)

    def rate_at(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        return self.learning_rate * 0.5 * (1 + math.cos(math.pi * step / self.steps))
