"""A report as the Word file that it was typed from: paragraphs whole, footnotes as footnotes, tables as tables."""

import re
from html import escape

from packages import RELATIONS, SPACES, TYPES, package, part

from checker.document import BlockKind

MARKUP = re.compile(r"(\*\*|(?<!\*)\*(?!\*)|</?sup>|<br\s*/?>|\\(?=[*_.#-]))")
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
RAISED = '<w:vertAlign w:val="superscript"/>'
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="DejaVu Serif" w:hAnsi="DejaVu Serif"/><w:sz w:val="26"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="120"/><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:rPr><w:b/></w:rPr></w:style>'
        for n in range(1, 7)
    )
    + '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
)
SEPARATORS = "".join(
    f'<w:footnote w:type="{name}" w:id="{n}"><w:p><w:r><w:{name}/></w:r></w:p></w:footnote>'
    for n, name in enumerate(("separator", "continuationSeparator"))
)
GRID = (
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr>"
)


def as_word(document):
    """The bytes of a Word file that says the same."""
    marked = {mark.label for mark in document.marks}
    labels = list(dict.fromkeys(b.note for b in document.blocks if b.note in marked))
    notes = {label: number for number, label in enumerate(labels, 2)}
    body, of_notes, places = [], {label: [] for label in labels}, {}
    for index, block in enumerate(document.blocks):
        words = document.text[block.lead : block.end]
        if block.note in notes:
            of_notes[block.note].append(runs(document, block.start, block.end, {}))
        elif block.kind is BlockKind.TABLE:
            body.append(["", table(document, block, notes)])
        elif block.resumes in places:
            places[index] = at = places[block.resumes]
            body[at][1] += runs(document, block.lead, block.end, notes, before=" ")
        elif words.strip("-* \n"):
            lead = re.match(r"#*\s*", words).end() if block.kind is BlockKind.HEADING else 0
            look = f'<w:pStyle w:val="Heading{max(block.level, 1)}"/>' if lead else ""
            places[index] = len(body)
            body.append([look, runs(document, block.lead + lead, block.end, notes)])
    said = "".join(words if words.startswith("<w:tbl>") else para(look, words) for look, words in body)
    footnotes = SEPARATORS + "".join(footnote(notes[label], paragraphs) for label, paragraphs in of_notes.items())
    parts = {"styles": part("styles", STYLES), "footnotes": part("footnotes", footnotes)}
    links = "".join(f'<Relationship Id="r{n}" Type="{KIND}{n}" Target="{n}.xml"/>' for n in parts)
    types = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{TYPE.format(n)}"/>' for n in parts)
    return package(
        {
            "[Content_Types].xml": TYPES.replace("</Types>", f"{types}</Types>"),
            "_rels/.rels": RELATIONS,
            "word/document.xml": f"<w:document {SPACES}><w:body>{said}<w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": RELATIONS[: RELATIONS.index("<Relationship ")] + f"{links}</Relationships>",
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def para(look, words):
    return f"<w:p><w:pPr>{look}</w:pPr>{words}</w:p>"


def footnote(number, paragraphs):
    mark = f"<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteRef/></w:r>"
    said = (
        para('<w:pStyle w:val="FootnoteText"/>', (mark if n == 0 else "") + words) for n, words in enumerate(paragraphs)
    )
    return f'<w:footnote w:id="{number}">{"".join(said)}</w:footnote>'


def table(document, block, notes):
    rows = (
        "".join(f"<w:tc><w:tcPr/>{para('', runs(document, c.start, c.end, notes))}</w:tc>" for c in row)
        for row in block.rows
    )
    columns = "".join('<w:gridCol w:w="1800"/>' for _ in block.rows[0])
    return f"<w:tbl>{GRID}<w:tblGrid>{columns}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def runs(document, start, end, notes, before=""):
    """The words between two places as runs: emphasis as such, and marks of footnotes as references."""
    made, at = [text_run(before, "")] if before else [], start
    for mark in (m for m in document.marks if start <= m.start < end and m.label in notes):
        made += [emphasised(document.text[at : mark.start]), reference(notes[mark.label])]
        at = mark.end
    return "".join([*made, emphasised(document.text[at:end])])


def reference(number):
    return f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def emphasised(markdown):
    made, bold, raised = [], False, ""
    for piece in MARKUP.split(re.sub(r"\s*\n\s*", " ", markdown)):
        if piece == "**":
            bold = not bold
        elif piece in ("<sup>", "</sup>"):
            raised = RAISED if piece == "<sup>" else ""
        elif piece.startswith("<br"):
            made.append("<w:r><w:br/></w:r>")
        elif piece and not MARKUP.fullmatch(piece):
            made.append(text_run(piece, ("<w:b/>" if bold else "") + raised))
    return "".join(made)


def text_run(words, look):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>'
