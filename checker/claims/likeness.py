"""What two figures have in common by themselves: value, unit, part in the row."""

from __future__ import annotations

from decimal import Decimal

from checker.claims.facts import Facet, Fact

AMOUNTS = (Facet.VALUE, Facet.PLAN, Facet.PREV)
_LEAST = 2
_NEAR = 100
"""One hundredth is as far as a figure may be off ``hơn 1.800``."""


def size(f: Fact) -> Decimal:
    """Its value as printed, without a sign."""
    return abs(f.m.figure.value or Decimal(0))


def trivial(f: Fact) -> bool:
    """Nothing at all, or one thing."""
    return f.m.figure.decimals == 0 and size(f) < _LEAST and f.m.factor == 1


def speaking(f: Fact) -> int:
    """How many digits speak, zeros at the end left out, after the decimal mark, too."""
    return len(str(size(f)).replace(".", "").strip("0")) or 1


def ends_round(f: Fact) -> bool:
    """``30``, ``72.000``, ``20,00``."""
    return str(size(f)).endswith("0") and size(f) >= 10


def same_unit(a: Fact, b: Fact) -> bool:
    """Of one dimension; without any, of one unit."""
    return a.m.dimension == b.m.dimension and (a.m.dimension != "" or a.m.figure.unit == b.m.figure.unit)


def one_bare(a: Fact, b: Fact) -> bool:
    """One of them has no dimension."""
    return "" in (a.m.dimension, b.m.dimension)


def same_amount(a: Fact, b: Fact) -> bool:
    """``285.000 đồng/m3`` and ``285.000 đồng``: so much for each, with and without saying of what."""
    x, y = sorted((a.m.figure.unit, b.m.figure.unit), key=len)
    return x != "" and y.startswith(f"{x}/")


def longer_name(a: Fact, b: Fact) -> bool:
    """``khu`` and ``khu dân cư``."""
    x, y = sorted((a.m.figure.unit, b.m.figure.unit), key=len)
    return a.m.count and b.m.count and y.startswith(f"{x} ")


def same_part(a: Fact, b: Fact) -> bool:
    """Both are amounts, or both changes or growth of one direction, or both shares; a table's columns leave it open."""
    if a.table or b.table or (a.facet in AMOUNTS and b.facet in AMOUNTS):
        return True
    return a.facet is b.facet and (a.sign == b.sign or not a.sign or not b.sign)


def whole_of_kind(a: Fact, b: Fact) -> bool:
    """``54 trường`` and ``41/54 trường``."""
    return a.m.figure.unit == b.m.figure.unit != "" and a.m.count and {a.m.over, b.m.over} == {0, -1}


def count_others(a: Fact, b: Fact) -> bool:
    """``10 hội nghị`` and ``10 cuộc họp``; but not ``27 vụ tai nạn`` and ``27 vụ``."""
    x, y = sorted((a.m.figure.unit, b.m.figure.unit), key=len)
    return a.m.count and b.m.count and not y.startswith(x)


def agree(x: Fact, y: Fact) -> bool:
    """Equal as printed, or within the ranges of ``hơn 1.800`` and ``1.802``, of ``2.106,261`` and a table's ``2.106,3``."""
    if x.m.figure.value is None or y.m.figure.value is None:
        return False
    if size(x) == size(y):
        return x.m.dimension == y.m.dimension or one_bare(x, y) or x.table or y.table
    digits = min(speaking(x), speaking(y))
    if x.table != y.table and one_bare(x, y):
        decimals = min(x.m.figure.decimals, y.m.figure.decimals)
        return digits > 2 and abs(size(x) - size(y)) <= Decimal(5).scaleb(-decimals - 1)
    close = x.m.dimension == y.m.dimension != "" and x.lo <= y.hi and y.lo <= x.hi
    return close and digits > 1 and abs(x.mid - y.mid) * _NEAR <= abs(x.mid)
