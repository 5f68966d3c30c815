"""A timeline: what happened in a case, until when what has to happen, and how that is shown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from .html import html_of
from .ics import ics_of
from .markdown import markdown_of
from .page import page_of
from .rows import rows_of
from .svg import svg_of
from .text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..._check import Lang
    from ..casework import Audit
    from .page import Page
    from .rows import TimelineRow

__all__ = ["Timeline"]


class Timeline:
    """A case over time (*lini masa*): events, last days, and what time does. Immutable.

    Numbers, exhibits, notes and the reference of the case stay out, since they can name people;
    with ``details`` they are shown.

    Attributes:
        details: whether they are shown.
    """

    details: bool

    def __init__(self, audit: Audit, *, details: bool = False) -> None:
        self.__dict__.update(_audit=audit, details=details)

    _audit: Audit

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a timeline cannot be changed ({name})")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a timeline cannot be changed ({name})")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        return (self._audit, self.details) == (other._audit, other.details)

    def __hash__(self) -> int:
        return hash((self._audit, self.details))

    def __reduce__(self) -> tuple[Any, tuple[object, ...]]:
        return _timeline, (self._audit, self.details)

    def __repr__(self) -> str:
        return f"<Timeline on {self._audit.as_of}: {len(self.rows)} rows>"

    @cached_property
    def rows(self) -> tuple[TimelineRow, ...]:
        """Events, last days and computed moments in order; what has no day comes last."""
        return rows_of(self._audit, details=self.details)

    def _page(self, lang: Lang) -> Page:
        return page_of(self._audit, self.rows, lang, details=self.details)

    def text(self, lang: Lang = "id") -> str:
        """Plain text, a block for each day.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return text_of(self._page(lang))

    def markdown(self, lang: Lang = "id") -> str:
        """Markdown, a list for each day.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return markdown_of(self._page(lang))

    def html(self, lang: Lang = "id") -> str:
        """One fragment of HTML with its own style; no scripts, nothing from outside.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return html_of(self._page(lang), lang)

    def to_svg(self, lang: Lang = "id") -> str:
        """A chart with one bar for each limit, as a document of its own.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return svg_of(self._audit, self.rows, lang)

    def to_ics(
        self, lang: Lang = "id", remind_working_days: Iterable[int] = (), *, case_id: str = ""
    ) -> str:
        """The limits that run, as whole days of a calendar file (RFC 5545).

        The identity of each is made from the body, the day of the first event, the key of the
        clock, and ``case_id``, so that a later file replaces the days of an earlier one. It is
        hashed; nothing of the case can be read from it.

        Args:
            lang: the language.
            remind_working_days: how many working days before the last day to remind; what lies
                before the day looked at is left out.
            case_id: tells apart two cases of one body that began on one day.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
            MissingExtraError: icalendar is not installed.
            WrongTypeError: no list of numbers of days.
            NotAnIntegerError: a number of days is no int.
            InvalidValueError: a number of days is negative.
        """
        return ics_of(self._audit, self.rows, lang, remind_working_days, case_id)

    def _repr_html_(self) -> str:
        return self.html()

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: the rows, with their words in both languages."""
        return {
            "schema": "ppid-rules/timeline/1",
            "as_of": self._audit.as_of.isoformat(),
            "rows": [row.to_dict() for row in self.rows],
            "basis": self._audit.basis.to_dict(),
        }


def _timeline(audit: Audit, details: bool) -> Timeline:  # noqa: FBT001 - what pickle hands back
    return Timeline(audit, details=details)
