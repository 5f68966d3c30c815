"""The calendar of working days (*hari kerja*) as known on a date, for one kind of office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from .._check import as_date, as_int, check_option
from ..errors import CoverageError, WrongTypeError
from ..offices import Overlay, Week
from ..regions import province_of
from .daybook import DayBook
from .decrees import Decree, in_order
from .index import FIRST_DAY, FIRST_ORDINAL, LAST_DAY, GrowingIndex, Index
from .kinds import Certainty
from .recipe import JointLeave, Recipe
from .results import Coverage, DayChange, DayOff, Revision, TableRow, WorkedDay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["WorkingCalendar", "indonesia"]


def indonesia(
    *,
    as_known_on: date | None = None,
    joint_leave: JointLeave = "off",
    region: str | None = None,
    week: Week = "five",
) -> WorkingCalendar:
    """The working days (*hari kerja*) of Indonesian public bodies.

    The same arguments give the same object; it may be shared between threads.

    Args:
        as_known_on: only decrees announced on or before this day are known; ``None``: the whole
            log. Days that are known later are not guessed.
        joint_leave: ``"off"`` or ``"working"``: whether *cuti bersama* counts as a working day.
        region: an ISO 3166-2 code (``"ID-BA"``) or a regency code (``"19.01"``); adds the days
            of that region that the data know, which are examples only.
        week: ``"five"`` (Monday to Friday) or ``"six"`` (to Saturday; a Saturday after a Friday
            off is off too).

    Raises:
        NotADateError: ``as_known_on`` is no date.
        UnknownOptionError: an unknown word for ``joint_leave`` or ``week``.
        UnknownRegionError: an unknown region.
    """
    if as_known_on is not None:
        as_date(as_known_on, "as_known_on")
        as_known_on = date(as_known_on.year, as_known_on.month, as_known_on.day)
    check_option(joint_leave, get_args(JointLeave), "joint_leave")
    check_option(week, get_args(Week), "week")
    if region is not None:
        province_of(region)
    return _calendar(Recipe(as_known_on, joint_leave, region, week))


@lru_cache(maxsize=512)
def _calendar(recipe: Recipe) -> WorkingCalendar:
    return WorkingCalendar(recipe)


class WorkingCalendar:
    """Which days count (*hari kerja*), as known on a date, for one kind of office.

    Immutable. Made by :func:`indonesia` and the ``with_...`` methods; equality, hash and pickle
    go by :attr:`id`, the recipe. Days before 2010 and after 2050 raise :class:`CoverageError`.

    Attributes:
        id: the recipe as one line: log version, knowledge, options, digests of what was added.
        joint_leave: whether joint leave is ``"off"`` or ``"working"``.
        as_known_on: the day of knowledge, ``None`` for the whole log.
        region: the region code, or ``None``.
        week: ``"five"`` or ``"six"``.
        overlay: the body's own days.
        decrees: decrees that were added to the log.
    """

    __slots__ = ("_book", "_index", "_recipe", "id")

    id: str
    _book: DayBook
    _index: GrowingIndex
    _recipe: Recipe

    def __init__(self, recipe: Recipe) -> None:
        set_once = object.__setattr__
        set_once(self, "id", recipe.id)
        set_once(self, "_recipe", recipe)
        book = DayBook(recipe)
        index = GrowingIndex(book.working_ordinals)
        index.reach(max(book.known.decreed, default=FIRST_DAY.year - 1))
        set_once(self, "_book", book)
        set_once(self, "_index", index)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a calendar cannot be changed ({name})")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a calendar cannot be changed ({name})")

    def __repr__(self) -> str:
        return f"<WorkingCalendar {self.id}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WorkingCalendar):
            return NotImplemented
        return self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    def __reduce__(self) -> tuple[Callable[[Recipe], WorkingCalendar], tuple[Recipe]]:
        return _calendar, (self._recipe,)

    # -- the recipe ------------------------------------------------------------------------

    @property
    def joint_leave(self) -> JointLeave:
        """Whether joint leave (*cuti bersama*) is ``"off"`` or ``"working"``."""
        return self._recipe.joint_leave

    @property
    def as_known_on(self) -> date | None:
        """The day of knowledge; ``None`` for the whole log."""
        return self._recipe.as_known_on

    @property
    def region(self) -> str | None:
        """The region whose days are included."""
        return self._recipe.region

    @property
    def week(self) -> Week:
        """The working week of the office."""
        return self._recipe.week

    @property
    def overlay(self) -> Overlay:
        """The body's own days."""
        return self._recipe.overlay

    @property
    def decrees(self) -> tuple[Decree, ...]:
        """The decrees added to the shipped log."""
        return self._recipe.decrees

    @property
    def coverage(self) -> Coverage:
        """Which years the calendar speaks of, and up to when its log goes."""
        return self._book.coverage

    @property
    def known_until(self) -> date:
        """Up to this day the decrees behind the calendar are known."""
        return self._book.known.known_until

    def with_overlay(self, overlay: Overlay) -> WorkingCalendar:
        """This calendar with a body's own days; for the same day a later overlay wins.

        Raises:
            WrongTypeError: something else than an :class:`Overlay`.
        """
        if not isinstance(overlay, Overlay):
            raise WrongTypeError(overlay, "overlay", "an Overlay")
        return _calendar(self._recipe._replace(overlay=self.overlay.then(overlay)))

    def with_days_off(self, days: Mapping[date, str]) -> WorkingCalendar:
        """This calendar with days on which the body is closed, by day and reason.

        Raises:
            WrongTypeError: no mapping.
            NotADateError: a day is no date.
            OverlayError: a reason is no text.
        """
        return self.with_overlay(Overlay(days_off=_items(days)))

    def with_working_days(self, days: Mapping[date, str]) -> WorkingCalendar:
        """This calendar with days that the body works, whatever else they are.

        Raises:
            WrongTypeError: no mapping.
            NotADateError: a day is no date.
            OverlayError: a reason is no text.
        """
        return self.with_overlay(Overlay(working_days=_items(days)))

    def with_joint_leave(self, joint_leave: JointLeave) -> WorkingCalendar:
        """This calendar with joint leave ``"off"`` or ``"working"``.

        Raises:
            UnknownOptionError: another word.
        """
        if joint_leave == self.joint_leave:
            return self
        check_option(joint_leave, get_args(JointLeave), "joint_leave")
        return _calendar(self._recipe._replace(joint_leave=joint_leave))

    def with_decrees(self, *decrees: Decree) -> WorkingCalendar:
        """This calendar with decrees newer than the release, replayed with the log.

        They are known whatever ``as_known_on`` is, since the caller knows them.

        Raises:
            WrongTypeError: something else than a :class:`Decree`.
            CoverageError: a day that no calendar covers.
            DecreeError: a decree takes back what nothing has set.
        """
        for decree in decrees:
            if not isinstance(decree, Decree):
                raise WrongTypeError(decree, "decree", "a Decree (read_decrees reads a file)")
            if not FIRST_DAY <= decree.day <= LAST_DAY:
                raise CoverageError(decree.day, FIRST_DAY, LAST_DAY)
        distinct = {*self.decrees, *decrees}
        ordered = in_order(sorted(distinct, key=lambda d: (d.day, d.kind, d.name_id, d.decree)))
        return _calendar(self._recipe._replace(decrees=ordered))

    def known_on(self, day: date) -> WorkingCalendar:
        """This calendar as it was known on ``day``, or when it was known if that is earlier.

        Decrees that were added are left out where they were announced later.

        Raises:
            NotADateError: ``day`` is no date.
        """
        as_date(day)
        limit = day if self.as_known_on is None else min(day, self.as_known_on)
        kept = tuple(d for d in self.decrees if d.announced_on <= day)
        return _calendar(self._recipe._replace(as_known_on=limit, decrees=kept))

    # -- one day ---------------------------------------------------------------------------

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` is a working day (*hari kerja*).

        Raises:
            NotADateError: ``day`` is no date, or a moment.
            CoverageError: ``day`` lies outside the calendar.
        """
        before, i = self._index.place(as_date(day))
        return before[i + 1] > before[i]

    def day_off(self, day: date) -> DayOff | None:
        """Why ``day`` is off, or ``None`` where it is a working day.

        What the log names comes first, then the region, the body's closures, the weekend.

        Raises:
            NotADateError: ``day`` is no date, or a moment.
            CoverageError: ``day`` lies outside the calendar.
        """
        if self.is_working_day(day):
            return None
        return self._book.named(day) or self._book.weekend(day)

    def days_off(self, start: date, end: date) -> tuple[DayOff, ...]:
        """Every day of [start, end] that the log, the region or an overlay names.

        Named weekends are included, plain ones are not.

        Raises:
            NotADateError: a bound is no date, or a moment.
            CoverageError: a bound lies outside the calendar.
        """
        return tuple(off for day in self._span(start, end) if (off := self._book.named(day)))

    def days_worked(self, start: date, end: date) -> tuple[WorkedDay, ...]:
        """Every day of [start, end] that the region or an overlay makes a working day.

        Raises:
            NotADateError: a bound is no date, or a moment.
            CoverageError: a bound lies outside the calendar.
        """
        worked = self._book.worked
        return tuple(worked[day] for day in self._span(start, end) if day in worked)

    def certainty(self, day: date) -> Certainty:
        """How sure the calendar is of ``day``.

        Raises:
            NotADateError: ``day`` is no date, or a moment.
            CoverageError: ``day`` lies outside the calendar.
        """
        self._index.place(as_date(day))
        return self._book.certainty(day)

    def span_certainty(self, start: date, end: date) -> Certainty:
        """The least certainty of the days of [start, end].

        Raises:
            NotADateError: a bound is no date, or a moment.
            CoverageError: a bound lies outside the calendar.
        """
        found = {self._book.certainty(day) for day in self._span(start, end)}
        return max(found, key=list(Certainty).index, default=Certainty.DECREED)

    # -- counting --------------------------------------------------------------------------

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after ``day``, which is day 0; before it where n is negative.

        ``n == 0`` is ``day`` itself, working or not.

        Raises:
            NotADateError: ``day`` is no date, or a moment.
            NotAnIntegerError: ``n`` is no int.
            CoverageError: ``day`` or the result lies outside the calendar.
        """
        # The exact classes first: isinstance costs more than the addition.
        if day.__class__ is not date:
            as_date(day)
        if n.__class__ is not int:
            as_int(n)
        before, dates, _ = self._index.now
        i = day.toordinal() - FIRST_ORDINAL
        if i >= 0:
            try:
                if n > 0:
                    return dates[before[i + 1] + n]
                if n < 0:
                    k = before[i] + 1 + n
                    if k > 0:
                        return dates[k]
            except IndexError:
                pass
        return self._index.add(day, n)

    def working_days_between(self, start: date, end: date) -> int:
        """The working days in (start, end]; negative where ``end`` lies before ``start``.

        Raises:
            NotADateError: a bound is no date, or a moment.
            CoverageError: a bound lies outside the calendar.
        """
        until_start, i = self._index.place(as_date(start, "start"))
        until_end, j = self._index.place(as_date(end, "end"))
        return until_end[j + 1] - until_start[i + 1]

    # -- knowledge -------------------------------------------------------------------------

    def revisions(self, start: date, end: date) -> tuple[Revision, ...]:
        """The known decrees that set or took back a day of [start, end], by announcement.

        Those of the region are among them; a day that a region works is one it took back. Joint
        leave is listed whether or not it counts as a working day here.

        Raises:
            NotADateError: a bound is no date, or a moment.
            CoverageError: a bound lies outside the calendar.
        """
        self._span(start, end)
        found = []
        for r in self._book.revisions():
            added, revoked = (
                tuple(day for day in days if start <= day <= end) for days in (r.added, r.revoked)
            )
            if added or revoked:
                found.append(r._replace(added=added, revoked=revoked))
        return tuple(found)

    def announcements(self, after: date, until: date) -> tuple[Revision, ...]:
        """The known decrees announced in (after, until], whole, by announcement.

        Raises:
            NotADateError: a bound is no date, or a moment.
        """
        as_date(after, "after")
        as_date(until, "until")
        return tuple(r for r in self._book.revisions() if after < r.announced_on <= until)

    def compare(self, other: WorkingCalendar, start: date, end: date) -> tuple[DayChange, ...]:
        """The days of [start, end] that ``other`` sees differently, by kind or name.

        Raises:
            WrongTypeError: ``other`` is no calendar.
            NotADateError: a bound is no date, or a moment.
            CoverageError: a bound lies outside the calendar.
        """
        if not isinstance(other, WorkingCalendar):
            raise WrongTypeError(other, "other", "a WorkingCalendar")
        changes = (
            DayChange(day, self.day_off(day), other.day_off(day)) for day in self._span(start, end)
        )
        return tuple(c for c in changes if _looks(c.before) != _looks(c.after))

    def index_until(self, year: int) -> Index:
        """The index of working days to the end of a year at least, to gather on.

        Raises:
            CoverageError: no index reaches so far.
        """
        self._index.place(date(year, 1, 1))
        return self._index.reach(year)

    def table(self, start: date, end: date) -> tuple[TableRow, ...]:
        """The days of [start, end] as rows for numpy, SQL and frames.

        Raises:
            NotADateError: a bound is no date, or a moment.
            CoverageError: a bound lies outside the calendar.
        """
        span = self._span(start, end)
        before, _ = self._index.place(end)
        return tuple(
            TableRow(
                day,
                working=off is None,
                ordinal=before[day.toordinal() - FIRST_ORDINAL + 1],
                kind=off.kind if off else None,
                certainty=self._book.certainty(day),
            )
            for day in span
            for off in [self.day_off(day)]
        )

    def _span(self, start: date, end: date) -> Iterator[date]:
        """The days of [start, end], both of which must be covered."""
        self._index.place(as_date(start, "start"))
        self._index.place(as_date(end, "end"))
        return map(date.fromordinal, range(start.toordinal(), end.toordinal() + 1))


def _items(days: Mapping[date, str]) -> tuple[tuple[date, str], ...]:
    if not isinstance(days, Mapping):
        raise WrongTypeError(days, "days", "a mapping of days and reasons")
    return tuple(days.items())


def _looks(off: DayOff | None) -> tuple[str, str] | None:
    return None if off is None else (off.kind, off.name_id)
