"""The code of every pitfall, each version as it is shown and as it is run, and its guilty line.

The engine runs these very texts; what they find ready (``lstm``, ``batches``, ...) is named in the
first line.  A version differs from its repair in one line, or in one that is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["LISTINGS", "Listing"]


@dataclass(frozen=True)
class Listing:
    """One version of the code of a pitfall.

    Parameters
    ----------
    code : str
        Python, without a line break at the end.
    at : str
        What stands in the guilty line, or in the line that repairs it; in no other line.
    """

    code: str
    at: str

    @property
    def line(self) -> int:
        """The guilty line, the first is 1."""
        found = [n for n, line in enumerate(self.code.split("\n"), 1) if self.at in line]
        assert len(found) == 1, "one line is guilty"
        return found[0]


_TRAIN = """# given: lstm, head, loss_of, optimizer, batches
{start}for x, y in batches:        # unrelated sequences
{first}    output, hidden = lstm(x, hidden)
{detach}    loss = loss_of(head(output), y)
    optimizer.zero_grad()
    {backward}
    optimizer.step()"""

_NONE = "hidden = None\n"
_READ = "output, hidden = lstm(x, hidden)"
_FRESH = "    hidden = None           # start from zeros\n"
_DETACH = "    hidden = tuple(part.detach() for part in hidden)\n"
_BACKWARD = "loss.backward()"
_RETAIN = "loss.backward(retain_graph=True)"


def _train(start: str, first: str, detach: str, backward: str, where: str = "") -> str:
    code = _TRAIN.format(start=start, first=first, detach=detach, backward=backward)
    return code.replace("# unrelated sequences", where) if where else code


_RESET = Listing(_train("", _FRESH, "", _BACKWARD), "hidden = None")
_CARRIED = Listing(_train(_NONE, "", _DETACH, _BACKWARD), _READ)
_PIECES = "# pieces of one stream"

_BATCH_FIRST = """# given: nn, x of shape (32, 20, 1): 32 sequences of 20 steps
lstm = {make}
output, (h_n, c_n) = lstm(x)
other = x.clone()
other[0] = -other[0]        # change the first sequence alone
changed, _ = lstm(other)
difference = (changed - output).abs().amax(dim=(1, 2))"""

_LAST_INDEX = """# given: reader, classify, sentences with the place of "bank"
verdicts = []
for words, position in sentences:
    output = reader(words)  # (networks, words, 2H), both directions
    state = {index}
    verdicts.append(classify(state))"""

_LAST_BATCH = """# given: lstm, data: 77 unrelated sequences of 20 steps
hidden, read = None, 0
for x in data.split(32):    # 32, 32 and 13 sequences
    {read}
    hidden = tuple(part.detach() for part in hidden)
    read += len(x)"""

_PADDING = """# given: lstm, pad_sequence, pack_padded_sequence,
#        sequences: three tensors (5, 1), (9, 1) and (20, 1)
lengths = [len(x) for x in sequences]
padded = pad_sequence(sequences, batch_first=True)  # zeros behind
{read}
alone = [lstm(x[None])[1][0] for x in sequences]    # one by one"""

_GROWTH = """# given: lstm, head, loss_of, graph_size, perf_counter,
#        pieces: one stream of 1,200 steps in pieces of 20
hidden, nodes, seconds = None, [], []
for x, y in pieces:
    output, hidden = lstm(x, hidden)
    loss = loss_of(head(output), y)
    nodes.append(graph_size(loss))
    start = perf_counter()
    loss.backward(retain_graph=True)
    seconds.append(perf_counter() - start)
{after}"""

_FORGET_BIAS = """# given: nn, torch, x of shape (1, 160, 8), float64
lstm = nn.LSTM(8, 32, batch_first=True, dtype=torch.float64)
{bias}x.requires_grad_()
output, _ = lstm(x)
output[0, -1].sum().backward()
reach = x.grad[0].norm(dim=1)"""
_BIAS = """with torch.no_grad():       # rows 32 to 63 are the forget gate's
    lstm.bias_ih_l0[32:64] = {value}
    lstm.bias_hh_l0[32:64] = 0.0
"""

_DROPOUT = """# given: nn, x of shape (1, 20, 1)
lstm = nn.LSTM(1, 8, num_layers=2, dropout=0.5, batch_first=True)
{mode}
first, _ = lstm(x)
second, _ = lstm(x)         # the same input again"""

_PACKED = """packed = pack_padded_sequence(
    padded, lengths, batch_first=True, enforce_sorted=False)
_, (h_n, c_n) = lstm(packed)"""

LISTINGS: Mapping[str, Mapping[str, Listing]] = {
    "leak": {
        "detached": _CARRIED,
        "attached": Listing(_train(_NONE, "", "", _BACKWARD), _READ),
        "retained": Listing(_train(_NONE, "", "", _RETAIN), _RETAIN),
        "reset": _RESET,
    },
    "stream": {
        "reset": Listing(_train("", _FRESH, "", _BACKWARD, _PIECES), "hidden = None"),
        "detached": Listing(_train(_NONE, "", _DETACH, _BACKWARD, _PIECES), _DETACH.strip()),
    },
    "harmless": {"detached": _CARRIED, "reset": _RESET},
    "batch_first": {
        "broken": Listing(_BATCH_FIRST.format(make="nn.LSTM(1, 8)"), "nn.LSTM("),
        "repaired": Listing(
            _BATCH_FIRST.format(make="nn.LSTM(1, 8, batch_first=True)"), "nn.LSTM("
        ),
    },
    "last_index": {
        "broken": Listing(_LAST_INDEX.format(index="output[:, -1]"), "output[:, -1]"),
        "repaired": Listing(_LAST_INDEX.format(index="output[:, position]"), "output[:, position]"),
    },
    "last_batch": {
        "broken": Listing(_LAST_BATCH.format(read=_READ), _READ),
        "repaired": Listing(
            _LAST_BATCH.format(read="output, hidden = lstm(x)  # a fresh start"), "lstm(x)"
        ),
    },
    "padding": {
        "broken": Listing(_PADDING.format(read="_, (h_n, c_n) = lstm(padded)"), "lstm(padded)"),
        "repaired": Listing(_PADDING.format(read=_PACKED), "packed = "),
    },
    "growth": {
        "broken": Listing(_GROWTH.format(after="").rstrip(), _READ),
        "repaired": Listing(_GROWTH.format(after=_DETACH.rstrip()), _DETACH.strip()),
    },
    "forget_bias": {
        "default": Listing(_FORGET_BIAS.format(bias=""), "nn.LSTM("),
        "one": Listing(_FORGET_BIAS.format(bias=_BIAS.format(value="1.0")), "= 1.0"),
        "three": Listing(_FORGET_BIAS.format(bias=_BIAS.format(value="3.0")), "= 3.0"),
    },
    "dropout": {
        "broken": Listing(_DROPOUT.format(mode="").replace("\n\n", "\n"), "first, _"),
        "repaired": Listing(_DROPOUT.format(mode="lstm.eval()"), "lstm.eval()"),
    },
}
"""By pitfall and version; the same names as in ``state.pitfalls.VERSIONS``."""
