"""Recognisers: from figures and words to claims. One module a family; the order matters only where one leans on another."""

from __future__ import annotations

from collections.abc import Mapping

from checker.claim import Claim
from checker.claims import changes, percents
from checker.claims.base import Scene
from checker.claims.facts import facts_of
from checker.claims.totals import Totals
from checker.document import Document
from checker.equation import Equation
from checker.figures.build import Reading
from checker.ranges import Arithmetic
from checker.vocabulary import load


def recognise(document: Document, reading: Reading, equations: Mapping[str, Equation]) -> list[Claim]:
    """Every claim that the document makes. ``equations`` are the rules', by shape."""
    words = load()
    facts = facts_of(document, reading.mentions, words)
    scene = Scene(document, reading, facts, words, Arithmetic(equations, reading.figures))
    Totals(scene).recognise()
    percents.recognise(scene)
    changes.recognise(scene)
    return scene.claims
