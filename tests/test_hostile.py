"""Files meant to do harm, or merely broken: a clear error within bounded time and memory, and never anything else."""

import os
import re
import subprocess
import sys
import time
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import RELATIONS, TYPES, W, docx, package, para, part, pdf, run, table

from checker.document import Document
from checker.errors import ReadError
from checker.readers import read

DOCUMENTS = Path(__file__).parent / "documents"
MEGABYTE = 1_000_000


@pytest.fixture(autouse=True, scope="module")
def _without_libreoffice():
    """Starting it on random bytes would take hours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checker.readers.converted._program", lambda: None)
        yield


HEAD = f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>'
TAIL = "</w:body></w:document>"


def word(document, **more):
    return package({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document, **more})


def text_bomb():
    """Six hundred kilobytes that unpack to six hundred megabytes."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w", force_zip64=True) as entry:
        entry.write((HEAD + "<w:p><w:r><w:t>").encode())
        for _ in range(600):
            entry.write(b"5" * MEGABYTE)
    return data.getvalue()


def lying_bomb():
    """One whose directory says that it unpacks to little."""
    data = bytearray(text_bomb())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f']><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>'
)
EXTERNAL = (
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{__file__}">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&e; 5</w:t></w:r></w:p></w:body></w:document>'
)
ATTACKS = {
    "text bomb": (text_bomb, "unpacks to far too much"),
    "bomb that lies about its size": (lying_bomb, "damaged|unpacks to far too much"),
    "element bomb": (lambda: word(HEAD + "<w:p/>" * 5_000_000 + TAIL), "unpacks to far too much"),
    "too many parts": (lambda: word(HEAD + TAIL, **{f"x{i}": "" for i in range(20_001)}), "unpacks to far too much"),
    "billion laughs": (lambda: word(LAUGHS), "unsafe XML"),
    "billion laughs in UTF-16": (lambda: word(LAUGHS.encode("utf-16")), "unsafe XML|damaged"),
    "external entity": (lambda: word(EXTERNAL), "unsafe XML"),
    "deep nesting": (lambda: word(HEAD + "<w:sdt><w:sdtContent>" * 100_000), "damaged|nested too deeply"),
    "deep but closed": (
        lambda: word(HEAD + "<w:ins>" * 250 + para("5") + "</w:ins>" * 250 + TAIL),
        None,
    ),
    "no body": (lambda: word(f'<w:document xmlns:w="{W}"/>'), "no words"),
    "no document": (lambda: package({"word/styles.xml": "<a/>"}), "damaged"),
    "not XML": (lambda: word(b"\0\1\2"), "damaged"),
    "cut off": (lambda: docx(para("5"))[:-30], "damaged"),
    "password": (lambda: encrypted(docx(para("5"))), "password"),
    "password of Office": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "too many words": (lambda: docx(para(run("5 ha " * 1_200_000))), "too many words"),
    "deep page": (lambda: b"<!DOCTYPE html>" + b"<div>" * 200_000 + b"5", "no words|nested too deeply|damaged"),
    "page of links": (
        (
            "<!DOCTYPE html>" + "".join(f"<sup><a href='#n{i}'>1</a></sup><p id='n{i}'>5</p>" for i in range(20_000))
        ).encode,
        None,
    ),
    "page of list items": (("<!DOCTYPE html><ol>" + "<li>5" * 30_000).encode, None),
    "row of a million columns": (
        lambda: b"<!DOCTYPE html><table><tr><td>1<td colspan=1000000 rowspan=9999>5<tr><td>6</table>",
        None,
    ),
    "table of quotation marks": (lambda: b'"' * 300_000, None),
}


def encrypted(data):
    """The archive with its entries marked as encrypted."""
    changed = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(sign)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(sign, at + 4)
    return bytes(changed)


