"""Numbers that are known by their logarithms."""

from __future__ import annotations

import math

import pytest

from lstm_studio.core.powers import power_of_ten, power_text


@pytest.mark.parametrize(
    ("log10", "short", "exact"),
    [
        (0.0, "1.0", "1.0"),
        (math.log10(0.33), "0.33", "0.33"),
        (math.log10(0.012), "0.012", "0.012"),
        (math.log10(7.25), "7.2", "7.2"),
        (math.log10(250.0), "250", "250"),
        (math.log10(3.2e-29), "10⁻²⁸", "3.2 × 10⁻²⁹"),
        (-20.9, "10⁻²¹", "1.3 × 10⁻²¹"),
        (-1234.0, "10⁻¹²³⁴", "1.0 × 10⁻¹²³⁴"),
        (-8.0 + math.log10(9.97), "10⁻⁷", "1.0 × 10⁻⁷"),
        (12.4, "10¹²", "2.5 × 10¹²"),
        (-math.inf, "0", "0"),
        (math.inf, "∞", "∞"),
        (math.nan, "NaN", "NaN"),
    ],
)
def test_numbers_are_written_as_people_write_them(log10, short, exact) -> None:
    assert power_text(log10) == short
    assert power_text(log10, exact=True) == exact


def test_powers_of_ten() -> None:
    assert [power_of_ten(k) for k in (-60, -1, 0, 7, 10)] == ["10⁻⁶⁰", "10⁻¹", "1", "10⁷", "10¹⁰"]
