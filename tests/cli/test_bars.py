from __future__ import annotations

import io

from lstm_studio.cli.bars import BAR_WIDTH, BarLine


def test_a_bar_is_as_long_as_the_share_and_wiped_at_the_end() -> None:
    screen = io.StringIO()
    bar = BarLine(screen)
    for share in (0.0, 0.25, 1.0):
        bar.show(share, lambda drawn: f"<{drawn}>")
    bar.clear()
    lines = screen.getvalue().split("\r\x1b[2K")[1:]
    assert [line.count("█") for line in lines] == [0, BAR_WIDTH // 4, BAR_WIDTH, 0]
    assert all(len(line) == BAR_WIDTH + 2 for line in lines[:-1])
    assert lines[-1] == ""


def test_less_than_a_thousandth_is_not_worth_writing() -> None:
    screen = io.StringIO()
    bar = BarLine(screen)
    made = []

    def text(drawn: str) -> str:
        made.append(drawn)
        return drawn

    for share in (0.5, 0.5004, 0.5009, 0.5011):
        bar.show(share, text)
    assert len(made) == 2
