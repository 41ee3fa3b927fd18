"""``checker lsp``: a language server on standard input and output."""

from __future__ import annotations

import click

from checker.commands.output import OK
from checker.commands.speech import said
from checker.commands.usage import Command
from checker.errors import ConfigError
from checker.text import Text


@click.command(
    "lsp",
    cls=Command,
    short_help=said("Máy chủ cho trình soạn thảo (LSP).", "Language server for editors."),
    help=said(
        "Máy chủ LSP qua đầu vào và đầu ra chuẩn: nhận xét ngay khi soạn thảo, tính lại khi trỏ chuột, sửa nhanh. "
        "Cần cài thêm: pip install 'report-checker[lsp]'",
        "A language server on standard input and output: findings while you type, what figures recompute to on hover, "
        "repairs as quick fixes. Needs: pip install 'report-checker[lsp]'",
    ),
)
def lsp_command() -> int:
    """Serve an editor."""
    try:
        from checker.commands.server import make_server
    except ImportError as error:
        raise ConfigError(
            None,
            Text(
                f"chưa cài thư viện cho máy chủ LSP ({error.name}); hãy chạy: pip install 'report-checker[lsp]'",
                f"the language server's library is missing ({error.name}); run: pip install 'report-checker[lsp]'",
            ),
        ) from error
    make_server().start_io()
    return OK
