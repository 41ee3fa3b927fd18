"""Equations of the user's own, over what the figures measure: ``diện tích cây lương thực = diện tích lúa + diện tích ngô``.

They come from the settings as data. Each is a rule like any other; its claims are made here, by looking for the one figure
that each label names. A label that names no figure, or several that differ, makes no claim; why is told, so that a label misspelt
is no check silently off.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.claim import Claim, Kind, Operand, Strength
from checker.claims.facts import Facet, Fact
from checker.claims.rows import facts_of
from checker.document import Document
from checker.equation import Equation, EquationError
from checker.figures.build import Reading
from checker.finding import Severity, Unmet
from checker.rule import Explanation, Rule
from checker.text import Text
from checker.unmet import one_figure, unlike, unnamed
from checker.vocabulary import fold, load

_SIGNS = re.compile(r"([=+*/()]|\s-\s)")
_PLAIN = frozenset("=+-*/()")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SHAPE = "identity:"


@dataclass(frozen=True, slots=True)
class Identity:
    """One equation as the user wrote it."""

    name: str
    source: str
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        self.equation  # noqa: B018  # refuses what is no equation

    @property
    def equation(self) -> Equation:
        """The same over names that an equation may hold."""
        return Equation(" ".join(part if label is None else _slug(label) for part, label in _parts(self.source)))

    @property
    def labels(self) -> dict[str, str]:
        """The label of each role."""
        return {_slug(label): label for _, label in _parts(self.source) if label is not None}


def rule_of(identity: Identity) -> Rule:
    """The rule that judges an identity."""
    said, target = " ".join(identity.source.split()), identity.equation.target
    words = said.replace("{", "").replace("}", "")
    return Rule(
        name=identity.name,
        shape=_SHAPE + identity.name,
        kind=Kind.DERIVED,
        summary=Text(f"Không khớp: {said}", f"Doesn't hold: {said}"),
        message=Text(
            f"Theo “{words}”, số này phải là {{computed}}, không phải {{{target}}}",
            f"By “{words}” this is {{computed}}, not {{{target}}}",
        ),
        explain=Explanation(
            checks=Text(f"Đẳng thức của đơn vị: {said}.", f"An equation of your own: {said}."),
            matters=Text("Đơn vị đã yêu cầu kiểm tra đẳng thức này.", "Your settings ask for it."),
            allows=Text("Sai lệch do làm tròn.", "Rounding."),
            blind=Text(
                "Số liệu mà nhãn trong đẳng thức không chỉ rõ là số nào.", "Figures that the labels don't single out."
            ),
        ),
        examples=(),
        severity=identity.severity,
        equation=identity.equation,
    )


def claims_of(identities: Iterable[Identity], document: Document, reading: Reading) -> tuple[list[Claim], list[Unmet]]:
    """The claims that the identities make about a report, and why those that make none don't."""
    wanted = list(identities)
    if not wanted:
        return [], []
    facts = [f for f in facts_of(document, reading.mentions, load()) if f.m.measure and f.facet in _VALUES]
    made = [_claim(identity, facts, document) for identity in wanted]
    return [c for c in made if isinstance(c, Claim)], [u for u in made if isinstance(u, Unmet)]


_VALUES = (Facet.VALUE, Facet.RATE)


def _claim(identity: Identity, facts: Sequence[Fact], document: Document) -> Claim | Unmet:
    found = {role: _named(label, facts) for role, label in identity.labels.items()}
    lacking = [
        (identity.labels[role], [f for f, _ in fitting]) for role, fitting in found.items() if not _sure(fitting)
    ]
    if lacking:
        return unnamed(identity.name, lacking, facts, document)
    chosen = {role: fitting[0] for role, fitting in found.items()}
    by_figure: dict[int, list[str]] = {}
    for role, (fact, _) in chosen.items():
        by_figure.setdefault(fact.id, []).append(identity.labels[role])
    if len(by_figure) < len(chosen):
        return one_figure(identity.name, [labels for labels in by_figure.values() if len(labels) > 1])
    alike = len({fact.m.dimension for fact, _ in chosen.values()}) == 1
    if not alike and not re.search(r"[*/]", identity.source):
        return unlike(identity.name, [(identity.labels[role], fact) for role, (fact, _) in chosen.items()])
    operands = tuple(Operand(role, fact.id, fact.factor) for role, (fact, _) in chosen.items())
    # A label that says less than the report's own words may have found another figure.
    exact = all(extra == 0 for _, extra in chosen.values())
    strength = Strength.ASSERTED if exact else Strength.LIKELY
    return Claim(Kind.DERIVED, _SHAPE + identity.name, operands, strength)


def _named(label: str, facts: Sequence[Fact]) -> list[tuple[Fact, int]]:
    """The figures that a label fits best, and how many telling words more their own label has."""
    wanted = fold(label).split()
    idle = load().lists["fillers.repeat"] | set(wanted)
    fitting = [
        (fact, sum(word not in idle for word in words)) for fact in facts if _holds(words := _words(fact), wanted)
    ]
    least = min((extra for _, extra in fitting), default=0)
    return [(fact, extra) for fact, extra in fitting if extra == least]


def _sure(fitting: Sequence[tuple[Fact, int]]) -> bool:
    """Whether they are all one figure, however often it is printed."""
    return len({(f.m.figure.value, f.m.figure.unit) for f, _ in fitting}) == 1


def _words(fact: Fact) -> list[str]:
    return fold(fact.m.figure.label).split()


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether all wanted words are there, in their order."""
    left = iter(words)
    return all(word in left for word in wanted)


def _parts(source: str) -> list[tuple[str, str | None]]:
    """Signs and numbers as they are; every other stretch is a label."""
    pieces = map(str.strip, _SIGNS.split(unicodedata.normalize("NFC", source)))
    return [(p, None if p in _PLAIN or _NUMBER.fullmatch(p) else p) for p in pieces if p]


def _slug(label: str) -> str:
    """``diện tích lúa`` → ``dien_tich_lua``."""
    bare = unicodedata.normalize("NFD", fold(label).replace("đ", "d"))
    slug = re.sub(r"[^a-z0-9]+", "_", "".join(c for c in bare if not unicodedata.combining(c))).strip("_")
    if not slug or slug[0].isdigit():
        raise EquationError(f"“{label}” names no figure")
    return slug
