"""Where exempt information stands on a day: exempt, due for declassification, public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..._check import LANGS, as_date
from ...law import DEFAULTS, Citation, PeriodRule, Readings
from ...law.consequence_test import exempt_ground, exemption_openings, exemption_rule
from ...workdays import Certainty
from ..basis import basis_of
from ..deadlines import agreed
from ..wording import Clause
from .determination import determination_of
from .history import lifted, phase_on, public_since
from .periods import period_of, periods_of
from .states import Access, ExemptionState
from .words import told

if TYPE_CHECKING:
    from ..._check import Lang
    from ...workdays import WorkingCalendar
    from ..basis import Basis
    from ..deadlines import Deadline
    from .determination import Determination
    from .item import ExemptItem
    from .periods import Phase

__all__ = ["ExemptionStanding", "standing_of"]

_DAY = timedelta(1)
_NOT_CLASSIFIED = "open_by_rule"


def standing_of(
    item: ExemptItem, as_of: date, calendar: WorkingCalendar, readings: Readings | None
) -> ExemptionStanding:
    """Where an item stands on a day.

    Raises:
        NotADateError: ``as_of`` is no date.
        WrongTypeError: not a calendar, or no readings.
    """
    as_date(as_of, "as_of")
    return ExemptionStanding(item, as_of, *agreed(calendar, readings, DEFAULTS))


@dataclass(frozen=True, eq=True)
class ExemptionStanding:
    """Where an item stands on a day (*status pengecualian*). Immutable.

    Attributes:
        item: the exempt information.
        as_of: the day looked at.
        calendar: which days count.
        readings: how open questions are answered.
    """

    item: ExemptItem
    as_of: date
    calendar: WorkingCalendar
    readings: Readings

    def __repr__(self) -> str:
        return f"<ExemptionStanding on {self.as_of}: {self.state} since {self.since}>"

    # -- the state -------------------------------------------------------------------------

    @cached_property
    def _public(self) -> tuple[date | None, str] | None:
        if self.as_of < self.item.classified_on:
            return None, _NOT_CLASSIFIED
        return public_since(self.item, self.as_of)

    @cached_property
    def phase(self) -> Phase:
        """The exemption as the newest decision by that day has it."""
        return phase_on(self.item, self.as_of)

    @property
    def ends_on(self) -> date | None:
        """The last day of the period, that whole day; ``None``: none is fixed."""
        return self.phase.ends_on

    @property
    def public_from(self) -> date | None:
        """The first public day: the day after the last, or that of what opened it."""
        if self._public is not None:
            return self._public[0]
        ends = self.ends_on
        return None if ends is None or ends == date.max else ends + _DAY

    @cached_property
    def state(self) -> ExemptionState:
        """Exempt, due for declassification, or public."""
        if self._public is not None:
            return ExemptionState.PUBLIC
        return ExemptionState.DUE if self._determination.is_due else ExemptionState.EXEMPT

    @property
    def since(self) -> date | None:
        """The first day of this state; ``None``: before there was an exemption."""
        if self._public is not None:
            return self._public[0]
        if self.state is ExemptionState.DUE and self.due_from is not None:
            return max(self.due_from, self.phase.since)
        return self.phase.since

    @property
    def why(self) -> str:
        """What makes it so.

        Public: ``public_by_itself`` (the period ended), ``open_by_rule`` (not classified yet),
        or what opened it (``consent``, ``status_changed``, ...). Else what sets its end:
        ``fixed_end``, ``as_long_as_needed``, ``other_law``, ``none``.
        """
        if self._public is not None:
            return self._public[1]
        if self.ends_on is not None:
            return "fixed_end"
        rules = [period.rule for period in periods_of(self.grounds)]
        open_ended = PeriodRule.AS_LONG_AS_NEEDED
        return str(open_ended if open_ended in rules else rules[0])

    @cached_property
    def grounds(self) -> tuple[str, ...]:
        """The grounds that still stand: none where the information is public."""
        if self._public is not None:
            return ()
        codes = self.phase.grounds
        return tuple(c for c in codes if lifted(self.item, c, self.as_of) is None)

    @property
    def access(self) -> Access:
        """What a requester is given: of a part that is exempt always the rest."""
        if self._public is not None:
            return Access.OPEN
        return Access.REDACTED if self.item.extent == "part" else Access.WITHHELD

    # -- its end ---------------------------------------------------------------------------

    @cached_property
    def _determination(self) -> Determination:
        recorded = self.item.determined_on
        return determination_of(self.phase, recorded, self.as_of, self.calendar, self.readings)

    @property
    def deadline(self) -> Deadline | None:
        """The limit of the determination, counted back from the last day, if there is one."""
        return self._determination.deadline

    @property
    def declassify_by(self) -> date | None:
        """The last day for the determination that the exemption ends (*penetapan*)."""
        return self._determination.by

    @property
    def due_from(self) -> date | None:
        """The working day so many before the end, from which the item is due."""
        return self._determination.due_from

    @property
    def why_no_date(self) -> str | None:
        """Why there is no limit: ``no_end``, ``not_in_force``, ``beyond_calendar``."""
        return self._determination.why_no_date

    @property
    def determined_on(self) -> date | None:
        """The day of the determination, where it was made by then for this period."""
        return self._determination.made_on

    @property
    def overdue(self) -> bool:
        """Whether the determination was not made in time; the item is public at the end anyway."""
        return self.state is ExemptionState.DUE and self._determination.passed

    # -- how sure it is --------------------------------------------------------------------

    @property
    def contested(self) -> tuple[str, ...]:
        """The open questions on which the limit of the determination depends."""
        if self._public is not None or self.deadline is None:
            return ()
        return self.deadline.contested

    @property
    def certainty(self) -> Certainty | None:
        """How sure the limit of the determination is; ``None`` where there is none."""
        return None if self.deadline is None else self.deadline.certainty

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The articles on which the answer rests, as law on the day looked at."""
        found: list[Citation] = []
        if self._public is not None:
            since, why = self._public
            rules = {o.code: o.rule for o in exemption_openings()}
            rule = rules[why] if why in rules else exemption_rule(why)
            found.extend(rule.citations_on(self.as_of if since is None else since))
        else:
            for code in self.grounds:
                found.extend(exempt_ground(code).citations)
                found.extend(period_of(code).citations)
            if self.deadline is not None:
                found.extend(self.deadline.citations)
            if self.access is Access.REDACTED:
                found.extend(exemption_rule("redaction").citations)
            found = [citation for citation in found if citation.in_force(self.as_of)]
        return tuple(dict.fromkeys(found))

    @cached_property
    def basis(self) -> Basis:
        """On what this rests: versions, knowledge, options, readings."""
        projected = self.certainty is Certainty.PROJECTED
        return basis_of(self.calendar, self.readings, (), projected=projected)

    # -- in words --------------------------------------------------------------------------

    def message(self, lang: Lang = "id") -> str:
        """The standing in whole sentences, with the doubt about it.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return " ".join(told(code, self._slots, lang) for code in self._codes)

    explain = message

    @property
    def _codes(self) -> tuple[str, ...]:
        if self._public is not None:
            return (f"public.{self._public[1]}",)
        codes = ["exempt.until" if self.ends_on is not None else f"exempt.{self.why}"]
        if self.access is Access.REDACTED:
            codes.append("access.redacted")
        if self.determined_on is not None:
            codes.append("end.determined")
        elif self.declassify_by is not None and self.declassify_by < self.phase.since:
            codes.append("end.short")
        elif self.declassify_by is not None:
            codes.append("end.overdue" if self.overdue else f"end.{self.state}")
        elif self.ends_on is not None:
            codes.append(f"end.{self.why_no_date}")
        if self.contested and self.determined_on is None:
            codes.append("end.contested")
        return tuple(codes)

    @property
    def _slots(self) -> dict[str, object]:
        return {
            "grounds": tuple(Clause.of(exempt_ground(code).name) for code in self.grounds),
            "articles": tuple(c for code in self.grounds for c in exempt_ground(code).citations),
            "since": self.since if self._public is not None else self.phase.since,
            "ends": self.ends_on,
            "public_from": self.public_from,
            "due_from": self.due_from,
            "by": self.declassify_by,
            "determined": self.determined_on,
            "redacted": self.item.redacted,
            "law": (self.phase.other_law or "").strip() or "-",
            "questions": tuple(
                Clause(Readings.question(field).question_text) for field in self.contested
            ),
            "citations": self.citations,
        }

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "schema": "ppid-rules/exemption-standing/1",
            "as_of": self.as_of.isoformat(),
            "state": self.state.value,
            "since": self.since and self.since.isoformat(),
            "why": self.why,
            "access": self.access.value,
            "grounds": list(self.grounds),
            "ends_on": self.ends_on and self.ends_on.isoformat(),
            "public_from": self.public_from and self.public_from.isoformat(),
            "due_from": self.due_from and self.due_from.isoformat(),
            "declassify_by": self.declassify_by and self.declassify_by.isoformat(),
            "why_no_date": self.why_no_date,
            "determined_on": self.determined_on and self.determined_on.isoformat(),
            "overdue": self.overdue,
            "certainty": self.certainty and self.certainty.value,
            "contested": list(self.contested),
            "citations": [[c.instrument, c.article] for c in self.citations],
            "message": {lang: self.message(lang) for lang in LANGS},
            "basis": self.basis.to_dict(),
        }
