"""Footnotes of a web page: which links refer to them, and where their words stand.

Word, LibreOffice, Pandoc and the wikis all write a reference as a short link to a place further down the page, and most a link back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_LABEL = re.compile(r"[\[(]?\s*(\d{1,3}|\*{1,3}|[ivxlc]{1,7}|[a-z])\s*[\])]?")
_BODIES = frozenset(("li", "div", "p", "aside", "dd", "td", "tr", "section"))
_WRAPPERS = frozenset(("div", "li", "aside", "dd"))


class Notes(NamedTuple):
    """The footnotes of a page."""

    labels: dict[_Element, str]
    """Links that refer to a footnote, each with its label."""
    bodies: dict[str, _Element]
    """By label: what holds the footnote's words."""
    back: frozenset[_Element]
    """Links from a footnote back to the text; they are no words."""


def notes_of(root: _Element) -> Notes:
    """Find the footnotes of a page."""
    order = {element: number for number, element in enumerate(root.iter("*"))}
    named = {name: e for e in reversed(order) for name in (e.get("id"), e.get("name")) if name}
    links = [e for e in order if e.tag == "a" and e.get("href", "").startswith("#")]
    labels: dict[_Element, str] = {}
    back: set[_Element] = set()
    taken: dict[_Element, str] = {}
    used: set[str] = set()
    for link in links:
        target = named.get(link.get("href", "")[1:])
        if target is None:
            continue
        if order[target] > order[link]:
            if (body := _referred(link, target)) is not None:
                if body not in taken:
                    taken[body] = _label(link, used)
                    used.add(taken[body])
                labels[link] = taken[body]
        elif any(above in taken for above in link.iterancestors()):
            back.add(link)
    return Notes(labels, {label: body for body, label in taken.items()}, frozenset(back))


def _label(link: _Element, used: set[str]) -> str:
    """What a link is labelled with; numbers that begin anew with every chapter are told apart."""
    said = _LABEL.fullmatch(_said(link))
    label = said[1] if said else ""
    return f"{label}-{len(used) + 1}" if label in used else label


def _referred(link: _Element, target: _Element) -> _Element | None:
    """The footnote that a link to something further down refers to; None where it is another kind of link."""
    return _body(target) if _LABEL.fullmatch(_said(link)) and _is_raised(link) else None


def _said(link: _Element) -> str:
    return "".join(link.itertext()).strip()


def _is_raised(link: _Element) -> bool:
    """Whether a link looks like a reference, not like an entry of a list of contents."""
    if link.find(".//sup") is not None or any(a.tag == "sup" for a in link.iterancestors()):
        return True
    about = f"{link.get('class', '')} {link.get('role', '')} {link.get('href', '')}".lower()
    return "note" in about or "ftn" in about


def _body(target: _Element) -> _Element | None:
    """What holds a footnote's words, given what the reference points to."""
    if target.tag in _BODIES and target.tag != "section":
        body = target
    else:
        body = next((a for a in target.iterancestors() if a.tag in _BODIES), None)
    if body is None or body.tag == "section":
        return None
    parent = body.getparent()
    # LibreOffice and Word wrap each footnote, so that it may have several paragraphs.
    wrapped = (
        body.tag == "p" and parent is not None and parent.tag in _WRAPPERS and (parent.get("id") or parent.tag == "li")
    )
    return parent if wrapped else body
