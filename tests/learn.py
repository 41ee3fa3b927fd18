"""Learn what wording and place say for a relation: ``python tests/learn.py FOLDER…`` writes rules/vocabulary/weights.json.

Not a test; pytest doesn't collect it. Each folder holds labelled reports (NAME.txt or NAME.md beside NAME.labels.json). For every
figure that may be computed from others the recognisers give its options, told in features; the labels say which are meant. The
weights are those that make the labels likeliest, with a penalty on large ones (a conditional logit model, ridge penalty, Adam).
Pairs of features have weights, too: all that are common are fitted, those that tell most are kept and fitted again. What later
families see depends on earlier ones (what is part of what), so all are fitted in turn, a few rounds.
``--only quotient`` learns one anew and leaves the others as they are.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from checker.claim import Kind
from checker.claims import growths, moves, percents, points, quotients, remainders, resplits, sums, ties
from checker.claims.base import Scene
from checker.claims.belief import AND, TOGETHER, Features, Option, tables
from checker.claims.facts import Facet, Fact
from checker.claims.percents import Looked
from checker.claims.rows import facts_of
from checker.claims.totals import Totals, may_head
from checker.figures.build import read_figures
from checker.packs import load_rules
from checker.ranges import Arithmetic
from checker.readers import read
from checker.vocabulary import folder, load

PENALTIES = defaultdict(
    lambda: 0.3,
    {sums.FAMILY: 2.0, resplits.FAMILY: 2.0, remainders.FAMILY: 1.0, growths.FAMILY: 0.6, moves.FAMILY: 0.6},
)
"""What foretells best reports that were not learned from; sums have many features for what is labelled."""
PAIRS = {quotients.FAMILY: 600, growths.FAMILY: 150, moves.FAMILY: 150}
"""How many pairs of features are kept; of sums they foretell more, but make more of what a slip has changed, too."""
PAIR_PENALTY = 8.0
"""The penalty on their weights."""
PAIR_SEEN = 60
"""How many options must have a pair for it to be learned from."""
OF_SIZE = ("pair base smaller", "pair above hundred", growths.OUTGROWN, *growths.BY_SIZE, *moves.BY_SIZE)
"""Features that a slip may have brought; what they take off is given back, and so they are in no pairs."""
STEPS, STEP = 250, 0.05
ROUNDS = 3
KINDS = {
    sums.FAMILY: {"total"},
    quotients.FAMILY: {"ratio", "growth"},
    growths.FAMILY: {"ratio", "growth", "growth-delta", "change"},
    moves.FAMILY: {"change", "total"},
    remainders.FAMILY: {"change", "total"},
    points.FAMILY: {"change"},
}
"""Kinds of labels that speak of a family's options."""
ANY_ORDER = (moves.FAMILY, remainders.FAMILY, points.FAMILY)
"""Families whose result may be any figure of a label: 12 = 7 + 5 says that 5 is left of 12."""

Gold = Sequence[tuple[str, Sequence[Fact]]]
"""Labelled relations: kind and figures."""


class Row(NamedTuple):
    """A figure with its options: the features of each, those of none, and which are labelled."""

    options: list[Features]
    none: Features
    labelled: list[bool]


class Labelled(NamedTuple):
    """A labelled report."""

    scene: Scene
    gold: Gold


def reports(folders: Sequence[Path]) -> Iterator[Labelled]:
    """All labelled reports of the folders."""
    equations = {rule.shape: rule.equation for rule in load_rules() if rule.equation is not None}
    for file in sorted(f for place in folders for f in place.glob("*.labels.json")):
        stem = file.name.removesuffix(".labels.json")
        text = next(p for p in (file.with_name(stem + ending) for ending in (".txt", ".md")) if p.exists())
        document = read(str(text))
        reading = read_figures(document)
        facts = facts_of(document, reading.mentions, load())
        scene = Scene(document, reading, facts, load(), Arithmetic(equations, reading.figures))
        gold = []
        for relation in json.loads(file.read_text(encoding="utf-8"))["relations"]:
            figures = [_fact(scene, snippet) for snippet in relation["figures"]]
            if all(figures):
                gold.append((relation["kind"], [f for f in figures if f]))
        yield Labelled(scene, gold)


def _fact(scene: Scene, snippet: str) -> Fact | None:
    """The figure between ⟦ and ⟧ in a snippet of the text."""
    before, number, after = re.split("[⟦⟧]", snippet)
    start = scene.document.text.index(before + number + after) + len(before)
    end = start + len(number)
    return next((f for f in scene.facts if f.m.figure.start < end and start < f.m.figure.end), None)


