# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
"""What type checkers say of the law as data and of offices; checked, never run."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal, assert_type

from ppid_rules import (
    Certainty,
    Citation,
    Commission,
    Court,
    Coverage,
    DayChange,
    DayKind,
    DayOff,
    Decree,
    DecreeKind,
    ExemptionPeriod,
    HouseRule,
    Instrument,
    ObjectionGround,
    Overlay,
    PublicBody,
    Question,
    Readings,
    RefusalGround,
    Resolved,
    Revision,
    Rulebook,
    Step,
    TableRow,
    Term,
    WorkedDay,
    WorkingCalendar,
    exemption_periods,
    instruments,
    objection_ground,
    objection_grounds,
    refusal_grounds,
    resolve,
    rulebook,
    terms,
    version_step,
)
from ppid_rules.law import Actor, Direction, Evidence, Level, LocalMoment, TermKind, Unit

DAY = date(2025, 3, 17)


def check_terms(term: Term) -> None:
    """A limit."""
    assert_type(terms(), tuple[Term, ...])
    assert_type(term.id, str)
    assert_type(term.number, int | None)
    assert_type(term.unit, Unit)
    assert_type(term.kind, TermKind)
    assert_type(term.actor, Actor)
    assert_type(term.direction, Direction)
    assert_type(term.evidence, Evidence)
    assert_type(term.in_force_to, date | None)
    assert_type(term.citations, tuple[Citation, ...])
    assert_type(term.house_rule, HouseRule | None)
    assert_type(term.name("en"), str)
    assert_type(term.effect("id"), str)
    assert_type(term.in_force(DAY), bool)
    term.number = 3  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # frozen
    term.name("jv")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such language


def check_rulebook(book: Rulebook) -> None:
    """The law of a day."""
    assert_type(rulebook("election", on=DAY), Rulebook)
    assert_type(book["request.notice"], Term)
    assert_type(book.get("request.notice"), Term | None)
    assert_type(list(book), list[str])
    assert_type(book.with_rule(HouseRule("request.notice", 5, "working_days", "SOP")), Rulebook)
    found = resolve("request.notice", {"request_received": DAY}, as_of=DAY, readings=Readings())
    assert_type(found, Resolved)
    assert_type(found.term, Term)
    assert_type(found.picked_by, str)
    assert_type(version_step(found), Step)
    rulebook("general", DAY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the day by its name
    book["request.notice"] = found.term  # type: ignore[index]  # pyright: ignore[reportIndexIssue]  # read only
    HouseRule("request.notice", "5", "working_days", "SOP")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no number
    resolve("request.notice", {}, DAY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the day by its name


def check_readings(readings: Readings, question: Question) -> None:
    """Open questions."""
    assert_type(Readings.questions(), tuple[Question, ...])
    assert_type(Readings.question("first_day"), Question)
    assert_type(Readings.of({"first_day": "same_day"}), Readings)
    assert_type(readings.under(first_day="same_day"), Readings)
    assert_type(readings.first_day, Literal["day_after", "same_day"])
    assert_type(question.options, tuple[str, ...])
    assert_type(question.question("en"), str)
    assert_type(question.answer("same_day", "en"), str)
    Readings("day_after")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # keywords only
    Readings.of(["first_day"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no mapping


def check_grounds_and_instruments() -> None:
    """Grounds, periods, instruments."""
    assert_type(objection_grounds(), tuple[ObjectionGround, ...])
    assert_type(objection_ground("c").mediated, bool)
    assert_type(refusal_grounds(), tuple[RefusalGround, ...])
    assert_type(refusal_grounds()[0].exempt, bool)
    assert_type(exemption_periods(), tuple[ExemptionPeriod, ...])
    assert_type(exemption_periods()[0].term, str | None)
    assert_type(instruments(), tuple[Instrument, ...])
    assert_type(instruments()[0].in_force_to, date | None)
    assert_type(instruments()[0].has("22"), bool)
    assert_type(instruments()[0].title("en"), str)
    objection_ground(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a letter
    instruments()[0].title("English")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such language


def check_body() -> None:
    """A public body."""
    body = PublicBody(
        name="Dinas", level="regency", kind="state", week="six", office_closes=time(16)
    )
    assert_type(body, PublicBody)
    assert_type(body.region, str | None)
    assert_type(body.overlay, Overlay)
    assert_type(body.local(datetime(2025, 3, 17, 9, tzinfo=None)), LocalMoment)  # noqa: DTZ001 - never run
    assert_type(body.local(datetime.now().astimezone())["on"], date)
    assert_type(body.commission(regency_commission=True), Commission)
    assert_type(body.commission().level, Level)
    assert_type(body.court(), Court)
    assert_type(body.court().kind, Literal["ptun", "pn"])
    assert_type(body.court().doubt("en"), str)
    PublicBody("Dinas", "regency", "state")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # keywords only
    PublicBody(name="Dinas", level="village", kind="state")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such level
    PublicBody(name="Dinas", level="regency", kind="state", zone="GMT")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no zone of Indonesia
    body.local(DAY)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a day is no moment


def check_days(calendar: WorkingCalendar, off: DayOff, row: TableRow, change: DayChange) -> None:
    """What a calendar answers with."""
    assert_type(off.kind, DayKind)
    assert_type(off.decree, str | None)
    assert_type(off.name("en"), str)
    assert_type(row.ordinal, int)
    assert_type(row.kind, DayKind | None)
    assert_type(row.certainty, Certainty)
    assert_type(change.before, DayOff | None)
    assert_type(change.moves_counts, bool)
    assert_type(calendar.days_worked(DAY, DAY), tuple[WorkedDay, ...])
    assert_type(calendar.announcements(DAY, DAY), tuple[Revision, ...])
    assert_type(calendar.span_certainty(DAY, DAY), Certainty)
    assert_type(calendar.coverage, Coverage)
    assert_type(calendar.coverage.last, int | None)
    assert_type(calendar.known_on(DAY), WorkingCalendar)
    kind = DecreeKind.JOINT_LEAVE
    assert_type(
        calendar.with_decrees(Decree(DAY, kind, "Cuti", "Leave", "SKB", DAY)), WorkingCalendar
    )
    calendar.with_joint_leave("on")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such option
    calendar.with_days_off([DAY])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # each day has a name
    calendar.days_off(DAY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # a span has two ends
