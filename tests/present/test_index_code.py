import json
import os
import subprocess
import sys

import numpy as np
import pytest

from lstm_studio.core.readers import Ensemble
from lstm_studio.present.index_code import index_code
from tests.fixtures.readers import D, small_reader

WORDS = ("the", "“bank”", "was\u2028", 'st"eep', "\\grass")


def run(code, tmp_path):
    """Run a file on its own and return its answers and what it printed."""
    path = tmp_path / "code.py"
    path.write_text(code.text, "utf-8")
    ask = (
        "import json, runpy, sys; found = runpy.run_path(sys.argv[1]);"
        "print(json.dumps({k: v.tolist() for k, v in found['answers'].items()}))"
    )
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    said = subprocess.run(
        [sys.executable, "-c", ask, str(path)], capture_output=True, text=True, env=env, timeout=200
    )
    assert said.returncode == 0, said.stderr
    plain = subprocess.run(
        [sys.executable, str(path)], capture_output=True, text=True, env=env, timeout=200
    )
    assert plain.returncode == 0, plain.stderr
    return json.loads(said.stdout), plain.stdout


@pytest.mark.parametrize(("outputs", "senses"), [(1, ("money", 'ri"ver')), (3, ("a", "b", "c"))])
@pytest.mark.parametrize("position", [1, 4])
def test_the_file_prints_what_the_page_shows(tmp_path, outputs, senses, position):
    reader = small_reader("both", 3, outputs)
    vectors = np.random.default_rng(0).normal(0, 1, (5, D))
    code = index_code(reader, WORDS, vectors, position, senses, 1.7)
    answers, printed = run(code, tmp_path)
    ensemble = Ensemble((reader,), 1.7)
    expected = {
        f"output[:, {position}]": ensemble.probabilities(vectors, position),
        "output[:, -1]": ensemble.indexed(vectors, 4, 4),
        "h_n": ensemble.indexed(vectors, 4, 0),
    }
    assert answers.keys() == expected.keys()
    for name, probabilities in expected.items():
        np.testing.assert_allclose(answers[name], probabilities, atol=1e-6)
    assert "output (1, 5, 8)" in printed
    assert "h_n (2, 1, 4)" in printed


def test_the_short_form_is_part_of_the_file_and_has_no_weights():
    reader = small_reader("both")
    code = index_code(reader, WORDS, np.zeros((5, D)), 1, ("money", "river"), 2.0)
    assert code.core in code.text
    assert len(code.core.splitlines()) < 15
    assert all(len(line) <= 100 for line in code.core.splitlines())
    compile(code.text, "code.py", "exec")