# ---- options of each family ---------------------------------------------------------------------------------------------


def _clean(scene: Scene) -> Scene:
    """The scene before anything is recognised."""
    for kept in (scene.claims, scene.doubts, scene.suspects, scene.taken, scene.wholes, scene.paired):
        kept.clear()
    return scene


def of_sums(report: Labelled) -> Iterator[tuple[Fact, Sequence[Option], Features]]:
    """Wholes and the runs that may make them."""
    totals = Totals(_clean(report.scene))
    for bracketed in (True, False):
        for whole in reversed([f for f in report.scene.facts if may_head(f)]):
            if bracketed and not totals.opens(whole):
                continue
            found, weighed = totals.weigh(whole, bracketed=bracketed)
            if weighed.best is not None or not bracketed:
                yield whole, [run.option for run in found], ties.none_of_them(report.scene, whole)


def of_resplits(report: Labelled) -> Iterator[Row]:
    """Wholes of which one labelled split is known, and the runs that may be another."""
    gold = [figures for kind, figures in report.gold if kind in KINDS[sums.FAMILY]]
    totals = Totals(_clean(report.scene))
    for whole in reversed([f for f in report.scene.facts if may_head(f)]):
        found, _ = totals.weigh(whole)
        labelled = [any(_same(report.scene, run.option, figures) for figures in gold) for run in found]
        for known, meant in zip(found, labelled, strict=True):
            if meant and known.holds:
                told = resplits.Known(known.parts, known.listing.wording)
                left = resplits.resplits(report.scene, found, told)
                hits = [any(_same(report.scene, run.option, figures) for figures in gold) for run in left]
                if left:
                    yield Row(
                        [sum(run.features, ()) for run in left], resplits.none_further(report.scene, whole, told), hits
                    )


def of_quotients(report: Labelled) -> Iterator[tuple[Fact, Sequence[Option], Features]]:
    """Percentages and what they may be of."""
    scene = _clean(report.scene)
    totals = Totals(scene)
    totals.recognise()
    scene.wholes.update(totals.wholes())
    levels = [p for p in scene.facts if p.facet is Facet.LEVEL and not p.table and p.m.percent]
    looked = Looked(scene, levels)
    for p in levels:
        found, _ = looked.again(p)
        yield (
            p,
            [pair.option for pair in found],
            quotients.none_of_them(scene, p, looked.rate(p)),
        )


def of_growths(report: Labelled) -> Iterator[tuple[Fact, Sequence[Option], Features]]:
    """Growth percentages and what they may be computed from."""
    for p in report.scene.facts:
        if p.facet is Facet.GROWTH and p.m.percent and not p.table:
            told = [o for o in growths.options(report.scene, p) if growths.OUTGROWN not in o.features[0]]
            yield p, told, growths.none_of_them(report.scene, p)


def of_moves(report: Labelled) -> Iterator[tuple[Fact, Sequence[Option], Features]]:
    """Changes and the values they may lie between."""
    for d in report.scene.facts:
        if d.facet is Facet.DELTA and d.m.measure and not d.table:
            found = [move.option for move in moves.options(report.scene, d)]
            yield d, found, moves.none_of_them(report.scene, d)


def of_points(report: Labelled) -> Iterator[tuple[Fact, Sequence[Option], Features]]:
    """Changes in percentage points and the rates they may lie between."""
    for d in report.scene.facts:
        if d.facet is Facet.POINTS and not d.table:
            yield d, points.options(report.scene, d), points.none_of_them(report.scene, d)


def of_remainders(report: Labelled) -> Iterator[tuple[Fact, Sequence[Option], Features]]:
    """Remainders and what they may remain of."""
    scene = _clean(report.scene)
    totals = Totals(scene)
    totals.recognise()
    scene.wholes.update(totals.wholes())
    percents.recognise(scene)
    for rest in scene.facts:
        if cue := remainders.cue_of(rest):
            yield rest, remainders.options(scene, rest, cue), remainders.none_of_them(rest, cue)


FAMILIES: dict[str, Callable[[Labelled], Iterator[tuple[Fact, Sequence[Option], Features]]]] = {
    sums.FAMILY: of_sums,
    quotients.FAMILY: of_quotients,
    growths.FAMILY: of_growths,
    moves.FAMILY: of_moves,
    remainders.FAMILY: of_remainders,
    points.FAMILY: of_points,
}


