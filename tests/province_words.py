"""What a commune's report says about its figures, in many wordings. Sentences of ours; figures are drawn.

A sentence is a template with named figures, and the relations that its wording states between them. A relation recomputes its
first figure from the others; by it a slip is chosen that no rounding explains.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product


@dataclass(frozen=True)
class Printed:
    """A figure as printed. ``half`` is half a unit of its last place; 0 for what is counted."""

    text: str
    value: Fraction
    half: Fraction = Fraction(0)


@dataclass(frozen=True)
class Relation:
    """``figures[0]`` is computed from the rest; the names are those of the template."""

    kind: str
    figures: tuple[str, ...]
    compute: Callable[..., Fraction]

    def holds(self, printed: dict[str, Printed], *, slack: Fraction = Fraction(0)) -> bool:
        """Whether some unrounded values fit, give or take so many units of the first figure's last place."""
        first, *rest = (printed[name] for name in self.figures)
        ends = [{p.value - p.half, p.value + p.half} for p in rest]
        corners = ends if len(ends) < 6 else [[p.value] for p in rest]
        spread = Fraction(0) if len(ends) < 6 else sum((p.half for p in rest), Fraction(0))
        try:
            reached = [self.compute(*corner) for corner in product(*corners)]
        except ZeroDivisionError:
            return True
        room = first.half * (1 + 2 * slack) + spread + (slack if first.half == 0 else 0)
        return min(reached) - room <= first.value <= max(reached) + room


@dataclass(frozen=True)
class Sentence:
    """One sentence (or table row) and what it states."""

    template: str
    printed: dict[str, Printed]
    relations: tuple[Relation, ...] = ()

    def text(self, slips: dict[str, str] | None = None) -> str:
        """The sentence; some figures printed otherwise."""
        return self.template.format(**{n: (slips or {}).get(n, p.text) for n, p in self.printed.items()})


@dataclass(frozen=True)
class Table:
    """A table: its caption, its heads, and rows of cells that are templates of one sentence."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    printed: dict[str, Printed]
    relations: tuple[Relation, ...]

    def cells(self, slips: dict[str, str] | None = None) -> list[list[str]]:
        """The rows' cells; some figures printed otherwise."""
        told = {n: (slips or {}).get(n, p.text) for n, p in self.printed.items()}
        return [[cell.format(**told) for cell in row] for row in self.rows]


def vietnamese(value: Fraction, places: int = 0) -> str:
    """``1.234,5``."""
    units = int(abs(value) * 10**places + Fraction(1, 2))
    whole, part = divmod(units, 10**places)
    return ("-" if value < 0 else "") + f"{whole:,}".replace(",", ".") + (f",{part:0{places}}" if places else "")


def measure(value: Fraction, places: int = 0) -> Printed:
    """A measured amount, rounded to so many places."""
    text = vietnamese(value, places)
    return Printed(text, Fraction(text.replace(".", "").replace(",", ".")), Fraction(1, 2 * 10**places))


def count(value: int, *, padded: bool = False) -> Printed:
    """A count: ``05`` where the office writes so."""
    return Printed(f"{value:02}" if padded and value < 10 else vietnamese(Fraction(value)), Fraction(value))


def percent(value: Fraction, places: int) -> Printed:
    """A percentage."""
    return measure(value, places)


def ratio(part: Fraction, whole: Fraction) -> Fraction:
    return 100 * part / whole


def growth(now: Fraction, before: Fraction) -> Fraction:
    return 100 * (now - before) / before


def fall(now: Fraction, before: Fraction) -> Fraction:
    return 100 * (before - now) / before


def total(*parts: Fraction) -> Fraction:
    return sum(parts, Fraction(0))


@dataclass
class Commune:
    """A commune and what is true of it in one year, by which all its reports are written."""

    name: str
    villages: list[str]
    base: dict[str, int]
    """Yearly plans and standing numbers."""
    style: random.Random
    """Draws the office's habits, the same in each of its reports."""
    habits: dict[str, int] = field(default_factory=dict)

    def habit(self, name: str, choices: int) -> int:
        """One of so many ways to word something, mostly the same in one office."""
        return self.habits.setdefault(name, self.style.randrange(choices))


