"""The grammar of equations and the trees they are parsed to, which run forwards over any arithmetic and backwards over ranges.

    equation    name = expression
    expression  terms joined by + and -; a term is factors joined by * and /
    factor      a decimal number, a name, sum(name), -factor or (expression)

Each name may occur only once: ``equation`` says why.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple, NoReturn, Protocol, Self, TypeVar

from checker.interval import Interval

Ranges = Mapping[str, Sequence[Interval]]
Points = Mapping[str, Sequence[Fraction]]


class EquationError(ValueError):
    """The text is no equation that can be judged soundly."""


class _Arithmetic(Protocol):
    def __add__(self, other: Self, /) -> Self: ...
    def __sub__(self, other: Self, /) -> Self: ...
    def __mul__(self, other: Self, /) -> Self: ...
    def __truediv__(self, other: Self, /) -> Self: ...


_T = TypeVar("_T", bound=_Arithmetic)
_Lift = Callable[[Fraction], _T]
"""Makes a constant a value of the arithmetic in which the equation is to run."""


def single(values: Mapping[str, Sequence[_T]], name: str) -> _T:
    """The only operand of a role."""
    found = values[name]
    if len(found) != 1:
        raise ValueError(f"{name!r} takes one operand, {len(found)} given")
    return found[0]


class _Node(Protocol):
    """A piece of an expression."""

    def compiled(self, lift: _Lift[_T]) -> Callable[[Mapping[str, Sequence[_T]]], _T]:
        """The piece as a function of the operands."""

    def undo(self, result: Interval, name: str, index: int | None, values: Ranges) -> Interval:
        """Where the operand must lie for the piece to come to ``result``."""

    def leaves(self) -> Iterator[_Name | _Sum]:
        """Names in it, in the order written."""


class _Number(NamedTuple):
    value: Fraction

    def compiled(self, lift: _Lift[_T]) -> Callable[[Mapping[str, Sequence[_T]]], _T]:
        constant = lift(self.value)
        return lambda _: constant

    def undo(self, result: Interval, name: str, index: int | None, values: Ranges) -> Interval:
        del result, index, values
        raise KeyError(name)

    def leaves(self) -> Iterator[_Name | _Sum]:
        return iter(())


class _Name(NamedTuple):
    name: str

    def compiled(self, lift: _Lift[_T]) -> Callable[[Mapping[str, Sequence[_T]]], _T]:
        del lift
        name = self.name
        return lambda values: single(values, name)

    def undo(self, result: Interval, name: str, index: int | None, values: Ranges) -> Interval:
        del values
        if index:
            raise IndexError(name, index)
        return result

    def leaves(self) -> Iterator[_Name | _Sum]:
        yield self


class _Sum(NamedTuple):
    name: str

    def compiled(self, lift: _Lift[_T]) -> Callable[[Mapping[str, Sequence[_T]]], _T]:
        name, zero = self.name, lift(Fraction(0))

        def total(values: Mapping[str, Sequence[_T]]) -> _T:
            result = zero
            for value in values[name]:
                result = result + value
            return result

        return total

    def undo(self, result: Interval, name: str, index: int | None, values: Ranges) -> Interval:
        if index is None:
            single(values, name)
            return result
        for place, value in enumerate(values[name]):
            if place != index:
                result -= value
        return result

    def leaves(self) -> Iterator[_Name | _Sum]:
        yield self


_APPLY: dict[str, Callable[[_Arithmetic, _Arithmetic], _Arithmetic]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
_UNDO_LEFT: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": lambda result, right: result - right,
    "-": lambda result, right: result + right,
    "*": lambda result, right: result.ratio(right),
    "/": lambda result, right: result * right,
}
_UNDO_RIGHT: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": lambda result, left: result - left,
    "-": lambda result, left: left - result,
    "*": lambda result, left: result.ratio(left),
    "/": lambda result, left: left.ratio(result),
}


class _Binary(NamedTuple):
    sign: str
    left: _Node
    right: _Node

    def compiled(self, lift: _Lift[_T]) -> Callable[[Mapping[str, Sequence[_T]]], _T]:
        apply, left, right = _APPLY[self.sign], self.left.compiled(lift), self.right.compiled(lift)
        return lambda values: apply(left(values), right(values))  # type: ignore[return-value]  # same type in, same out

    def undo(self, result: Interval, name: str, index: int | None, values: Ranges) -> Interval:
        if any(leaf.name == name for leaf in self.left.leaves()):
            right = self.right.compiled(Interval.point)(values)
            return self.left.undo(_UNDO_LEFT[self.sign](result, right), name, index, values)
        left = self.left.compiled(Interval.point)(values)
        return self.right.undo(_UNDO_RIGHT[self.sign](result, left), name, index, values)

    def leaves(self) -> Iterator[_Name | _Sum]:
        yield from self.left.leaves()
        yield from self.right.leaves()


class Compiled(NamedTuple):
    """An equation, ready to run: over ranges, at points, and backwards through its tree."""

    target: str
    names: tuple[str, ...]
    summed: frozenset[str]
    tree: _Node
    over: Callable[[Ranges], Interval]
    at: Callable[[Points], Fraction]


@cache
def compiled(source: str) -> Compiled:
    """The equation, ready to run; parsed once for each text."""
    target, tree = _Parser(source).equation()
    leaves = list(tree.leaves())
    names = (target, *(leaf.name for leaf in leaves))
    for name in names:
        if names.count(name) > 1:
            raise EquationError(
                f"{name!r} occurs {names.count(name)} times in {source!r}; ranges would come out too wide and slips "
                "would pass. Write each name once: 'new / old - 1' for '(new - old) / old'"
            )
    if not leaves:
        raise EquationError(f"{source!r} names nothing to the right of '='")
    summed = frozenset(leaf.name for leaf in leaves if isinstance(leaf, _Sum))
    return Compiled(target, names, summed, tree, tree.compiled(Interval.point), tree.compiled(Fraction))


_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/()=])|(?P<other>\S))")


class _Parser:
    """Recursive descent over the tokens of one equation."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = [(str(m.lastgroup), str(m[str(m.lastgroup)])) for m in _TOKEN.finditer(source)]
        self.place = 0

    def equation(self) -> tuple[str, _Node]:
        """``name = expression``, and nothing after it."""
        target = self.name()
        self.expect("=")
        tree = self.expression()
        if self.place < len(self.tokens):
            self.refuse("an operator or the end")
        return target, tree

    def expression(self) -> _Node:
        """Terms joined by + and -."""
        return self.chain("+-", self.term)

    def term(self) -> _Node:
        """Factors joined by * and /."""
        return self.chain("*/", self.factor)

    def chain(self, signs: str, part: Callable[[], _Node]) -> _Node:
        """Parts joined by operators of one precedence, grouped from the left."""
        node = part()
        while (sign := self.peek()) and sign in signs:
            self.place += 1
            node = _Binary(sign, node, part())
        return node

    def factor(self) -> _Node:
        """A number, a name, a sum, a negated factor or an expression in parentheses."""
        kind, text = self.tokens[self.place] if self.place < len(self.tokens) else ("end", "")
        if text == "-":
            self.place += 1
            return _Binary("-", _Number(Fraction(0)), self.factor())
        if text == "(":
            self.place += 1
            inner = self.expression()
            self.expect(")")
            return inner
        if kind == "number":
            self.place += 1
            return _Number(Fraction(text))
        name = self.name("a number, a name or '('")
        if name != "sum" or self.peek() != "(":
            return _Name(name)
        self.place += 1
        summed = _Sum(self.name())
        self.expect(")")
        return summed

    def name(self, expected: str = "a name") -> str:
        """The name that comes next."""
        if self.place >= len(self.tokens) or self.tokens[self.place][0] != "name":
            self.refuse(expected)
        self.place += 1
        return self.tokens[self.place - 1][1]

    def peek(self) -> str:
        """The next token; empty at the end."""
        return self.tokens[self.place][1] if self.place < len(self.tokens) else ""

    def expect(self, sign: str) -> None:
        """Step over ``sign``."""
        if self.peek() != sign:
            self.refuse(repr(sign))
        self.place += 1

    def refuse(self, expected: str) -> NoReturn:
        """Say what should have come next."""
        found = repr(self.peek()) if self.peek() else "the end"
        raise EquationError(f"{self.source!r}: expected {expected}, found {found}")
