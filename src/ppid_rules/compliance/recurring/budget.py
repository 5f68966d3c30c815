"""The budget year (*tahun anggaran*): on which day it ends."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from ...errors import InvalidValueError, WrongTypeError
from ...law.duties import usual_budget_year_end

__all__ = ["BudgetYear"]

_EXPECTED = "a day of the year as MM-DD or (month, day), such as 12-31"


class BudgetYear(NamedTuple):
    """On which day of the year budget years end; 29 February ends on the 28th in common years.

    Attributes:
        month: the month.
        day: the day of the month.
    """

    month: int
    day: int

    @classmethod
    def of(cls, ends: object = None) -> BudgetYear:
        """The budget year that ends on a day of the year; ``None``: the usual one.

        Raises:
            WrongTypeError: neither a text nor a pair of whole numbers.
            InvalidValueError: no day of any year.
        """
        if ends is None:
            ends = usual_budget_year_end()
        if isinstance(ends, cls):
            return ends
        text = ends
        if isinstance(ends, tuple | list):
            numbers = [n for n in ends if isinstance(n, int) and not isinstance(n, bool)]
            if numbers != list(ends):
                raise WrongTypeError(ends, "budget_year_ends", _EXPECTED)
            text = "-".join(f"{n:02}" for n in numbers)
        if not isinstance(text, str):
            raise WrongTypeError(ends, "budget_year_ends", _EXPECTED)
        try:
            # A leap year, so that 29 February is a day.
            found = date.fromisoformat(f"2000-{text}")
        except ValueError:
            raise InvalidValueError(ends, "budget_year_ends", _EXPECTED) from None
        if f"{found:%m-%d}" != text:
            raise InvalidValueError(ends, "budget_year_ends", _EXPECTED)
        return cls(found.month, found.day)

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"

    def end_in(self, year: int) -> date:
        """The last day of the budget year that ends in a year."""
        first = date(year, 1, 1)
        return first + relativedelta(month=self.month, day=self.day)

    def end_from(self, day: date) -> date:
        """The first end of a budget year on a day or after it."""
        end = self.end_in(day.year)
        return end if day <= end else self.end_in(day.year + 1)

    def end_before(self, day: date) -> date:
        """The last end of a budget year before a day."""
        return self.end_in(self.ended_before(day))

    def ended_before(self, day: date) -> int:
        """The year of the last end of a budget year before a day."""
        return day.year - (day <= self.end_in(day.year))

    def year_of(self, day: date) -> int:
        """The year in which the budget year of a day ends."""
        return day.year + (day > self.end_in(day.year))
