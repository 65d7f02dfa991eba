"""Measure the three readers of a word on a file of sentences in which its sense is known."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from lstm_studio.cli.output import write_text
from lstm_studio.controller.library import ShippedLibrary
from lstm_studio.core.errors import StudioError
from lstm_studio.core.params import Floats
from lstm_studio.core.readers import READERS, ReaderKind
from lstm_studio.core.scores import BINS, Scores
from lstm_studio.core.texts import printable
from lstm_studio.engine.evaluation import Evaluation, evaluate
from lstm_studio.engine.sentence_files import LabelledSentence, SentenceFile, read_sentences
from lstm_studio.i18n import integer, number, percent, tr
from lstm_studio.state.library import CONFIDENCE_LINE, WordModel

__all__ = ["add_arguments", "main", "report"]

_NOTHING = "–"
_MOST_CLUES = 20
_WIDTH = 10
"""Characters of a column of figures."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``lstm-studio evaluate``."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = tr(
        "A row of FILE.tsv is: sentence, tab, position, tab, sense. The position is the index,\n"
        "from 0, of the word among the sentence's space-separated tokens. It may be left out\n"
        "where the word is marked (the *bank* was steep) or stands there once. A first line with\n"
        "the columns' names may put them in another order and add a column “clue”. Senses that\n"
        "the model does not have are called none; such sentences are counted and not scored."
    )
    parser.add_argument("word", metavar="WORD", help=tr("a word that has readers, such as bank"))
    parser.add_argument(
        "--sentences", type=Path, required=True, metavar="FILE.tsv", help=tr("the sentences")
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON instead of tables"))
    parser.add_argument(
        "--bad",
        choices=("stop", "skip"),
        default="stop",
        help=tr("what a bad row does: stop before any result (default), or be named and left out"),
    )
    parser.add_argument(
        "--line",
        type=float,
        default=CONFIDENCE_LINE,
        metavar="P",
        help=tr("the confidence from which an answer counts as sure (default: 0.70)"),
    )
    parser.add_argument(
        "--errors",
        action="store_true",
        help=tr("list the sentences that a reader answers wrongly, with the probabilities"),
    )


def main(args: argparse.Namespace) -> int:
    """Read the file, let the readers answer and print; 0 when it worked.

    Raises
    ------
    StudioError
        When there are no readers of the word, or the file cannot be used.
    """
    if not 0 <= args.line <= 1:
        raise StudioError(
            tr("The confidence line is {line}.", line=args.line),
            tr("Choose a number from 0 to 1."),
        )
    library = ShippedLibrary()
    model = library.word_model(args.word.casefold())
    file = read_sentences(args.sentences, model.word, model.senses, args.bad)
    for row in file.bad:
        print(f"{printable(args.sentences.name)}, {row}", file=sys.stderr)
    found = evaluate(model, library.word_vectors(), file.sentences, args.line)
    if args.json:
        answer = {kind: report(model, found, kind, args.errors) for kind in READERS}
        write_text(json.dumps(answer, indent=2, ensure_ascii=False) + "\n", None)
    else:
        lines = [*_title(model, file), *_scores(found), *_clues(found), *_confusions(model, found)]
        if args.errors:
            lines += _errors(model, found)
        write_text("\n".join(lines) + "\n", None)
    return 0


def report(
    model: WordModel, found: Evaluation, kind: ReaderKind, errors: bool = False
) -> dict[str, object]:
    """Return the figures of one reader as ``--json`` prints them; None where there is none."""
    scores = found.scores[kind]
    unscored = found.rows(scored=False)
    sure = found.confidence(kind, unscored)
    answer: dict[str, object] = {
        **_figures(scores),
        "count": scores.count,
        "confusion": {"senses": list(model.senses), "counts": scores.confusion.tolist()},
        "not_scored": {
            "count": len(unscored),
            "mean_confidence": float(sure.mean()) if len(sure) else None,
            "highest_confidence": float(sure.max()) if len(sure) else None,
        },
        "by_clue": {clue: _clue_figures(found, kind, clue) for clue in found.clues[:_MOST_CLUES]},
    }
    if errors:
        answer["errors"] = [
            {
                "line": one.line,
                "sentence": _sentence(one),
                "sense": model.senses[sense],
                "probabilities": dict(zip(model.senses, p.tolist(), strict=True)),
            }
            for one, sense, p in _wrong(found, kind)
        ]
    return answer


def _figures(scores: Scores) -> dict[str, float | None]:
    return {
        "accuracy": scores.accuracy,
        "balanced_accuracy": scores.balanced_accuracy,
        "mean_confidence": scores.mean_confidence,
        "coverage": scores.coverage,
        "accuracy_above_line": scores.accuracy_above_line,
        "calibration_error": scores.calibration_error,
    }


def _clue_figures(found: Evaluation, kind: ReaderKind, clue: str) -> dict[str, float | None]:
    """Return the accuracy of the scored sentences and the mean confidence of all with a clue."""
    rows = found.rows(clue)
    return {
        "count": len(rows),
        "accuracy": found.score(kind, found.rows(clue, scored=True)).accuracy,
        "mean_confidence": float(found.confidence(kind, rows).mean()),
    }


def _wrong(found: Evaluation, kind: ReaderKind) -> Iterator[tuple[LabelledSentence, int, Floats]]:
    """Yield each sentence that a reader answers wrongly, its sense and the probabilities."""
    for one, p in zip(found.sentences, found.probabilities[kind], strict=True):
        if one.sense is not None and p.argmax() != one.sense:
            yield one, one.sense, p


def _title(model: WordModel, file: SentenceFile) -> list[str]:
    unscored = sum(one.sense is None for one in file.sentences)
    lines = [
        tr("{word}: {senses}", word=model.word, senses=", ".join(model.senses)),
        tr("Sentences scored: {count}.", count=integer(len(file.sentences) - unscored)),
    ]
    if unscored:
        lines += [
            tr(
                "Not scored: {count}; none of these is meant, or nothing tells which.",
                count=integer(unscored),
            )
        ]
    if file.others:
        lines += [tr("Rows about other words: {count}.", count=integer(file.others))]
    if file.bad:
        lines += [tr("Bad rows left out: {count}.", count=integer(len(file.bad)))]
    return lines


def _scores(found: Evaluation) -> list[str]:
    line = number(found.line, 2)
    scores = [found.scores[kind] for kind in READERS]
    rows = [
        ("", list(READERS)),
        (tr("accuracy"), [_share(one.accuracy) for one in scores]),
        (tr("balanced accuracy"), [_share(one.balanced_accuracy) for one in scores]),
        (tr("mean confidence"), [_number(one.mean_confidence) for one in scores]),
        (tr("coverage from {line}", line=line), [_share(one.coverage) for one in scores]),
        (
            tr("accuracy from {line}", line=line),
            [_share(one.accuracy_above_line) for one in scores],
        ),
        (
            tr("calibration error, {bins} bins", bins=BINS),
            [_number(one.calibration_error) for one in scores],
        ),
    ]
    rest = found.rows(scored=False)
    if len(rest):
        sure = [found.confidence(kind, rest) for kind in READERS]
        rows += [(tr("mean confidence, not scored"), [_number(float(p.mean())) for p in sure])]
        rows += [(tr("highest confidence, not scored"), [_number(float(p.max())) for p in sure])]
    return ["", *_table(rows)]


def _clues(found: Evaluation) -> list[str]:
    """Return accuracy and mean confidence by place of the clue, where the file tells it."""
    if not found.clues:
        return []
    rows: list[tuple[str, list[str]]] = [
        (tr("accuracy (mean confidence) by clue"), list(READERS)),
    ]
    for clue in found.clues[:_MOST_CLUES]:
        figures = [_clue_figures(found, kind, clue) for kind in READERS]
        cells = [
            f"{_share(one['accuracy'])} ({_number(one['mean_confidence'], 2)})" for one in figures
        ]
        rows += [(f"  {clue} × {integer(len(found.rows(clue)))}", cells)]
    if len(found.clues) > _MOST_CLUES:
        rows += [(tr("and {count} more", count=integer(len(found.clues) - _MOST_CLUES)), [])]
    return ["", *_table(rows)]


def _confusions(model: WordModel, found: Evaluation) -> list[str]:
    lines: list[str] = []
    for kind in READERS:
        title = tr("{reader}: meant ↓ answered →", reader=kind)
        counts = found.scores[kind].confusion.tolist()
        rows = [(title, list(model.senses))]
        rows += [
            (f"  {sense}", [integer(count) for count in row])
            for sense, row in zip(model.senses, counts, strict=True)
        ]
        lines += ["", *_table(rows)]
    return lines


def _errors(model: WordModel, found: Evaluation) -> list[str]:
    """Return the sentences that at least one reader answers wrongly, and what each says."""
    lines: list[str] = []
    for row, one in enumerate(found.sentences):
        answers = {kind: found.probabilities[kind][row] for kind in READERS}
        if one.sense is None or all(p.argmax() == one.sense for p in answers.values()):
            continue
        meant = model.senses[one.sense]
        place = tr("line {line}, {sense} is meant:", line=integer(one.line), sense=meant)
        lines += ["", f"{place} {_sentence(one)}"]
        for kind, p in answers.items():
            said = "  ".join(
                f"{sense} {number(float(value), 2)}"
                for sense, value in zip(model.senses, p, strict=True)
            )
            verdict = "" if p.argmax() == one.sense else f"  {tr('wrong')}"
            lines += [f"  {kind:{_WIDTH}}{said}{verdict}"]
    return lines or ["", tr("No reader answers a sentence wrongly.")]


def _sentence(one: LabelledSentence) -> str:
    """Return a stranger's sentence as a terminal may show it, the word marked."""
    words = list(one.words)
    words[one.position] = f"*{words[one.position]}*"
    return printable(" ".join(words))


def _table(rows: Sequence[tuple[str, list[str]]]) -> list[str]:
    first = max(len(name) for name, _ in rows)
    width = max(_WIDTH, *(len(cell) + 2 for _, cells in rows for cell in cells))
    return [
        (f"{name:{first}}" + "".join(f"{cell:>{width}}" for cell in cells)).rstrip()
        for name, cells in rows
    ]


def _share(value: float | None) -> str:
    return _NOTHING if value is None else percent(value, 1)


def _number(value: float | None, digits: int = 3) -> str:
    return _NOTHING if value is None else number(value, digits)
