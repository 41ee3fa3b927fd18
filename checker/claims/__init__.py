"""Recognisers: from figures and words to claims. One module a family; the order matters only where one leans on another."""

from __future__ import annotations

from collections.abc import Mapping

from checker.claim import Claim
from checker.claims import (
    bounds,
    changedlevels,
    changes,
    counts,
    dates,
    days,
    differences,
    directions,
    impossible,
    levels,
    notation,
    percents,
    products,
    repeats,
    restatements,
    retold,
    tables,
    terms,
    triples,
    unitslips,
    years,
)
from checker.claims.base import Scene
from checker.claims.rows import facts_of
from checker.claims.suspects import Suspicions
from checker.claims.totals import Totals
from checker.document import Document
from checker.equation import Equation
from checker.figures.build import Reading
from checker.ranges import Arithmetic
from checker.report import Period
from checker.vocabulary import load


def recognise(
    document: Document, reading: Reading, equations: Mapping[str, Equation], period: Period | None
) -> list[Claim]:
    """Every claim that the document makes. ``equations`` are the rules', by shape."""
    words = load()
    facts = facts_of(document, reading.mentions, words)
    scene = Scene(document, reading, facts, words, Arithmetic(equations, reading.figures))
    totals = Totals(scene)
    totals.recognise()
    unitslips.recognise(scene, totals.structure)
    scene.wholes.update(totals.wholes())
    percents.recognise(scene)
    levels.recognise(scene)
    changedlevels.recognise(scene)
    changes.recognise(scene)
    restatements.recognise(scene)
    differences.recognise(scene)
    directions.recognise(scene)
    products.recognise(scene)
    triples.recognise(scene)
    tables.recognise(scene)
    notation.recognise(scene)
    counts.recognise(scene)
    repeats.recognise(scene)
    retold.recognise(scene)
    terms.recognise(scene)
    years.recognise(scene)
    days.recognise(scene)
    dates.recognise(scene, period)
    bounds.recognise(scene)
    scene.claims.extend(Suspicions(scene).settle())
    impossible.recognise(scene)
    return scene.claims
