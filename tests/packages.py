"""Word packages and PDF files made by hand, for what no program at hand writes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def package(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of the parts."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return data.getvalue()


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {SPACES}>{content}</w:{root}>'


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body and other parts, by name: ``styles='<w:style …>'``."""
    return package(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            **{f"word/{name}.xml": part(name, content) for name, content in parts.items()},
        }
    )


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{''.join(c if c.startswith('<') else run(c) for c in content)}</w:p>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl>{properties}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(*paragraphs: str, properties: str = "") -> str:
    look = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{look}{''.join(p if p.startswith('<') else para(p) for p in paragraphs)}</w:tc>"


def shown(text):
    """Words as a PDF's instruction to show them."""
    return f"({text.replace(chr(92), chr(92) * 2).replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj"


def pdf(*pages, size=(595, 842)):
    """A PDF of hand-placed words: each page is a list of (x, y, size, text)."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for words in pages:
        parts = [w if isinstance(w, str) else f"BT /F {w[2]} Tf {w[0]} {w[1]} Td {shown(w[3])} ET" for w in words]
        stream = "\n".join(parts).encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (*size, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
