"""The old Vietnamese encodings, recognised by how they write the words that every report holds."""

from __future__ import annotations

import re
from enum import Enum
from unicodedata import normalize


class Encoding(Enum):
    """An encoding, by the name its users know it by."""

    WINDOWS_1258 = "Windows-1258 (Vietnamese)"
    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI-Windows"


_COMMON = (
    "và của các có được là năm đồng tỷ triệu số với đạt kế hoạch kỳ người huyện tỉnh xã hộ tăng giảm công thực hiện những này đã để "  # noqa: SIM905 -- a list of quoted words would be three times as long
    "tại tổng diện tích sản lượng xây dựng trường thu ngân sách quốc hội ủy nhân dân tộc".split()
)
_TCVN3 = dict(
    zip(
        "ăâêôơưđằẳẵắặầẩẫấậàảãáạèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        b"\xa8\xa9\xaa\xab\xac\xad\xae\xbb\xbc\xbd\xbe\xc6\xc7\xc8\xc9\xca\xcb\xb5\xb6\xb7\xb8\xb9"
        b"\xcc\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9"
        b"\xea\xeb\xec\xed\xee\xef\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe",
        strict=True,
    )
)
_TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", b"\xa1\xa2\xa3\xa4\xa5\xa6\xa7", strict=True))
_VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_ON_HAT = {"\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_ON_BREVE = {"\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_OF_I = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "đ": "ñ", "ỵ": "î"}
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_ENOUGH = 3
"""So many different words settle it in bytes that are no UTF-8; twice as many in a text that is."""


def _tcvn3(word: str) -> bytes:
    return bytes(_TCVN3.get(letter) or ord(letter) for letter in word)


def _windows_1258(word: str) -> bytes:
    """Windows-1258 writes the tone after its vowel, hat and horn within the letter."""
    letters = []
    for letter in word:
        tone = "".join(c for c in normalize("NFD", letter) if c in _VNI_TONES)
        base = normalize("NFC", "".join(c for c in normalize("NFD", letter) if c not in _VNI_TONES))
        letters.append((base + tone).encode("cp1258"))
    return b"".join(letters)


def _vni(word: str) -> bytes:
    """VNI writes tone and hat together as a letter of their own after the vowel."""
    letters = []
    for letter in word:
        decomposed = normalize("NFD", letter)
        base, signs = decomposed[0], decomposed[1:]
        tone = next((c for c in signs if c in _VNI_TONES), "")
        if letter in _VNI_OF_I:
            letters.append(_VNI_OF_I[letter])
        elif "\u0302" in signs:
            letters.append(base + (_VNI_ON_HAT[tone] if tone else "â"))
        elif "\u0306" in signs:
            letters.append(base + (_VNI_ON_BREVE[tone] if tone else "ê"))
        elif "\u031b" in signs:
            letters.append(("ô" if base == "o" else "ö") + (_VNI_TONES[tone] if tone else ""))
        else:
            letters.append(base + (_VNI_TONES[tone] if tone else ""))
    return "".join(letters).encode("latin-1")


def _precomposed_1258(word: str) -> bytes:
    """As ``_windows_1258``, but for the letters with tones that it has whole (``à``, ``ó``)."""
    return b"".join(_whole(letter) or _windows_1258(letter) for letter in word)


def _whole(letter: str) -> bytes:
    return letter.encode("cp1258", "ignore")


_WORDS = {
    Encoding.WINDOWS_1258: frozenset(f(word) for word in _COMMON for f in (_windows_1258, _precomposed_1258)),
    Encoding.TCVN3: frozenset(map(_tcvn3, _COMMON)),
    Encoding.VNI: frozenset(map(_vni, _COMMON)),
}


def tcvn3_letters() -> dict[str, str]:
    """The letters of TCVN3 by the Latin-1 signs of their bytes."""
    return {chr(byte): letter for letter, byte in (*_TCVN3.items(), *_TCVN3_CAPITALS.items())}


def vni_letters() -> dict[str, str]:
    """The letters of VNI by the one or two Latin-1 signs that stand for each, capitals among them."""
    letters = {}
    for letter in (*_TCVN3, "đ"):
        signs = _vni(letter).decode("latin-1")
        letters[signs] = letter
        letters[signs.upper()] = letter.upper()
        letters[signs[0].upper() + signs[1:]] = letter.upper()
    return letters


def likely_encoding(data: bytes) -> Encoding | None:
    """The old encoding that bytes which are no UTF-8 are likely in."""
    words = set(_WORD.findall(data.lower()))
    best = max(_WORDS, key=lambda encoding: len(words & _WORDS[encoding]))
    return best if len(words & _WORDS[best]) >= _ENOUGH else None


def likely_garbled(text: str) -> Encoding | None:
    """The old encoding whose bytes ``text`` shows as other letters (``tû ®ång`` for ``tỷ đồng``)."""
    if text.isascii() or any("\u1ea0" <= letter <= "\u1ef9" for letter in text):
        return None
    words = set(_WORD.findall(text.encode("latin-1", "replace").lower()))
    for encoding in (Encoding.TCVN3, Encoding.VNI):
        if len(words & _WORDS[encoding]) >= 2 * _ENOUGH:
            return encoding
    return None
