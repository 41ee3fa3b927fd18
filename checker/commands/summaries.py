"""Where an audit's outputs go and in what form: told by their names, refused before the work begins, written whole."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from checker import plan
from checker.auditing.places import is_remote
from checker.errors import CheckerError, ConfigError
from checker.readers import COPY
from checker.text import Text

PARQUET = "parquet"
ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".md": "md",
    ".parquet": PARQUET,
}
FORMATS = tuple(dict.fromkeys(ENDINGS.values()))
_NEEDS = {"xlsx": "xlsxwriter", "docx": "docx", PARQUET: "pyarrow"}


@dataclass(frozen=True, slots=True)
class Output:
    """One output: a file, or the folder of a data set."""

    path: str
    form: str


def outputs_of(names: Sequence[str], form: str | None) -> list[Output]:
    """The outputs with their forms. Raises ConfigError where a name tells none, or the form's library is missing."""
    found = [Output(name, form or _form_of(name)) for name in names]
    if form is not None and len(names) > 1:
        raise ConfigError(
            None,
            Text(
                "--format chỉ dùng được với một -o; với nhiều -o, dạng kết quả theo đuôi tệp",
                "--format goes with a single -o; with several, their endings tell the forms",
            ),
        )
    for output in found:
        library = _NEEDS.get(output.form)
        if library and find_spec(library) is None:
            raise ConfigError(
                output.path,
                Text(
                    f"cần thư viện {library} để ghi dạng này; hãy cài: pip install 'report-checker[audit]'",
                    f"this form needs {library}; install it: pip install 'report-checker[audit]'",
                ),
            )
    return found


def _form_of(name: str) -> str:
    if name.endswith(("/", os.sep)):
        return PARQUET
    form = ENDINGS.get(Path(name).suffix.lower())
    if form is None:
        listed = ", ".join(ENDINGS)
        raise ConfigError(
            name,
            Text(
                f"tên này không cho biết dạng kết quả; hãy dùng một trong các đuôi {listed}, hoặc thêm --format",
                f"this name doesn't tell the form; use one of the endings {listed}, or add --format",
            ),
        )
    return form


def refuse(outputs: Sequence[Output], paths: Sequence[str], files: Sequence[str], *, force: bool) -> None:
    """Raises ConfigError for an output that would overwrite something, or be taken for a report in the next run."""
    for output in outputs:
        if output.form == PARQUET:
            _refuse_folder(output, force=force)
            continue
        plan.allow_output(output.path, files, force=force, option="-o")
        here = Path(output.path).absolute()
        if not here.parent.is_dir():
            raise ConfigError(
                output.path,
                Text(
                    "không có thư mục để ghi tệp này; hãy tạo thư mục trước, hoặc chọn nơi khác",
                    "there is no such folder to write this file into; make it first, or choose another place",
                ),
            )
        if not here.stem.endswith(COPY) and any(_holds(path, here) for path in paths):
            aside = here.with_name(f"{here.stem}{COPY}{here.suffix}").name
            raise ConfigError(
                output.path,
                Text(
                    "nằm trong thư mục được kiểm tra nên lần sau sẽ bị coi là báo cáo; hãy chọn nơi khác, hoặc đặt tên "
                    f"{aside}",
                    "it lies in a folder that is audited and would be taken for a report next time; choose another place, "
                    f"or the name {aside}",
                ),
            )


def _holds(folder: str, file: Path) -> bool:
    return Path(folder).is_dir() and file.resolve().is_relative_to(Path(folder).resolve())


def _refuse_folder(output: Output, *, force: bool) -> None:
    from checker.auditing import dataset

    if not is_remote(output.path) and Path(output.path).is_file():
        raise ConfigError(
            output.path,
            Text(
                "đây là một tệp, còn bộ dữ liệu Parquet là một thư mục; hãy chọn tên khác",
                "this is a file, and a Parquet data set is a folder; choose another name",
            ),
        )
    dataset.refuse(output.path, force=force)


def put(path: str, data: bytes) -> None:
    """Write a file so that it is there whole or as it was. Raises CheckerError."""
    target = Path(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        draft.write_bytes(data)
        os.replace(draft, target)  # noqa: PTH105  # atomic, and the same on every system
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise unwritable(path, error) from error


def unwritable(path: str, error: OSError) -> CheckerError:
    """The error for an output that can't be written."""
    return CheckerError(
        path,
        Text(
            f"không ghi được kết quả ở đây ({error.strerror}); hãy chọn nơi khác",
            f"the results can't be written there ({error.strerror}); choose another place",
        ),
    )
