"""Rule packs come in by one door, ours too, and a faulty one is named."""

from dataclasses import replace
from importlib.metadata import entry_points

import pytest

from checker.announced import announced
from checker.errors import ConfigError, PackError
from checker.packs import GROUP, choose, collect, load_pack, load_rules, nearest

RULE = """
from checker.claim import Kind
from checker.rule import Explanation, Rule
from checker.text import Text

T = Text("x", "x")
E = Explanation(checks=T, matters=T, allows=T, blind=T)
RULE = Rule(name="{name}", shape="s", kind=Kind.TOTAL, summary=T, message=T, explain=E, examples=())
"""


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """Makes a package from files and gives its name."""
    monkeypatch.syspath_prepend(tmp_path)

    def make(package, **modules):
        (tmp_path / package).mkdir()
        for name, text in {"__init__": "", **modules}.items():
            (tmp_path / package / f"{name}.py").write_text(text, encoding="utf-8")
        return package

    return make


def test_the_built_in_rules_come_by_the_entry_point():
    assert [e.value for e in entry_points(group=GROUP) if e.name == "builtin"] == ["checker_rules"]
    assert {rule.name for _, rule in load_pack("checker_rules")} <= {rule.name for rule in load_rules()}


def test_announced_packages_are_those_that_the_standard_library_finds():
    for group in (GROUP, "console_scripts", "no.such.group"):
        assert announced(group) == tuple(sorted({e.value for e in entry_points(group=group)}))


def test_the_first_distribution_of_a_name_counts(tmp_path, monkeypatch):
    for place, value in (("one", "pack_one"), ("two", "pack_two")):
        folder = tmp_path / place / "some_pack-1.0.dist-info"
        folder.mkdir(parents=True)
        folder.joinpath("METADATA").write_text("Name: some-pack\nVersion: 1.0\n", encoding="utf-8")
        folder.joinpath("entry_points.txt").write_text(f"# ours\n[a.group]\nx = {value}\n", encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path / place)
    assert announced("a.group") == ("pack_two",)
    assert [e.value for e in entry_points(group="a.group")] == ["pack_two"]


def test_rules_are_sorted_by_name():
    names = [rule.name for rule in load_rules()]
    assert names == sorted(names)
    assert len(names) == len(set(names))


def test_every_built_in_module_is_named_after_its_rule():
    for module, rule in load_pack("checker_rules"):
        assert module == "checker_rules." + rule.name.replace("-", "_")


def test_packs_add_up_whatever_their_order(pack):
    first = pack("pack_one", b=RULE.format(name="b-rule"), _help="raise RuntimeError")
    second = pack("pack_two", a=RULE.format(name="a-rule"))
    assert [r.name for r in collect([first, second])] == ["a-rule", "b-rule"]
    assert collect([first, second]) == collect([second, first])


def test_two_entries_of_one_pack_are_one_pack(pack):
    twice = pack("pack_twice", a=RULE.format(name="a-rule"))
    assert len(collect([twice, twice])) == 1


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({"a": "RULE = 1"}, "{pack}.a has no RULE of type checker.rule.Rule"),
        ({"a": ""}, "{pack}.a has no RULE of type checker.rule.Rule"),
        ({"a": "1/0"}, "{pack}.a can't be loaded (ZeroDivisionError: division by zero)"),
        (
            {"a": RULE.format(name="same"), "b": RULE.format(name="same")},
            "the rule “same” in {pack}.b has the name of one in {pack}.a; remove one pack",
        ),
    ],
    ids=["no rule", "empty", "crash", "same name"],
)
def test_a_faulty_pack_is_named(pack, modules, said, request):
    name = "faulty_" + request.node.callspec.id.replace(" ", "_")
    pack(name, **modules)
    with pytest.raises(PackError) as caught:
        collect([name])
    assert caught.value.said("en") == f"rule pack {name}: {said.format(pack=name)}"


def test_a_pack_that_is_missing_is_named():
    with pytest.raises(PackError, match="rule pack no_such_pack: no_such_pack can't be loaded"):
        collect(["no_such_pack"])


def test_no_pack_at_all_says_what_to_do():
    with pytest.raises(PackError, match="pip install"):
        collect([])


def rules(*names):
    return [replace(load_rules()[0], name=name) for name in names]


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ((), (), ["a", "b", "c"]),
        (("b",), (), ["b"]),
        ((), ("b",), ["a", "c"]),
        (("c", "a"), ("c",), ["a"]),
    ],
)
def test_choosing_rules(select, ignore, left):
    assert [r.name for r in choose(rules("a", "b", "c"), select, ignore)] == left


def test_an_unknown_rule_gets_the_nearest_name():
    with pytest.raises(ConfigError) as caught:
        choose(rules("percent-of-plan-mismatch", "term-differs"), (), ("term-difers",), source="checker.toml")
    assert caught.value.said("en") == (
        "checker.toml: there is no rule named “term-difers”; did you mean “term-differs”?"
    )


def test_nothing_near_is_no_guess():
    assert nearest("zzzz", ["term-differs"]) is None
