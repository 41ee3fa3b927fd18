"""Reports that shorten their numbers otherwise than half up: the ranges of their figures, made anew."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.figure import Figure
from checker.figures.build import Reading
from checker.interval import Interval, Rounding


def shortened(reading: Reading, mode: Rounding) -> Reading:
    """The reading with every rounded figure's range as the mode gives it; counts and bounds stay as they are."""
    if mode is Rounding.HALF_UP:
        return reading
    figures = tuple(_shortened(figure, mode) for figure in reading.figures)
    mentions = tuple(replace(m, figure=figures[m.figure.id]) for m in reading.mentions)
    return replace(reading, figures=figures, mentions=mentions)


def _shortened(figure: Figure, mode: Rounding) -> Figure:
    value, low, high = figure.value, figure.low, figure.high
    half = Decimal(5).scaleb(-figure.decimals - 1)
    if value is None or low is None or high is None or (value - low, high - value) != (half, half):
        return figure
    printed = Interval.printed(value, figure.decimals, mode)
    inner = half * 2 if mode is Rounding.TRUNCATED else half
    least = value - (inner if printed.low is not None and printed.low < value else 0)
    most = value + (inner if printed.high is not None and printed.high > value else 0)
    return replace(figure, low=least, high=most, low_open=printed.low_open, high_open=printed.high_open)