@pytest.mark.parametrize(("make", "said"), ATTACKS.values(), ids=ATTACKS)
def test_an_attack_costs_little(make, said):
    data = make()
    begun = time.process_time()
    name = "x.csv" if data.startswith(b'"') else "x.docx"
    try:
        document = read(name, data)
    except ReadError as error:
        refused = str(error)
        assert refused.startswith(f"{name}: ")
    else:
        refused = ""
        assert isinstance(document, Document)
    assert not refused if said is None else re.search(said, refused)
    assert time.process_time() - begun < 8


def portable(*objects, size=99):
    """A PDF of these objects, which PDFium has to look for itself."""
    return b"%PDF-1.4\n" + b"\n".join(objects) + b"\ntrailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % size


def stream(number, dictionary, content):
    return b"%d 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj" % (number, dictionary, len(content), content)


PAGES = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj"
PAGE = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>endobj"


def page_bomb():
    """Two hundred kilobytes that unpack to a hundred megabytes of words."""
    packing = zlib.compressobj(9)
    words = b"BT /F 9 Tf 9 9 Td (5 ha) Tj ET " * 33_000
    content = b"".join([*(packing.compress(words) for _ in range(100)), packing.flush()])
    return portable(PAGES, PAGE % b"", stream(4, b"/Filter/FlateDecode", content))


def drawings_in_drawings():
    """Two kilobytes that draw the same twenty times twenty times twenty times …"""
    draw, space = b"/X Do " * 20, b"/XObject<</X %d 0 R>>"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<" + space + b">>"
    return portable(
        PAGES, PAGE % (space % 10), stream(4, b"", draw), *(stream(n, form % (n + 1), draw) for n in range(10, 19))
    )


def one_page_again_and_again():
    kids = b" ".join([b"3 0 R"] * 10_000)
    return portable(PAGES.replace(b"/Count 1/Kids[3 0 R]", b"/Count 10000/Kids[" + kids + b"]"), PAGE % b"")


def pages_in_circles():
    return portable(PAGES.replace(b"3 0 R", b"2 0 R"))


def sheet_bomb():
    """A small spreadsheet that shows a hundred billion cells."""
    spaces = "".join(f' xmlns:{s}="urn:oasis:names:tc:opendocument:xmlns:{s}:1.0"' for s in ("office", "text", "table"))
    many = "repeated='999999'"
    cells = f"<table:table-cell table:number-columns-{many}><text:p>5</text:p></table:table-cell>"
    rows = f"<table:table><table:table-row table:number-rows-{many}>{cells}</table:table-row></table:table>"
    body = f"<office:body><office:spreadsheet>{rows}</office:spreadsheet></office:body>"
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content{spaces}>{body}</office:document-content>",
        }
    )


def styles_in_circles():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{(n + 1) % 20_000}"/></w:style>'
        for n in range(20_000)
    )
    return docx(para("Năm nay trồng 5 ha.", properties='<w:pStyle w:val="S0"/>'), styles=styles)


COSTLY = {
    **{
        name: (ATTACKS[name][0], 2)
        for name in (
            *("text bomb", "bomb that lies about its size", "element bomb", "too many parts", "billion laughs"),
            *("external entity", "deep nesting", "password", "cut off"),
        )
    },
    "page bomb": (page_bomb, 2),
    "drawings in drawings": (drawings_in_drawings, 2),
    "ten thousand pages": (lambda: pdf(*[[(72, 700, 12, "5 ha")]] * 10_000), 2),
    "one page ten thousand times": (one_page_again_and_again, 2),
    "pages in circles": (pages_in_circles, 2),
    "sheet bomb": (sheet_bomb, 0),
    "styles in circles": (styles_in_circles, 0),
}


@pytest.mark.skipif(os.name == "nt", reason="no resource limits on Windows")
@pytest.mark.parametrize(("make", "code"), COSTLY.values(), ids=COSTLY)
def test_an_attack_takes_little_memory_and_time(make, code, tmp_path):
    path = tmp_path / "x.docx"
    path.write_bytes(make())
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9)); from checker.cli import main\n"
        f"sys.exit(main(['check', '--lang', 'en', {str(path)!r}]))"
    )
    before = os.times()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    after = os.times()
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert (str(path) in done.stderr) == (code == 2)
    # Of computing: the machine may be busy with other things.
    assert after.children_user + after.children_system - before.children_user - before.children_system < 10


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = word(part("document", f"<w:body>{para('5 ha')}</w:body>"), **{"../../evil.txt": "x", "/abs.txt": "x"})
    assert read("x.docx", data).text == "5 ha\n"
    assert list(tmp_path.iterdir()) == []
    relations = RELATIONS.replace('Target="word/document.xml"', 'Target="../../../../etc/passwd"')
    with pytest.raises(ReadError):
        read("x.docx", package({"_rels/.rels": relations, "word/document.xml": HEAD + TAIL}))


