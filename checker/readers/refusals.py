"""What is said of packed files that can't be opened; apart, so that readers of text needn't load archive libraries to say it."""

from __future__ import annotations

from checker.text import Text

DAMAGED = Text(
    "tệp bị hỏng ({detail}). Hãy mở bằng chương trình soạn thảo, lưu lại rồi kiểm tra tệp mới.",
    "the file is damaged ({detail}). Open it in its own program, save it again, and check the new file.",
)
LOCKED = Text(
    "tệp được bảo vệ bằng mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu thành tệp khác rồi kiểm tra tệp đó.",
    "the file is protected by a password. Open it, remove the password, save it as another file, and check that one.",
)
