"""``checker baseline``: record today's findings, or prune those that are gone."""

from __future__ import annotations

from pathlib import Path

import click

from checker.commands.gate import read_record
from checker.commands.options import contents
from checker.commands.output import FAILED, OK, complain, put, tell
from checker.commands.progress import shown
from checker.commands.speech import interface_language, said
from checker.commands.usage import Command
from checker.errors import CheckerError
from checker.text import Text

FILE = "checker-baseline.json"


@click.command(
    "baseline",
    cls=Command,
    short_help=said("Ghi nhận những chỗ đã biết.", "Record known findings."),
    help=said(
        "Ghi những mâu thuẫn hiện có vào một tệp; từ đó lệnh “checker check --baseline TỆP” chỉ tính chỗ mới.\n\n"
        "Với --prune: chỉ xóa những mục không còn, không thêm mục nào.",
        "Record the findings that are there today; “checker check --baseline FILE” then counts only new ones.\n\n"
        "With --prune: only remove entries that are gone, add none.",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar=said("TỆP …", "PATHS..."))
@click.option(
    "--output",
    default=FILE,
    type=click.Path(dir_okay=False),
    metavar=said("TỆP", "FILE"),
    help=said(f"Tệp ghi nhận (mặc định: {FILE}).", f"The record (default: {FILE})."),
)
@click.option("--prune", is_flag=True, help=said("Chỉ xóa những mục không còn.", "Only remove what is gone."))
def baseline_command(paths: tuple[str, ...], output: str, prune: bool) -> int:
    """Record known findings."""
    from checker import batch, plan
    from checker.baseline import entries, mark, written
    from checker.paths import is_there, relative
    from checker.readers import find_reports
    from checker.report import Report

    files, unfit = find_reports(paths)
    plan.allow_output(output, files, force=True)
    target = Path(output)
    # An older record may be replaced, nothing else.
    old = read_record(output) if target.exists() or prune else ()
    planned = plan.plan(files, plan.Wishes(named=paths), contents(files))
    outcomes = list(shown(batch.run(planned.jobs), len(planned.jobs), sum(map(batch.size_of, planned.jobs))))
    errors = [*unfit, *planned.errors, *(o for o in outcomes if isinstance(o, CheckerError))]
    for error in errors:
        complain(error, interface_language())
    if errors:
        # A record that lacks a file's findings would let them all come back as new.
        return FAILED
    folder = target.absolute().parent
    reports = {relative(r.document.path, folder): r for r in outcomes if isinstance(r, Report)}
    if prune:
        gone = {e.path for e in old if e.path not in reports and not is_there(folder, e.path)}
        pruned = mark(reports, old, gone)
        put(written(pruned.held), output)
        tell(
            Text(
                f"{output}: đã xóa {len(pruned.stale)} mục, còn {len(pruned.held)}",
                f"{output}: {len(pruned.stale)} removed, {len(pruned.held)} left",
            ).said(interface_language())
        )
        return OK
    found = [entry for path, report in reports.items() for entry in entries(report, path)]
    put(written(found), output)
    tell(
        Text(f"{output}: đã ghi {len(found)} chỗ", f"{output}: {len(found)} findings recorded").said(
            interface_language()
        )
    )
    return OK
