"""Words as they are read, and what raised figures among them are: powers of units, or footnote marks typed by hand."""

from __future__ import annotations

from checker.readers.assembly import Piece

_LENGTHS = frozenset(("m", "km", "dm", "cm", "mm", "hm", "dam"))
_POWERS = {"2": "²", "3": "³"}
_LONGEST_UNIT = 4


class Running:
    """The pieces of a paragraph, gathered one by one."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._raised: list[Piece] = []
        self.is_blank = True
        """Whether no words were added."""

    def put(self, piece: Piece, *, raised: bool = False) -> None:
        """Add a piece."""
        if not piece.text:
            return
        self.is_blank = self.is_blank and piece.text.isspace()
        if raised:
            self._raised.append(piece)
            return
        self.end()
        self.pieces.append(piece)

    def mark(self, label: str) -> None:
        """Add the mark of a footnote that the format knows as such."""
        self.end()
        self.is_blank = False
        self.pieces.append(Piece(f"<sup>{label}</sup>", mark=label))

    def remark(self, key: str) -> None:
        """Note that a remark begins or ends here."""
        (self._raised or self.pieces).append(Piece("", remark=key))

    def end(self) -> None:
        """Decide what the raised pieces are that were added last; runs may have cut one number into several."""
        if not self._raised:
            return
        pieces, self._raised = self._raised, []
        raised = "".join(piece.text for piece in pieces).strip()
        if raised in _POWERS and self._after_unit():
            pieces = [p._replace(text=_POWERS.get(p.text, p.text)) for p in pieces]
        elif raised and all(c.isdigit() or c in "*()" for c in raised):
            pieces = [Piece("<sup>"), *pieces, Piece("</sup>")]
        self.pieces += pieces

    def _after_unit(self) -> bool:
        """Whether what was added so far ends in a unit of length."""
        tail = ""
        for piece in reversed(self.pieces):
            tail = piece.text + tail
            if len(tail) > _LONGEST_UNIT:
                break
        words = tail.replace("/", " ").replace("(", " ").split()
        return bool(words) and not tail[-1:].isspace() and words[-1].lstrip("0123456789.,").lower() in _LENGTHS
