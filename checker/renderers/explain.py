"""The manual of the rules: one page for each, and one table of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.renderers.measure import fold
from checker.renderers.roles import formula
from checker.renderers.table import clean, table
from checker.renderers.words import SEVERITY
from checker.rule import Example, Rule
from checker.text import Text

_NO_EQUATION = Text("(không phải phép tính)", "(no equation)")
_INDENT = "    "


def render_table(rules: Sequence[Rule], lang: str, width: int) -> str:
    """Every rule with its summary and its equation."""
    heads = ["Rule", "What it finds", "Equation"] if lang == "en" else ["Luật", "Phát hiện điều gì", "Phép tính"]
    rows = [[r.name, r.summary.said(lang), _equation(r, lang)] for r in rules]
    room = max(width - max((len(r.name) for r in rules), default=0) - 4, 40)
    listing = table(heads, rows, widths={1: room - room // 2, 2: room // 2})
    hint = "One rule in full: checker explain NAME" if lang == "en" else "Xem đầy đủ một luật: checker explain TÊN-LUẬT"
    return f"{listing}\n\n{hint}\n"


def render_rule(rule: Rule, lang: str, width: int) -> str:
    """The page of one rule."""
    return "\n".join(_page(rule, lang, width)) + "\n"


def _page(rule: Rule, lang: str, width: int) -> Iterator[str]:
    yield f"{rule.name} · {SEVERITY[rule.severity].said(lang)}"
    yield from _folded(rule.summary.said(lang), width, "")
    explain = rule.explain
    for heading, text in (
        (Text("Kiểm tra gì", "What it checks"), explain.checks),
        (Text("Vì sao quan trọng", "Why it matters"), explain.matters),
        (Text("Chấp nhận những gì", "What it allows"), explain.allows),
        (Text("Không thấy được những gì", "What it can't see"), explain.blind),
        (Text("Phép tính", "Equation"), Text(_equation(rule, "vi"), _equation(rule, "en"))),
    ):
        yield ""
        yield heading.said(lang)
        yield from _folded(text.said(lang), width)
    yield from _examples(rule, lang, width)


def _examples(rule: Rule, lang: str, width: int) -> Iterator[str]:
    for heading, wanted in ((Text("Ví dụ đúng", "Right"), False), (Text("Ví dụ bị nêu", "Faulted"), True)):
        chosen = [e for e in rule.examples if bool(e.says) is wanted]
        if chosen:
            yield ""
            yield heading.said(lang)
        for number, example in enumerate(chosen):
            if number:
                yield ""
            yield from _example(example, width)


def _example(example: Example, width: int) -> Iterator[str]:
    yield from _folded(f"({example.why})", width)
    for line in example.text.strip().splitlines():
        yield from _folded(line.strip(), width) or [""]
    if example.says:
        yield from _folded(f"→ {example.says}", width)


def _equation(rule: Rule, lang: str) -> str:
    return formula(rule.equation, lang) if rule.equation else _NO_EQUATION.said(lang)


def _folded(words: str, width: int, indent: str = _INDENT) -> list[str]:
    return fold(clean(words), max(width, 40), first=indent, other=indent)
