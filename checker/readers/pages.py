"""Page breaks: which paragraph goes on after one, and which belongs to a footnote.

A report turned from pages into running text keeps the footnotes of a page where the page ended, in the midst of a sentence:

    … tổng đàn lợn và Tổng                the body is cut
    Dự án thứ hai: …                      footnote 4 goes on from the page before
    <sup>5</sup> Thủy sản …               the footnotes of this page
    giá trị sản xuất ước đạt …            the body goes on

What shows it: a body block that ends in mid-sentence, footnotes after it, and a paragraph that begins in mid-sentence.
What stands between the two can only be footnote. Apart from that, paragraphs between two footnotes belong to the first
when both were referred to before it: then no body of another page can lie in between.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from unicodedata import normalize

from checker.document import Block, BlockKind, NoteMark
from checker.readers.endings import Ending, bare_tail, ending, first_sign

REACH = 60
"""How many blocks the footnotes of one page may fill."""
LEAST_CUT = 60
"""A block shorter than this that ends without a stop is a title or a cell, not a sentence that was cut."""
STRAY = 6
"""How many paragraphs without a mark of their own the footnotes of one page may have."""

_RUNNING = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_STRAY_NUMBER = re.compile(r"[-–—]\s?\d{1,4}\s?[-–—]|(?:trang\s{1,2})?\d{1,4}(?:\s?/\s?\d{1,4})?", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_LEADS_ON = frozenset(
    "và hoặc của các những một mọi mỗi tại trên dưới trong ngoài với cho đạt là về từ đến bằng gồm do ở theo so hơn được có không "  # noqa: SIM905 -- a list of quoted words would be three times as long
    "tổng để bị bởi như vào ra khi nếu mà thì đã đang sẽ còn cả nhất xã phường huyện tỉnh quận số ngày tháng năm khoảng gần "
    "trước sau giữa qua ước bình trị thị".split()
)


def joined(text: str, blocks: list[Block], marks: tuple[NoteMark, ...]) -> tuple[Block, ...]:
    """The blocks, with what goes on after a break (``resumes``) and the footnotes of several paragraphs made known."""
    pages = _Pages(text, blocks, marks)
    pages.pass_over()
    return tuple(pages.blocks)


class _Pages:
    """One pass over the blocks. ``blocks`` is changed in place."""

    def __init__(self, text: str, blocks: list[Block], marks: tuple[NoteMark, ...]) -> None:
        self.text = text
        self.blocks = list(blocks)
        self._notes = [index for index, block in enumerate(blocks) if block.kind is BlockKind.NOTE]
        self._mark_starts = [mark.start for mark in marks]
        self._first_mark: dict[str, int] = {}
        for mark in marks:
            self._first_mark.setdefault(mark.label, mark.start)

    def pass_over(self) -> None:
        """Visit each block, what is known of the earlier ones being settled."""
        note: int | None = None
        for index, block in enumerate(self.blocks):
            if block.kind is BlockKind.NOTE:
                if note is not None:
                    self._between_notes(note, index)
                note = index
            elif self._is_body(block) and block.note is None:
                self._after_cut(index, note)

    def _after_cut(self, index: int, note: int | None) -> None:
        """Find where the body block at ``index`` goes on, if it was cut; ``note`` is the footnote before it."""
        how = self._ending(self.blocks[index])
        if how is Ending.CLOSED or not self._is_long(index):
            return
        between: list[int] = []
        notes: list[int] = []
        for other in range(index + 1, min(index + 1 + self._reach(index), len(self.blocks))):
            block = self.blocks[other]
            if block.kind is BlockKind.NOTE:
                notes.append(other)
            elif self._is_nothing(block):
                continue
            elif block.kind is not BlockKind.PARAGRAPH or block.resumes is not None:
                break
            elif self._goes_on(index, block, how, notes, fresh=not between):
                if not notes and not between and self._is_notes_rest(note, other):
                    between.append(other)
                    continue
                self._resume(index, other, between, note)
                return
            elif len(between) == STRAY or not self._may_be_footnote(block) or (not notes and how is not Ending.OPEN):
                break
            else:
                between.append(other)

    def _may_be_footnote(self, block: Block) -> bool:
        """Whether a paragraph may be footnote: it refers to none, and is no sentence that was cut itself."""
        tail = bare_tail(self.text, block.start, block.end)
        return not self._has_marks(block) and (self._ending(block) is Ending.CLOSED or tail.endswith(")"))

    def _reach(self, index: int) -> int:
        """How far to look after the block at ``index``: past the footnotes of its page, if there are any."""
        at = bisect_left(self._notes, index)
        has_notes = at < len(self._notes) and self._notes[at] - index <= 2 * STRAY
        return REACH if has_notes else STRAY // 2

    def _goes_on(self, index: int, block: Block, how: Ending, notes: list[int], *, fresh: bool) -> bool:
        """Whether a paragraph after the cut block at ``index`` begins in mid-sentence.

        With ``notes`` between them softer signs will do; ``fresh``: no other paragraph stands between them.
        """
        sign = first_sign(self.text, block.start, block.end)
        cut = self.blocks[index]
        tail = bare_tail(self.text, cut.start, cut.end)
        if sign.islower():
            return bool(notes) or (fresh and (how is Ending.OPEN or tail.endswith((",", ")"))))
        if not notes or not fresh or how is not Ending.OPEN:
            return False
        if sign.isdigit():
            return True
        word = _LAST_WORD.search(normalize("NFC", tail))
        return word is not None and word.group().lower() in _LEADS_ON and not self._lower_ahead(notes[-1] + 1, block)

    def _lower_ahead(self, index: int, block: Block) -> bool:
        """Whether a paragraph that begins in mid-sentence follows ``block`` before any heading, item or footnote."""
        for other in self.blocks[index : index + STRAY]:
            if other.kind is not BlockKind.PARAGRAPH:
                return False
            if other.start > block.start and first_sign(self.text, other.start, other.end).islower():
                return True
        return False

    def _is_notes_rest(self, note: int | None, index: int) -> bool:
        """Whether the paragraph may rather be the rest of a footnote that was cut, more footnotes following."""
        if note is None or self._ending(self.blocks[note]) is not Ending.OPEN or index + 1 == len(self.blocks):
            return False
        return self.blocks[index + 1].kind is BlockKind.NOTE

    def _resume(self, index: int, other: int, between: list[int], note: int | None) -> None:
        """Let ``other`` go on with ``index``, and give the paragraphs between them to the footnotes they follow."""
        self.blocks[other] = replace(self.blocks[other], resumes=index)
        if between and not self._may_be_notes(index, other, between, note):
            return
        for paragraph in between:
            before = [i for i in range(index + 1, paragraph) if self.blocks[i].kind is BlockKind.NOTE]
            self._give(paragraph, before[-1] if before else note)

    def _may_be_notes(self, index: int, other: int, between: list[int], note: int | None) -> bool:
        """Whether those of ``between`` that precede the footnotes of the page can go on with ``note``."""
        first = next(i for i in range(index + 1, other) if self.blocks[i].kind is BlockKind.NOTE)
        if between[0] > first:
            return True
        return note is not None and self._number(first) == self._number(note) + 1

    def _between_notes(self, note: int, index: int) -> None:
        """Give what stands between two footnotes to the first, where no body can stand there."""
        between = range(note + 1, index)
        if not between or self._number(index) != self._number(note) + 1 or len(between) > REACH:
            return
        mark = self._first_mark.get(self.blocks[index].note or "")
        if mark is None or mark > self.blocks[note].lead:
            return
        body = [self.blocks[i] for i in between]
        if any(b.kind not in _RUNNING or b.resumes is not None or self._has_marks(b) for b in body):
            return
        for paragraph in between:
            self._give(paragraph, note)

    def _give(self, index: int, note: int | None) -> None:
        """Make the paragraph at ``index`` part of the footnote at ``note``."""
        block = self.blocks[index]
        if note is not None and not self._is_nothing(block):
            self.blocks[index] = replace(block, kind=BlockKind.NOTE, level=0, note=self.blocks[note].note)

    def _number(self, index: int) -> int:
        """The number of the footnote at ``index``; far from any other where its label is none."""
        label = self.blocks[index].note or ""
        return int(label) if label.isascii() and label.isdigit() else -REACH

    def _is_long(self, index: int) -> bool:
        """Whether the block, with all that it resumes, is too long for a title."""
        block = self.blocks[index]
        return block.resumes is not None or block.end - block.start >= LEAST_CUT

    def _ending(self, block: Block) -> Ending:
        return ending(self.text, block.start, block.end)

    def _has_marks(self, block: Block) -> bool:
        at = bisect_left(self._mark_starts, block.start)
        return at < len(self._mark_starts) and self._mark_starts[at] < block.end

    def _is_body(self, block: Block) -> bool:
        return block.kind in _RUNNING and not self._is_nothing(block)

    def _is_nothing(self, block: Block) -> bool:
        """Whether the block is a comment or a stray page number, through which a sentence may go on."""
        if block.kind not in _RUNNING or block.end - block.lead > LEAST_CUT:
            return False
        return block.start == block.end or _STRAY_NUMBER.fullmatch(self.text, block.lead, block.end) is not None
