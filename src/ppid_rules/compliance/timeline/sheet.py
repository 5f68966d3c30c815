"""A sheet of one page for a panel: each limit of a case, counted in both ways, with its result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import WrongTypeError
from ..casework import Audit
from ..casework.labels import label
from ..wording import clean, sentence
from .counts import conventions, counted_limits
from .page import basis_line
from .rows import docket_behind
from .sheet_layouts import SheetPage, sheet_html, sheet_markdown, sheet_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ..._check import Lang
    from ..casework.docket import Docket

__all__ = ["TimeSheet"]


class TimeSheet:
    """The limits of a case with their counting (*lembar hitungan batas waktu*). Immutable.

    One column for each answer to whether the day of the event counts, all other readings as they
    were chosen: counted from when, the first day, days off on weekdays, the last day, and how the
    act lies to it.

    Attributes:
        keys: the clocks that are shown, ``None``: all that have a last day.

    Raises:
        UnknownTermError: no clock with such a key has a last day.
        WrongTypeError: no collection of keys.
    """

    keys: tuple[str, ...] | None

    def __init__(self, source: Audit | Docket, *, keys: Collection[str] | None = None) -> None:
        audit = source if isinstance(source, Audit) else Audit(source, 0)
        wanted = None if keys is None else _sorted(keys)
        counted_limits(docket_behind(audit), "id", wanted)
        self.__dict__.update(_audit=audit, keys=wanted)

    _audit: Audit

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a sheet cannot be changed ({name})")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a sheet cannot be changed ({name})")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TimeSheet):
            return NotImplemented
        return (self._audit, self.keys) == (other._audit, other.keys)

    def __hash__(self) -> int:
        return hash((self._audit, self.keys))

    def __reduce__(self) -> tuple[Any, tuple[object, ...]]:
        return _sheet, (self._audit, self.keys)

    def __repr__(self) -> str:
        return f"<TimeSheet on {self._audit.as_of}>"

    def text(self, lang: Lang = "id") -> str:
        """Plain text in three columns.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return sheet_text(self._page(lang))

    def markdown(self, lang: Lang = "id") -> str:
        """Markdown with one table, for a draft of a decision.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return sheet_markdown(self._page(lang))

    def html(self, lang: Lang = "id") -> str:
        """One fragment of HTML with its own style, for a screen and for A4.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return sheet_html(self._page(lang), lang)

    def _repr_html_(self) -> str:
        return self.html()

    def _page(self, lang: Lang) -> SheetPage:
        docket = docket_behind(self._audit)
        limits = counted_limits(docket, lang, self.keys)
        empty = () if limits else (label("sheet.empty", lang),)
        return SheetPage(
            label("sheet.title", lang),
            clean(docket.record.body.name),
            (sentence("timeline.as_of", {"day": docket.as_of}, lang), *empty),
            label("sheet.step", lang),
            conventions(docket, lang),
            limits,
            tuple(self._notes(lang)),
        )

    def _notes(self, lang: Lang) -> Iterator[str]:
        for step in self._audit.standing.caveats:
            yield from step.text(lang, "panel").splitlines()
        yield basis_line(self._audit, lang)
        yield label("closing", lang)


def _sorted(keys: Collection[str]) -> tuple[str, ...]:
    """The keys in order; a single text is none of them, however many letters it has."""
    try:
        if not isinstance(keys, str):
            return tuple(sorted(keys))
    except TypeError:
        pass
    raise WrongTypeError(keys, "keys", "a collection of keys of clocks")


def _sheet(audit: Audit, keys: tuple[str, ...] | None) -> TimeSheet:
    return TimeSheet(audit, keys=keys)