@dataclass
class Setting:
    """What a report's sentences need to know."""

    commune: Commune
    year: int
    quarter: int
    draw: random.Random

    @property
    def so_far(self) -> str:
        """The period in words: ``9 tháng đầu năm``."""
        return ("quý I", "6 tháng đầu năm", "9 tháng đầu năm", "năm")[self.quarter - 1]

    @property
    def date(self) -> str:
        """A day late in the period, as reports give it."""
        month = 3 * self.quarter
        return f"{(20, 15, 25, 28)[self.draw.randrange(4)]}/{month:02}/{self.year}"

    @property
    def before(self) -> str:
        """The period compared with."""
        return ("cùng kỳ", "cùng kỳ năm trước", f"cùng kỳ năm {self.year - 1}")[self.draw.randrange(3)]

    def pick(self, name: str, *templates: str) -> str:
        """One of the wordings: the office's own, now and then another."""
        own = self.commune.habit(name, len(templates))
        return templates[own if self.draw.random() < 0.6 else self.draw.randrange(len(templates))]

    def reached(self, name: str) -> Fraction:
        """How much of the year's plan is reached by this quarter, the same in whatever report tells it."""
        shares = self.commune.base[f"{name}:share"]
        return Fraction((0, 24, 49, 74, 100)[self.quarter] * shares, 10_000) * (
            Fraction(98 + self.commune.base[f"{name}:pace"], 100) if self.quarter < 4 else 1
        )


Writer = Callable[[Setting], Sentence]


def planned(name: str, unit: str, *, places: int = 0, counted: bool = False, wordings: Sequence[str]) -> Writer:
    """An indicator against its plan: {actual}, {plan}, {percent}; maybe {previous}, {growth}, {change}."""

    def write(at: Setting) -> Sentence:
        base = at.commune.base
        plan_value = Fraction(base[name])
        actual_value = plan_value * at.reached(name)
        made: Callable[[Fraction], Printed] = (lambda v: count(int(v))) if counted else (lambda v: measure(v, places))
        actual, plan = made(actual_value), made(plan_value)
        previous = made(actual_value * 100 / base[f"{name}:index"])
        template = at.pick(name, *wordings).replace("{unit}", unit).replace("{before}", at.before)
        template = template.replace("{so_far}", at.so_far).replace("{last}", str(at.year - 1))
        rises = actual.value >= previous.value
        template = template.replace("{rise}", "tăng" if rises else "giảm")
        digits = 1 + at.commune.habit("digits", 2)
        change = abs(actual.value - previous.value)
        printed = {
            "actual": actual,
            "plan": plan,
            "previous": previous,
            "percent": percent(ratio(actual.value, plan.value), digits),
            "growth": percent(abs(growth(actual.value, previous.value)), digits),
            "change": Printed(vietnamese(change, places), change, actual.half),
            "date": Printed(at.date, Fraction(at.year)),
        }
        relations = [
            Relation("date", ("date",), lambda: Fraction(at.year)),
            Relation("plan", ("percent", "actual", "plan"), ratio),
        ]
        if "{growth}" in template and "{previous}" in template:
            relations.append(Relation("growth", ("growth", "actual", "previous"), growth if rises else fall))
        if "{change}" in template and "{previous}" in template:
            relations.append(
                Relation(
                    "change", ("change", "actual", "previous"), (lambda n, b: n - b) if rises else (lambda n, b: b - n)
                )
            )
        used = {k: v for k, v in printed.items() if f"{{{k}}}" in template}
        return Sentence(template, used, tuple(r for r in relations if set(r.figures) <= used.keys()))

    return write


