"""From a document's text to its figures: numbers read in the document's style, with unit, range, label and surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from checker.document import Block, BlockKind, Document
from checker.figure import Figure, Role
from checker.figures import lexer, special
from checker.figures.lexer import NUMBER, SIGN, WORD, Token
from checker.figures.mention import Mention
from checker.figures.numerals import BLANKS, Fault, Numeral, decimal_mark, read, spelled
from checker.vocabulary import Unit, Vocabulary, load

_BLANK_GROUPED = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?![\d.,])")
_SURE_BLANKS = re.compile(rf"(?:^|[|/(]\s?)\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?=\s?(?:[|/)]|$))", re.MULTILINE)
_LINE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
_COUNTED_BLANKS = re.compile(
    rf"(?<![\d.,])\d{{1,3}}[{BLANKS}]\d{{3}} ?(?:hộ|người|ha|tấn|triệu|con|lượt|trẻ|em|vụ|km|m2|hồ sơ|/\d)|\d [\d]{{3}} \d{{3}}"
)
_DOT_GROUPED = re.compile(r"\d\.\d{3}(?!\d)")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)+")
_DASHES = "-–—−"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the figures stage found: every number, and those that take part in relations with their surroundings."""

    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    faults: Mapping[int, Fault]
    """Figures written wrongly, by id."""
    decimal: str
    """The document's decimal mark."""
    tails: Mapping[int, str]
    """Words after the last mention of each block."""
    ambiguous: frozenset[int] = frozenset()
    """Figures with one mark and three digits (``33,293``), which only the document's style settles."""


def read_figures(document: Document) -> Reading:
    """Find every number of the document and say what it is."""
    builder = _Builder(document)
    for index, block in enumerate(document.blocks):
        builder.block(index, block)
    return builder.finish()


@dataclass(slots=True)
class _Draft:
    """A mention while its sentence is still being read."""

    figure: Figure
    unit: Unit | None
    scale: Fraction
    before: list[str]
    depth: int
    bracket: int
    over: int = 0
    sign: int = 0
    bound: str = ""
    noun: list[str] = field(default_factory=list)
    sentence: int = 0
    after: list[str] = field(default_factory=list)


