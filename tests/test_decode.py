"""Bytes become the text they hold, or an error that says what they are."""

from __future__ import annotations

import codecs
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.readers.decode import decode
from checker.readers.legacy import Encoding, likely_encoding, likely_garbled

REPORT = (
    "Tổng thu ngân sách của huyện đạt 12,5 tỷ đồng, bằng 98,4% kế hoạch năm.\r\n"
    "Các xã đã trồng được 120 ha, tăng 3% so với cùng kỳ; số hộ có điện là 4.512 hộ.\r\n"
)
DECOMPOSED = normalize("NFD", "Tổng số: 5 xã")

# What the same words look like when the letters of an old encoding are taken for Western ones.
TCVN3 = "Tæng thu ng©n s¸ch cña huyÖn ®¹t 12,5 tû ®ång, so víi kÕ ho¹ch n¨m; c¸c x· cã 120 ha."
VNI = "Toång thu ngaân saùch cuûa huyeän ñaït 12,5 tyû ñoàng, so vôùi keá hoaïch naêm; caùc xaõ coù 120 ha."


def in_windows_1258() -> bytes:
    """Words of a report as Windows writes them: hat and horn in the letter, the tone after it."""
    words = ["tỷ", "đồng", "của", "huyện", "đạt", "kế", "hoạch", "với", "các"]
    pairs = {
        "ỷ": "y\u0309",
        "ồ": "ô\u0300",
        "ủ": "u\u0309",
        "ệ": "ê\u0323",
        "ạ": "a\u0323",
        "ế": "ê\u0301",
        "ớ": "ơ\u0301",
    }
    return " 12,5 ".join("".join(pairs.get(c, c) for c in word) for word in words).encode("cp1258")


def message(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        decode(data, "bc.txt")
    assert caught.value.path == "bc.txt"
    assert caught.value.exit_code == 2
    assert caught.value.said("vi") != caught.value.said("en")
    return caught.value.said("en")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_its_mark_is_read_and_the_mark_dropped(encoding):
    assert decode(REPORT.encode(encoding)) == REPORT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_found_by_its_nuls(encoding):
    assert decode(REPORT.encode(encoding)) == REPORT


@pytest.mark.parametrize(("bom", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_utf16_of_either_order_is_read(bom, encoding):
    assert decode(bom + REPORT.encode(encoding)) == REPORT


def test_decomposed_letters_and_line_ends_stay_as_they_are():
    text = DECOMPOSED + "\r\n\n\rxong"
    assert len(DECOMPOSED) > len("Tổng số: 5 xã")
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "name", "advice"),
    [
        (in_windows_1258(), "Windows-1258", "Save As"),
        (TCVN3.encode("latin-1"), "TCVN3", "UniKey"),
        (VNI.encode("latin-1"), "VNI", "UniKey"),
        (TCVN3.encode(), "TCVN3", "UniKey"),
        (VNI.encode(), "VNI", "UniKey"),
    ],
    ids=["windows-1258", "tcvn3", "vni", "tcvn3 saved as utf-8", "vni saved as utf-8"],
)
def test_an_old_encoding_is_named_and_the_cure_told(data, name, advice):
    said = message(data)
    assert name in said
    assert advice in said
    assert "UTF-8" in said


@pytest.mark.parametrize("text", [REPORT, "Le café où l'on a dîné à 12 h; señor, être, naïve façade", "Größe über 5 m"])
def test_proper_text_is_not_taken_for_an_old_encoding(text):
    assert likely_garbled(text) is None
    assert decode(text.encode()) == text


def test_the_encoding_is_told_from_few_words():
    assert likely_encoding("tû ®ång, cña huyÖn".encode("latin-1")) is Encoding.TCVN3
    assert likely_encoding(b"caf\xe9 \xe0 la carte") is None


def test_broken_utf8_is_refused_with_the_byte_where_it_breaks():
    good = REPORT.encode()
    assert f"byte {len(good)}" in message(good + b"\xff xong")


def test_broken_utf16_is_refused_with_the_byte_where_it_breaks():
    assert "UTF-16 is broken at byte 6" in message(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"x")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"\0" * 50, b"abc\0\1\2\3\4\5\6def" * 9, b"\x01\x02\x03\x04\x05 5 ha"], ids=repr
)
def test_binary_data_is_refused(data):
    assert "binary" in message(data)


def test_a_stray_control_character_is_let_pass():
    assert decode(b"5 ha\x0c\x01 6 ha") == "5 ha\x0c\x01 6 ha"


texts = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"))


@given(texts)
@example(DECOMPOSED)
def test_any_text_survives_utf8(text):
    assert likely_garbled(text) is not None or decode(text.encode()) == text


@given(texts)
def test_any_text_survives_utf16(text):
    assert likely_garbled(text) is not None or decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")) == text


@given(st.binary())
@example(b"\xff\xfe\0\0\1")
@example(b"\xff\xfe\0")
def test_any_bytes_give_a_text_or_a_read_error(data):
    try:
        found: object = decode(data, "x")
    except ReadError as error:
        found = error.message.vi and error.message.en
    assert isinstance(found, str)
