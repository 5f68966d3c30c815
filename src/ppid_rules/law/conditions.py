"""The small notation of ``closed_by`` and ``applies_if``, parsed once for all who interpret it.

A pattern names an event, and may ask for the value of one of its fields::

    notice_given
    document_sent[what=deed]
    summons_received[for_day=start]        the field equals the day the period runs from

A condition joins checks with ``and``; each may be negated with ``not``::

    notice_extended                        such an event is in the log
    document_sent[what=deed]               such an event with that value
    decision_read.comply_by                the field is recorded, and is not false
    notice_given.outcome = refused         the field has this value
    request_received.channel in (in_person, email)

The empty condition always holds. Events and fields are those of the log. Which event a check
reads depends on its part in the clock: the very event that starts it (or that is counted), the
very event that stops it, otherwise any such event in the log up to the day looked at.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..errors import InvalidValueError

__all__ = ["Check", "Condition", "Pattern", "parse_condition", "parse_pattern"]

_NAME = r"(?!(?:and|in|not)\b)[a-z][a-z_]*"
_PATTERN = re.compile(rf"(?P<event>{_NAME})(?:\[(?P<field>{_NAME})=(?P<value>{_NAME})\])?")
_CHECK = re.compile(
    rf"(?P<negated>not )?(?P<event>{_NAME})"
    rf"(?:\[(?P<where>{_NAME})=(?P<which>{_NAME})\]"
    rf"|\.(?P<field>{_NAME})(?: = (?P<value>{_NAME})| in \((?P<values>{_NAME}(?:, {_NAME})*)\))?)?"
)


class Pattern(NamedTuple):
    """An event, where ``field`` is given with this value of it.

    Attributes:
        event: the event's type.
        field: the field asked for, or ``None``.
        value: its value; ``start`` means the day the period runs from.
    """

    event: str
    field: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        return self.event if self.field is None else f"{self.event}[{self.field}={self.value}]"


class Check(NamedTuple):
    """One check of a condition.

    Attributes:
        event: the event's type.
        field: the field looked at; ``None``: that there is such an event.
        values: the values that the field may have; empty: that it is recorded and not false.
        negated: whether the check must fail.
    """

    event: str
    field: str | None = None
    values: tuple[str, ...] = ()
    negated: bool = False

    def __str__(self) -> str:
        text = self.event if self.field is None else f"{self.event}.{self.field}"
        if self.values:
            listed = ", ".join(self.values)
            text += f" in ({listed})" if len(self.values) > 1 else f" = {listed}"
        return f"not {text}" if self.negated else text


class Condition(NamedTuple):
    """Checks that must all hold; none: always."""

    checks: tuple[Check, ...] = ()

    def __str__(self) -> str:
        return " and ".join(map(str, self.checks))


@cache
def parse_pattern(text: str) -> Pattern:
    """The pattern that ``text`` writes.

    Raises:
        InvalidValueError: it writes none.
    """
    found = _PATTERN.fullmatch(text)
    if found is None:
        raise InvalidValueError(text, "pattern", "event or event[field=value]")
    return Pattern(found["event"], found["field"], found["value"])


@cache
def parse_condition(text: str) -> Condition:
    """The condition that ``text`` writes.

    Raises:
        InvalidValueError: it writes none.
    """
    return Condition(tuple(map(_check, text.split(" and ") if text else ())))


def _check(text: str) -> Check:
    found = _CHECK.fullmatch(text)
    if found is None:
        raise InvalidValueError(text, "condition", "[not ]event[.field[ = value| in (values)]]")
    if found["where"] is not None:
        return Check(found["event"], found["where"], (found["which"],), bool(found["negated"]))
    values = (found["values"] or found["value"] or "").split(", ")
    given = tuple(filter(None, values))
    return Check(found["event"], found["field"], given, bool(found["negated"]))
