from __future__ import annotations

import torch

from lstm_studio.engine.torch_adam import Adam


def trajectory(make: type, dtype: torch.dtype, **options: object) -> list[torch.Tensor]:
    """Two parameters over 60 steps of gradients that change sign, scale and sometimes vanish."""
    generator = torch.Generator().manual_seed(7)
    parameters = [
        torch.randn(shape, generator=generator, dtype=dtype).requires_grad_()
        for shape in ((3, 4), (5,))
    ]
    adam = make(parameters, **options)
    seen = []
    for step in range(60):
        adam.zero_grad()
        for parameter in parameters:
            noise = torch.randn(parameter.shape, generator=generator, dtype=dtype)
            parameter.grad = noise * 10.0 ** (step % 7 - 4) * (step % 5 != 0)
        adam.step()
        seen.append(torch.cat([p.detach().flatten() for p in parameters]).clone())
    return seen


def test_the_path_is_that_of_torch_optim() -> None:
    for betas, eps in (((0.9, 0.999), 1e-8), ((0.5, 0.9), 1e-3)):
        ours = trajectory(Adam, torch.float64, learning_rate=0.02, betas=betas, eps=eps)
        theirs = trajectory(torch.optim.Adam, torch.float64, lr=0.02, betas=betas, eps=eps)
        assert len(ours) == 60
        for mine, reference in zip(ours, theirs, strict=True):
            torch.testing.assert_close(mine, reference, rtol=1e-13, atol=1e-14)


def test_the_learning_rate_may_change_between_steps() -> None:
    parameter = torch.zeros(1, requires_grad=True)
    reference = torch.zeros(1, requires_grad=True)
    ours = Adam([parameter], 0.1)
    theirs = torch.optim.Adam([reference], 0.1)
    for rate in (0.1, 0.01, 0.5):
        ours.learning_rate = rate
        theirs.param_groups[0]["lr"] = rate
        for one in (parameter, reference):
            one.grad = torch.ones(1)
        ours.step()
        theirs.step()
    torch.testing.assert_close(parameter, reference)
    assert parameter.item() < -0.5


def test_a_parameter_without_gradient_stays() -> None:
    parameter = torch.ones(2, requires_grad=True)
    Adam([parameter], 0.1).step()
    assert parameter.tolist() == [1.0, 1.0]
