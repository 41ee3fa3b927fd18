"""``checker explain``, ``checker figures`` and ``checker text``: what the program knows and what it reads."""

from __future__ import annotations

import click

from checker.commands.completion import rule_names
from checker.commands.options import ACCEPTED, changes_option, contents, lang_option
from checker.commands.output import OK, complain, deliver, view_of, width
from checker.commands.speech import interface_language, said
from checker.commands.usage import Command
from checker.errors import ConfigError
from checker.renderers import FIGURE_FORMATS


@click.command(
    "explain",
    cls=Command,
    short_help=said("Giải thích các luật.", "Explain the rules."),
    help=said(
        "Bảng tất cả các luật; kèm tên luật thì giải thích đầy đủ luật đó.",
        "A table of all rules; with a name, the manual of that rule.",
    ),
)
@click.argument("rule", required=False, metavar=said("LUẬT", "RULE"), shell_complete=rule_names)
@lang_option
def explain_command(rule: str | None, lang: str | None) -> int:
    """Explain the rules."""
    from checker.packs import load_rules, unknown_rule
    from checker.renderers.explain import render_rule, render_table

    rules = load_rules()
    spoken = lang or interface_language()
    if rule is None:
        deliver(render_table(rules, spoken, width()))
        return OK
    for known in rules:
        if known.name == rule:
            deliver(render_rule(known, spoken, min(width(), 100)))
            return OK
    return complain(ConfigError(None, unknown_rule(rule, [r.name for r in rules])), spoken)


@click.command(
    "figures",
    cls=Command,
    short_help=said("Liệt kê mọi số liệu của một báo cáo.", "List all figures of a report."),
    help=said(
        "Bảng mọi số liệu trong báo cáo: đơn vị, nội dung, đã đối chiếu được hay chưa.",
        "A table of every figure of the report: unit, what it measures, whether it could be verified.",
    ),
)
@click.argument("file", metavar=said("TỆP", "FILE"))
@click.option(
    "--format",
    "form",
    type=click.Choice(FIGURE_FORMATS),
    default="terminal",
    help=said("Dạng kết quả.", "Form of the output."),
)
@lang_option
def figures_command(file: str, form: str, lang: str | None) -> int:
    """List all figures of a report."""
    from checker import batch, plan
    from checker.renderers import figure_renderer
    from checker.report import Report

    planned = plan.plan([file], plan.Wishes(lang=lang), contents([file]))
    for outcome in (*planned.errors, *batch.run(planned.jobs, 1)):
        if not isinstance(outcome, Report):
            return complain(outcome, lang or interface_language())
        deliver(figure_renderer(form).render_figures(outcome, view_of(lang)))
    return OK


@click.command(
    "text",
    cls=Command,
    short_help=said("In văn bản như chương trình đọc được.", "Print the text as the program reads it."),
    help=said(
        "In đúng văn bản mà chương trình đọc được; mọi vị trí trong kết quả đều đếm theo văn bản này.",
        "Print exactly the text that the program reads; all positions in its results count in it.",
    ),
)
@click.argument("file", metavar=said("TỆP", "FILE"))
@changes_option
def text_command(file: str, changes: str) -> int:
    """Print the text as the program reads it."""
    from checker.readers import read

    name, data = contents([file]) or (file, None)
    deliver(read(name, data=data, accept=changes == ACCEPTED).text)
    return OK
