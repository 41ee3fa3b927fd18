"""Numbers as lists print them: ``12``, ``b``, ``IV``."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LARGEST = 32_767
"""The largest number that Word counts to."""
_LONGEST = 9


def counted(number: int, form: str) -> str:
    """A number in the form that a list asks for, by WordprocessingML's names of them."""
    number = min(number, LARGEST)
    if form == "none" or number < 0:
        return ""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, _LONGEST)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and number > 0:
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    return f"{number:02}" if form == "decimalZero" else str(number)


def readable(lead: str) -> str:
    """A lead with the bullet of a symbol font as one that every font has."""
    return "•" if len(lead) == 1 and "\ue000" <= lead <= "\uf8ff" else lead


def _roman(number: int) -> str:
    digits = []
    for value, sign in _ROMAN:
        digits.append(sign * (number // value))
        number %= value
    return "".join(digits)
