"""How fast, on this machine: ``python tests/bench.py``. Not a test; pytest doesn't collect it.

The text is of our own sentences with figures drawn from a fixed seed, so that two runs check the same thing.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import province
import pypdfium2
from packages import docx, para, run
from tabulate import tabulate

from checker.readers.converted import _program

CHECK = [sys.executable, "-m", "checker", "check", "--format", "json"]
REPORT_BYTES = 73_000
MEASURE = """
import resource, sys
from checker.cli import main
main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def vi(number: float, decimals: int = 0) -> str:
    """A number in Vietnamese style."""
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


PROSE = """Công tác tuyên truyền, phổ biến chủ trương của Đảng, chính sách, pháp luật của Nhà nước được triển khai bằng nhiều \
hình thức phù hợp với từng địa bàn, đối tượng. Việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh đi vào nền nếp; \
kỷ cương hành chính được giữ vững, tinh thần trách nhiệm của người đứng đầu được nâng lên. Tuy nhiên, tiến độ một số dự án còn \
chậm; sự phối hợp giữa các cơ quan chuyên môn và cơ sở có lúc chưa chặt chẽ, việc nắm tình hình có nơi chưa kịp thời.

"""


def paragraph(draw: random.Random) -> str:
    """A paragraph as reports have them: figures that agree, a split, a change, prose, now and then a note."""
    plan, share = draw.randint(1_000, 9_999), draw.randint(700, 1_300)
    actual = plan * share // 1000
    parts = [draw.randint(5, 400) for _ in range(draw.randint(2, 5))]
    kinds = ["du lịch", "làm việc", "thăm thân", "học tập", "mục đích khác"]
    split = ", ".join(f"{kind} {part} lượt" for kind, part in zip(kinds, parts, strict=False))
    before = draw.randint(100, 900)
    change = draw.randint(10, 90)
    return (
        f"- **Nông nghiệp:** Tổng diện tích gieo trồng đạt {vi(actual)}/{vi(plan)} ha, bằng "
        f"{vi(100 * actual / plan, 1)}% kế hoạch. Các cấp, các ngành tập trung lãnh đạo, chỉ đạo quyết liệt việc thực hiện "
        "nhiệm vụ; công tác kiểm tra, giám sát được duy trì thường xuyên, kịp thời tháo gỡ khó khăn cho cơ sở.\n\n"
        f"Toàn huyện có {vi(sum(parts))} lượt người nước ngoài tạm trú, gồm: {split}. Đã giải quyết "
        f"{before + change} vụ việc, tăng {change} vụ so với cùng kỳ năm 2022 ({before} vụ); ban hành Quyết định số "
        f"{draw.randint(1, 999)}/QĐ-UBND ngày {draw.randint(1, 28):02}/{draw.randint(1, 9)}/2023.\n\n" + PROSE
    )


def report(size: int) -> str:
    """A report of so many bytes, about."""
    draw = random.Random(2023)  # noqa: S311  # figures, not secrets
    pieces = ["# BÁO CÁO\n\nTình hình thực hiện nhiệm vụ 9 tháng đầu năm 2023\n\n"]
    total = 0
    while total < size:
        pieces.append(paragraph(draw))
        total += len(pieces[-1].encode())
    return "".join(pieces)