class _Builder:
    """Walks the blocks. One document, used once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.words: Vocabulary = load()
        self.decimal = decimal_mark(m.group() for m in _NUMBERS.finditer(self.text))
        self.blanks = _groups_by_blanks(self.text)
        self.pattern = lexer.pattern_for(self.text)
        self.marks = {m.start: m.end for m in document.marks}
        self.figures: list[Figure] = []
        self.mentions: list[Mention] = []
        self.faults: dict[int, Fault] = {}
        self.ambiguous: set[int] = set()
        self.tails: dict[int, str] = {}
        self.sentence = 0
        self.drafts: list[_Draft] = []

    def finish(self) -> Reading:
        """Everything found."""
        return Reading(
            tuple(self.figures), tuple(self.mentions), self.faults, self.decimal, self.tails, frozenset(self.ambiguous)
        )

    def block(self, index: int, block: Block) -> None:
        """Read one block: its lead holds list numbers, its body sentences or table cells."""
        self._lead(index, block)
        if block.kind is BlockKind.TABLE:
            for row in block.rows:
                for n, cell in enumerate(row):
                    if n == 0 and _LINE_NUMBER.fullmatch(self.text, cell.start, cell.end):
                        self._exclude(index, cell.start, cell.end, Role.ORDINAL, "list number")
                    else:
                        self._stretch(index, cell.start, cell.end)
            return
        self._stretch(index, block.start, block.end)

    def _lead(self, index: int, block: Block) -> None:
        for m in re.finditer(r"\d+(?:[.,]\d+)*", self.text[block.lead : block.start]):
            self._exclude(index, block.lead + m.start(), block.lead + m.end(), Role.ORDINAL, "list number")

    def _exclude(self, block: int, start: int, end: int, role: Role, why: str) -> None:
        self.figures.append(
            Figure(
                len(self.figures), self.text[start:end], start, end, role, block=block, sentence=self.sentence, why=why
            )
        )

    def _stretch(self, block: int, start: int, end: int) -> None:
        """Read ``text[start:end]``, sentence by sentence."""
        self.sentence += 1
        run = _Run(self, block, list(lexer.tokens(self.text, start, end, self.pattern)), end)
        run.read()
        self._close(block, run.gap)

    def _close(self, block: int, tail: list[str]) -> None:
        """The stretch has ended: drafts become mentions."""
        drafts, self.drafts = self.drafts, []
        for draft, partner in zip(drafts, drafts[1:], strict=False):
            if draft.over > 0 and draft.unit is None and partner.over < 0:
                self._share_unit(draft, partner)
        for i, draft in enumerate(drafts):
            following = drafts[i + 1] if i + 1 < len(drafts) else None
            same = following is not None and following.sentence == draft.sentence
            ended = draft.after or (tail if following is None and draft.sentence == self.sentence else [])
            after = following.before if same and following else ended
            self.mentions.append(self._mention(draft, after, block))
        self.tails[block] = " ".join(tail)

    def _share_unit(self, draft: _Draft, partner: _Draft) -> None:
        """``8.882/8.938 ha``: the unit stands once."""
        unit, scale = partner.unit, partner.scale if draft.scale == 1 else draft.scale
        if unit is None and scale == draft.scale:
            return
        draft.unit, draft.scale = unit, scale
        draft.noun = draft.noun or partner.noun
        figure = draft.figure
        exact = bool(unit and unit.count) and scale == 1 and figure.decimals == 0 and not draft.bound
        ends = {"low": figure.value, "high": figure.value, "low_open": False, "high_open": False} if exact else {}
        draft.figure = replace(figure, unit=partner.figure.unit, exact=exact, **ends)
        self.figures[figure.id] = draft.figure

    def _mention(self, draft: _Draft, after: list[str], block: int) -> Mention:
        unit = draft.unit
        figure = draft.figure
        dimension = unit.dimension if unit else "%" if figure.role in (Role.PERCENT, Role.POINTS) else ""
        factor = draft.scale * (unit.factor if unit else 1)
        count = unit.count if unit else False
        return Mention(
            figure=figure,
            dimension=dimension,
            factor=factor,
            count=count,
            before=" ".join(draft.before),
            after=" ".join(after),
            depth=draft.depth,
            bracket=draft.bracket,
            over=draft.over,
            noun=" ".join(draft.noun or after[:3]),
            sign=draft.sign,
            bound=draft.bound,
            sentence=draft.sentence,
            block=block,
            index=len(self.mentions),
        )


def _groups_by_blanks(text: str) -> bool:
    """Whether the document sets thousands apart by blanks: ``12 905 trẻ``."""
    if len(_SURE_BLANKS.findall(text)) >= 2:
        return True
    counted = len(_COUNTED_BLANKS.findall(text))
    return counted >= 3 and counted > len(_DOT_GROUPED.findall(text))


_ENDS = frozenset(".!?…")


class _Run:
    """One stretch of tokens, read left to right."""

    def __init__(self, builder: _Builder, block: int, tokens: list[Token], end: int) -> None:
        self.b = builder
        self.text = builder.text
        self.words = builder.words
        self.block = block
        self.tokens = tokens
        self.end = end
        self.at = 0
        self.gap: list[str] = []
        self.history: list[str] = []
        self.brackets: list[int] = []
        self.opened = 0
        self.enumerating = False
        """The last excluded number was an ordinal: ``lớp 8, 9``."""

    def read(self) -> None:
        """All tokens of the stretch."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind == NUMBER:
                self._number(token)
            elif token.kind == WORD:
                if not self._spelled(token):
                    self._word(token.word)
                    self.at += 1
            else:
                self._sign(token)

    def _word(self, word: str) -> None:
        self.gap.append(word)
        self.history.append(word)

    def _sign(self, token: Token) -> None:
        self.at += 1
        mark_end = self.b.marks.get(token.start)
        if mark_end is not None:
            self._skip_to(mark_end)
            return
        word = token.word
        if word in "([":
            self.opened += 1
            self.brackets.append(self.opened)
        elif word in ")]" and self.brackets:
            self.brackets.pop()
        if word in _ENDS and self._sentence_ends(token):
            self._new_sentence()
            return
        self._word(word)

    def _sentence_ends(self, token: Token) -> bool:
        if self.at >= len(self.tokens):
            return False
        following = self.tokens[self.at]
        if following.start == token.end or token.word == "…":
            return token.word == "…" and following.start > token.end and self.text[following.start].isupper()
        if self.history and len(self.history[-1]) == 1 and self.history[-1].isalpha() and token.word == ".":
            return False
        if self.history and self.history[-1] in ("tp", "tt", "ths", "ts", "gs", "pgs", "tr", "st", "stt"):
            return False
        head = self.text[following.start]
        return head.isupper() or head.isdigit() or head in "\"“'*(-+•"

    def _new_sentence(self) -> None:
        last = self.b.drafts[-1] if self.b.drafts else None
        if last is not None and last.sentence == self.b.sentence:
            last.after = self.gap
        self.b.sentence += 1
        self.gap = []
        self.history = []
        self.brackets = []

    def _skip_to(self, position: int) -> None:
        """Pass over tokens up to a position; numbers among them are footnote marks."""
        while self.at < len(self.tokens) and self.tokens[self.at].start < position:
            token = self.tokens[self.at]
            if token.kind == NUMBER:
                self.b._exclude(self.block, token.start, token.end, Role.ORDINAL, "footnote mark")
            self.at += 1

    # ---- numbers -------------------------------------------------------------------------------------------------

    def _number(self, token: Token) -> None:
        start = token.start
        mark_end = next((self.b.marks[s] for s in (start, start - 1, start - 2) if self.b.marks.get(s, 0) > start), None)
        if mark_end is not None:
            self._skip_to(mark_end)
            return
        if start and (self.text[start - 1].isalpha() or self.text[start - 1] == "_"):
            self._exclude(token.end, Role.REFERENCE, "part of a name")
            return
        found = special.find(self.text, start, self.end, self.history[-8:], self.words.lists)
        if found:
            self._exclude(found.end, found.role, found.why)
            return
        grouped = self.b.blanks and _BLANK_GROUPED.match(self.text, start, self.end)
        why = None if grouped else self._named(token)
        if why:
            self._exclude(token.end, why[0], why[1])
            return
        self._figure(token)

    def _exclude(self, end: int, role: Role, why: str) -> None:
        start = self.tokens[self.at].start
        while self.at < len(self.tokens) and self.tokens[self.at].start < end:
            self.at += 1
        end = max(end, self.tokens[self.at - 1].end) if why != "clock time" else end
        self.b._exclude(self.block, start, min(end, self.end), role, why)
        self.enumerating = role is Role.ORDINAL
        self.gap.append("~")
        self.history.append("⟨date⟩" if role is Role.DATE else "~")

    def _named(self, token: Token) -> tuple[Role, str] | None:
        """Whether the number is a year, an ordinal or part of a name, by the words around it."""
        lists = self.words.lists
        history = self.history
        following = self.tokens[self.at + 1].word if self.at + 1 < len(self.tokens) else ""
        unit, _ = self._unit(self.at + 1)
        digits = token.word.isdigit()
        if digits and len(token.word) >= 5 and unit is None and self._scale(self.at + 1)[1] == 0 and following not in ("%", "/", ",", ".", ";", ")", ""):
            return Role.REFERENCE, "number of a document or place"
        if following == "tháng" and not token.word.count(","):
            return Role.PERIOD, "number of months"
        if following in lists["not_figures.after_age"]:
            return Role.ORDINAL, "age"
        if special.is_year(self.text, token.start, token.end) and following not in ("/", "%"):
            if unit is None and "2000" <= token.word <= "2035":
                return Role.PERIOD, "year"
            spaced = [w for w in history if w not in ",;()-–"]
            if unit is None and (
                special.preceded(spaced, lists["periods.year_words"]) or (history and history[-1] in "(-–~⟨date⟩")
                or (following in (":", "-", "–") and not history)
            ):
                return Role.PERIOD, "year"
        if digits and len(token.word) <= 2 and special.preceded(history, frozenset(("tháng", "quý"))) and unit is None:
            return Role.PERIOD, "month"
        if special.preceded(history, frozenset(("ngày", "mùng", "rằm"))) and unit is None and digits and len(token.word) <= 2:
            return Role.DATE, "date"
        if special.preceded(history, lists["not_figures.reference"]) and unit is None and following not in ("%", "/"):
            if not special.preceded(history, frozenset(("số", "chương trình", "kế hoạch", "mẫu", "mã", "nghị quyết", "đường", "tr", "tt", "nq"))) or (
                digits and (len(token.word) > 1 or history[-1] == "số")
            ):
                return Role.REFERENCE, "number of a document or place"
        if special.preceded(history, lists["not_figures.names"]):
            return Role.REFERENCE, "part of a name"
        places = frozenset(("tổ", "khu phố", "thôn", "khóm", "ấp", "xóm", "tiểu khu", "km", "đội", "bản"))
        if digits and len(token.word) <= 2 and token.word[0] != "0" and history[-1:] and special.preceded(history, places):
            return Role.ORDINAL, "ordinal"
        if digits and len(token.word) <= 3 and special.preceded(history, lists["not_figures.ordinal"]):
            always = special.preceded(history, frozenset(("thứ", "lần thứ", "lớp", "khóa", "khoá", "điều", "khoản", "người thứ", "xếp thứ", "câu")))
            if always or (unit is None and following not in ("%", "/") and token.word[0] != "0"):
                return Role.ORDINAL, "ordinal"
        if digits and len(token.word) <= 2 and unit is None and self.enumerating and history[-2:] == ["~", ","] and following in (",", ";", ".", "", "và", "lần"):
            return Role.ORDINAL, "ordinal"
        if digits and len(token.word) == 1 and unit is None and following not in ("%", "/", ",", ";", ")") and self._in_a_name(token):
            return Role.REFERENCE, "part of a name"
        if following == "thành" and self.at + 2 < len(self.tokens) and self.tokens[self.at + 2].word == "viên" and special.preceded(history, frozenset(("hữu hạn", "tnhh"))):
            return Role.REFERENCE, "part of a name"
        if digits and following in ("sao", "cấp", "chiều", "mặt") and len(token.word) == 1:
            return Role.ORDINAL, "grade"
        if following == ")" and history[-1:] == ["("] and digits and len(token.word) <= 2 and unit is None:
            nxt = self.tokens[self.at + 2] if self.at + 2 < len(self.tokens) else None
            earlier = history[-2:-1]
            if nxt is not None and nxt.kind == WORD and self.text[nxt.start].isupper() and (not earlier or earlier[0] in ":;.,"):
                return Role.ORDINAL, "list number"
        if (glued := special.glued(self.text, token.start, self.end)) and unit is None and following not in ("kh", "h"):
            if glued > token.end:
                return Role.REFERENCE, "part of a name"
        return None

    def _in_a_name(self, token: Token) -> bool:
        """``xã Phù Mỹ 3 giáp với``: the words before are capitals, led by the kind of place."""
        words = self.text[max(0, token.start - 40) : token.start].split()
        if not words or not words[-1][0].isupper() or words[-1].isupper():
            return False
        following = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        twice = len(words) > 1 and words[-2][0].isupper() and not words[-2].isupper()
        if twice and following is not None and following.kind == WORD:
            return True
        for word in reversed(words[-4:]):
            if word.lower() in ("xã", "phường", "trấn", "thôn", "bản", "khu", "ấp", "làng", "buôn", "tổ"):
                return True
            if not word[0].isupper():
                return False
        return False

    def _figure(self, token: Token) -> None:
        """A number that counts or measures something."""
        start, end, numeral = self._numeral(token)
        sign = self._printed_sign(start)
        self.at = self._index_from(end)
        upper = self._range()
        if upper:
            end = self.tokens[self.at - 1].end
        unit, used = self._unit(self.at)
        scale, scaled = Fraction(1), 0
        if unit is None or used == 0:
            scale, scaled = self._scale(self.at)
            unit, used = self._unit(self.at + scaled)
            if scaled and unit is None and self.tokens[self.at].word in ("tỷ", "tỉ"):
                unit = self.words.units.get(("đồng",))
        if unit is not None and unit.name == "đồng" and scale == 1 and numeral.value < 100:
            unit, used = None, 0  # "14 đồng" are medals; nobody reports fourteen đồng
        role = self._role(self.at + scaled)
        value, low_extra = self._compound(numeral, scale, scaled, unit)
        if low_extra:
            end, numeral, scale, unit, used, scaled = low_extra
        noun_from = self.at + (0 if low_extra else scaled)
        self.at += scaled + used if not low_extra else 0
        if role in (Role.PERCENT, Role.POINTS, Role.MULTIPLE):
            unit, scale = None, Fraction(1)
            self._pass_role(role)
        rate = self._rate(unit)
        bound = self._bound()
        self._add(start, end, numeral, upper, unit, scale, role, sign, bound, rate, noun_from)

    def _numeral(self, token: Token) -> tuple[int, int, Numeral]:
        start, end = token.start, token.end
        if self.b.blanks and (m := _BLANK_GROUPED.match(self.text, start, self.end)):
            end = m.end()
            tail = re.compile(r",\d+").match(self.text, end, self.end)
            if tail:
                end = tail.end()
        return start, end, read(self.text[start:end], self.b.decimal)

    def _index_from(self, position: int) -> int:
        at = self.at
        while at < len(self.tokens) and self.tokens[at].start < position:
            at += 1
        return at

    def _printed_sign(self, start: int) -> int:
        if start == 0 or self.text[start - 1] not in "-−–+":
            return 0
        earlier = self.text[start - 2] if start > 1 else " "
        if earlier.isalnum() or earlier in ")%.,":
            return 0
        return 1 if self.text[start - 1] == "+" else -1

    def _range(self) -> Numeral | None:
        """``75-80``: a dash and a number that is not smaller, directly after."""
        t = self.tokens
        if self.at + 1 >= len(t) or t[self.at].word not in _DASHES or t[self.at + 1].kind != NUMBER:
            return None
        nxt = t[self.at + 1]
        spaced = self.text[t[self.at].start - 1].isspace(), self.text[t[self.at].end].isspace()
        if spaced[0] != spaced[1] or special.find(self.text, nxt.start, self.end, [], self.words.lists):
            return None
        self.at += 2
        return read(nxt.word, self.b.decimal)

    def _unit(self, at: int) -> tuple[Unit | None, int]:
        """The unit that the tokens from ``at`` name, and how many tokens that takes; the longest spelling wins."""
        if at >= len(self.tokens):
            return None, 0
        longest = self.words.unit_heads.get(self.tokens[at].word, 0)
        for n in range(min(longest, len(self.tokens) - at), 0, -1):
            unit = self.words.units.get(tuple(t.word for t in self.tokens[at : at + n]))
            if unit:
                return unit, n
        return None, 0

    def _scale(self, at: int) -> tuple[Fraction, int]:
        """Scale words (``nghìn tỷ``) from ``at``: their product and how many there are."""
        scale, n = Fraction(1), 0
        while at + n < len(self.tokens) and self.tokens[at + n].kind == WORD and (
            s := self.words.scales.get(self.tokens[at + n].word)
        ):
            scale, n = scale * s, n + 1
        return scale, n

    def _role(self, at: int) -> Role:
        word = self.tokens[at].word if at < len(self.tokens) else ""
        nxt = self.tokens[at + 1].word if at + 1 < len(self.tokens) else ""
        if word in ("%", "‰") or (word == "phần" and nxt in ("trăm", "nghìn")):
            return Role.PERCENT
        if word == "điểm" and nxt in ("%", "phần"):
            return Role.POINTS
        if word == "lần" and re.search(r"gấp|bằng|cao hơn|tăng|nhanh|hơn", " ".join(self.gap[-4:])):
            return Role.MULTIPLE
        return Role.MEASURE

    def _pass_role(self, role: Role) -> None:
        steps = {"%": 1, "‰": 1, "phần": 2, "lần": 1}
        word = self.tokens[self.at].word
        if word == "điểm":
            self.at += 2 if self.tokens[self.at + 1].word == "%" else 3
        else:
            self.at += steps.get(word, 0)

    def _compound(
        self, numeral: Numeral, scale: Fraction, scaled: int, unit: Unit | None
    ) -> tuple[Numeral, tuple[int, Numeral, Fraction, Unit | None, int, int] | None]:
        """``12 tỷ 500 triệu đồng``: a second, smaller scaled number right after the first one's scale word."""
        t, at = self.tokens, self.at
        if not scaled or numeral.decimals or at + scaled + 1 >= len(t) or t[at + scaled].kind != NUMBER:
            return numeral, None
        nxt = t[at + scaled]
        small, n = self._scale(at + scaled + 1)
        if not n or small >= scale or special.find(self.text, nxt.start, self.end, [], self.words.lists):
            return numeral, None
        low = read(nxt.word, self.b.decimal)
        if low.value * int(small) >= int(scale):
            return numeral, None
        unit2, used = self._unit(at + scaled + 1 + n)
        value = numeral.value * (scale / small).numerator + low.value
        self.at = at + scaled + 1 + n + used
        if unit2 is None:
            unit2 = unit or self.words.units.get(("đồng",))
        return numeral, (t[at + scaled + n].end, Numeral(value, low.decimals), small, unit2, used, n)

    def _rate(self, unit: Unit | None) -> str:
        """``/ha`` directly after a unit makes a rate; its name, or ''."""
        t = self.tokens
        if self.at + 1 >= len(t) or t[self.at].word != "/" or t[self.at + 1].kind != WORD:
            return ""
        per, used = self._unit(self.at + 1)
        if per is None:
            nxt = t[self.at + 1].word
            if nxt in ("kh", "kế"):
                return ""
            self.at += 2
            return nxt
        if self.at + 1 + used < len(t) and t[self.at + 1 + used].kind == NUMBER and per.name != "năm":
            return ""
        self.at += 1 + used
        return per.name

    def _bound(self) -> str:
        lists = self.words.lists
        if self.gap and self.gap[-1] == "hơn" and len(self.gap) > 1 and self.gap[-2] in ("nhiều", "cao", "ít", "thấp", "kém", "lớn", "nhỏ", "nhanh"):
            return ""
        tail = [w for w in self.gap[-3:] if w not in "+-"]
        for name in ("over", "under", "about"):
            if special.preceded(tail, lists[f"bounds.{name}"]) and tail[-1] not in ("từ", "trên") or (
                name == "over" and tail[-1:] == ["trên"] and self.gap[-2:-1] != ["phát"]
            ):
                return name
        ahead = [t.word for t in self.tokens[self.at : self.at + 2]]
        if " ".join(ahead) in lists["bounds.over_after"]:
            return "over"
        return "under" if " ".join(ahead) in lists["bounds.under_after"] else ""

    def _add(
        self,
        start: int,
        end: int,
        numeral: Numeral,
        upper: Numeral | None,
        unit: Unit | None,
        scale: Fraction,
        role: Role,
        sign: int,
        bound: str,
        rate: str,
        noun_from: int,
    ) -> None:
        b = self.b
        over = self._pair(unit)
        scale_name = _scale_name(scale)
        name = "%" if role is Role.PERCENT else " ".join(x for x in (scale_name, unit.name if unit else "") if x)
        if rate:
            name = f"{name}/{rate}"
            per = self._per(rate)
            unit = Unit(
                name,
                f"{unit.dimension if unit else ''}/{per.dimension if per else rate}",
                (unit.factor if unit else Fraction(1)) / (per.factor if per else 1),
            )
        count = bool(unit and unit.count and not rate)
        exact = count and scale == 1 and numeral.decimals == 0 and not bound
        value = -numeral.value if sign < 0 else numeral.value
        low, high, lo_open, hi_open = _range_of(value, numeral.decimals, upper, exact, bound)
        figure = Figure(
            id=len(b.figures),
            text=self.text[start:end],
            start=start,
            end=end,
            role=role,
            value=value,
            low=low,
            high=high,
            low_open=lo_open,
            high_open=hi_open,
            decimals=numeral.decimals,
            exact=exact,
            unit=name,
            label=_label(self.history),
            block=self.block,
            sentence=b.sentence,
        )
        b.figures.append(figure)
        if numeral.fault:
            b.faults[figure.id] = numeral.fault
        if numeral.ambiguous:
            b.ambiguous.add(figure.id)
        noun = [t.word for t in self.tokens[noun_from : noun_from + 4] if t.kind == WORD]
        b.drafts.append(
            _Draft(
                figure,
                unit,
                scale,
                self.gap,
                len(self.brackets),
                self.brackets[-1] if self.brackets else 0,
                over,
                sign,
                "range" if upper else bound,
                noun,
                b.sentence,
            )
        )
        self.gap = []
        self.history.append("#")

    def _per(self, name: str) -> Unit | None:
        return next((u for u in self.words.units.values() if u.name == name), None)

    def _pair(self, unit: Unit | None) -> int:
        """-1 when this is B of ``A/B`` (A's draft is marked), else 0."""
        gap = [w for w in self.gap if w not in ("kh", "kế", "hoạch", "tổng", "số", "~")]
        if gap != ["/"] or not self.b.drafts:
            return 0
        partner = self.b.drafts[-1]
        if partner.over or partner.sentence != self.b.sentence or partner.figure.role is not Role.MEASURE:
            return 0
        if partner.unit is not None and unit is not None and partner.unit.dimension != unit.dimension:
            return 0
        partner.over = 1
        return -1

    def _spelled(self, token: Token) -> bool:
        """A number word that carries a figure: directly before something counted (``bốn nhóm``, ``hai đợt``)."""
        ahead = [t.word for t in self.tokens[self.at : self.at + 3]]
        found = spelled(ahead)
        if not found or found[0] < 2 or (token.word == "năm") or (self.history and self.history[-1] in ("tháng", "thứ", "ngày", "lớp", "quý", "ngàn")):
            return False
        unit, used = self._unit(self.at + found[1])
        if unit is None or not unit.count or unit.name in ("năm", "lần", "cấp", "người"):
            return False
        start, end = token.start, self.tokens[self.at + found[1] - 1].end
        self.at += found[1]
        noun_from = self.at
        self.at += used
        self._add(start, end, Numeral(Decimal(found[0]), 0), None, unit, Fraction(1), Role.MEASURE, 0, "", "", noun_from)
        return True


