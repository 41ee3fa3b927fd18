"""The command line: load, run, render, exit. Nothing else of the program prints or exits.

Results go to standard output (or ``--output``), as UTF-8 whatever the machine's settings; what went wrong goes to standard
error. Every command returns its exit code: 0 nothing to report, 1 something at or above ``--fail-on``, 2 it could not
do its work.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import click

from checker import __version__
from checker.errors import CheckerError, ConfigError
from checker.text import Text

if TYPE_CHECKING:
    from checker.batch import Outcome
    from checker.finding import Severity
    from checker.renderers import View

    Command = TypeVar("Command", bound=Callable[..., object])

STANDARD_INPUT = "-"
ACCEPTED = "accepted"
PAGE = 100
"""Columns where there is no terminal."""
PIECE = 1 << 20
OK, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


def interface_language() -> str:
    """The language of help and complaints: English where the machine speaks English, else Vietnamese."""
    settings = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "en" if next(filter(None, settings), "").lower().startswith("en") else "vi"


def _(vi: str, en: str) -> str:
    return Text(vi, en).said(interface_language())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code comes back."""
    _speak_utf8()
    try:
        code = cli.main(args=arguments, prog_name="checker", standalone_mode=False)
    except CheckerError as error:
        return _complain(error, interface_language())
    except click.ClickException as error:
        if interface_language() == "vi":
            click.echo("Câu lệnh chưa đúng; thêm --help để xem cách dùng.", err=True)
        error.show()
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
        return _complain(_crashed(fault), interface_language())
    return code if isinstance(code, int) else OK


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Tìm những số liệu mâu thuẫn với nhau trong báo cáo. Ví dụ: checker check bao-cao.md",
        "Finds figures that contradict each other in a report. Example: checker check report.md",
    ),
)
@click.version_option(__version__, prog_name="checker")
def cli() -> None:
    """Hold the commands."""


def _lang_option(command: Command) -> Command:
    said = _("Ngôn ngữ kết quả (mặc định: theo từng báo cáo).", "Language of the output (default: each report's own).")
    return click.option("--lang", type=click.Choice(["vi", "en"]), help=said)(command)


def _changes_option(command: Command) -> Command:
    said = _(
        "Đọc các thay đổi được theo dõi (Track Changes) như đã chấp nhận hay đã từ chối (mặc định: accepted).",
        "Read tracked changes as if accepted or as if rejected (default: accepted).",
    )
    choice = click.Choice([ACCEPTED, "rejected"])
    return click.option("--changes", type=choice, default=ACCEPTED, help=said)(command)


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
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    help=_("Dạng kết quả.", "Form of the output."),
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False),
    help=_("Ghi kết quả vào tệp này.", "Write the results to this file."),
)
@click.option(
    "--annotate",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
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
@_lang_option
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    help=_(
        "Mức nhẹ nhất làm mã kết thúc là 1 (mặc định: warning).", "Least severity for exit code 1 (default: warning)."
    ),
)
@click.option("--select", multiple=True, help=_("Chỉ dùng các luật này (a,b,c).", "Only these rules (a,b,c)."))
@click.option("--ignore", multiple=True, help=_("Bỏ qua các luật này.", "Not these rules."))
@click.option("--show-unsure", is_flag=True, help=_("Nêu cả chỗ chưa rõ.", "List what is unsure, too."))
@click.option("--all", "show_all", is_flag=True, help=_("Nêu mọi phép đối chiếu.", "List every comparison."))
@click.option(
    "--stdin-filename",
    default="stdin.md",
    help=_("Tên cho đầu vào chuẩn, để biết cách đọc.", "Name for standard input, which tells how to read it."),
)
@_changes_option
@click.option("-j", "--jobs", type=click.IntRange(1), help=_("Số tiến trình chạy song song.", "Number of processes."))
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
        raise click.UsageError(_("chưa nêu tệp hay thư mục nào để kiểm tra", "name a file or folder to check"))
    files, unfit = find_reports(paths)
    if output is not None:
        plan.allow_output(output, files, force=force)
    view = _view(lang, show_unsure=show_unsure, show_all=show_all, to_file=output is not None)
    wanted = None
    if annotate is not None or suggest:
        wanted = copies.Wanted(annotate or "", suggest, force, view.show, lang)
        copies.refuse_unless_writable(files, wanted)
    wishes = plan.Wishes(
        lang=lang,
        fail_on=Severity(fail_on) if fail_on else None,
        select=_names(select),
        ignore=_names(ignore),
        accept=changes == ACCEPTED,
    )
    planned = plan.plan(files, wishes, _contents(files, stdin_filename))
    outcomes = list(batch.run(planned.jobs, jobs))
    reports = [o for o in outcomes if isinstance(o, Report)]
    errors = [*unfit, *planned.errors, *(o for o in outcomes if isinstance(o, CheckerError))]
    if wanted is not None:
        written, faults = copies.write(reports, wanted)
        errors += faults
        for name in written:
            said = _("Đã ghi bản có nhận xét: {name}", "Annotated copy: {name}")
            click.echo(said.format(name=name), err=True)
    _deliver(renderer(form).render(reports, errors, view), output)
    for error in errors:
        _complain(error, lang or interface_language())
    return FAILED if errors else _code(outcomes, planned.levels)


