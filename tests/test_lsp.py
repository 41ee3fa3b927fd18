"""The language server, over standard input and output, as an editor speaks to it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WRONG = "# Báo cáo\r\n\r\n𝐓𝐢𝐧: gieo trồng 8.882/8.938 ha, đạt 98,4% kế hoạch.\r\n"


class Editor:
    """Sends messages and waits for the answers."""

    def __init__(self, folder, encodings):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "checker", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self.number = 0
        self.said = []
        capabilities = {"general": {"positionEncodings": encodings}} if encodings else {}
        self.answer = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self.tell("initialized", {})

    def tell(self, method, parameters, **more):
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": parameters, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def hear(self):
        length = 0
        while (line := self.process.stdout.readline().strip()) != b"":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message = json.loads(self.process.stdout.read(length))
        if message.get("method") == "window/showMessage":
            self.said.append(message["params"]["message"])
        return message

    def ask(self, method, parameters):
        self.number += 1
        self.tell(method, parameters, id=self.number)
        while (message := self.hear()).get("id") != self.number:
            pass
        return message["result"]

    def diagnostics(self):
        while (message := self.hear()).get("method") != "textDocument/publishDiagnostics":
            pass
        return message["params"]["diagnostics"]

    def open(self, uri, text):
        document = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics()

    def change(self, uri, text, version=2):
        document = {"uri": uri, "version": version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        return self.diagnostics()

    def close(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        assert self.process.wait(20) == 0
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.fixture
def editor(tmp_path):
    opened = []

    def editor(*encodings):
        opened.append(Editor(tmp_path, encodings))
        return opened[-1]

    yield editor
    for one in opened:
        one.close()


def place(diagnostic):
    return [(p["line"], p["character"]) for p in diagnostic["range"].values()]


@pytest.mark.parametrize(
    ("encoding", "codec", "size"),
    [((), "utf-16-le", 2), (("utf-16",), "utf-16-le", 2), (("utf-32",), "utf-32-le", 4), (("utf-8",), "utf-8", 1)],
)
def test_findings_stand_where_the_editor_counts(editor, tmp_path, encoding, codec, size):
    column = len(WRONG.splitlines()[2].partition("98,4")[0].encode(codec)) // size
    (found,) = editor(*encoding).open((tmp_path / "a.md").as_uri(), WRONG)
    assert place(found) == [(2, column), (2, column + 4)]
    assert (found["code"], found["source"], found["severity"]) == ("percent-of-plan-mismatch", "checker", 1)
    assert found["message"].startswith("8.882 ha trên 8.938 ha là 99,4%, không phải 98,4%\nTính lại: 99,37%")
    assert [r["message"] for r in found["relatedInformation"]] == ["thực hiện: 8.882", "kế hoạch: 8.938"]


def test_a_repair_is_a_quick_fix_that_mends(editor, tmp_path):
    one, uri = editor(), (tmp_path / "a.md").as_uri()
    (found,) = one.open(uri, WRONG)
    asked = {"textDocument": {"uri": uri}, "range": found["range"], "context": {"diagnostics": []}}
    fixes = one.ask("textDocument/codeAction", asked)
    assert fixes[0]["title"].startswith("98,4 → 99,4")
    (edit,) = fixes[0]["edit"]["changes"][uri]
    assert edit["range"] == found["range"]
    assert one.change(uri, WRONG.replace("98,4", edit["newText"])) == []
    nowhere = {"line": 0, "character": 0}
    assert one.ask("textDocument/codeAction", {**asked, "range": {"start": nowhere, "end": nowhere}}) == []


def test_hovering_tells_what_a_figure_comes_to(editor, tmp_path):
    one, uri = editor(), (tmp_path / "a.md").as_uri()
    (found,) = one.open(uri, WRONG)
    told = one.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": found["range"]["start"]})
    assert "98,4 % · " in told["contents"]["value"]
    assert "Tính lại: 99,37%" in told["contents"]["value"]
    assert (
        one.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}) is None
    )


def test_settings_and_suppressions_hold(editor, tmp_path):
    one, uri = editor(), (tmp_path / "a.md").as_uri()
    order = " <!-- checker: ignore percent-of-plan-mismatch reason x -->"
    (found,) = one.open(uri, WRONG.strip() + order)
    assert found["severity"] == 4
    Path(tmp_path, "checker.toml").write_text('ignore = ["percent-of-plan-mismatch"]\n', encoding="utf-8")
    assert one.change(uri, WRONG) == []
    Path(tmp_path, "checker.toml").write_text("ignored = []\n", encoding="utf-8")
    assert one.change(uri, WRONG, 3) == []
    assert one.change(uri, WRONG + "\n", 4) == []
    # Said once, not at every key.
    (fault,) = one.said
    assert fault.startswith(str(tmp_path / "checker.toml"))
    assert "“ignored”" in fault
    Path(tmp_path, "checker.toml").unlink()
    assert len(one.change(uri, WRONG, 5)) == 1


def typed(editor, uri, version, words):
    """One key: the words go in before everything."""
    start = {"line": 0, "character": 0}
    change = {"range": {"start": start, "end": start}, "text": words}
    document = {"uri": uri, "version": version}
    editor.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})


def test_who_types_fast_is_checked_once(editor, tmp_path):
    one, uri = editor(), (tmp_path / "a.md").as_uri()
    (found,) = one.open(uri, WRONG)
    for version in range(2, 32):
        typed(one, uri, version, "\n")
    (moved,) = one.diagnostics()
    assert [line for line, _ in place(moved)] == [line + 30 for line, _ in place(found)]


def test_a_quick_fix_asked_for_while_typing_mends_the_text_as_it_is_then(editor, tmp_path):
    one, uri = editor(), (tmp_path / "a.md").as_uri()
    (found,) = one.open(uri, WRONG)
    typed(one, uri, 2, "\n\n")
    line = found["range"]["start"]["line"] + 2
    here = {"line": line, "character": found["range"]["start"]["character"]}
    asked = {"textDocument": {"uri": uri}, "range": {"start": here, "end": here}, "context": {"diagnostics": []}}
    fix = one.ask("textDocument/codeAction", asked)[0]
    (edit,) = fix["edit"]["changes"][uri]
    assert edit["range"]["start"] == here
    told = one.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": here})
    assert told["contents"]["value"].startswith("98,4 %")


def test_it_ends_while_a_check_waits(editor, tmp_path):
    one, uri = editor(), (tmp_path / "a.md").as_uri()
    one.open(uri, WRONG)
    typed(one, uri, 2, "\n")


def test_an_unsaved_document_is_checked_too(editor):
    assert len(editor().open("untitled:Untitled-1", WRONG)) == 1


def test_an_empty_document_is_no_fault(editor, tmp_path):
    one = editor()
    assert one.open((tmp_path / "a.md").as_uri(), "") == []


def test_without_its_library_it_says_what_to_install():
    script = "import sys; sys.modules['pygls'] = None; from checker.cli import main; sys.exit(main(['lsp']))"
    environment = os.environ | {"CHECKER_LANG": "en"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 2
    assert "the language server's library is missing (pygls" in done.stderr
    assert "pip install 'report-checker[lsp]'" in done.stderr