def test_macros_are_never_looked_at():
    data = word(
        part("document", f"<w:body>{para('5 ha')}</w:body>"), **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(99)}
    )
    assert read("x.docm", data).text == "5 ha\n"


ORIGINALS = {
    f.name: f.read_bytes()
    for f in sorted(DOCUMENTS.iterdir())
    if f.suffix in {".docx", ".odt", ".html", ".xlsx", ".ods", ".pdf"}
}


@settings(max_examples=150)
@given(
    st.sampled_from(sorted(ORIGINALS)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=4)), max_size=8),
    st.floats(0.01, 1),
)
def test_reading_damaged_files_gives_a_document_or_a_clear_error(name, changes, kept):
    data = bytearray(ORIGINALS[name])
    for place, new in changes:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    read_or_refuse(bytes(data[: int(len(data) * kept)]))


PIECES = st.sampled_from(
    [
        *(
            "<w:p>",
            "</w:p>",
            "<w:r>",
            "</w:r>",
            "<w:t>5 ha</w:t>",
            "<w:tbl>",
            "</w:tbl>",
            "<w:tr>",
            "</w:tr>",
            "<w:tc>",
            "</w:tc>",
        ),
        *(
            "<w:ins>",
            "</w:ins>",
            "<w:del>",
            "</w:del>",
            "<w:sdt>",
            "</w:sdt>",
            "<w:sdtContent>",
            "</w:sdtContent>",
            "<w:t/>",
        ),
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="end"/>',
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:footnoteReference w:id="1"/>',
        '<w:gridSpan w:val="-3"/>',
        '<w:pPr><w:numPr><w:numId w:val="1"/><w:ilvl w:val="99"/></w:numPr></w:pPr>',
        "<w:vMerge/>",
        "<w:txbxContent>",
        "</w:txbxContent>",
        para("6 ha"),
        table("<w:tc/>"),
    ]
)


@given(st.lists(PIECES, max_size=25))
def test_any_arrangement_of_elements_is_read_or_refused(pieces):
    kept, stack = [], []
    for piece in pieces:
        if piece.startswith("</"):
            if stack and stack[-1] == piece[2:]:
                kept.append(piece)
                stack.pop()
            continue
        if piece.count("<") == 1 and not piece.endswith("/>"):
            stack.append(piece[1:])
        kept.append(piece)
    body = "".join(kept) + "".join(f"</{name}" for name in reversed(stack))
    read_or_refuse(word(HEAD + body + TAIL))


@given(
    st.binary(max_size=200),
    st.sampled_from([b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b""]),
)
def test_any_bytes_are_read_or_refused(data, start):
    read_or_refuse(start + data)


def read_or_refuse(data):
    try:
        document = read("x.docx", data)
    except ReadError as error:
        assert str(error).startswith("x.docx: ")  # noqa: PT017 -- either way is right
    else:
        assert document.text.strip()
        for block in document.blocks:
            assert 0 <= block.lead <= block.start <= block.end <= len(document.text)
        assert list(document.places) == sorted(document.places, key=lambda p: p.start)


@pytest.mark.parametrize("name", ["bao-cao-sach.pdf", "chan-nuoi.xls"])
def test_a_checker_in_the_folder_is_not_run(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checker").mkdir()
    (tmp_path / "checker" / "__init__.py").write_text("open('evil', 'w').close()", encoding="utf-8")
    assert read(DOCUMENTS / name).text
    assert not (tmp_path / "evil").exists()
