"""Why a number is no figure of a relation: the role it has instead, and the words that reports give for it."""

from __future__ import annotations

from typing import NamedTuple

from checker.figure import Role


class Reason(NamedTuple):
    """What an excluded number is."""

    role: Role
    why: str


AGE = Reason(Role.ORDINAL, "age")
CLOCK = Reason(Role.REFERENCE, "clock time")
DATE = Reason(Role.DATE, "date")
DIMENSIONS = Reason(Role.REFERENCE, "dimensions")
FOOTNOTE = Reason(Role.ORDINAL, "footnote mark")
GRADE = Reason(Role.ORDINAL, "grade")
LIST_NUMBER = Reason(Role.ORDINAL, "list number")
MONTH = Reason(Role.PERIOD, "month")
MONTHS = Reason(Role.PERIOD, "number of months")
NAME = Reason(Role.REFERENCE, "part of a name")
NUMBERED = Reason(Role.REFERENCE, "number of a document or place")
ORDINAL = Reason(Role.ORDINAL, "ordinal")
PAPER = Reason(Role.REFERENCE, "document number")
ROAD = Reason(Role.REFERENCE, "place on a road")
SCALE = Reason(Role.REFERENCE, "scale")
TELEPHONE = Reason(Role.REFERENCE, "telephone number")
YEAR = Reason(Role.PERIOD, "year")
YEARS = Reason(Role.PERIOD, "span of years")
