"""Help and complaints about the command line itself, in the language of the machine.

click speaks English; what it says of usage is said here in Vietnamese, so that a clerk isn't answered in a foreign language.
"""

from __future__ import annotations

import click

from checker.commands.speech import interface_language, said


class Command(click.Command):
    """A command whose help has no foreign headings."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("options_metavar", said("[TÙY CHỌN]", "[OPTIONS]"))
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # click's own parameters, handed on

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """``Cách dùng: checker check …``."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=said("Cách dùng: ", "Usage: ")
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under their heading."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section(said("Tùy chọn", "Options")):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = said("Hiện phần trợ giúp này.", "Show this message and exit.")
        return option


class Program(Command, click.Group):
    """The group of all commands."""

    command_class = Command

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("subcommand_metavar", said("LỆNH …", "COMMAND [ARGS]..."))
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(80)) for name in self.list_commands(ctx)]
        with formatter.section(said("Lệnh", "Commands")):
            formatter.write_dl(rows)


def complaint(error: click.ClickException) -> str:
    """What is wrong with the command line, and how to go on."""
    if interface_language() == "en":
        return f"Error: {error.format_message()}"
    hint = "Thêm --help để xem cách dùng."
    return f"Câu lệnh chưa đúng: {_vietnamese(error)}. {hint}"


def _vietnamese(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"; có phải ý bạn là {', '.join(sorted(error.possibilities))}?" if error.possibilities else ""
        return f"không có tùy chọn “{error.option_name}”{near}".rstrip("?.")
    if isinstance(error, click.MissingParameter):
        return f"thiếu {_parameter(error)}"
    if isinstance(error, click.BadParameter):
        return f"giá trị của {_parameter(error)} không dùng được{_allowed(error.param)}"
    if isinstance(error, click.BadOptionUsage):
        return f"thiếu giá trị của tùy chọn “{error.option_name}”"
    if isinstance(error, click.UsageError) and error.ctx is not None and isinstance(error.ctx.command, click.Group):
        return f"chỉ có các lệnh: {', '.join(error.ctx.command.list_commands(error.ctx))}"
    return error.format_message().rstrip(".")


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return "một tham số"
    if isinstance(error.param, click.Option):
        return f"tùy chọn “{error.param.opts[-1]}”"
    return f"tham số {error.param.make_metavar(error.ctx) if error.ctx else error.param.name}"


def _allowed(parameter: click.Parameter | None) -> str:
    """What the parameter takes."""
    kind = parameter.type if parameter else None
    if isinstance(kind, click.Choice):
        return f"; chỉ nhận: {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange | click.FloatRange):
        least = "" if kind.min is None else f" từ {kind.min}"
        most = "" if kind.max is None else f" đến {kind.max}"
        return f"; phải là số{least}{most}"
    if isinstance(kind, click.DateTime):
        return "; hãy viết ngày như 2026-12-31"
    return ""
