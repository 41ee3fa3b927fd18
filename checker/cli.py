"""The command line: load, run, render, exit. Nothing else of the program prints or exits.

Results go to standard output (or ``--output``), as UTF-8 whatever the machine's settings; what went wrong goes to standard
error. Every command returns its exit code: 0 nothing to report, 1 something at or above ``--fail-on``, 2 it could not
do its work.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from checker import __version__
from checker.commands.audit import audit_command
from checker.commands.baseline import baseline_command
from checker.commands.completion import completion_command
from checker.commands.gate import Gate, gate_options, mark_known, uncovered
from checker.commands.idle import idle_identities, idle_suppressions
from checker.commands.init import init_command
from checker.commands.lsp import lsp_command
from checker.commands.options import ACCEPTED, changes_option, contents, lang_option, names, rules_options
from checker.commands.output import (
    FAILED,
    FOUND,
    INTERRUPTED,
    OK,
    complain,
    crashed,
    deliver,
    speak_utf8,
    tell,
    view_of,
)
from checker.commands.progress import shown
from checker.commands.showing import explain_command, figures_command, text_command
from checker.commands.speech import interface_language
from checker.commands.speech import said as _
from checker.commands.usage import Program, complaint
from checker.commands.watch import watchable
from checker.errors import CheckerError
from checker.renderers import FORMATS

if TYPE_CHECKING:
    from checker.batch import Outcome
    from checker.finding import Severity

# At the end memory goes back as a whole; looking through it once more for garbage would be the last thing to wait for.
atexit.register(gc.freeze)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code comes back."""
    # What a check makes lives as long as the check: looking for garbage as often as by default costs a tenth and finds none.
    gc.set_threshold(400_000, 20, 20)
    speak_utf8()
    try:
        code = cli.main(args=arguments, prog_name="checker", standalone_mode=False)
    except CheckerError as error:
        return complain(error, interface_language())
    except click.ClickException as error:
        tell(complaint(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain at exit when it flushes what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as fault:
        if sys.flags.dev_mode:
            raise
        return complain(crashed(fault), interface_language())
    return code if isinstance(code, int) else OK


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Tìm những số liệu mâu thuẫn với nhau trong báo cáo. Ví dụ: checker check bao-cao.md",
        "Finds figures that contradict each other in a report. Example: checker check report.md",
    ),
)
@click.version_option(
    __version__,
    prog_name="checker",
    help=_("Hiện phiên bản.", "Show the version and exit."),
    message="%(prog)s %(version)s",
)
def cli() -> None:
    """Hold the commands."""


for _command in (
    audit_command,
    baseline_command,
    completion_command,
    explain_command,
    figures_command,
    init_command,
    lsp_command,
    text_command,
):
    cli.add_command(_command)