def median_time(command: list[str], runs: int) -> float:
    """Seconds from start to exit."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        times.append(time.perf_counter() - begun)
        if done.returncode not in (0, 1):
            sys.exit(done.stderr.decode())
    return statistics.median(times)


def peak(file: Path) -> int:
    """Most memory used while checking, in bytes."""
    command = [sys.executable, "-c", MEASURE, "check", "--format", "json", str(file)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    return int(done.stderr.split()[-1]) * (1 if sys.platform == "darwin" else 1024)


def start_up(folder: Path, runs: int) -> list[list[str]]:
    """Short runs, against the cost of click alone."""
    real = folder / "real.md"
    real.write_text(report(REPORT_BYTES), encoding="utf-8")
    small = folder / "small.md"
    small.write_text("Đạt 8.882/8.938 ha, bằng 99,4% kế hoạch.\n", encoding="utf-8")
    click = median_time([sys.executable, "-c", "import click"], runs)
    cases = {
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "checker --help": [sys.executable, "-m", "checker", "--help"],
        "checker check, one sentence": [*CHECK, str(small)],
        f"checker check, {REPORT_BYTES // 1000} KB": [*CHECK, str(real)],
    }
    limit = 3 * click + 0.3
    rows = [[name, f"{median_time(command, runs):.3f} s"] for name, command in cases.items()]
    return [*rows, ["limit for the last (3 × click + 0.3 s)", f"{limit:.3f} s"]]


def throughput(folder: Path, sizes: list[float]) -> list[list[str]]:
    """Large texts in one file, on one core."""
    small = folder / "small.md"
    idle = median_time([*CHECK, str(small)], 3)
    rows = []
    for size in sizes:
        file = folder / f"{size}.md"
        file.write_text(report(int(size * 1e6)), encoding="utf-8")
        taken = median_time([*CHECK, str(file)], 1) - idle
        used, allowed = peak(file) / 1e6, 60 + 60 * size
        rows.append(
            [f"{size:g} MB", f"{taken:.1f} s", f"{size / taken:.2f} MB/s", f"{used:.0f} MB", f"{allowed:.0f} MB"]
        )
    return rows


def many(folder: Path, files: int) -> list[list[str]]:
    """A folder of reports, by number of processes."""
    reports = folder / "reports"
    reports.mkdir()
    for i in range(files):
        (reports / f"{i}.md").write_text(report(REPORT_BYTES), encoding="utf-8")
    size = sum(f.stat().st_size for f in reports.iterdir()) / 1e6
    rows = []
    for jobs in ("1", "2", "4"):
        taken = median_time([*CHECK, "-j", jobs, str(reports)], 1)
        rows.append([f"{files} × {REPORT_BYTES // 1000} KB, -j {jobs}", f"{taken:.1f} s", f"{size / taken:.2f} MB/s"])
    return rows


def audits(folder: Path, communes: int, pairs: int) -> list[list[str]]:
    """An audit of a generated province by one process and by two, in turns, so that the machine's other work falls on both."""
    province.write(folder / "province", communes, seed=1)
    reports = communes * 4
    taken: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(pairs):
        for processes, times in taken.items():
            command = [
                sys.executable,
                "-m",
                "checker",
                "audit",
                str(folder / "province/reports"),
                "--no-cache",
                "--force",
            ]
            times.append(median_time([*command, "-o", str(folder / "a.parquet"), "--processes", str(processes)], 1))
    rows = [
        [f"{reports} reports, --processes {n}", f"{min(times):.1f} s", f"{reports / min(times):.1f} reports/s"]
        for n, times in taken.items()
    ]
    share = statistics.median(one / two / 2 for one, two in zip(taken[1], taken[2], strict=True))
    return [*rows, ["two processes, of what twice one would do (median of pairs)", f"{100 * share:.0f} %", ""]]


PAGE_LETTERS = 2_480
"""Of a page as decree 30/2020/NĐ-CP sets reports, in the layout below: 300,000 letters make 121 of them."""
LETTERS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>'
LINES = '<w:spacing w:before="120" w:line="276" w:lineRule="auto"/><w:jc w:val="both"/>'
SHEET = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
"""14 points, 1.15 lines apart, on A4 with margins of 30 mm on the left, 15 on the right, and 20."""


def documents(folder: Path, pages: int, runs: int) -> list[list[str]]:
    """A Word file and a PDF of so many pages; start-up is included."""
    text = report(pages * PAGE_LETTERS * 2)[: pages * PAGE_LETTERS]
    paragraphs = [p for p in text.split("\n\n") if p]
    word = folder / "report.docx"
    body = "".join(para(*(run(text, LETTERS) for text in cut(p)), properties=LINES) for p in paragraphs)
    word.write_bytes(docx(body + SHEET))
    made = [(word, pages)]
    if (portable := printed(word, folder)) is not None:
        made.append((portable, len(pypdfium2.PdfDocument(portable))))
    rows = []
    for file, count in made:
        taken = median_time([*CHECK, str(file)], runs)
        rows.append(
            [
                f"{file.suffix}, {count} pages",
                f"{taken:.2f} s",
                f"{count / taken:.0f} pages/s",
                f"{peak(file) / 1e6:.0f} MB",
            ]
        )
    return rows


def cut(paragraph: str) -> list[str]:
    """A paragraph in runs, as Word cuts them."""
    escaped = paragraph.replace("&", "&amp;").replace("<", "&lt;")
    return [escaped[i : i + 40] for i in range(0, len(escaped), 40)]


def printed(source: Path, folder: Path) -> Path | None:
    """The Word file as a PDF, by LibreOffice; None where it isn't installed."""
    program = _program()
    if program is None:
        return None
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(source)], capture_output=True, check=True)
    return source.with_suffix(".pdf")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=float, nargs="*", default=[1, 5, 20], help="MB of the large texts")
    options.add_argument("--runs", type=int, default=9, help="runs of the short commands")
    options.add_argument("--pages", type=int, default=100, help="pages of the Word file and the PDF")
    options.add_argument("--communes", type=int, default=50, help="communes of the province that is audited")
    options.add_argument("--files", type=int, default=40, help="reports in the folder")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for heads, rows in (
            (["Start to exit", "Median"], start_up(folder, chosen.runs)),
            (["Document", "Start to exit", "Rate", "Peak memory"], documents(folder, chosen.pages, 3)),
            (["Text", "Time", "Rate", "Peak memory", "Allowed"], throughput(folder, chosen.sizes)),
            (["Folder", "Time", "Rate"], many(folder, chosen.files)),
            (["Audit", "Time", "Rate"], audits(folder, chosen.communes, 3)),
        ):
            print(tabulate(rows, headers=heads, disable_numparse=True), end="\n\n")


if __name__ == "__main__":
    main()
