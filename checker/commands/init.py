"""``checker init``: a settings file with every setting explained and none in force."""

from __future__ import annotations

from pathlib import Path

import click

from checker.commands.output import OK, deliver, tell
from checker.commands.speech import interface_language, said
from checker.commands.usage import Command
from checker.errors import ConfigError
from checker.text import Text

FILE = "checker.toml"
_TEMPLATES = Path(__file__).parent / "templates"


@click.command(
    "init",
    cls=Command,
    short_help=said("Tạo tệp thiết lập checker.toml.", "Write a checker.toml."),
    help=said(
        "Tạo tệp checker.toml tại thư mục này, giải thích mọi thiết lập; chưa thiết lập nào có hiệu lực.",
        "Write checker.toml here, with every setting explained and none in force.",
    ),
)
@click.option(
    "--lang", type=click.Choice(["vi", "en"]), help=said("Ngôn ngữ của lời giải thích.", "Language of the comments.")
)
def init_command(lang: str | None) -> int:
    """Write a settings file."""
    if Path(FILE).exists():
        raise ConfigError(FILE, Text("tệp đã có và không bị ghi đè", "the file exists and is not overwritten"))
    chosen = lang or interface_language()
    deliver((_TEMPLATES / f"checker.{chosen}.toml").read_text(encoding="utf-8"), FILE)
    tell(Text(f"Đã tạo {FILE}", f"{FILE} written").said(chosen))
    return OK