CROPS = planned(
    "gieo trồng",
    "ha",
    places=1,
    wordings=(
        "Tổng diện tích gieo trồng {actual} ha, đạt {percent}% kế hoạch ({plan} ha), {rise} {change} ha so với {before} ({previous} ha).",
        "Diện tích gieo trồng ước đạt {actual}/{plan} ha, bằng {percent}% kế hoạch năm, {rise} {growth}% so với {before} ({previous} ha).",
        "Toàn xã gieo trồng được {actual} ha, đạt {percent}% KH năm ({plan} ha).",
        "Gieo trồng {actual} ha/KH {plan} ha, đạt {percent}%; cùng kỳ năm {last} là {previous} ha, {rise} {change} ha.",
        "- Trồng trọt: tổng diện tích gieo trồng {actual} ha (kế hoạch {plan} ha, đạt {percent}%).",
    ),
)
FOREST = planned(
    "trồng rừng",
    "ha",
    places=1,
    wordings=(
        "Trồng rừng tập trung {actual}/{plan} ha, đạt {percent}% kế hoạch.",
        "Công tác trồng rừng: đã trồng mới {actual} ha, bằng {percent}% kế hoạch huyện giao ({plan} ha).",
        "Diện tích rừng trồng mới {actual} ha, đạt {percent}% so với kế hoạch ({plan} ha), {rise} {growth}% so với {before} ({previous} ha).",
    ),
)
BUDGET = planned(
    "thu ngân sách",
    "triệu đồng",
    places=1,
    wordings=(
        "Tổng thu ngân sách nhà nước trên địa bàn {so_far} đạt {actual}/{plan} triệu đồng, bằng {percent}% dự toán giao, {rise} {growth}% so với {before} ({previous} triệu đồng).",
        "Thu ngân sách trên địa bàn ước thực hiện {actual} triệu đồng, đạt {percent}% dự toán huyện giao ({plan} triệu đồng).",
        "Tổng thu ngân sách {actual} triệu đồng, bằng {percent}% dự toán năm ({plan} triệu đồng), {rise} {change} triệu đồng so với {before} ({previous} triệu đồng).",
        "Thu ngân sách nhà nước {so_far}: {actual} triệu đồng/{plan} triệu đồng, đạt {percent}% kế hoạch.",
    ),
)
SPENDING = planned(
    "chi ngân sách",
    "triệu đồng",
    places=1,
    wordings=(
        "Tổng chi ngân sách xã {actual} triệu đồng, đạt {percent}% dự toán ({plan} triệu đồng).",
        "Chi ngân sách ước {actual}/{plan} triệu đồng, bằng {percent}% dự toán, {rise} {growth}% so với {before} ({previous} triệu đồng).",
        "Tổng chi {actual} triệu đồng/{plan} triệu đồng, đạt {percent}% dự toán giao đầu năm.",
    ),
)
CAPITAL = planned(
    "giải ngân",
    "triệu đồng",
    wordings=(
        "Giải ngân vốn đầu tư công đến ngày {date} được {actual} triệu đồng, đạt {percent}% kế hoạch vốn giao ({plan} triệu đồng).",
        "Tính đến ngày {date}, giải ngân {actual}/{plan} triệu đồng, đạt {percent}% kế hoạch vốn.",
        "Kế hoạch vốn đầu tư công năm nay là {plan} triệu đồng; đã giải ngân {actual} triệu đồng, bằng {percent}% kế hoạch.",
    ),
)
PATIENTS = planned(
    "khám bệnh",
    "lượt người",
    counted=True,
    wordings=(
        "Trạm Y tế xã khám, chữa bệnh cho {actual} lượt người, đạt {percent}% kế hoạch năm ({plan} lượt người).",
        "Tổng số lượt khám bệnh {actual}/{plan} lượt, đạt {percent}% kế hoạch, {rise} {change} lượt so với {before} ({previous} lượt).",
        "Khám chữa bệnh {actual} lượt, bằng {percent}% chỉ tiêu ({plan} lượt); {rise} {growth}% so với {before} ({previous} lượt).",
    ),
)
JOBS = planned(
    "việc làm",
    "lao động",
    counted=True,
    wordings=(
        "Giải quyết việc làm mới cho {actual}/{plan} lao động, đạt {percent}% kế hoạch.",
        "Số lao động được giải quyết việc làm là {actual} người, đạt {percent}% kế hoạch năm ({plan} người), {rise} {change} người so với {before} ({previous} người).",
        "Đã giải quyết việc làm cho {actual} lao động, bằng {percent}% chỉ tiêu giao ({plan} lao động).",
    ),
)
MEMBERS = planned(
    "kết nạp",
    "đảng viên",
    counted=True,
    wordings=(
        "Kết nạp {actual}/{plan} đảng viên, đạt {percent}% chỉ tiêu nghị quyết.",
        "Công tác phát triển đảng: kết nạp {actual} đảng viên mới, bằng {percent}% kế hoạch ({plan} đảng viên).",
        "Đảng bộ xã kết nạp được {actual} đảng viên (chỉ tiêu {plan}, đạt {percent}%).",
    ),
)


