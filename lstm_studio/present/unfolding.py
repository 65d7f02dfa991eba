"""The arithmetic of one gate: every product that its sum is made of, in PyTorch's names."""

from __future__ import annotations

from dataclasses import dataclass

from lstm_studio.core.trace import Trace
from lstm_studio.i18n import integer, tr
from lstm_studio.present.equations import squash_name, squashed
from lstm_studio.present.notation import factor, figure, plain_symbol, symbol

__all__ = ["Term", "Unfolding", "unfold"]


@dataclass(frozen=True)
class Term:
    """One summand.

    Attributes
    ----------
    label, plain : str
        What is multiplied, as rich and as plain text; units and inputs are counted from 1.
    weight : float
        The weight or bias.
    input : float or None
        What it is multiplied by; None for a bias.
    product : float
        What it adds to the sum.
    scale : float or None
        A further factor: the reset gate of a GRU, which scales what comes from the old state.
    """

    label: str
    plain: str
    weight: float
    input: float | None
    product: float
    scale: float | None = None

    @property
    def numbers(self) -> str:
        """The factors in numbers, for example ``1.204·(−0.310)``."""
        factors = [v for v in (self.scale, self.weight, self.input) if v is not None]
        return "·".join([figure(factors[0]), *(factor(v) for v in factors[1:])])


@dataclass(frozen=True)
class Unfolding:
    """A quantity of one unit at one step, taken apart.

    Attributes
    ----------
    key : str
        The quantity.
    unit : int
        The unit, 0-based.
    terms : tuple of Term
        Every summand: inputs, old state, the two biases; for C and h the products by element.
    total : float
        Their sum as the cell computed it.
    squash : str
        What the sum goes through: ``σ``, ``tanh`` or nothing.
    computed : float
        What comes out of that.
    result : float
        The value in the trace: `computed`, or what a person holds it at.
    pinned : bool
        Whether a person holds it.
    """

    key: str
    unit: int
    terms: tuple[Term, ...]
    total: float
    squash: str
    computed: float
    result: float
    pinned: bool

    def shortened(self, most: int) -> tuple[Term, ...]:
        """Return at most `most` terms: the largest in their order, the rest added up as one."""
        if len(self.terms) <= most:
            return self.terms
        by_size = sorted(self.terms, key=lambda term: -abs(term.product))
        kept = {id(term) for term in by_size[: most - 1]}
        rest = [term for term in self.terms if id(term) not in kept]
        label = tr("{count} smaller terms together", count=integer(len(rest)))
        together = sum(term.product for term in rest)
        return (
            *(term for term in self.terms if id(term) in kept),
            Term(label, label, together, None, together),
        )

    def closing(self) -> tuple[str, ...]:
        """Return the lines below the table: the sum, what is made of it, what a person holds."""
        lines = [tr("sum = {total}", total=figure(self.total))]
        if self.squash:
            lines.append(f"{self.squash}({figure(self.total)}) = {figure(self.computed)}")
        if self.pinned:
            lines.append(tr("set by hand → {value}", value=figure(self.result)))
        return tuple(lines)


def unfold(trace: Trace, step: int, unit: int, key: str) -> Unfolding:
    """Take a quantity apart into every product that it is the sum of.

    A gate is σ or tanh of W·x + W·h₋₁ + b_ih + b_hh: as many products as the cell has inputs and
    units, and two biases.  C and h are products by element.

    Parameters
    ----------
    trace : Trace
        The run.
    step, unit : int
        Which number, both 0-based.
    key : str
        A gate of the cell, ``c`` or ``h``.

    Raises
    ------
    KeyError
        When the cell has no such quantity.
    """
    result = float(trace[key][step, unit])
    if key not in trace.params.gate_names:
        terms = _elementwise(trace, step, unit, key)
        return Unfolding(key, unit, terms, result, "", result, result, False)
    name = squash_name(trace.kind, key)
    total = float(trace.pre(key)[step, unit])
    pinned = bool(trace.pinned(key)[step, unit])
    # A free gate's value is taken from the trace: numpy's tanh and math's may differ in the
    # last bit, and two values of one quantity must not stand side by side.
    computed = squashed(name, total) if pinned else result
    terms = _weighted(trace, step, unit, key)
    return Unfolding(key, unit, terms, total, name, computed, result, pinned)


def _elementwise(trace: Trace, step: int, unit: int, key: str) -> tuple[Term, ...]:
    def term(left: str, right: str, product: str | None = None) -> Term:
        a, b = (float(trace[name][step, unit]) for name in (left, right))
        made = a * b if product is None else float(trace[product][step, unit])
        label = f"{symbol(left)} ⊙ {symbol(right)}"
        return Term(label, f"{plain_symbol(left)} ⊙ {plain_symbol(right)}", a, b, made)

    if key == "c":
        return term("f", "c_prev", "kept"), term("i", "g", "write")
    if trace.kind == "lstm" and key == "h":
        return (term("o", "tanh_c", "h"),)
    if trace.kind == "gru" and key == "h":
        kept = term("z", "h_prev", "kept")
        z, n, write = (float(trace[name][step, unit]) for name in ("z", "n", "write"))
        label = f"(1 − {symbol('z')}) ⊙ {symbol('n')}"
        plain = f"(1 − {plain_symbol('z')}) ⊙ {plain_symbol('n')}"
        return Term(label, plain, 1.0 - z, n, write), kept
    raise KeyError(key)


def _weighted(trace: Trace, step: int, unit: int, key: str) -> tuple[Term, ...]:
    params = trace.params
    row = params.row(key, unit)
    H, D = params.hidden_size, params.input_size
    scale = float(trace["r"][step, unit]) if key == "n" else None
    one = 1.0 if scale is None else scale
    name = "h" if trace.kind == "rnn" else key
    x, h = trace.x[step], trace["h_prev"][step]
    many = H > 1 or D > 1
    terms: list[Term] = []
    for d in range(D):
        w, value = float(params.weight_ih[row, d]), float(x[d])
        label = _label("W", f"i{name}", "x", unit, d if many else None)
        terms.append(Term(*label, w, value, w * value))
    bias = float(params.bias_ih[row])
    terms.append(Term(*_bias(f"i{name}", unit if many else None), bias, None, bias))
    for j in range(H):
        w, value = float(params.weight_hh[row, j]), float(h[j])
        label = _label("W", f"h{name}", "h_prev", unit, j if many else None, scale is not None)
        terms.append(Term(*label, w, value, one * (w * value), scale))
    bias = float(params.bias_hh[row])
    label = _bias(f"h{name}", unit if many else None, scale is not None)
    terms.append(Term(*label, bias, None, one * bias, scale))
    return tuple(terms)


def _label(
    letter: str, name: str, quantity: str, unit: int, column: int | None, scaled: bool = False
) -> tuple[str, str]:
    place = "" if column is None else f"[{unit + 1}, {column + 1}]"
    index = "" if column is None else f"[{column + 1}]"
    rich = f"<i>{letter}</i><sub>{name}</sub>{place}·{symbol(quantity)}{index}"
    plain = f"{letter}_{name}{place}·{plain_symbol(quantity)}{index}"
    if scaled:
        return f"{symbol('r')}·{rich}", f"{plain_symbol('r')}·{plain}"
    return rich, plain


def _bias(name: str, unit: int | None, scaled: bool = False) -> tuple[str, str]:
    place = "" if unit is None else f"[{unit + 1}]"
    rich, plain = f"<i>b</i><sub>{name}</sub>{place}", f"b_{name}{place}"
    if scaled:
        return f"{symbol('r')}·{rich}", f"{plain_symbol('r')}·{plain}"
    return rich, plain