@cli.command(
    "explain",
    short_help=_("Giải thích các luật.", "Explain the rules."),
    help=_(
        "Bảng tất cả các luật; kèm tên luật thì giải thích đầy đủ luật đó.",
        "A table of all rules; with a name, the manual of that rule.",
    ),
)
@click.argument("rule", required=False)
@_lang_option
def explain_command(rule: str | None, lang: str | None) -> int:
    """Explain the rules."""
    from checker.packs import load_rules, unknown_rule
    from checker.renderers.explain import render_rule, render_table

    rules = load_rules()
    said = lang or interface_language()
    if rule is None:
        _deliver(render_table(rules, said, _width()))
        return OK
    for known in rules:
        if known.name == rule:
            _deliver(render_rule(known, said, min(_width(), 100)))
            return OK
    return _complain(ConfigError(None, unknown_rule(rule, [r.name for r in rules])), said)


@cli.command(
    "figures",
    short_help=_("Liệt kê mọi số liệu của một báo cáo.", "List all figures of a report."),
    help=_(
        "Bảng mọi số liệu trong báo cáo: đơn vị, nội dung, đã đối chiếu được hay chưa.",
        "A table of every figure of the report: unit, what it measures, whether it could be verified.",
    ),
)
@click.argument("file")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    help=_("Dạng kết quả.", "Form of the output."),
)
@_lang_option
def figures_command(file: str, form: str, lang: str | None) -> int:
    """List all figures of a report."""
    from checker import batch, plan
    from checker.renderers import renderer
    from checker.report import Report

    planned = plan.plan([file], plan.Wishes(lang=lang), _contents([file]))
    for outcome in (*planned.errors, *batch.run(planned.jobs, 1)):
        if not isinstance(outcome, Report):
            return _complain(outcome, lang or interface_language())
        _deliver(renderer(form).render_figures(outcome, _view(lang)))
    return OK


@cli.command(
    "text",
    short_help=_("In văn bản như chương trình đọc được.", "Print the text as the program reads it."),
    help=_(
        "In đúng văn bản mà chương trình đọc được; mọi vị trí trong kết quả đều đếm theo văn bản này.",
        "Print exactly the text that the program reads; all positions in its results count in it.",
    ),
)
@click.argument("file")
@_changes_option
def text_command(file: str, changes: str) -> int:
    """Print the text as the program reads it."""
    from checker.readers import read

    name, data = _contents([file]) or (file, None)
    _deliver(read(name, data=data, accept=changes == ACCEPTED).text)
    return OK


def _code(outcomes: Iterable[Outcome], levels: Iterable[Severity]) -> int:
    """Whether any report holds something at or above its fail level."""
    for outcome, level in zip(outcomes, levels, strict=True):
        worst = None if isinstance(outcome, CheckerError) else outcome.worst()
        if worst is not None and worst.rank >= level.rank:
            return FOUND
    return OK


def _names(options: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for option in options for name in option.split(",") if name.strip())


def _contents(paths: Iterable[str], name: str = "stdin.md") -> tuple[str, bytes] | None:
    """Name and contents of standard input, if it is among the paths."""
    return (name, sys.stdin.buffer.read()) if STANDARD_INPUT in paths else None


def _view(lang: str | None, *, show_unsure: bool = False, show_all: bool = False, to_file: bool = False) -> View:
    from checker.finding import Status
    from checker.renderers import View

    show = set(Status) if show_all else {Status.FAIL, Status.UNSURE} if show_unsure else {Status.FAIL}
    colour = not to_file and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return View(lang=lang, show=frozenset(show), width=PAGE if to_file else _width(), colour=colour)


def _width() -> int:
    """Columns of the terminal; a fixed number where there is none, so that files come out alike."""
    from shutil import get_terminal_size

    return get_terminal_size((PAGE, 24)).columns


def _deliver(result: str, output: str | None = None) -> None:
    """Bytes, so that no machine changes letters or line ends; half a character in a file's name comes out escaped."""
    if output is None:
        _write(result, sys.stdout.buffer)
        return
    try:
        with Path(output).open("wb") as file:
            _write(result, file)
    except OSError as error:
        raise ConfigError(
            output,
            Text(
                f"không ghi được kết quả vào tệp này ({error.strerror}); hãy chọn nơi khác",
                f"the results can't be written to this file ({error.strerror}); choose another place",
            ),
        ) from error


def _write(result: str, to: BinaryIO) -> None:
    """Piece by piece: a long result need not stand in memory twice."""
    to.writelines(
        result[start : start + PIECE].encode("utf-8", "backslashreplace") for start in range(0, len(result), PIECE)
    )
    to.flush()


def _complain(error: CheckerError, lang: str) -> int:
    click.echo(error.said(lang), err=True)
    return error.exit_code


def _crashed(fault: Exception) -> CheckerError:
    cause = f"{type(fault).__name__}: {fault}"
    return CheckerError(
        None,
        Text(
            f"chương trình gặp sự cố ({cause}); hãy báo cho người phụ trách chương trình (chi tiết: python -X dev -m checker)",
            f"the program failed ({cause}); please tell its maintainers (details: python -X dev -m checker)",
        ),
    )


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
