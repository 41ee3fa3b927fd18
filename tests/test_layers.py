"""Imports point one way; heavy libraries wait; one module speaks to the world."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHECKER = sorted((ROOT / "checker").rglob("*.py"))
RULES = sorted((ROOT / "rules").rglob("*.py"))

# A module imports from the tiers above its own, and from its own package. A new module is entered here first.
TIERS = (
    {"", "announced", "text", "document", "figure", "interval", "language", "numeral", "paths", "vocabulary"},
    {"causes", "comments", "compound", "errors", "formula", "scales", "slips", "units"},
    {"claim", "equation"},
    {"finding", "keys", "ranges", "readers", "figures"},
    {"order", "report", "rule", "stated"},
    {"repair"},
    {"fingerprint", "suppress"},
    {"additions", "baseline"},
    {"claims", "period", "packs", "rounding"},
    {"audit"},
    {"renderers"},
    {"writers"},
    {"judge", "unmet"},
    {"identities"},
    {"config", "settings"},
    {"engine"},
    {"batch"},
    {"plan"},
    {"auditing"},
    {"copies"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
# Where the tiers alone would allow too much: who else may meet these.
GUESTS = {
    "readers": {"writers", "batch", "auditing", "plan", "copies", "cli", "commands"},
    "config": {"plan", "cli", "commands"},
    "packs": {"batch", "auditing", "plan", "cli", "commands"},
    "renderers": {"writers", "auditing", "cli", "commands"},
    "auditing": {"commands"},
    "plan": {"cli", "commands", "copies"},
    "writers": {"copies", "cli"},
    "copies": {"cli"},
}
RULE_MAY_IMPORT = {f"checker.{name}" for name in ("rule", "claim", "finding", "text", "equation", "order", "figure")}
HEAVY = {
    "lxml": {"readers/package.py"},
    "pandas": {"report.py"},
    "pint": {"units.py", "figures/units.py"},
    "tabulate": {"renderers/table.py"},
    "jinja2": {"renderers/html.py", "renderers/audit/html.py"},
    "xlsxwriter": {"renderers/audit/xlsx.py", "renderers/audit/sheets.py"},
    "docx": {"renderers/audit/docx.py", "renderers/audit/paper.py"},
    "pyarrow": {"auditing/parquet.py"},
    "fsspec": {"auditing/places.py"},
    "distributed": {"auditing/cluster.py"},
    "sqlite3": {"auditing/store.py"},
    "wcwidth": {"renderers/measure.py"},
    "pygls": {"commands/server.py"},
    "lsprotocol": {"commands/server.py"},
    "xlrd": {"readers/sheets/xls.py"},
    "pypdfium2": {
        "readers/pdf/worker.py",
        "readers/pdf/glyphs.py",
        "readers/pdf/rules.py",
        "readers/pdf/turn.py",
        "writers/pdf.py",
    },
}


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "checker":
                yield from (f"checker.{alias.name}" for alias in node.names)
            else:
                yield node.module


def runtime_imports(file: Path) -> set[str]:
    """What is imported when the program runs: imports for types alone cost nothing."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    return {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
    }


def part(module: str) -> str:
    """``figures`` of checker.figures.lexer; "" of what the package itself offers."""
    name = module.split(".")[1]
    return "" if name in {"__version__", "check", "check_text", "Report"} else name


def part_of_file(file: Path) -> str:
    return file.relative_to(ROOT / "checker").parts[0].removesuffix(".py")


def tier(name: str) -> int:
    found = [level for level, names in enumerate(TIERS) if name in names]
    assert found, f"“{name}” is in no tier: say in TIERS where it stands"
    return found[0]


def short(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


# The package's own __init__ is the front door: it names everything and loads it late.
MODULES = [f for f in CHECKER if f != ROOT / "checker" / "__init__.py"]


@pytest.mark.parametrize("file", MODULES, ids=short)
def test_imports_point_one_way(file):
    here = part_of_file(file)
    for module in imports(file):
        if not module.startswith("checker."):
            continue
        there = part(module)
        if there == here:
            continue
        assert tier(there) < tier(here), f"{short(file)} imports {module}, which stands above it"
        assert here in GUESTS.get(there, {here}), f"{short(file)} must not know {module}"


@pytest.mark.parametrize("file", RULES, ids=short)
def test_a_rule_knows_only_what_rules_are_made_of(file):
    ours = {m for m in imports(file) if m.split(".")[0] in {"checker", "checker_rules", "rules"}}
    assert ours <= RULE_MAY_IMPORT


@pytest.mark.parametrize("file", CHECKER, ids=short)
def test_the_machine_never_imports_the_knowledge(file):
    assert not {m for m in imports(file) if m.split(".")[0] in {"rules", "checker_rules"}}


@pytest.mark.parametrize("file", CHECKER, ids=short)
def test_heavy_libraries_have_one_importer_each(file):
    name = file.relative_to(ROOT / "checker").as_posix()
    for module in runtime_imports(file):
        assert name in HEAVY.get(module.split(".")[0], {name})


@pytest.mark.parametrize("file", MODULES, ids=short)
def test_only_the_command_line_prints_and_exits(file):
    if part_of_file(file) in {"cli", "commands", "__main__"}:
        return
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "exit", "quit", "input"}
    # Where packages are installed only sys knows.
    own = {"sys"} if part_of_file(file) == "announced" else set()
    assert not ({"sys", "click", "logging"} - own) & set(imports(file))


def loaded_by(arguments: list[str], tmp_path: Path) -> set[str]:
    """Top-level modules in memory after a command."""
    script = (
        "import sys; from checker.cli import main\n"
        f"main({arguments!r})\n"
        "sys.stderr.write(' '.join({m.split('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path)
    return set(done.stderr.split())


ALWAYS_LATE = {
    *("jinja2", "wcwidth", "pygls"),
    *("pandas", "numpy", "pint", "tabulate"),
    *("lxml", "xml", "pypdfium2", "xlrd"),
    *("docx", "xlsxwriter", "pyarrow", "fsspec", "distributed", "sqlite3"),
}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], {*ALWAYS_LATE, "checker_rules", "tomllib", "concurrent"}),
        (["check", "a.md"], {*ALWAYS_LATE, "concurrent"}),
        (["check", "--format", "json", "a.md"], {*ALWAYS_LATE, "concurrent"}),
        (["text", "a.md"], {*ALWAYS_LATE, "checker_rules"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_heavy_libraries_wait_until_they_are_needed(arguments, unwanted, tmp_path):
    (tmp_path / "a.md").write_text("Gieo trồng 8.882/8.938 ha, đạt 99,4% kế hoạch.\n", encoding="utf-8")
    assert not loaded_by(arguments, tmp_path) & unwanted


def test_importing_the_package_loads_nothing_else():
    script = "import sys, checker; print([m for m in sys.modules if m.startswith('checker.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_package_is_installed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    on_disk = {".".join(f.parent.relative_to(ROOT).parts) for f in CHECKER}
    assert set(project["tool"]["setuptools"]["packages"]) == on_disk | {"checker_rules"}
