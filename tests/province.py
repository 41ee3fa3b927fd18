"""A province of reports, with slips of which a ledger is kept: ``python tests/province.py OUT --communes 100 --seed 1``.

Each commune reports each quarter, in Word or in Markdown, in its own habits of wording and layout. The sums are right but for the
slips: ``OUT/slips.json`` lists them. The same options give the same files.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from province_files import Block, markdown, word
from province_words import (
    SECTIONS,
    Commune,
    Printed,
    Relation,
    Sentence,
    Setting,
    Table,
    measure,
    percent,
    ratio,
    total,
    vietnamese,
)

FIRST = [
    "Hòa",
    "Tân",
    "Phú",
    "Bình",
    "An",
    "Thanh",
    "Vĩnh",
    "Long",
    "Đồng",
    "Xuân",
    "Yên",
    "Đại",
    "Minh",
    "Quang",
    "Thượng",
    "Trung",
    "Nam",
    "Đông",
    "Hưng",
    "Kim",
]
LAST = [
    "Sơn",
    "Lập",
    "Thịnh",
    "Thành",
    "Tiến",
    "Hải",
    "Lâm",
    "Hà",
    "Giang",
    "Phong",
    "Lộc",
    "Mỹ",
    "Khê",
    "Trạch",
    "Điền",
    "Cường",
    "Hợp",
    "Ninh",
    "Thủy",
    "Đức",
]
DISTRICTS = ("Tam Sơn", "Bắc Giang Hạ", "Yên Khánh Thượng", "Nam Trực Lâm", "Đông Triều Hà")
VILLAGES = [
    "Đồi",
    "Chợ",
    "Bãi",
    "Sen",
    "Ngòi",
    "Rừng",
    "Trại",
    "Cả",
    "Đầm",
    "Vàng",
    "Gò",
    "Mít",
    "Lò",
    "Ngói",
    "Suối",
    "Trong",
    "Cây",
    "Đa",
    "Núi",
    "Hạ",
    "Bến",
    "Cát",
    "Ao",
    "Sen",
    "Đồng",
    "Vai",
]
PROSE = (
    "Đảng ủy, UBND xã tập trung chỉ đạo các thôn và đơn vị thực hiện nghị quyết, chương trình công tác đã đề ra ngay từ những ngày đầu; kỷ luật, kỷ cương hành chính tiếp tục được siết chặt.",
    "Phong trào thi đua được duy trì sâu rộng; nhiều mô hình hay, cách làm mới ở cơ sở được nhân rộng, góp phần giữ vững khối đại đoàn kết trong nhân dân.",
    "Tuy nhiên, việc chuyển đổi cơ cấu cây trồng ở một số thôn còn chậm; công tác phối hợp có lúc chưa chặt chẽ, thông tin báo cáo của một vài bộ phận chưa kịp thời.",
    "Trong thời gian tới, tiếp tục rà soát, tháo gỡ khó khăn về mặt bằng và nguồn vốn; đôn đốc các nhà thầu đẩy nhanh tiến độ thi công các công trình chuyển tiếp.",
    "Căn cứ Nghị quyết số {number}/NQ-HĐND ngày {day}/{month:02}/{year} của HĐND xã, các bộ phận chuyên môn đã chủ động tham mưu và tổ chức thực hiện.",
    "Các hoạt động văn hóa, văn nghệ, thể dục thể thao chào mừng ngày lễ được tổ chức tiết kiệm, an toàn; môi trường ở khu dân cư được giữ gìn sạch đẹp.",
    "Công tác lãnh đạo, chỉ đạo được triển khai kịp thời, bám sát chương trình công tác; các ban, ngành, đoàn thể phối hợp chặt chẽ.",
    "Thực hiện Quyết định số {number}/QĐ-UBND ngày {day}/{month:02}/{year} của UBND huyện, UBND xã đã xây dựng kế hoạch và phân công cụ thể.",
    "Công tác tuyên truyền được thực hiện thường xuyên trên hệ thống truyền thanh xã và tại các cuộc họp thôn.",
    "Chỉ đạo nhân dân chăm sóc, phòng trừ sâu bệnh cho cây trồng; duy trì trực phòng, chống thiên tai.",
    "Tình hình an ninh chính trị, trật tự an toàn xã hội được giữ vững; không để xảy ra điểm nóng.",
)
REVENUES = ("Thuế giá trị gia tăng", "Thuế thu nhập cá nhân", "Phí, lệ phí", "Thu tiền sử dụng đất", "Thu khác")
INDICATORS = (
    ("Diện tích ngô", "ha"),
    ("Sản lượng thủy sản", "tấn"),
    ("Diện tích rau màu", "ha"),
    ("Số hộ đăng ký nước sạch", "hộ"),
    ("Đường giao thông nông thôn làm mới", "km"),
    ("Tiêm phòng cho gia cầm", "con"),
)


@dataclass(frozen=True)
class Slip:
    """One figure printed wrong. ``context`` is the sentence or the table row as printed, with the slip in it at ``offset``.

    ``how``: a typing slip (digit, swap, lost, twice, mark), or a figure that was changed alone (stale, list, date).
    """

    path: str
    kind: str
    how: str
    right: str
    wrong: str
    context: str
    offset: int


def communes(number: int, seed: int, year: int) -> Iterator[Commune]:
    """So many communes, no two of one name."""
    names = [f"{a} {b}" for a in FIRST for b in LAST if a != b]
    draw = random.Random(f"names {seed}")
    draw.shuffle(names)
    for index in range(number):
        district = DISTRICTS[index % len(DISTRICTS)]
        name = names[index % len(names)] + (f" {index // len(names) + 1}" if index >= len(names) else "")
        made = commune(name, district, random.Random(f"{seed} {year} {name} {district}"))
        made.habits["place"] = index + 1
        yield made


def commune(name: str, district: str, draw: random.Random) -> Commune:
    """A commune with its year drawn."""
    base: dict[str, int] = {}
    for indicator, low, high in (
        ("gieo trồng", 180, 1_900),
        ("trồng rừng", 12, 160),
        ("thu ngân sách", 3_000, 26_000),
        ("chi ngân sách", 5_000, 19_000),
        ("giải ngân", 2_000, 16_000),
        ("khám bệnh", 2_500, 12_000),
        ("việc làm", 90, 420),
        ("kết nạp", 7, 21),
    ):
        base[indicator] = draw.randint(low, high)
        base[f"{indicator}:share"] = draw.randint(91, 112)
        base[f"{indicator}:pace"] = draw.randint(0, 4)
        base[f"{indicator}:index"] = draw.choice([draw.randint(88, 98), draw.randint(102, 118)])
    for kind, low, high in (("trâu", 90, 900), ("bò", 200, 1_800), ("lợn", 900, 7_000)):
        base[f"đàn {kind}"] = draw.randint(low, high)
        base[f"đàn {kind}:step"] = draw.randint(1, 40)
    base |= {
        "gia cầm": draw.randint(12_000, 88_000),
        "gia cầm:index": draw.choice([94, 97, 103, 106, 109]),
        "lúa": draw.randint(90, 700),
        "năng suất": draw.randint(510, 640),
        "nhà": draw.randint(3, 28),
        "mức nhà": draw.choice([2, 5, 20, 40, 50]),
        "hộ": draw.randint(1_100, 3_900),
        "hộ nghèo": draw.randint(70, 320),
        "hộ nghèo:step": draw.randint(3, 9),
        "dân số": draw.randint(4_800, 14_000),
        "hồ sơ": draw.randint(900, 6_500),
        "vụ việc": draw.randint(3, 9),
        "vụ việc:step": draw.choice([-2, -1, 1, 2, 3]),
        "học sinh mn": draw.randint(150, 520),
        "học sinh th": draw.randint(280, 1_100),
        "học sinh cs": draw.randint(220, 800),
        "đơn a": draw.randint(2, 14),
        "đơn b": draw.randint(2, 11),
        "đơn c": draw.randint(1, 9),
    }
    base["bảo hiểm"] = base["dân số"] * draw.randint(86, 97) // 100
    base["văn hóa"] = base["hộ"] * draw.randint(78, 95) // 100
    villages = [f"{a} {b}" for a, b in zip(VILLAGES[::2], VILLAGES[1::2], strict=True)]
    draw.shuffle(villages)
    made = Commune(name, villages, base, random.Random(f"style {name} {district}"))
    made.habits["district"] = DISTRICTS.index(district)
    return made


def revenue(at: Setting) -> Table:
    """Revenue by kinds, with its total."""
    draw = random.Random(f"{at.commune.name} revenue")
    plans = [draw.randint(90, 4_000) for _ in REVENUES]
    shares = [draw.randint(80, 115) for _ in REVENUES]
    printed: dict[str, Printed] = {}
    relations = []
    rows = []
    for number, (name, plan, share) in enumerate(zip(REVENUES, plans, shares, strict=True), 1):
        planned, done = measure(Fraction(plan)), measure(Fraction(plan * share * at.quarter, 400))
        printed |= {
            f"p{number}": planned,
            f"a{number}": done,
            f"r{number}": percent(ratio(done.value, planned.value), 1),
        }
        relations.append(Relation("table", (f"r{number}", f"a{number}", f"p{number}"), ratio))
        rows.append((str(number), name, f"{{p{number}}}", f"{{a{number}}}", f"{{r{number}}}"))
    numbers = range(1, len(REVENUES) + 1)
    for column in "pa":
        whole = sum((printed[f"{column}{n}"].value for n in numbers), Fraction(0))
        printed[f"{column}0"] = Printed(vietnamese(whole), whole, Fraction(1, 2))
        relations.append(Relation("table", (f"{column}0", *(f"{column}{n}" for n in numbers)), total))
    printed["r0"] = percent(ratio(printed["a0"].value, printed["p0"].value), 1)
    relations.append(Relation("table", ("r0", "a0", "p0"), ratio))
    rows.append(("", "Tổng cộng", "{p0}", "{a0}", "{r0}"))
    heads = ("TT", "Nội dung thu", "Dự toán (triệu đồng)", "Thực hiện (triệu đồng)", "Tỷ lệ (%)")
    return Table("Biểu 1. Kết quả thu ngân sách theo khoản thu", heads, tuple(rows), printed, tuple(relations))


def targets(at: Setting) -> Table:
    """Some targets of the year."""
    draw = random.Random(f"{at.commune.name} targets")
    printed: dict[str, Printed] = {}
    relations = []
    rows = []
    for number, (name, unit) in enumerate(draw.sample(INDICATORS, 4), 1):
        planned = measure(Fraction(draw.randint(40, 900)))
        done = measure(planned.value * draw.randint(85, 112) * at.quarter / 400)
        printed |= {
            f"p{number}": planned,
            f"a{number}": done,
            f"r{number}": percent(ratio(done.value, planned.value), 1),
        }
        relations.append(Relation("table", (f"r{number}", f"a{number}", f"p{number}"), ratio))
        rows.append((str(number), name, unit, f"{{p{number}}}", f"{{a{number}}}", f"{{r{number}}}"))
    heads = ("TT", "Chỉ tiêu", "ĐVT", f"Kế hoạch năm {at.year}", "Thực hiện", "Đạt (%)")
    return Table("Biểu 2. Một số chỉ tiêu chủ yếu", heads, tuple(rows), printed, tuple(relations))


TYPING = ("digit", "digit", "digit", "swap", "swap", "lost", "twice", "mark")
HOW = (*TYPING, "stale", "stale", "stale")
"""Ways in which figures go wrong, by how often they are drawn."""


def slipped(relation: Relation, printed: dict[str, Printed], draw: random.Random) -> tuple[str, str, str] | None:
    """A figure of the relation, how it went wrong and how it is printed now, so that no rounding explains it; or None."""
    if relation.kind == "date":
        day, month, year = printed["date"].text.split("/")
        return (
            "date",
            "date",
            draw.choice([f"{day}/{month}/{int(year) - 1}", f"31/{'06' if month == '06' else '02'}/{year}"]),
        )
    if relation.kind == "count":
        # A list gets one entry more or less, and its number is left behind.
        number = int(printed["number"].value) + draw.choice([-2, -1, -1, 1, 1, 2])
        return "number", "list", f"{number:02}"
    for _ in range(60):
        name, how = draw.choice(relation.figures), draw.choice(HOW)
        wrong = _mistyped(printed[name], how, draw)
        if wrong is None or wrong.text == printed[name].text:
            continue
        if not relation.holds({**printed, name: wrong}, slack=Fraction(2)):
            return name, how, wrong.text
    return None


def _mistyped(figure: Printed, how: str, draw: random.Random) -> Printed | None:
    """Another figure for the one meant; None where it can't go wrong so."""
    places = len(figure.text.partition(",")[2])
    digits = list(figure.text.replace(".", "").replace(",", ""))
    padded = figure.text.startswith("0") and len(digits) == 2 and not places
    at = draw.randrange(len(digits))
    if how == "digit":
        digits[at] = draw.choice([d for d in "0123456789" if d != digits[at]])
    elif how == "swap":
        if at + 1 == len(digits):
            return None
        digits[at], digits[at + 1] = digits[at + 1], digits[at]
    elif how == "lost":
        if len(digits) <= places + 2:
            return None
        del digits[at]
    elif how == "twice":
        digits.insert(at, digits[at])
    elif how == "mark":
        # "12,4" for "1,24": the comma went astray.
        moved = places + draw.choice([-1, 1])
        if not places or not 1 <= moved < len(digits):
            return None
        places = moved
    else:
        whole = int("".join(digits))
        digits = list(str(max(1, whole * draw.choice([93, 95, 97, 103, 104, 106, 111]) // 100)))
    value = Fraction(int("".join(digits)), 10**places)
    text = vietnamese(value, places)
    if (len(digits) > places + 1 and digits[0] == "0" and not padded) or value == 0:
        return None
    half = figure.half if not places else Fraction(1, 2 * 10**places)
    return Printed(f"0{text}" if padded and value < 10 else text, value, half)


def blocks_of(at: Setting, slips: int) -> tuple[list[Block], list[tuple[str, str, str, str, str, int]]]:
    """A report's blocks, with so many slips, and what they are: kind, how, right, wrong, context, offset."""
    written: list[tuple[str, Sentence | Table | str]] = []
    numerals = ("I", "II", "III", "IV")
    for numeral, (name, writers) in zip(numerals, SECTIONS, strict=True):
        written.append(("heading", f"{numeral}. {name}"))
        chosen = [w for w in writers if len(writers) < 3 or at.draw.random() < 0.85]
        for number, writer in enumerate(chosen):
            if number % 2 == 0:
                written.append(("paragraph", " ".join(_prose(at) for _ in range(at.draw.randint(1, 4)))))
            written.append(("sentence", writer(at)))
        if numeral == "I" and at.commune.habit("revenue", 2):
            written.append(("table", revenue(at)))
        if numeral == "II" and at.commune.habit("targets", 3) == 0:
            written.append(("table", targets(at)))
    wrong, told = _choose(at, written, slips)
    return _laid_out(at, written, wrong), told


def _prose(at: Setting) -> str:
    words = at.draw.choice(PROSE)
    day, month = at.draw.randint(1, 28), max(1, 3 * at.quarter - at.draw.randrange(3))
    return words.format(number=at.draw.randint(12, 3_000), day=day, month=month, year=at.year)


def _choose(at, written, slips):
    """Slips by the place of what they are in."""
    places = [n for n, (_, content) in enumerate(written) if not isinstance(content, str)]
    wrong: dict[int, dict[str, str]] = {}
    told = []
    for place in at.draw.sample(places, min(slips, len(places))):
        content = written[place][1]
        relation = at.draw.choice(content.relations)
        found = slipped(relation, content.printed, at.draw)
        if found is None:
            continue
        name, how, text = found
        wrong[place] = {name: text}
        context, offset = _context(content, name, text)
        told.append((relation.kind, how, content.printed[name].text, text, context, offset))
    return wrong, told


def _context(content: Sentence | Table, name: str, text: str) -> tuple[str, int]:
    """The sentence or row as printed, and where in it the slip stands."""
    templates = [content.template] if isinstance(content, Sentence) else [" | ".join(row) for row in content.rows]
    template = next(t for t in templates if f"{{{name}}}" in t)
    told = {n: p.text for n, p in content.printed.items()} | {name: text}
    return template.format(**told), len(template.partition(f"{{{name}}}")[0].format(**told))


def _laid_out(at, written, wrong) -> list[Block]:
    """Sentences in paragraphs: alone, several together, or in a footnote to the one before."""
    blocks: list[Block] = []
    layout = at.commune.habit("layout", 3)
    for place, (kind, content) in enumerate(written):
        if kind == "table":
            blocks.append(("table", (content.caption, content.heads, content.cells(wrong.get(place)))))
            continue
        if kind != "sentence":
            blocks.append((kind, content))
            continue
        words = content.text(wrong.get(place))
        last = blocks[-1]
        if layout == 1 and last[0] == "paragraph" and not words.startswith("-") and len(last[1]) < 500:
            blocks[-1] = ("paragraph", f"{last[1]} {words}")
        elif layout == 2 and last[0] == "paragraph" and at.draw.random() < 0.3:
            blocks[-1] = ("note", (last[1], words.removeprefix("- ")))
        else:
            blocks.append(("paragraph", words))
    return blocks


def letterhead(at: Setting) -> tuple[list[str], str]:
    """Its lines, and the body it tells."""
    name, district = at.commune.name, DISTRICTS[at.commune.habits["district"]]
    kind = at.commune.habit("letterhead", 4)
    number = 10 + at.quarter * 7
    if kind == 0:
        return [
            f"UBND HUYỆN {district.upper()}",
            f"UBND XÃ {name.upper()}",
            f"Số: {number}/BC-UBND",
        ], f"UBND xã {name}, huyện {district}"
    if kind == 1:
        return ["ỦY BAN NHÂN DÂN", f"XÃ {name.upper()}", f"Số: {number}/BC-UBND"], f"UBND xã {name}"
    if kind == 2:
        return [f"ỦY BAN NHÂN DÂN XÃ {name.upper()}", f"Số: {number} /BC-UBND"], f"UBND xã {name}"
    return [
        f"ĐẢNG BỘ HUYỆN {district.upper()}",
        f"ĐẢNG ỦY XÃ {name.upper()}",
        f"Số {number}-BC/ĐU",
    ], f"Đảng ủy xã {name}, huyện {district}"


def report(
    commune: Commune, year: int, quarter: int, seed: int, slips: int | None = None
) -> tuple[str, bytes, str, list[Slip]]:
    """Path, contents and body of one report, and its slips; their number is drawn where it isn't given."""
    draw = random.Random(f"{seed} {commune.name} {commune.habits['district']} {year} {quarter}")
    at = Setting(commune, year, quarter, draw)
    number = draw.choice([0, 0, 1, 1, 2, 3]) if slips is None else slips
    head, body = letterhead(at)
    period = ("quý I", "6 tháng đầu năm", "9 tháng đầu năm", "năm")[quarter - 1]
    subject = at.pick(
        "title",
        "Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh {period} {year}",
        "Tình hình kinh tế - xã hội {period} {year}",
        "Sơ kết công tác {period} {year}; phương hướng, nhiệm vụ trọng tâm thời gian tới",
    )
    subject = subject.format(period=period, year=year if quarter > 1 else f"năm {year}")
    blocks, told = blocks_of(at, number)
    folder = f"{commune.habits['place']:04}-{_plain(commune.name)}"
    ending = "docx" if commune.habit("word", 2) else "md"
    path = f"{folder}/{year}-quy-{quarter}.{ending}"
    data = (word if ending == "docx" else markdown)(head, "BÁO CÁO", subject, blocks)
    return path, data, body, [Slip(path, *slip) for slip in told]


def _plain(name: str) -> str:
    import unicodedata

    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in letters if not unicodedata.combining(c)).lower().replace(" ", "-")


def write(folder: Path, number: int, seed: int, year: int = 2024, quarters: Sequence[int] = (1, 2, 3, 4)) -> list[Slip]:
    """Write the province; the ledger, too, comes back."""
    ledger: list[Slip] = []
    bodies = {}
    for each in communes(number, seed, year):
        for quarter in quarters:
            path, data, body, slips = report(each, year, quarter, seed)
            target = folder / "reports" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            bodies[path] = body
            ledger += slips
    told = {"bodies": bodies, "slips": [slip.__dict__ for slip in ledger]}
    (folder / "slips.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return ledger


def main() -> None:
    """Write a province."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path)
    options.add_argument("--communes", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--year", type=int, default=2024)
    options.add_argument("--quarters", type=int, nargs="*", default=[1, 2, 3, 4])
    chosen = options.parse_args()
    ledger = write(chosen.out, chosen.communes, chosen.seed, chosen.year, chosen.quarters)
    print(f"{chosen.communes * len(chosen.quarters)} reports, {len(ledger)} slips in {chosen.out / 'slips.json'}")


if __name__ == "__main__":
    main()