def herds(at: Setting) -> Sentence:
    base = at.commune.base
    parts = [count(base[f"đàn {kind}"] + at.quarter * base[f"đàn {kind}:step"]) for kind in ("trâu", "bò", "lợn")]
    whole = count(int(sum(p.value for p in parts)))
    template = at.pick(
        "herds",
        "Tổng đàn gia súc {whole} con, gồm: trâu {a} con, bò {b} con, lợn {c} con.",
        "Đàn gia súc toàn xã có {whole} con (trâu {a} con, bò {b} con, lợn {c} con).",
        "Tổng đàn gia súc hiện có {whole} con; trong đó: đàn trâu {a} con, đàn bò {b} con, đàn lợn {c} con.",
        "- Chăn nuôi: tổng đàn gia súc {whole} con, chia ra: trâu {a} con; bò {b} con; lợn {c} con.",
    )
    printed = dict(zip(("whole", "a", "b", "c"), (whole, *parts), strict=True))
    return Sentence(template, printed, (Relation("total", ("whole", "a", "b", "c"), total),))


def poultry(at: Setting) -> Sentence:
    base = at.commune.base
    now, before = count(base["gia cầm"] + 37 * at.quarter), count(base["gia cầm"] * 100 // base["gia cầm:index"])
    rises = now.value >= before.value
    word, compute = ("tăng", growth) if rises else ("giảm", fall)
    template = at.pick(
        "poultry",
        f"Đàn gia cầm {{now}} con, {word} {{percent}}% so với {at.before} ({{previous}} con).",
        f"Tổng đàn gia cầm đạt {{now}} con, {word} {{change}} con ({{percent}}%) so với {at.before}.",
        f"Gia cầm có {{now}} con, {word} {{change}} con so với {at.before} ({{previous}} con).",
    )
    change = count(abs(int(now.value - before.value)))
    printed = {
        "now": now,
        "previous": before,
        "change": change,
        "percent": percent(abs(compute(now.value, before.value)), 1),
    }
    relations = [
        Relation("growth", ("percent", "now", "previous"), compute),
        Relation("change", ("change", "now", "previous"), (lambda n, b: n - b) if rises else (lambda n, b: b - n)),
        Relation(
            "growth",
            ("percent", "now", "change"),
            (lambda n, c: 100 * c / (n - c)) if rises else (lambda n, c: 100 * c / (n + c)),
        ),
    ]
    used = {k: v for k, v in printed.items() if f"{{{k}}}" in template}
    return Sentence(template, used, tuple(r for r in relations if set(r.figures) <= used.keys()))


def harvest(at: Setting) -> Sentence:
    base = at.commune.base
    area = measure(Fraction(base["lúa"]) + at.quarter, 1)
    rate = measure(Fraction(base["năng suất"], 10) + Fraction(at.quarter, 10), 1)
    output = measure(area.value * rate.value / 10, 1)
    template = at.pick(
        "harvest",
        "Lúa vụ xuân {area} ha, năng suất {rate} tạ/ha, sản lượng {output} tấn.",
        "Đã thu hoạch {area} ha lúa, năng suất bình quân đạt {rate} tạ/ha, sản lượng ước đạt {output} tấn.",
        "Cây lúa: diện tích {area} ha, năng suất {rate} tạ/ha, sản lượng thóc {output} tấn.",
    )
    printed = {"area": area, "rate": rate, "output": output}
    return Sentence(template, printed, (Relation("product", ("output", "area", "rate"), lambda a, r: a * r / 10),))


def houses(at: Setting) -> Sentence:
    base = at.commune.base
    number, norm = count(base["nhà"] + at.quarter, padded=True), base["mức nhà"]
    money = count(int(number.value) * norm)
    template = at.pick(
        "houses",
        "Hỗ trợ {number} hộ nghèo làm nhà ở, mỗi hộ {norm} triệu đồng, tổng kinh phí {money} triệu đồng.",
        "Vận động hỗ trợ xóa nhà tạm cho {number} hộ, mức hỗ trợ {norm} triệu đồng/hộ, tổng số tiền {money} triệu đồng.",
        "Trao tặng {number} suất quà cho hộ khó khăn, mỗi suất trị giá {norm} triệu đồng, tổng trị giá {money} triệu đồng.",
    )
    # Money is rounded even where it looks round: a slip must be one whatever was rounded away.
    printed = {"number": number, "norm": measure(Fraction(norm)), "money": measure(money.value)}
    return Sentence(template, printed, (Relation("product", ("money", "number", "norm"), lambda n, m: n * m),))


def poor(at: Setting) -> Sentence:
    base = at.commune.base
    households = count(base["hộ"])
    start = base["hộ nghèo"]
    now = count(start - at.quarter * base["hộ nghèo:step"])
    change = count(int(start - now.value), padded=at.commune.habit("padded", 2) == 0)
    share = percent(ratio(now.value, households.value), 2)
    template = at.pick(
        "poor",
        "Toàn xã có {households} hộ, trong đó hộ nghèo {now} hộ, chiếm {share}%.",
        "Số hộ nghèo còn {now} hộ, giảm {change} hộ so với đầu năm ({start} hộ).",
        "Đến nay toàn xã còn {now}/{households} hộ nghèo, chiếm tỷ lệ {share}%, giảm {change} hộ so với đầu năm ({start} hộ).",
        "Kết quả rà soát: hộ nghèo {now} hộ (chiếm {share}% tổng số {households} hộ).",
    )
    printed = {"households": households, "now": now, "change": change, "start": count(start), "share": share}
    relations = (
        Relation("share", ("share", "now", "households"), ratio),
        Relation("change", ("change", "start", "now"), lambda b, n: b - n),
    )
    used = {k: v for k, v in printed.items() if f"{{{k}}}" in template}
    return Sentence(template, used, tuple(r for r in relations if set(r.figures) <= used.keys()))


def schools(at: Setting) -> Sentence:
    base = at.commune.base
    parts = [count(base[f"học sinh {level}"]) for level in ("mn", "th", "cs")]
    whole = count(int(sum(p.value for p in parts)))
    template = at.pick(
        "schools",
        "Toàn xã có 03 trường học với {whole} học sinh, gồm: mầm non {a} học sinh, tiểu học {b} học sinh, trung học cơ sở {c} học sinh.",
        "Tổng số học sinh các cấp {whole} em (mầm non {a} em, tiểu học {b} em, THCS {c} em).",
        "Quy mô học sinh: {whole} em; chia ra: mầm non {a} em, tiểu học {b} em, trung học cơ sở {c} em.",
    )
    printed = dict(zip(("whole", "a", "b", "c"), (whole, *parts), strict=True))
    return Sentence(template, printed, (Relation("total", ("whole", "a", "b", "c"), total),))


def insured(at: Setting) -> Sentence:
    base = at.commune.base
    people = count(base["dân số"])
    covered = count(base["bảo hiểm"] + 11 * at.quarter)
    template = at.pick(
        "insured",
        "Số người tham gia bảo hiểm y tế {part}/{whole} người, đạt {share}%.",
        "Toàn xã có {part}/{whole} người tham gia bảo hiểm y tế, chiếm {share}% dân số.",
        "Tỷ lệ bao phủ bảo hiểm y tế đạt {share}% ({part}/{whole} người).",
    )
    printed = {"part": covered, "whole": people, "share": percent(ratio(covered.value, people.value), 2)}
    return Sentence(template, printed, (Relation("share", ("share", "part", "whole"), ratio),))


def families(at: Setting) -> Sentence:
    base = at.commune.base
    whole, part = count(base["hộ"]), count(base["văn hóa"])
    template = at.pick(
        "families",
        "Có {part}/{whole} hộ đạt danh hiệu Gia đình văn hóa, đạt tỷ lệ {share}%.",
        "Số hộ đăng ký gia đình văn hóa là {part} hộ, chiếm {share}% tổng số hộ toàn xã ({whole} hộ).",
        "Gia đình văn hóa: {part}/{whole} hộ ({share}%).",
    )
    printed = {"part": part, "whole": whole, "share": percent(ratio(part.value, whole.value), 1)}
    return Sentence(template, printed, (Relation("share", ("share", "part", "whole"), ratio),))


def papers(at: Setting) -> Sentence:
    base = at.commune.base
    solved = count(base["hồ sơ"] * at.quarter // 4)
    pending = count(base["hồ sơ"] // 40 + at.quarter)
    whole = count(int(solved.value + pending.value))
    template = at.pick(
        "papers",
        "Bộ phận Một cửa tiếp nhận {whole} hồ sơ; đã giải quyết {a} hồ sơ, đang giải quyết {b} hồ sơ.",
        "Tiếp nhận {whole} hồ sơ thủ tục hành chính, gồm: trực tuyến {a} hồ sơ, trực tiếp {b} hồ sơ.",
        "Trong kỳ tiếp nhận {whole} hồ sơ (trả đúng hạn {a} hồ sơ, đang trong hạn {b} hồ sơ).",
        "Tổng số hồ sơ tiếp nhận {whole} hồ sơ; đã giải quyết {a} hồ sơ, đạt {share}%.",
    )
    printed = {"whole": whole, "a": solved, "b": pending, "share": percent(ratio(solved.value, whole.value), 1)}
    relations = (Relation("total", ("whole", "a", "b"), total), Relation("share", ("share", "a", "whole"), ratio))
    used = {k: v for k, v in printed.items() if f"{{{k}}}" in template}
    return Sentence(template, used, tuple(r for r in relations if set(r.figures) <= used.keys()))


def letters(at: Setting) -> Sentence:
    base = at.commune.base
    parts = [count(base[f"đơn {kind}"] + at.quarter, padded=at.commune.habit("padded", 2) == 0) for kind in "abc"]
    whole = count(int(sum(p.value for p in parts)), padded=True)
    template = at.pick(
        "letters",
        "Tiếp nhận {whole} đơn, gồm: {a} đơn kiến nghị, {b} đơn phản ánh, {c} đơn đề nghị.",
        "Trong kỳ nhận {whole} đơn thư (kiến nghị {a} đơn, phản ánh {b} đơn, đề nghị {c} đơn).",
        "Tổng số đơn tiếp nhận {whole} đơn; phân loại: kiến nghị {a} đơn, phản ánh {b} đơn, đề nghị {c} đơn.",
    )
    printed = dict(zip(("whole", "a", "b", "c"), (whole, *parts), strict=True))
    return Sentence(template, printed, (Relation("total", ("whole", "a", "b", "c"), total),))


def offences(at: Setting) -> Sentence:
    base = at.commune.base
    before = base["vụ việc"] * at.quarter
    now = before + base["vụ việc:step"]
    rises = now >= before
    word, compute = ("tăng", growth) if rises else ("giảm", fall)
    template = at.pick(
        "offences",
        f"Xảy ra {{now}} vụ vi phạm pháp luật, {word} {{change}} vụ so với {at.before} ({{previous}} vụ).",
        f"Trên địa bàn xảy ra {{now}} vụ việc về trật tự xã hội, {word} {{change}} vụ ({{percent}}%) so với {at.before}.",
        f"Phát hiện, xử lý {{now}} vụ vi phạm, {word} {{percent}}% so với {at.before} ({{previous}} vụ).",
    )
    printed = {
        "now": count(now, padded=True),
        "previous": count(before, padded=True),
        "change": count(abs(now - before), padded=True),
        "percent": percent(abs(compute(Fraction(now), Fraction(before))), 1),
    }
    relations = [
        Relation("growth", ("percent", "now", "previous"), compute),
        Relation("change", ("change", "now", "previous"), (lambda n, b: n - b) if rises else (lambda n, b: b - n)),
        Relation(
            "growth",
            ("percent", "now", "change"),
            (lambda n, c: 100 * c / (n - c)) if rises else (lambda n, c: 100 * c / (n + c)),
        ),
    ]
    used = {k: v for k, v in printed.items() if f"{{{k}}}" in template}
    return Sentence(template, used, tuple(r for r in relations if set(r.figures) <= used.keys()))


def roads(at: Setting) -> Sentence:
    chosen = at.draw.sample(at.commune.villages, 4 + at.draw.randrange(4))
    listed = ", ".join(chosen)
    number = count(len(chosen), padded=True)
    template = at.pick(
        "roads",
        f"Triển khai bê tông hóa đường giao thông tại {{number}} thôn, gồm: {listed}.",
        f"Xây dựng nhà văn hóa tại {{number}} thôn: {listed}.",
        f"Tổ chức ra quân làm đường ở {{number}} thôn, cụ thể: {listed}.",
    )
    listing = Relation("count", ("number",), lambda: Fraction(len(chosen)))
    return Sentence(template, {"number": number}, (listing,))


SECTIONS: tuple[tuple[str, tuple[Writer, ...]], ...] = (
    ("VỀ KINH TẾ", (CROPS, harvest, herds, poultry, FOREST, BUDGET, SPENDING, CAPITAL, roads)),
    ("VỀ VĂN HÓA - XÃ HỘI", (schools, PATIENTS, insured, families, poor, houses, JOBS)),
    ("VỀ QUỐC PHÒNG - AN NINH, NỘI CHÍNH", (offences, letters, papers)),
    ("VỀ XÂY DỰNG ĐẢNG", (MEMBERS,)),
)
