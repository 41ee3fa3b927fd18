"""A paragraph or cell read left to right: words gathered, sentences told apart, each number given over to what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.figure import Role
from checker.figures import reasons, special
from checker.figures.ledger import Ledger, Setting
from checker.figures.lexer import NUMBER, WORD, Token
from checker.figures.naming import named
from checker.figures.numerals import WORDS
from checker.figures.place import Place
from checker.figures.quantity import Quantity, read_quantity, spelled_quantity
from checker.figures.reasons import Reason
from checker.figures.stretch import DAY, EXCLUDED, FIGURE, Stretch
from checker.figures.style import BLANK_GROUPED
from checker.vocabulary import Unit

_STOPS = frozenset(".!?…")
_OPENING = frozenset("\"“'*(-+•")
"""Signs that a sentence may begin with."""
_LABEL_ENDS = frozenset((FIGURE, EXCLUDED, ";", ":", "(", ")", ","))
_LABEL_WORDS = 8
_MONEY = "money-"
"""How the dimensions of currencies begin."""
_MARK = 10
"""Signs in which the number of a footnote mark is found."""


class Run:
    """One stretch of tokens; used once."""

    def __init__(self, ledger: Ledger, stretch: Stretch, block: int, marks: Mapping[int, int]) -> None:
        self.ledger = ledger
        self.stretch = stretch
        self.block = block
        self.marks = marks
        """Footnote marks: where each begins and ends."""
        self.at = 0
        self.gap: list[str] = []
        """Words since the figure before, or since the sentence began."""
        self.history: list[str] = []
        """Words of the sentence."""
        self.brackets: list[int] = []
        """Brackets that are open, each by its number."""
        self.opened = 0
        self.enumerating = False
        """The last excluded number was an ordinal: ``lớp 8, 9``."""
        self.currency: Unit | None = None
        """The last currency printed in the sentence."""

    def read(self) -> None:
        """All tokens of the stretch."""
        for halt, token in enumerate(self.stretch.tokens):
            if halt < self.at or (token.kind == WORD and token.word not in WORDS):
                continue
            self._words(halt)
            if token.kind == NUMBER:
                self._number(token)
            elif token.kind != WORD:
                self._sign(token)
            elif not self._spelled():
                self._words(halt + 1)
        self._words(len(self.stretch.tokens))

    def _words(self, end: int) -> None:
        """Plain words up to a token."""
        passed = self.stretch.spoken[self.at : end]
        self.gap += passed
        self.history += passed
        self.at = max(self.at, end)

    def _word(self, word: str) -> None:
        self.gap.append(word)
        self.history.append(word)

    def _spelled(self) -> bool:
        """Take down a number word, if it is a figure."""
        quantity = spelled_quantity(self.stretch, self.at, self.history)
        if quantity is not None:
            self._figure(quantity)
        return quantity is not None

    # ---- signs ---------------------------------------------------------------------------------------------------

    def _sign(self, token: Token) -> None:
        self.at += 1
        mark_end = self._mark_around(token.start) if token.word == "(" else self.marks.get(token.start)
        if mark_end is not None:
            self._skip_to(mark_end)
            return
        if token.word == "(":
            self.opened += 1
            self.brackets.append(self.opened)
        elif token.word == ")" and self.brackets:
            self.brackets.pop()
        if token.word in _STOPS and self._sentence_ends(token):
            self.ledger.next_sentence(self.gap)
            self.gap, self.history, self.brackets, self.currency = [], [], [], None
        else:
            self._word(token.word)

    def _sentence_ends(self, stop: Token) -> bool:
        """Whether the stop, which is just behind, ends its sentence: not in ``v.v``, ``TP. Lai Châu`` or before ``,``."""
        if self.at >= len(self.stretch.tokens):
            return False
        start = self.stretch.tokens[self.at].start
        head = self.stretch.text[start]
        if stop.word == "…":
            return start > stop.end and head.isupper()
        if start == stop.end:
            return False
        last = self.history[-1] if self.history else ""
        if (stop.word == "." and len(last) == 1 and last.isalpha()) or self._abbreviation(last):
            return False
        return head.isupper() or head.isdigit() or head in _OPENING

    def _abbreviation(self, word: str) -> bool:
        return word in self.stretch.words.lists["sentences.abbreviations"]

    # ---- numbers -------------------------------------------------------------------------------------------------

    def _number(self, token: Token) -> None:
        mark_end = self._mark_around(token.start)
        if mark_end is not None:
            self._skip_to(mark_end)
        elif (found := self._no_figure(token)) is not None:
            self._exclude(*found)
        else:
            self._figure(read_quantity(self.stretch, self.at, self.gap))

    def _mark_around(self, start: int) -> int | None:
        """The end of the footnote mark that a number or bracket stands in: ``[^3]``, ``<sup>(3)</sup>``."""
        if not self.marks:
            return None
        return next((end for s in range(start, start - _MARK, -1) if (end := self.marks.get(s, 0)) > start), None)

    def _no_figure(self, token: Token) -> tuple[int, Reason] | None:
        """Where it ends and why, if what begins here is no figure."""
        text, start = self.stretch.text, token.start
        if start and (text[start - 1].isalpha() or text[start - 1] == "_"):
            return token.end, reasons.NAME
        if found := special.find(text, start, self.stretch.end, self.history):
            return found
        if self.stretch.style.blanks and BLANK_GROUPED.match(text, start, self.stretch.end):
            return None
        reason = named(Place(self.stretch, self.at, self.history, enumerating=self.enumerating))
        return (token.end, reason) if reason else None

    def _exclude(self, end: int, reason: Reason) -> None:
        """Take down what begins here as no figure, up to the end of its last token."""
        start = self.stretch.tokens[self.at].start
        self.at = self.stretch.after(self.at, end)
        if reason is not reasons.CLOCK:
            end = max(end, self.stretch.tokens[self.at - 1].end)
        self.ledger.exclude(self.block, start, min(end, self.stretch.end), reason)
        self.enumerating = reason.role is Role.ORDINAL
        self.gap.append(EXCLUDED)
        self.history.append(DAY if reason.role is Role.DATE else EXCLUDED)

    def _skip_to(self, position: int) -> None:
        """Pass over tokens up to a position; numbers among them are footnote marks."""
        after = self.stretch.after(self.at, position)
        for token in self.stretch.tokens[self.at : after]:
            if token.kind == NUMBER:
                self.ledger.exclude(self.block, token.start, token.end, reasons.FOOTNOTE)
        self.at = after

    def _figure(self, quantity: Quantity) -> None:
        quantity = self._in_currency(quantity)
        over = self._pair(quantity.unit)
        bracket = self.brackets[-1] if self.brackets else 0
        setting = Setting(self.gap, _label(self.history), len(self.brackets), bracket)
        self.ledger.add(self.block, quantity, self.stretch, setting, over)
        self.at = quantity.at
        self.gap = []
        self.history.append(FIGURE)
        if quantity.rate and quantity.rate.many:
            self.at = quantity.rate.many
            self._exclude(self.stretch.tokens[self.at].end, reasons.SCALE)

    def _in_currency(self, quantity: Quantity) -> Quantity:
        """``2,61 tỷ USD, gồm xuất khẩu 1,04 tỷ``: money without a currency is in the one printed before."""
        unit = quantity.unit
        if unit is None or not unit.dimension.startswith(_MONEY):
            return quantity
        if not quantity.assumed:
            self.currency = self.stretch.words.unit_names.get(unit.name.rpartition(" ")[2])
        return quantity._replace(unit=self.currency) if quantity.assumed and self.currency else quantity

    def _pair(self, unit: Unit | None) -> int:
        """-1 when this is B of ``A/B`` (A's draft is marked), else 0."""
        between = self.stretch.words.lists["quantities.inside_pair"]
        partner = self.ledger.last()
        if partner is None or [w for w in self.gap if w not in between and w != EXCLUDED] != ["/"]:
            return 0
        if partner.over or partner.figure.role is not Role.MEASURE:
            return 0
        if partner.unit is not None and unit is not None and partner.unit.dimension != unit.dimension:
            return 0
        partner.over = 1
        return -1


def _label(history: Sequence[str]) -> str:
    """The last words before the figure, back to the sign or figure before."""
    words: list[str] = []
    for word in reversed(history):
        if words and word in _LABEL_ENDS:
            break
        if word.isalpha():
            words.append(word)
        if len(words) == _LABEL_WORDS:
            break
    return " ".join(reversed(words))