def rows(family: str, labelled: Sequence[Labelled]) -> Iterator[Row]:
    """What is to be learned from; figures whose labelled relation is no option of theirs teach nothing."""
    for report in labelled:
        if family == resplits.FAMILY:
            yield from of_resplits(report)
            continue
        gold = [figures for kind, figures in report.gold if kind in KINDS[family]]
        if family == sums.FAMILY:
            gold += [
                _largest_first(figures) for kind, figures in report.gold if kind == "change" and _is_split(figures)
            ]
        by_figure: dict[int, list[Sequence[Fact]]] = defaultdict(list)
        for figures in gold:
            asked = figures[:1] if family == sums.FAMILY else figures[2:3] if family not in ANY_ORDER else figures
            for f in asked:
                by_figure[f.id].append(figures)
        for subject, options, none in FAMILIES[family](report):
            if not options:
                continue
            named = by_figure.get(subject.id, [])
            hits = [any(_same(report.scene, option, figures) for figures in gold) for option in options]
            certain = [f for f in named if family not in ANY_ORDER or len(f) == 3]
            if any(hits) or not certain:
                yield Row([sum(option.features, ()) for option in options], none, hits)


def _is_split(figures: Sequence[Fact]) -> bool:
    """Amounts of one time: what is left of one is the other."""
    return all(f.facet in (Facet.VALUE, Facet.PLAN) for f in figures)


def _largest_first(figures: Sequence[Fact]) -> Sequence[Fact]:
    """``94/106, còn 12``: labelled as a change, it is a whole with its parts as well."""
    return sorted(figures, key=lambda f: -f.mid)


def _same(scene: Scene, option: Option, figures: Sequence[Fact]) -> bool:
    """Whether an option is the labelled relation; one figure may be another mention of the same number.

    Labels name the result last, options first; the values that a change lies between come in either order.
    """
    mine = [scene.by_figure[o.figure] for o in option.operands]
    if len({f.id for f in mine} - {f.id for f in figures}) > 1:
        return False
    printed, wanted = [f.m.figure.text for f in mine], [f.m.figure.text for f in figures]
    if option.operands[0].role == "whole":
        return printed[0] == wanted[0] and sorted(printed) == sorted(wanted)
    if len(wanted) != 3:
        return False
    unordered = option.kind is Kind.CHANGE
    return printed == [wanted[2], *wanted[:2]] or (unordered and sorted(printed) == sorted(wanted))


# ---- fitting ------------------------------------------------------------------------------------------------------------


class Told(NamedTuple):
    """Options of all figures, in a row, with what they are told in, by number."""

    features: np.ndarray
    """Of one option after another."""
    begins: np.ndarray
    """Where those of each option begin."""
    owner: np.ndarray
    """The figure that each is an option of."""
    hits: np.ndarray
    """Which are labelled."""


class Learned(NamedTuple):
    """The weights of a family: of its features, and of pairs of them."""

    alone: dict[str, float]
    together: dict[str, float]


