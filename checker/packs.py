"""Rule packs: find them, load them, check them, and name the culprit when one is faulty.

A pack is a package whose modules each hold one ``RULE`` (modules named ``_…`` are its own business), announced in the
entry-point group ``checker.rules``. The built-in rules come in by this door too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from checker.announced import announced
from checker.errors import ConfigError, PackError
from checker.keys import nearest
from checker.rule import Rule
from checker.text import Text

GROUP = "checker.rules"


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule of every installed pack, by name."""
    return collect(announced(GROUP))


def folders() -> tuple[Path, ...]:
    """Where the installed packs lie, sorted by their names."""
    found = []
    for package in announced(GROUP):
        found += [Path(place) for place in getattr(_imported(package, package), "__path__", [])]
    return tuple(found)


def collect(packages: Iterable[str]) -> tuple[Rule, ...]:
    """The rules of these packs, by name; no name may come twice."""
    owners: dict[str, str] = {}
    rules: dict[str, Rule] = {}
    for package in sorted(set(packages)):
        for module, rule in load_pack(package):
            if rule.name in rules:
                raise _fault(
                    package,
                    f"luật “{rule.name}” trong {module} trùng tên với luật trong {owners[rule.name]}; hãy gỡ bớt một bộ",
                    f"the rule “{rule.name}” in {module} has the name of one in {owners[rule.name]}; remove one pack",
                )
            owners[rule.name] = module
            rules[rule.name] = rule
    if not rules:
        raise PackError(
            None,
            Text(
                vi="chưa cài bộ luật nào; hãy cài lại chương trình bằng lệnh: pip install .",
                en="no rule pack is installed; install the program again: pip install .",
            ),
        )
    return tuple(rules[name] for name in sorted(rules))


def load_pack(package: str) -> Iterator[tuple[str, Rule]]:
    """The full name of each public module of a pack, with its rule."""
    root = _imported(package, package)
    for found in sorted(iter_modules(getattr(root, "__path__", [])), key=lambda m: m.name):
        if found.name.startswith("_"):
            continue
        module = f"{package}.{found.name}"
        rule = getattr(_imported(package, module), "RULE", None)
        if not isinstance(rule, Rule):
            raise _fault(
                package,
                f"{module} không có giá trị RULE kiểu checker.rule.Rule",
                f"{module} has no RULE of type checker.rule.Rule",
            )
        yield module, rule


def choose(
    rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str], *, source: str | None = None
) -> tuple[Rule, ...]:
    """The selected rules (all, if none is named) without the ignored. ``source`` is the file that names them."""
    known = {rule.name for rule in rules}
    for name in (*select, *ignore):
        if name not in known:
            raise ConfigError(source, unknown_rule(name, known))
    return tuple(r for r in rules if (not select or r.name in select) and r.name not in ignore)


def unknown_rule(name: str, known: Iterable[str]) -> Text:
    """What to say about a rule that nobody knows."""
    said = Text(vi=f"không có luật nào tên “{name}”", en=f"there is no rule named “{name}”")
    near = nearest(name, known)
    if near:
        return Text(f"{said.vi}; có phải ý bạn là “{near}”?", f"{said.en}; did you mean “{near}”?")
    return Text(f"{said.vi}; xem danh sách bằng lệnh: checker explain", f"{said.en}; list them with: checker explain")


def _imported(package: str, module: str) -> object:
    try:
        return import_module(module)
    except Exception as error:
        cause = f"{type(error).__name__}: {error}"
        raise _fault(package, f"không nạp được {module} ({cause})", f"{module} can't be loaded ({cause})") from error


def _fault(package: str, vi: str, en: str) -> PackError:
    return PackError(None, Text(f"bộ luật {package}: {vi}", f"rule pack {package}: {en}"))