@cli.command(
    "check",
    short_help=_("Kiểm tra báo cáo.", "Check reports."),
    help=_(
        "Kiểm tra các tệp và thư mục báo cáo (Word, PDF, Excel, .odt, .html, .txt, .md); dấu “-” là đọc từ đầu vào chuẩn.\n\n"
        "Mã kết thúc: 0 là không có gì phải báo, 1 là có, 2 là có tệp hoặc tùy chọn không dùng được.",
        "Check reports (Word, PDF, Excel, .odt, .html, .txt, .md): files, folders, or “-” for standard input.\n\n"
        "Exit code: 0 nothing to report, 1 something, 2 a file or an option could not be used.",
    ),
)
@click.argument("paths", nargs=-1, metavar=_("TỆP …", "PATHS..."))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="terminal",
    metavar=_("DẠNG", "FORM"),
    help=_("Dạng kết quả: ", "Form of the output: ") + ", ".join(FORMATS) + ".",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False),
    metavar=_("TỆP", "FILE"),
    help=_("Ghi kết quả vào tệp này.", "Write the results to this file."),
)
@click.option(
    "--annotate",
    is_flag=False,
    flag_value="",
    metavar=_("[TỆP]", "[FILE]"),
    help=_(
        "Ghi thêm một bản sao của báo cáo có nhận xét tại từng chỗ (mặc định: tên báo cáo thêm “.checked”).",
        "Write a copy of the report with a remark at each finding, too (default name: the report's with “.checked”).",
    ),
)
@click.option(
    "--suggest",
    is_flag=True,
    help=_(
        "Trong bản sao Word, sửa sẵn chỗ chỉ có một cách sửa, dưới dạng thay đổi được theo dõi.",
        "In the copy of a Word file, put in repairs without an alternative as tracked changes.",
    ),
)
@click.option("--force", is_flag=True, help=_("Ghi đè tệp kết quả đã có.", "Overwrite an output file that exists."))
@lang_option
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    help=_(
        "Mức nhẹ nhất làm mã kết thúc là 1 (mặc định: warning).", "Least severity for exit code 1 (default: warning)."
    ),
)
@rules_options
@click.option("--show-unsure", is_flag=True, help=_("Nêu cả chỗ chưa rõ.", "List what is unsure, too."))
@click.option("--all", "show_all", is_flag=True, help=_("Nêu mọi phép đối chiếu.", "List every comparison."))
@click.option(
    "--stdin-filename",
    default="stdin.md",
    metavar=_("TÊN", "NAME"),
    help=_("Tên cho đầu vào chuẩn, để biết cách đọc.", "Name for standard input, which tells how to read it."),
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1), metavar="N", help=_("Số tiến trình chạy song song.", "Number of processes.")
)
@changes_option
@watchable
@gate_options
def check_command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    annotate: str | None,
    suggest: bool,
    force: bool,
    lang: str | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    show_unsure: bool,
    show_all: bool,
    stdin_filename: str,
    changes: str,
    jobs: int | None,
    gate: Gate,
) -> int:
    """Check reports."""
    from checker import batch, copies, plan
    from checker.finding import Severity
    from checker.readers import find_reports
    from checker.renderers import renderer
    from checker.report import Report

    if annotate and not paths:
        # "--annotate report.docx" with nothing behind it means that report, not a name for the copy.
        paths, annotate = (annotate,), ""
    if not paths:
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param=next(p for p in context.command.params if p.name == "paths"))
    files, unfit = find_reports(paths)
    if output is not None:
        plan.allow_output(output, files, force=force)
    view = view_of(lang, show_unsure=show_unsure, show_all=show_all, to_file=output is not None)
    wanted = None
    if annotate is not None or suggest:
        wanted = copies.Wanted(annotate or "", suggest, force, view.show, lang)
        copies.refuse_unless_writable(files, wanted)
    wishes = plan.Wishes(
        lang=lang,
        fail_on=Severity(fail_on) if fail_on else None,
        select=names(select),
        ignore=names(ignore),
        named=paths,
        today=gate.today,
        accept=changes == ACCEPTED,
    )
    planned = plan.plan(files, wishes, contents(files, stdin_filename))
    checked = shown(batch.run(planned.jobs, jobs), len(planned.jobs), sum(map(batch.size_of, planned.jobs)))
    outcomes = mark_known(list(checked), planned, gate)
    reports = [o for o in outcomes if isinstance(o, Report)]
    errors = [*unfit, *planned.errors, *(o for o in outcomes if isinstance(o, CheckerError))]
    view = replace(view, rules=planned.rules)
    if wanted is not None:
        written, faults = copies.write(reports, wanted)
        errors += faults
        for name in written:
            tell(_("Đã ghi bản có nhận xét:", "Annotated copy:") + f" {name}")
    deliver(renderer(form).render(reports, errors, view), output)
    for error in errors:
        complain(error, lang or interface_language())
    lacking = uncovered(outcomes, planned, gate)
    idle = [*idle_suppressions(outcomes, planned, paths, gate.today), *idle_identities(outcomes, planned)]
    for words in (*idle, *lacking):
        tell(words)
    return FAILED if errors else FOUND if lacking else _code(outcomes, planned.levels)


def _code(outcomes: Iterable[Outcome], levels: Iterable[Severity]) -> int:
    """Whether any report holds something at or above its fail level."""
    for outcome, level in zip(outcomes, levels, strict=True):
        worst = None if isinstance(outcome, CheckerError) else outcome.worst()
        if worst is not None and worst.rank >= level.rank:
            return FOUND
    return OK