def fit(family: str, examples: Sequence[Row], start: Learned) -> tuple[Learned, float]:
    """The weights that make the labels likeliest, and the sum of surprise that is left."""
    told, names = _by_number(examples)
    alone = len(names)
    codes = _pairs(told, names)
    seen, times = np.unique(np.concatenate(codes), return_counts=True)
    most = PAIRS.get(family, 0)
    pairs = seen[times >= PAIR_SEEN] if most else seen[:0]
    weight = np.array([start.alone.get(name, 0.0) for name in names] + [0.0] * len(pairs))
    weight, surprise = _with_pairs(family, told, codes, pairs, weight)
    if most:
        times = np.bincount(_in_pairs(told, codes, pairs, alone).features, minlength=len(weight))[alone:]
        best = np.sort(np.argsort(-np.abs(weight[alone:]) * np.sqrt(times), kind="stable")[:most])
        pairs, weight = pairs[best], np.r_[weight[:alone], weight[alone:][best]]
        weight, surprise = _with_pairs(family, told, codes, pairs, weight)
    rounded = [round(float(w), 2) for w in weight]
    named = {
        AND.join((names[code // alone], names[code % alone])): w for code, w in zip(pairs, rounded[alone:], strict=True)
    }
    return Learned(dict(zip(names, rounded[:alone], strict=True)), named), surprise


def _by_number(examples: Sequence[Row]) -> tuple[Told, list[str]]:
    """All options with their features by number, and the names of these."""
    names = sorted({name for row in examples for told in (*row.options, row.none) for name in told})
    number = {name: i for i, name in enumerate(names)}
    told: list[int] = []
    begins: list[int] = []
    owner: list[int] = []
    hits: list[bool] = []
    for r, row in enumerate(examples):
        for features, hit in (*zip(row.options, row.labelled, strict=True), (row.none, not any(row.labelled))):
            begins.append(len(told))
            told.extend(number[name] for name in features)
            owner.append(r)
            hits.append(hit)
    return Told(np.array(told), np.array(begins), np.array(owner), np.array(hits)), names


def _pairs(told: Told, names: Sequence[str]) -> list[np.ndarray]:
    """The pairs of features of each option, the first number times all features, and the second."""
    usable = np.array([not name.startswith(OF_SIZE) for name in names])
    found = []
    for features in np.split(told.features, told.begins[1:]):
        once = np.unique(features[usable[features]])
        one, other = np.triu_indices(len(once), 1)
        found.append(once[one] * len(names) + once[other])
    return found


def _with_pairs(
    family: str, told: Told, codes: Sequence[np.ndarray], pairs: np.ndarray, weight: np.ndarray
) -> tuple[np.ndarray, float]:
    """The likeliest weights of the features and of these pairs of them, and the surprise that is left."""
    alone = len(weight) - len(pairs)
    penalty = np.r_[np.full(alone, PENALTIES[family]), np.full(len(pairs), PAIR_PENALTY)]
    return _likeliest(_in_pairs(told, codes, pairs, alone), weight, penalty)


def _in_pairs(told: Told, codes: Sequence[np.ndarray], pairs: np.ndarray, alone: int) -> Told:
    """The same options with these pairs of features as further ones."""
    lengths = np.array([len(mine) for mine in codes])
    every = np.concatenate(codes)
    at = np.searchsorted(pairs, every)
    known = np.r_[pairs, -1][at] == every
    of_option = np.r_[
        np.repeat(np.arange(len(codes)), np.diff(np.r_[told.begins, len(told.features)])),
        np.repeat(np.arange(len(codes)), lengths)[known],
    ]
    order = np.argsort(of_option, kind="stable")
    features = np.r_[told.features, alone + at[known]][order]
    begins = np.searchsorted(of_option[order], np.arange(len(codes)))
    return told._replace(features=features, begins=begins)


def _likeliest(told: Told, weight: np.ndarray, penalty: np.ndarray) -> tuple[np.ndarray, float]:
    """The weights that make the labels likeliest, from these on, and the sum of surprise that is left."""
    feature, begin, owner, hits = told
    first = np.r_[0, np.flatnonzero(np.diff(owner)) + 1]
    lengths = np.diff(np.r_[begin, len(feature)])
    mean, square = np.zeros_like(weight), np.zeros_like(weight)
    surprise = 0.0
    for step in range(1, STEPS + 1):
        score = np.add.reduceat(weight[feature], begin)
        size = np.exp(score - np.maximum.reduceat(score, first)[owner])
        chance = size / np.add.reduceat(size, first)[owner]
        wanted = np.where(hits, chance, 0)
        total = np.add.reduceat(wanted, first)
        surprise = float(-np.log(total + 1e-12).sum())
        excess = chance - wanted / (total[owner] + 1e-12)
        slope = penalty * weight + np.bincount(feature, np.repeat(excess, lengths), len(weight))
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weight = weight - STEP * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weight, surprise


def write(learned: dict[str, Learned]) -> None:
    """Write the weights where the recognisers read them."""
    found: dict[str, dict[str, float]] = {}
    for family, told in learned.items():
        found[family] = {name: w for name, w in sorted(told.alone.items()) if w}
        if told.together:
            found[family + TOGETHER] = {names: w for names, w in sorted(told.together.items()) if w}
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    (folder() / "vocabulary" / "weights.json").write_text(text, encoding="utf-8")
    tables.cache_clear()


def known(families: Sequence[str]) -> dict[str, Learned]:
    """The weights as they are."""
    told = json.loads((folder() / "vocabulary" / "weights.json").read_text(encoding="utf-8"))
    return {family: Learned(told[family], told.get(family + TOGETHER, {})) for family in families}


def main() -> None:
    """Learn and write."""
    families = (sums.FAMILY, resplits.FAMILY, *(family for family in FAMILIES if family != sums.FAMILY))
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", type=Path, nargs="+", help="folders of labelled reports")
    options.add_argument(
        "--only", action="append", choices=families, help="a family to learn; the others keep their weights"
    )
    chosen = options.parse_args()
    learned = known(families) if chosen.only else {family: Learned({}, {}) for family in families}
    write(learned)
    labelled = list(reports(chosen.folders))
    for turn in range(ROUNDS):
        for family in chosen.only or families:
            examples = list(rows(family, labelled))
            learned[family], surprise = fit(family, examples, learned[family])
            write(learned)
            meant = sum(any(row.labelled) for row in examples)
            print(
                f"round {turn + 1} {family}: {len(examples)} figures, {meant} with a relation, surprise {surprise:.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
