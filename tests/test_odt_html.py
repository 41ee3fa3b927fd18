"""OpenDocument texts and web pages: what is read of them, and what is not."""

import pytest
from packages import package

from checker.document import BlockKind
from checker.errors import ReadError
from checker.readers import read

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing")),
        *(("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
    )
)
STYLES = (
    '<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="Up2" style:family="text" style:parent-style-name="Up"/>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:font-face style:name="F" svg:font-family="&apos;.VnTime&apos;"/>'
    '<style:style style:name="Old" style:family="text"><style:text-properties style:font-name="F"/></style:style>'
    '<style:style style:name="A" style:family="text" style:parent-style-name="B"/>'
    '<style:style style:name="B" style:family="text" style:parent-style-name="A"/>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
)


def odt(body, **parts):
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}><office:automatic-styles>{STYLES}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **parts})


def text_of(body, **options):
    return read("x.odt", odt(body), **options).text.rstrip("\n")


CASES = {
    "blanks in a row": (
        "<text:p>5\n  ha<text:s text:c='2'/>lúa<text:tab/>6<text:line-break/>7</text:p>",
        "5 ha  lúa\t6\n7",
    ),
    "square metres": ('<text:p>20 m<text:span text:style-name="Up2">2</text:span></text:p>', "20 m²"),
    "a typed mark": ('<text:p>5 tấn<text:span text:style-name="Up">1</text:span></text:p>', "5 tấn<sup>1</sup>"),
    "hidden text": ('<text:p>5<text:span text:style-name="Gone">9</text:span></text:p>', "5"),
    "an old font": ('<text:p><text:span text:style-name="Old">t\u00fb \u00ae\u00e5ng</text:span></text:p>', "tỷ đồng"),
    "styles in a circle": ('<text:p><text:span text:style-name="A">5</text:span></text:p>', "5"),
    "a comment": ("<text:p>5<office:annotation><text:p>6</text:p></office:annotation></text:p>", "5"),
    "a link and a field": (
        "<text:p><text:a>5</text:a> <text:database-display>6</text:database-display></text:p>",
        "5 6",
    ),
    "a frame": (
        "<text:p>a<draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame></text:p>",
        "a\n\nb",
    ),
    "contents": ("<text:table-of-content><text:p>a 5</text:p></text:table-of-content><text:p>b</text:p>", "b"),
    "a section": ("<text:section><text:p>a</text:p></text:section>", "a"),
    "list numbers": (
        '<text:list text:style-name="L"><text:list-item><text:p>một;</text:p><text:list><text:list-item><text:p>hai;</text:p>'
        "</text:list-item></text:list></text:list-item><text:list-item><text:p>ba;</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>bốn;</text:p>'
        "</text:list-item></text:list>"
        '<text:list text:style-name="L"><text:list-item><text:p>năm;</text:p></text:list-item></text:list>',
        "1. một;\n\na) hai;\n\n2. ba;\n\n3. bốn;\n\n1. năm;",
    ),
    "a note": (
        '<text:p>a<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>b</text:p><text:p>c</text:p></text:note-body></text:note>.</text:p>",
        "a<sup>1</sup>.\n\n<sup>1</sup> b\n\nc",
    ),
    "a table": (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>A"
        "</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>lúa</text:p></table:table-cell><table:table-cell><text:p>5</text:p><text:p>6</text:p>"
        "</table:table-cell></table:table-row></table:table>",
        "| A |  |\n| lúa | 5\n6 |",
    ),
}


@pytest.mark.parametrize(("body", "text"), CASES.values(), ids=CASES)
def test_what_stands_in_an_opendocument_text(body, text):
    assert text_of(body) == text


def test_changes_either_way():
    body = (
        "<text:tracked-changes>"
        '<text:changed-region text:id="i"><text:insertion/></text:changed-region>'
        '<text:changed-region text:id="d"><text:deletion><text:p>14</text:p></text:deletion></text:changed-region>'
        "</text:tracked-changes>"
        '<text:p>đạt <text:change text:change-id="d"/><text:change-start text:change-id="i"/>15'
        '<text:change-end text:change-id="i"/>%</text:p>'
    )
    assert text_of(body) == "đạt 15%"
    assert text_of(body, accept=False) == "đạt 14%"


