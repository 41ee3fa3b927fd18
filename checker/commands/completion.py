"""``checker completion``: what makes the shell complete commands, options and names of rules."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

from checker.commands.output import FAILED, OK, deliver
from checker.commands.speech import interface_language, said
from checker.commands.usage import Command

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    cls=Command,
    short_help=said("Gợi ý câu lệnh trong shell.", "Completion for the shell."),
    help=said(
        'In đoạn lệnh để shell tự hoàn chỉnh câu lệnh. Ví dụ, thêm vào ~/.bashrc:\n\n  eval "$(checker completion bash)"',
        "Print what makes the shell complete commands. For instance, add to ~/.bashrc:\n\n"
        '  eval "$(checker completion bash)"',
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> int:
    """Print the shell's completion script."""
    kind = get_completion_class(shell)
    program = context.find_root().command
    if kind is None:
        return FAILED
    # The script alone: click's own source() asks the shell for its version, which may not even be installed here.
    completion = kind(program, {}, "checker", "_CHECKER_COMPLETE")
    deliver(completion.source_template % completion.source_vars())
    return OK


def rule_names(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of rules that begin so; after a comma the next one."""
    from checker.packs import load_rules

    del context, parameter
    done, comma, begun = incomplete.rpartition(",")
    lang = interface_language()
    return [
        CompletionItem(done + comma + rule.name, help=rule.summary.said(lang))
        for rule in load_rules()
        if rule.name.startswith(begun)
    ]
