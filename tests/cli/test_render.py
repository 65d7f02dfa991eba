"""Any page as a picture, without a screen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from lstm_studio.cli import main
from lstm_studio.state.studio import PAGES
from lstm_studio.style.tokens import DARK, LIGHT


def render(tmp_path, *options):
    out = tmp_path / "page.png"
    assert main(["render", "--page", "sandbox", *options, "--out", str(out)]) == 0
    return QImage(str(out))


def test_a_picture_has_the_size_and_the_theme_asked_for(qapp, tmp_path):
    light = render(tmp_path, "--size", "1100x700", "--theme", "light")
    assert (light.width(), light.height()) == (1100, 700)
    assert light.pixelColor(3, 300).name() == LIGHT.panel.lower()
    dark = render(tmp_path, "--size", "1100x700", "--theme", "dark")
    assert dark.pixelColor(3, 300).name() == DARK.panel.lower()


@pytest.mark.parametrize(
    "options",
    [
        ["--step", "2"],
        ["--phase", "2.5"],
        ["--sequence", "topic"],
        ["--cell", "gru"],
        ["--gate", "f=0.2"],
        ["--projector"],
        ["--scale", "1.25"],
        ["--text", "words of my own"],
        ["--goal", "fade"],
    ],
)
def test_what_is_asked_for_is_seen(qapp, tmp_path, options):
    assert render(tmp_path, *options) != render(tmp_path)


def test_solution_of_a_goal_is_drawn_to_its_end(qapp, tmp_path):
    begun = render(tmp_path, "--goal", "write-once")
    solved = render(tmp_path, "--goal", "write-once", "--solution")
    assert begun != solved
    assert solved != render(tmp_path, "--goal", "write-once", "--solution", "--step", "2")


def test_the_same_command_gives_the_same_picture(qapp, tmp_path):
    assert render(tmp_path, "--step", "5") == render(tmp_path, "--step", "5")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--sequence", "key", "--step", "99"], "no step 99"),
        (["--step", "0"], "no step 0"),
        (["--size", "200x100"], "does not fit"),
        (["--size", "large"], "no size"),
        (["--size", "99999x99999"], "no size"),
        (["--scale", "9"], "100 to 200"),
        (["--unit", "5"], "no unit 5"),
        (["--sequence", "nothing"], "nothing"),
        (["--goal", "nothing"], "no goal “nothing”"),
        (["--solution"], "Whose solution"),
    ],
)
def test_what_cannot_be_drawn_is_refused(qapp, tmp_path, capsys, options, says):
    out = tmp_path / "page.png"
    assert main(["render", *options, "--out", str(out)]) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_only_pictures_are_written(qapp, tmp_path, capsys):
    assert main(["render", "--out", str(tmp_path / "page.exe")]) == 2
    assert ".png" in capsys.readouterr().err


def test_every_page_is_drawn(qapp, tmp_path):
    pictures = []
    for page in PAGES:
        out = tmp_path / f"{page}.png"
        assert main(["render", "--page", page, "--size", "1024x640", "--out", str(out)]) == 0
        pictures.append(QImage(str(out)))
        assert (pictures[-1].width(), pictures[-1].height()) == (1024, 640)
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("size", ["1024x640", "1440x900"])
def test_every_page_is_drawn_for_a_projector(qapp, tmp_path, size):
    for page in PAGES:
        out = tmp_path / "page.png"
        options = ["--page", page, "--projector", "--theme", "dark", "--size", size]
        assert main(["render", *options, "--out", str(out)]) == 0


@pytest.mark.parametrize(
    "options",
    [
        ["--cell", "lstm"],
        ["--gate", "f=0.5"],
        ["--unit", "1"],
        ["--no-programme"],
        ["--text", "a b"],
    ],
)
def test_what_belongs_to_another_page_is_refused(qapp, tmp_path, capsys, options):
    """Also where it is what would be taken without it."""
    out = tmp_path / "page.png"
    assert main(["render", "--page", "both", *options, "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert options[0].removeprefix("--no-").removeprefix("--") in said
    assert "both" in said
    assert "--page sandbox" in said
    assert not out.exists()


def test_the_curves_are_drawn_as_asked_for(qapp, tmp_path, capsys):
    out = tmp_path / "page.png"
    pictures = []
    for options in (
        [],
        ["--bias", "5"],
        ["--lag", "20"],
        ["--measure", "memory"],
        ["--tab", "code"],
    ):
        command = ["render", "--page", "gradients", "--size", "1024x640", *options]
        assert main([*command, "--out", str(out)]) == 0
        pictures.append(QImage(str(out)))
    assert all(a != b for k, a in enumerate(pictures) for b in pictures[:k])
    for options, says in ((["--bias", "9"], "goes from"), (["--tab", "curves"], "no tab")):
        assert main(["render", "--page", "gradients", *options, "--out", str(out)]) == 2
        assert says in capsys.readouterr().err


def render_compare(tmp_path, *options):
    out = tmp_path / "compare.png"
    assert main(["render", "--page", "compare", *options, "--out", str(out)]) == 0
    return QImage(str(out))


@pytest.mark.parametrize(
    "options",
    [
        ["--weights", "random"],
        ["--weights", "own"],
        ["--hidden-size", "32"],
        ["--hidden-size", "8", "--all-units"],
        ["--sequence", "topic"],
        ["--text", "words of my own"],
        ["--step", "2"],
    ],
)
def test_what_is_compared_is_seen(qapp, tmp_path, options):
    assert render_compare(tmp_path, *options) != render_compare(tmp_path)


def test_random_weights_have_a_seed_and_a_forget_bias(qapp, tmp_path):
    random = ("--weights", "random", "--hidden-size", "4")
    plain = render_compare(tmp_path, *random)
    assert render_compare(tmp_path, *random, "--seed", "5") != plain
    assert render_compare(tmp_path, *random, "--forget-bias", "chrono") != plain


def test_a_part_of_a_small_page_and_the_times(qapp, tmp_path):
    small = ("--size", "1024x640")
    costs = render_compare(tmp_path, *small, "--part", "costs")
    assert costs != render_compare(tmp_path, *small)
    assert render_compare(tmp_path, *small, "--part", "costs", "--time") != costs


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--hidden-size", "7"], "7"),
        (["--unit", "2"], "no unit 2"),
        (["--part", "costs"], "no part"),
        (["--seed", "-1"], "seed"),
        (["--cell", "gru"], "--cell"),
        (["--sentence", "a bank"], "--page both"),
    ],
)
def test_what_cannot_be_compared_is_refused(qapp, tmp_path, capsys, options, says):
    out = tmp_path / "compare.png"
    assert main(["render", "--page", "compare", *options, "--out", str(out)]) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_what_belongs_to_the_comparison_is_refused_elsewhere(qapp, tmp_path, capsys):
    out = tmp_path / "page.png"
    assert main(["render", "--weights", "random", "--out", str(out)]) == 2
    assert "--page compare" in capsys.readouterr().err


def test_a_pitfall_is_drawn_with_what_its_runs_have_shown(qapp, tmp_path):
    def draw(*options):
        out = tmp_path / "pitfalls.png"
        size = ["--size", "1024x640"]
        assert main(["render", "--page", "pitfalls", *size, *options, "--out", str(out)]) == 0
        return QImage(str(out))

    first = draw()
    assert draw("--pitfall", "padding") != first
    assert draw("--version", "reset") != first
    assert draw("--tab", "sentences") != first
    empty = draw("--pitfall", "last_batch", "--tab", "result")
    assert draw("--pitfall", "last_batch", "--tab", "result", "--run") != empty


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--version", "nothing"], "no version"),
        (["--tab", "belief"], "no tab"),
        (["--pitfall", "padding", "--tab", "sentences"], "no tab"),
        (["--word", "bank"], "--word"),
    ],
)
def test_a_pitfall_that_cannot_be_drawn_is_refused(qapp, tmp_path, capsys, options, says):
    out = tmp_path / "page.png"
    arguments = ["render", "--page", "pitfalls", "--size", "1024x640", *options]
    assert main([*arguments, "--out", str(out)]) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_the_page_train_is_drawn_after_a_training(qapp, tmp_path, capsys):
    out = tmp_path / "page.png"
    options = ["render", "--page", "train", "--out", str(out), "--task", "recall"]
    assert main(options) == 0
    before = QImage(str(out))
    assert main([*options, "--train-steps", "3", "--tab", "runs"]) == 0
    assert QImage(str(out)) != before
    assert main([*options, "--tab", "verdicts"]) == 2
    assert "verdicts" in capsys.readouterr().err
    assert main([*options, "--train-steps", "0"]) == 2
    assert "Steps" in capsys.readouterr().err
    assert main(["render", "--page", "both", "--task", "hold", "--out", str(out)]) == 2
    assert "--page train" in capsys.readouterr().err


def test_the_page_of_cells_is_drawn_with_what_was_found(qapp, tmp_path, capsys):
    out = tmp_path / "page.png"
    pictures = []
    for options in (
        [],
        ["--look-for", "depth"],
        ["--over", "text"],
        ["--characters", 'a "b" (c)'],
        ["--learned", "python"],
        ["--tab", "card"],
    ):
        assert main(["render", "--page", "cells", *options, "--out", str(out)]) == 0
        pictures.append(QImage(str(out)))
    assert all(a != b for k, a in enumerate(pictures) for b in pictures[:k])
    for options, says in (
        (["--look-for", "indent"], "indent"),
        (["--characters", "x" * 20_001], "20,001"),
        (["--tab", "text"], "no tab"),
    ):
        assert main(["render", "--page", "cells", *options, "--out", str(out)]) == 2
        assert says in capsys.readouterr().err
    assert main(["render", "--page", "both", "--look-for", "depth", "--out", str(out)]) == 2
    assert "--page cells" in capsys.readouterr().err


def test_the_page_learn_and_a_step_of_a_lesson_are_drawn(qapp, tmp_path, capsys):
    def draw(*options):
        out = tmp_path / "learn.png"
        size = ["--size", "1024x640"]
        assert main(["render", "--page", "learn", *size, *options, "--out", str(out)]) == 0
        return QImage(str(out))

    overview = draw()
    second = draw("--lesson-step", "2")
    assert overview != second
    assert draw("--lesson", "gates", "--lesson-step", "2") == second
    assert draw("--lesson-step", "2", "--predict", "1") != second


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--lesson", "nothing"], "no lesson"),
        (["--lesson-step", "14"], "no step 14"),
        (["--predict", "9"], "no answer 9"),
        (["--bias", "1"], "--page gradients"),
    ],
)
def test_a_step_that_cannot_be_drawn_is_refused(qapp, tmp_path, capsys, options, says):
    out = tmp_path / "page.png"
    assert main(["render", "--page", "learn", *options, "--out", str(out)]) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()