def test_a_password():
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(ReadError, match="password"):
        read("x.odt", odt("<text:p>5</text:p>", **{"META-INF/manifest.xml": manifest}))


def page(body):
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>9</title></head><body>{body}</body></html>".encode()
    )


PAGES = {
    "blanks and breaks": ("<p>5 \n ha<br>6&nbsp;tấn</p>", "5 ha\n6\u00a0tấn"),
    "what is around the article": (
        "<header>1</header><nav>2</nav><article><h2>A</h2><p>5</p></article><aside>3</aside><footer>4</footer>",
        "A\n\n5",
    ),
    "scripts and forms": ("<script>1</script><style>2</style><form>3</form><p>5</p><noscript>4</noscript>", "5"),
    "hidden things": (
        "<p>5<span style='display: none'>6</span><span hidden>7</span></p><p role='navigation'>8</p>",
        "5",
    ),
    "powers": ("<p>20 m<sup>2</sup>, 5 tấn<sup>1</sup></p>", "20 m², 5 tấn<sup>1</sup>"),
    "lists": (
        "<ul><li>a<ul><li><p>b</p></li></ul></li></ul><ol start='4' type='a'><li>c</li><li value='7'>d</li><li>e</li></ol>",
        "• a\n\n• b\n\nd. c\n\ng. d\n\nh. e",
    ),
    "a table": (
        "<table><caption>Biểu 1</caption><thead><tr><th rowspan=2>A<th colspan=2>B</tr><tr><th>C<th>D</tr></thead>"
        "<tr><td>lúa<td>5<td><p>6</p><p>7</p></tr></table>",
        "Biểu 1\n\n| A | B |  |\n|  | C | D |\n| lúa | 5 | 6\n7 |",
    ),
    "a frame": ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\n\nb"),
    "tables in a table": (
        "<table><tr><td>a</td><td><table><tr><td>b</td><td>5</td></tr></table></td></tr></table>",
        "a\n\n| b | 5 |",
    ),
    "Word's footnotes": (
        "<p>a<a href='#_ftn1' name='_ftnref1'><span><sup>[1]</sup></span></a>.</p><p>z</p><div id=ftn1><p>"
        "<a href='#_ftnref1' name='_ftn1'>[1]</a> b 5</p></div>",
        "a<sup>1</sup>.\n\n<sup>1</sup> b 5\n\nz",
    ),
    "Pandoc's footnotes": (
        "<p>a<a href='#fn1' class='footnote-ref' id='fnref1'><sup>1</sup></a></p><section class='footnotes'><hr><ol>"
        "<li id='fn1'><p>b 5<a href='#fnref1' class='footnote-back'>↩</a></p></li></ol></section>",
        "a<sup>1</sup>\n\n<sup>1</sup> b 5",
    ),
    "a wiki's footnotes": (
        "<p>a<sup id='r1'><a href='#n1'>[1]</a></sup></p><ol><li id='n1'><a href='#r1'>^</a> <span>b 5</span></li></ol>",
        "a<sup>1</sup>\n\n<sup>1</sup> b 5",
    ),
    "a list of contents": ("<p><a href='#a'>1</a></p><p id='a'>b</p>", "1\n\nb"),
    "markup that is broken": ("<p>5 ha<p><b>6 tấn", "5 ha\n\n6 tấn"),
}


@pytest.mark.parametrize(("body", "text"), PAGES.values(), ids=PAGES)
def test_what_stands_in_a_web_page(body, text):
    assert read("x.html", page(body)).text.rstrip("\n") == text


def test_a_page_in_an_old_encoding_says_so_itself():
    data = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><p>caf\u00e9 5'
    assert read("x.html", data.encode("cp1252")).text == "café 5\n"


@pytest.mark.parametrize(
    "start", ["<?xml version='1.0'?>\n<!DOCTYPE html>", "<!-- saved -->\n", "\ufeff", "\n <!doctype HTML>"]
)
def test_a_page_is_told_by_its_content(start):
    document = read("x.txt", f"{start}<html><body><h1>A</h1><p>5 ha</p></body></html>".encode())
    assert document.format == "html"
    assert [b.kind for b in document.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_page_without_words():
    with pytest.raises(ReadError, match="no words"):
        read("x.html", page("<script>5</script>"))
