"""The bidirectional reader as a PyTorch file: which state is the word's, and which is a mistake.

The file is a program for people who read English, as every line of PyTorch is, so its comments are
not translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lstm_studio.core.params import Floats
from lstm_studio.core.readers import Reader
from lstm_studio.present.literals import one_line, pair_lines, tensor_lines, text_literal

__all__ = ["IndexCode", "index_code"]

_SUFFIX = {"forward": "", "backward": "_reverse"}


@dataclass(frozen=True)
class IndexCode:
    """A generated file.

    Attributes
    ----------
    core : str
        The lines that matter, without the weights.
    text : str
        The whole file; run, it prints the shapes and what each way to take the output says.
    """

    core: str
    text: str


def index_code(
    reader: Reader,
    words: Sequence[str],
    vectors: Floats,
    position: int,
    senses: Sequence[str],
    temperature: float,
) -> IndexCode:
    """Return the code for one bidirectional network and one sentence.

    Parameters
    ----------
    reader : Reader
        Of kind ``both``; its weights go into the file, exactly.
    words : sequence of str
        The sentence.
    vectors : (T, D) float64
        The words' vectors.
    position : int
        The word in question, 0-based.
    senses : sequence of str
        S names.
    temperature : float
        What the logits are divided by.
    """
    core = _core(reader, position, len(words))
    head = [
        f"# One of the bidirectional networks, reading: {one_line(' '.join(words))}",
        "import torch",
        "from torch import nn",
        "",
        "torch.set_default_dtype(torch.float64)",
        "tensor = torch.tensor",
        "",
        *pair_lines("sentence", words, vectors, "word, vector"),
        "x = tensor([[vector for _, vector in sentence]])",
        f"senses = [{', '.join(text_literal(sense) for sense in senses)}]",
        "",
        *_weights(reader),
        "",
    ]
    tail = [
        "",
        "def says(state):",
        f"    z = (state @ head_weight.T + head_bias) / {temperature!r}",
        "    if z.shape[-1] == 1:  # the logit of the second sense",
        "        z = torch.cat([torch.zeros_like(z), z], -1)",
        "    return torch.softmax(z, -1)[0]",
        "",
        "",
        "answers = {",
        f'    "output[:, {position}]": says(at_word),',
        '    "output[:, -1]": says(mistake),',
        '    "h_n": says(ends),',
        "}",
        'if __name__ == "__main__":',
        '    print("output", tuple(output.shape), " h_n", tuple(h_n.shape))',
        "    for name, answer in answers.items():",
        '        shares = ", ".join(f"{s} {p:.3f}" for s, p in zip(senses, answer.tolist()))',
        '        print(f"{name:15} {shares}")',
    ]
    return IndexCode("\n".join(core), "\n".join([*head, *core, *tail]) + "\n")


def _core(reader: Reader, position: int, count: int) -> list[str]:
    E, H = len(reader.project_bias), reader.hidden_size
    last = "the word itself here" if position == count - 1 else "one word read"
    return [
        f"lstm = nn.LSTM({E}, {H}, batch_first=True, bidirectional=True)",
        "lstm.load_state_dict(weights)",
        "with torch.no_grad():",
        "    output, (h_n, c_n) = lstm(x @ project_weight.T + project_bias)",
        f"# output (1, {count}, {2 * H}): [forward | backward] at every word",
        f"# h_n (2, 1, {H}): where each direction ends",
        f"at_word = output[:, {position}]  # both halves stand on the word",
        f"mistake = output[:, -1]  # backward half: {last}",
        "ends = torch.cat([h_n[0], h_n[1]], -1)  # last word, first word",
        f"assert torch.equal(h_n[0], output[:, -1, :{H}])",
        f"assert torch.equal(h_n[1], output[:, 0, {H}:])",
    ]


def _weights(reader: Reader) -> list[str]:
    lines = [
        *tensor_lines("project_weight", np.asarray(reader.project_weight)),
        *tensor_lines("project_bias", np.asarray(reader.project_bias)),
        *tensor_lines("head_weight", np.asarray(reader.head_weight)),
        *tensor_lines("head_bias", np.asarray(reader.head_bias)),
        "weights = {}",
    ]
    for direction, cell in reader.cells.items():
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
            key = f"{name}_l0{_SUFFIX[direction]}"
            lines += tensor_lines(f'weights["{key}"]', np.asarray(getattr(cell, name)))
    return lines
