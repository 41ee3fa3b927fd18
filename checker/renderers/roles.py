"""What a figure is in a relation, in both languages."""

from __future__ import annotations

import re

from checker.equation import Equation
from checker.text import Text

_NAME = re.compile(r"sum\((\w+)\)|[^\W\d]\w*")
_ROLES = {
    "actual": Text("thực hiện", "actual"),
    "area": Text("diện tích", "area"),
    "average": Text("bình quân", "average"),
    "change": Text("mức tăng, giảm", "change"),
    "closing": Text("cuối kỳ", "closing"),
    "count": Text("số lượng", "count"),
    "current": Text("kỳ này", "current"),
    "date": Text("ngày", "date"),
    "figure": Text("số liệu", "figure"),
    "first": Text("ghi lần đầu", "first"),
    "growth": Text("tốc độ tăng, giảm", "growth"),
    "index": Text("chỉ số", "index"),
    "movement": Text("biến động", "movement"),
    "norm": Text("định mức", "norm"),
    "output": Text("sản lượng", "output"),
    "part": Text("phần", "part"),
    "percent": Text("tỷ lệ", "percent"),
    "period": Text("khoảng thời gian", "period"),
    "plan": Text("kế hoạch", "plan"),
    "points": Text("điểm phần trăm", "points"),
    "previous": Text("kỳ trước", "previous"),
    "product": Text("tích", "product"),
    "rate": Text("năng suất", "rate"),
    "second": Text("ghi lần sau", "second"),
    "stated": Text("số đã ghi", "stated"),
    "times": Text("số lần", "times"),
    "whole": Text("tổng", "whole"),
    "year": Text("năm", "year"),
    "years": Text("số năm", "years"),
}


def role_name(role: str, lang: str) -> str:
    """The name of a role; a rule pack's own role keeps the name it has."""
    return _ROLES[role].said(lang) if role in _ROLES else role


def formula(equation: Equation, lang: str) -> str:
    """The equation as its reader says it: ``tỷ lệ = 100 × thực hiện / kế hoạch``. In English it is the text that runs."""
    if lang == "en":
        return str(equation)
    return _NAME.sub(lambda name: f"cộng các {_named(name[1])}" if name[1] else _named(name[0]), str(equation)).replace(
        "*", "×"
    )


def _named(role: str) -> str:
    said = role_name(role, "vi")
    return f"“{said}”" if "," in said else said
