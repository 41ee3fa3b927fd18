"""Every rule, walked: its name, its words, its manual, and its examples run through the whole engine."""

import re
from collections import Counter
from string import Formatter

import pytest

from checker.finding import Check, Severity, Status
from checker.packs import load_pack
from checker.rule import Rule
from checker.text import Text

RULES = dict(load_pack("checker_rules"))
EACH = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
HOLDING = [(rule, example) for rule in RULES.values() for example in rule.examples if not example.says]
FAILING = [(rule, example) for rule in RULES.values() for example in rule.examples if example.says]


def texts(rule: Rule) -> list[Text]:
    manual = rule.explain
    return [rule.summary, rule.message, manual.checks, manual.matters, manual.allows, manual.blind]


def places(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name is not None}


def numbered(pairs):
    return [f"{rule.name}-{rule.examples.index(example) + 1}" for rule, example in pairs]


def faults(checks: tuple[Check, ...]) -> list[Check]:
    """Fails that are shown as wrong; notes on rounding aside."""
    return [c for c in checks if c.status is Status.FAIL and c.severity is not Severity.NOTE]


def test_there_are_rules():
    assert len(RULES) >= 30


@EACH
def test_the_name_is_kebab_case_and_names_the_file(rule):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert RULES[f"checker_rules.{rule.name.replace('-', '_')}"] is rule


def test_each_shape_has_one_rule():
    assert [s for s, n in Counter(rule.shape for rule in RULES.values()).items() if n > 1] == []


@EACH
def test_a_rule_is_an_equation_or_a_judge(rule):
    assert (rule.equation is None) != (rule.judge is None)


@EACH
def test_everything_is_said_in_both_languages(rule):
    for text in texts(rule):
        for said in text:
            assert said == said.strip()
            assert said
            assert "  " not in said
        assert text.vi != text.en


@EACH
def test_manual_texts_are_sentences_and_messages_are_not(rule):
    manual = rule.explain
    for text in (manual.checks, manual.matters, manual.allows, manual.blind):
        assert all(said.endswith(".") for said in text)
    for text in (rule.summary, rule.message):
        assert not any(said.endswith(".") for said in text)


@EACH
def test_messages_name_known_places(rule):
    used = places(rule.message.vi)
    assert used == places(rule.message.en)
    assert used
    if rule.equation is not None:
        assert used <= {*rule.equation.names, "computed", "detail"}
        assert rule.equation.target in used
    else:
        assert "computed" not in used


@EACH
def test_there_is_an_example_of_each_kind(rule):
    assert any(not e.says for e in rule.examples)
    assert any(e.says for e in rule.examples)


@EACH
def test_examples_are_told_apart(rule):
    for example in rule.examples:
        assert example.why
        assert bool(example.says) == bool(example.at)
        assert example.at in example.text
    assert len({e.text for e in rule.examples}) == len(rule.examples)


@pytest.mark.parametrize(("rule", "example"), HOLDING, ids=numbered(HOLDING))
def test_a_holding_example_passes(rule, example, checked):
    checks = checked(example.text).checks
    assert [c.message.vi for c in checks if c.status is Status.FAIL] == []
    if rule.equation is not None:  # most judges get to see only what is wrong
        assert [c for c in checks if c.rule == rule.name and c.status is Status.PASS]


@pytest.mark.parametrize(("rule", "example"), FAILING, ids=numbered(FAILING))
def test_a_failing_example_is_faulted_in_these_words(rule, example, checked):
    report = checked(example.text)
    found = faults(report.checks)
    assert [(c.rule, c.message.vi) for c in found] == [(rule.name, example.says)]
    blamed = report.figures[found[0].figures[0][0]]
    assert example.at in blamed.text


@pytest.fixture
def checked():
    """Check a text with all built-in rules."""
    from checker.engine import check_document
    from checker.readers import read_text

    def run(text):
        return check_document(read_text(text, "example.md"), tuple(RULES.values()))

    return run