_SCALES = {10**3: "nghìn", 10**4: "vạn", 10**6: "triệu", 10**9: "tỷ", 10**12: "nghìn tỷ", 10**15: "triệu tỷ"}


def _scale_name(scale: Fraction) -> str:
    return _SCALES.get(int(scale), "") if scale != 1 else ""


def _label(history: Sequence[str]) -> str:
    """The last words before the figure, back to the sign or figure before."""
    words: list[str] = []
    for word in reversed(history):
        if word in ("#", ";", ":", "(", ")", ",", "~") and words:
            break
        if word.isalpha():
            words.append(word)
        if len(words) == 8:
            break
    return " ".join(reversed(words))


def _range_of(
    value: Decimal, decimals: int, upper: Numeral | None, exact: bool, bound: str
) -> tuple[Decimal | None, Decimal | None, bool, bool]:
    """The range of what could have been printed so, rounded half up: [v - h, v + h)."""
    if upper:
        return value, upper.value, False, False
    if bound == "over":
        return value, None, False, False
    if bound == "under":
        return None, value, False, False
    if exact:
        return value, value, False, False
    half = Decimal(5).scaleb(-decimals - 1)
    if bound == "about":
        half *= 10
    return (value - half, value + half, True, False) if value < 0 else (value - half, value + half, False, True)


def in_block(mentions: Sequence[Mention], block: int) -> Iterator[Mention]:
    """The mentions of one block."""
    return (m for m in mentions if m.block == block)
