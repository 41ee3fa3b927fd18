"""``checker audit``: a summary over many reports, and a data set of all that was found."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from checker.commands.options import ACCEPTED, changes_option, names, rules_options
from checker.commands.speech import said
from checker.commands.usage import Command


@click.command(
    "audit",
    cls=Command,
    short_help=said("Tổng hợp kết quả kiểm tra nhiều báo cáo.", "Summarise many reports."),
    help=said(
        "Kiểm tra mọi báo cáo trong các thư mục và lập bản tổng hợp: theo cơ quan, luật, lĩnh vực; từng mâu thuẫn; mức đạt kế "
        "hoạch. Dạng kết quả theo đuôi tệp: .html, .xlsx, .docx, .md, hoặc thư mục .parquet để truy vấn.\n\n"
        "Mã kết thúc: 0 là xong, 2 là có báo cáo không đọc được hoặc tùy chọn không dùng được.",
        "Check all reports in folders and summarise them: by body, rule and sector; the contradictions; achievement of plans. "
        "The output's ending tells its form: .html, .xlsx, .docx, .md, or a .parquet folder to query.\n\n"
        "Exit code: 0 done, 2 a report could not be read or an option not be used.",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar=said("TỆP …", "PATHS..."))
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    metavar=said("TỆP", "FILE"),
    help=said("Tệp kết quả; dùng được nhiều lần.", "The output; may be given several times."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "xlsx", "docx", "md", "parquet"]),
    help=said("Dạng kết quả, nếu đuôi tệp không cho biết.", "Form of the output, where its ending doesn't tell."),
)
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    help=said("Ngôn ngữ bản tổng hợp (mặc định: vi).", "Language of the summary (default: vi)."),
)
@click.option(
    "--date",
    "made",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar=said("NGÀY", "DATE"),
    help=said(
        "Ngày ghi trên bản tổng hợp và dùng để xét hạn của chỉ dẫn bỏ qua (mặc định: không ghi, không hết hạn).",
        "Date on the summary, by which suppressions expire too (default: none, and they don't).",
    ),
)
@click.option(
    "--against",
    metavar=said("THƯ MỤC", "FOLDER"),
    help=said("So với lần trước: thư mục .parquet của lần đó.", "Compare with an earlier audit: its .parquet folder."),
)
@click.option(
    "--processes",
    type=click.IntRange(1),
    metavar="N",
    help=said("Số tiến trình chạy song song.", "Number of processes."),
)
@click.option(
    "--cluster",
    metavar=said("ĐỊA CHỈ", "ADDRESS"),
    help=said("Chạy trên cụm máy Dask ở địa chỉ này.", "Run on the Dask cluster at this address."),
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    metavar=said("TỆP", "FILE"),
    help=said(
        "Tệp lưu tạm (mặc định: .checker-cache/audit.sqlite).", "The cache (default: .checker-cache/audit.sqlite)."
    ),
)
@click.option("--no-cache", is_flag=True, help=said("Không dùng tệp lưu tạm.", "Use no cache."))
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    help=said("Mã kết thúc là 1 nếu có chỗ từ mức này.", "Exit code 1 if anything of this severity is found."),
)
@rules_options
@click.option("--force", is_flag=True, help=said("Ghi đè kết quả đã có.", "Overwrite outputs that exist."))
@click.option("--quiet", is_flag=True, help=said("Chỉ nói khi có lỗi.", "Speak only of what went wrong."))
@changes_option
def audit_command(
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    form: str | None,
    lang: str,
    made: datetime | None,
    against: str | None,
    processes: int | None,
    cluster: str | None,
    cache: Path | None,
    no_cache: bool,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    force: bool,
    quiet: bool,
    changes: str,
) -> int:
    """Summarise many reports."""
    from checker.commands import auditrun, summaries
    from checker.finding import Severity
    from checker.plan import Wishes

    day = made.date() if made else None
    request = auditrun.Request(
        paths=paths,
        outputs=tuple(summaries.outputs_of(outputs, form)),
        wishes=Wishes(select=names(select), ignore=names(ignore), named=paths, today=day, accept=changes == ACCEPTED),
        lang=lang,
        made=day.isoformat() if day else "",
        against=against,
        fail_on=Severity(fail_on) if fail_on else None,
        force=force,
        quiet=quiet,
    )
    if cluster is not None:
        return auditrun.on_cluster(request, cluster)
    return auditrun.here(request, processes, None if no_cache else cache or auditrun.CACHE)
