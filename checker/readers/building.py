"""Blocks under construction: what begins at a line, what goes on, and how deep it is."""

from __future__ import annotations

from checker.document import Block, BlockKind
from checker.readers.leads import CAPTION, Lead, Nesting, lead_of
from checker.readers.lines import Line, heading, is_comment
from checker.readers.notes import Definition, bracketed_labels, definition_at, endnote_at
from checker.readers.tables import Table

SENTENCE_ENDS = ".!?…;:"
_QUOTED = ">"


class Builder:
    """Makes blocks of lines given in order. ``families[i]`` is the family of the lead of ``blocks[i]``, '' without one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.families: list[str] = []
        self._open: Block | None = None
        self._family = ""
        self._lead: Lead | None = None
        self._number = 0
        self._nesting = Nesting()
        self._endnotes = bracketed_labels(text)
        self._foot = False
        self._indented: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the next line may go on with a block."""
        return self._open is not None

    def close(self) -> None:
        """End the open block, at a blank line or before another block."""
        if self._open is not None:
            self.blocks.append(self._open)
            self.families.append(self._family)
            self._open = None

    def rule(self) -> None:
        """Pass a horizontal rule; footnotes may follow it."""
        self.close()
        self._foot = True

    def extend(self, end: int) -> None:
        """Let the open block reach ``end``."""
        old = self._open
        if old is not None:
            self._open = Block(old.kind, old.lead, old.start, end, old.level, old.note)

    def add(self, block: Block, family: str = "") -> None:
        """Open a block that a format's own marks make, in place of the one that is open."""
        self.close()
        self._open, self._family = block, family

    def table(self, first: int, end: int, table: Table) -> None:
        """Add a table."""
        self.add(Block(BlockKind.TABLE, first, first, end, rows=table.rows, header_rows=table.header_rows))
        self.close()

    def plain(self, first: int, last: int) -> None:
        """Add a paragraph that nothing leads: a fenced code block."""
        self.add(Block(BlockKind.PARAGRAPH, first, first, last))

    def reset(self) -> None:
        """Forget what was counted: a heading begins a new count."""
        self._nesting.reset()
        self._lead, self._number = None, 0

    def heading(self, line: Line) -> bool:
        """Add the heading that the line is, if it is one."""
        found = heading(self.text, line)
        if found is None:
            return False
        depth, start, end = found
        lead = lead_of(self.text, start, end) if start < end else None
        self.reset()
        start = lead.start if lead else start
        self.add(Block(BlockKind.HEADING, line.first, start, max(start, end), depth), lead.family if lead else "")
        self.close()
        return True

    def note_at(self, line: Line) -> Definition | None:
        """The footnote that begins at the line, or None."""
        found = definition_at(self.text, line.first, line.last)
        if found is not None or not self._foot:
            return found
        return endnote_at(self.text, line.first, line.last, self._endnotes)

    def lead_at(self, line: Line) -> Lead | None:
        """The bullet or number that leads the line, or None."""
        return lead_of(self.text, line.first, line.last, self._number)

    def starts(self, line: Line) -> bool:
        """Whether the line begins a block of its own though one is open: a footnote or an item."""
        if self.note_at(line) is not None:
            open_note = self._open is not None and self._open.kind is BlockKind.NOTE
            return open_note or self._foot or self.ends_sentence() or self.text[line.first] == "["
        lead = self.lead_at(line)
        return lead is not None and self._may_interrupt(lead)

    def begin(self, line: Line) -> None:
        """Begin the footnote, item or paragraph whose first line this is."""
        first, last = line.first, line.last
        note = self.note_at(line)
        if note is not None:
            self._indented = note.label if note.indented else None
            self.add(Block(BlockKind.NOTE, first, min(note.start, last), last, note=note.label))
            self._foot = True
            return
        indent = _columns(self.text[line.start : first])
        if self._indented is not None and indent >= 4 and self.blocks and self.blocks[-1].note == self._indented:
            self.add(Block(BlockKind.NOTE, first, first, last, note=self._indented))
            return
        self._indented = None
        self._foot = False
        lead = self.lead_at(line)
        if lead is None or lead.family == CAPTION:
            start = lead.start if lead else self._words(first, last)
            self.add(Block(BlockKind.PARAGRAPH, first, start, last), lead.family if lead else "")
            return
        self._lead, self._number = lead, lead.number or self._number
        level = self._nesting.level(indent, lead.family)
        self.add(Block(BlockKind.ITEM, first, lead.start, last, level), lead.family)

    def ends_sentence(self) -> bool:
        """Whether the open block ends, so far, as a sentence or clause does."""
        if self._open is None:
            return True
        tail = self.text[max(self._open.start, self._open.end - 12) : self._open.end].rstrip(" \t*_\"'”’)")
        return not tail or tail[-1] in SENTENCE_ENDS

    def _may_interrupt(self, lead: Lead) -> bool:
        """Whether a lead may begin an item in the midst of a block, where it may also be a figure at a line's start."""
        if self._open is None or self.ends_sentence():
            return True
        goes_on = self._open.kind is BlockKind.ITEM and self._lead is not None and self._lead.family == lead.family
        if lead.is_bullet:
            before, after = self.text[self._open.end - 1], self.text[lead.start : lead.start + 1]
            return (goes_on or not lead.glued) and not (before.isdigit() and after.isdigit())
        if lead.number:
            return lead.number in (1, self._number + 1) or (goes_on and self._number < lead.number)
        return goes_on or lead.family in ("I", "A", "điều", "(a)")

    def _words(self, first: int, last: int) -> int:
        """Where the words of a paragraph begin: a quotation sign leads them, and nothing but itself is in a comment."""
        text = self.text
        if is_comment(text, first, last):
            return last
        if text[first] != _QUOTED:
            return first
        words = text[first:last].lstrip("> \t")
        return first if not words or words[0].isdigit() else last - len(words)


def _columns(blanks: str) -> int:
    """The width of an indent, tabs counted as four columns."""
    return len(blanks.expandtabs(4))
