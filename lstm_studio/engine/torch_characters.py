"""The training loop of the character models.  Import this module late: it imports torch.

As in ``torch_training`` torch's global state is touched for no longer than a chunk of work, and
all randomness comes from generators of our own.
"""

from __future__ import annotations

import math
import time

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from lstm_studio.core.characters import UNKNOWN, CharacterModel, Codes
from lstm_studio.core.params import CellParams
from lstm_studio.engine.character_recipe import ALPHABETS, CharacterRecipe
from lstm_studio.engine.torch_adam import Adam
from lstm_studio.engine.torch_training import own_torch_state

__all__ = ["CharacterNetwork", "Run", "build"]

State = tuple[torch.Tensor, torch.Tensor]


class CharacterNetwork(nn.Module):
    """Embedding → LSTM → linear layer, at every character.

    Parameters
    ----------
    recipe : CharacterRecipe
    characters : int
        V, unknown ones included.
    """

    def __init__(self, recipe: CharacterRecipe, characters: int) -> None:
        super().__init__()
        E, H = recipe.input_size, recipe.hidden_size
        # On the meta device nothing is drawn from torch's global generator; `build` fills it.
        self.embedding = nn.Embedding(characters, E, device="meta", dtype=torch.float32)
        self.cell = nn.LSTM(E, H, batch_first=True, device="meta", dtype=torch.float32)
        self.readout = nn.Linear(H, characters, device="meta", dtype=torch.float32)

    def forward(self, codes: torch.Tensor, state: State | None) -> tuple[torch.Tensor, State]:
        """Score what comes after each character, (N, T) to (N, T, V); also the last state."""
        hidden, state = self.cell(self.embedding(codes), state)
        assert state is not None
        return self.readout(hidden), state


def build(recipe: CharacterRecipe) -> CharacterNetwork:
    """Make the untrained network from the recipe's seed.

    Weights start as PyTorch starts them: the embedding from N(0, 1), the others uniform in ±1/√H;
    the forget bias is then set.
    """
    network = CharacterNetwork(recipe, len(ALPHABETS[recipe.text]))
    network.to_empty(device="cpu")
    rng = np.random.default_rng([recipe.seed, 0])
    H = recipe.hidden_size
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            shape = tuple(parameter.shape)
            normal = name.startswith("embedding")
            drawn = (
                rng.standard_normal(shape) if normal else rng.uniform(-(H**-0.5), H**-0.5, shape)
            )
            parameter.copy_(torch.from_numpy(drawn.astype(np.float32)))  # pyright: ignore
            if name.endswith("bias_ih_l0"):
                parameter[H : 2 * H] = recipe.forget_bias
            elif name.endswith("bias_hh_l0"):
                parameter[H : 2 * H] = 0.0
    return network


class Run:
    """One training between two yields.

    The text is cut into lanes that are read side by side, a window at a step.  The state at the
    end of a window is where the next one begins, without its history (truncated backpropagation
    through time); after the last window each lane starts again, a little further on.

    Parameters
    ----------
    recipe : CharacterRecipe
    codes : (N,) int64
        The training text.
    """

    def __init__(self, recipe: CharacterRecipe, codes: Codes) -> None:
        self._recipe = recipe
        length = len(codes) // recipe.lanes
        self._lanes: NDArray[np.int64] = codes[: length * recipe.lanes].reshape(recipe.lanes, -1)
        if length < 2 * recipe.window + 1:
            raise ValueError(f"{len(codes)} characters are too few for {recipe.lanes} lanes")
        self._network = build(recipe)
        self._parameters = list(self._network.parameters())
        self._adam = Adam(self._parameters, recipe.learning_rate)
        self._rng = np.random.default_rng([recipe.seed, 1])
        self._state: State | None = None
        self._at = length  # the first step begins a pass
        self._good = self.arrays()
        self.steps_done = 0
        self.seconds = 0.0
        self.loss = float("nan")
        self.diverged = False

    @property
    def done(self) -> float:
        """How much is done, 0 to 1."""
        share = self.steps_done / self._recipe.steps
        if self._recipe.seconds is not None:
            share = max(share, self.seconds / self._recipe.seconds)
        return 1.0 if self.diverged else min(share, 1.0)

    def advance(self, steps: int) -> None:
        """Do some steps of the optimizer, on one thread and with gradients on."""
        start = time.thread_time()
        with own_torch_state():
            for _ in range(steps):
                if self.done >= 1.0:
                    break
                self._step()
        self.seconds += time.thread_time() - start

    def bits(self) -> float:
        """Return the loss of the last step in bits a character."""
        return self.loss / math.log(2.0)

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """Return copies of the weights by PyTorch's names, the LSTM's without a prefix."""
        return {
            name.removeprefix("cell."): tensor.detach().numpy().copy()
            for name, tensor in self._network.state_dict().items()
        }

    def model(self) -> CharacterModel:
        """Return the network of now; the last good one when its numbers have overflowed."""
        found = self._good if self.diverged else self.arrays()
        own = {name: array.astype(np.float64) for name, array in found.items()}
        params = CellParams(
            "lstm",
            *(own[f"{part}_l0"] for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")),
        )
        return CharacterModel(
            ALPHABETS[self._recipe.text],
            own["embedding.weight"],
            params,
            own["readout.weight"],
            own["readout.bias"],
        )

    def _step(self) -> None:
        recipe, T = self._recipe, self._recipe.window
        if self._at + T + 1 > self._lanes.shape[1]:
            self._at, self._state = int(self._rng.integers(T)), None
        piece = self._lanes[:, self._at : self._at + T + 1]
        self._at += T
        read = np.where(
            self._rng.random(piece[:, :T].shape) < recipe.unknown, UNKNOWN, piece[:, :T]
        )
        self._adam.learning_rate = recipe.rate_at(self.done)
        self._adam.zero_grad()
        scores, state = self._network(_tensor(read), self._state)
        target = _tensor(np.ascontiguousarray(piece[:, 1:]))
        loss = nn.functional.cross_entropy(scores.flatten(0, 1), target.flatten())
        loss.backward()  # pyright: ignore[reportUnknownMemberType]
        nn.utils.clip_grad_norm_(self._parameters, recipe.clip)
        self._adam.step()
        self._state = (state[0].detach(), state[1].detach())
        self.steps_done += 1
        self.loss = loss.item()
        if not math.isfinite(self.loss):
            self.diverged = True
        elif self.steps_done % 100 == 0:
            self._good = self.arrays()


def _tensor(codes: NDArray[np.int64]) -> torch.Tensor:
    return torch.from_numpy(codes)  # pyright: ignore[reportUnknownMemberType]
