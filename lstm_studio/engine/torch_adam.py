"""Adam in twenty lines, because the first ``torch.optim.Adam()`` imports a compiler.

That import takes 1 to 2 seconds and 100 MB, more than many a training here.  A test compares this
class with ``torch.optim.Adam``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import torch

__all__ = ["Adam"]


class Adam:
    """Adaptive moment estimation, Kingma & Ba 2015, algorithm 1, as in PyTorch.

    Parameters
    ----------
    parameters : iterable of Tensor
        What is changed in place; each needs its ``grad`` at every step.
    learning_rate : float
        May be changed between steps.
    betas : (float, float)
        How much of the running means of gradient and squared gradient is kept.
    eps : float
        Keeps the division finite.
    """

    def __init__(
        self,
        parameters: Iterable[torch.Tensor],
        learning_rate: float,
        betas: tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
    ) -> None:
        self.parameters = list(parameters)
        self.learning_rate = learning_rate
        self.betas = betas
        self.eps = eps
        self.steps = 0
        self._mean = [torch.zeros_like(p) for p in self.parameters]
        self._square = [torch.zeros_like(p) for p in self.parameters]

    def zero_grad(self) -> None:
        """Forget the gradients of the last step."""
        for parameter in self.parameters:
            parameter.grad = None

    @torch.no_grad()
    def step(self) -> None:
        """Move every parameter against its gradient."""
        self.steps += 1
        beta1, beta2 = self.betas
        size = self.learning_rate / (1.0 - beta1**self.steps)
        root = math.sqrt(1.0 - beta2**self.steps)
        for parameter, mean, square in zip(self.parameters, self._mean, self._square, strict=True):
            gradient = parameter.grad
            if gradient is None:
                continue
            mean.lerp_(gradient, 1.0 - beta1)
            square.mul_(beta2).addcmul_(gradient, gradient, value=1.0 - beta2)
            parameter.addcdiv_(mean, (square.sqrt() / root).add_(self.eps), value=-size)
