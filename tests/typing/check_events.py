# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
"""What type checkers say of the events of a case; checked, never run."""

from __future__ import annotations

from datetime import date, time
from typing import Literal, assert_type

from ppid_rules import events as e

DAY = date(2025, 3, 17)
Answer = Literal["granted", "partly_granted", "refused"]


def check_event(event: e.Event) -> None:
    """What every event has."""
    assert_type(event.on, date)
    assert_type(event.time, time | None)
    assert_type(event.received_on, date | None)
    assert_type(event.stated_due_on, date | None)
    assert_type(event.ref, str | None)
    assert_type(event.note, str | None)
    assert_type(event.reached_on, date)
    assert_type(e.parse(b"{}"), e.Event)
    e.parse({})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # JSON, not what was read from it
    e.RequestReceived()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # every act has a day
    e.RequestReceived(on=DAY, by="requester")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no such field
    e.RequestReceived(on=DAY, time="09:00")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a text is no time
    e.NoSuchEvent(on=DAY)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # no such event


def check_any(event: e.AnyEvent) -> str:
    """A union is told apart by type."""
    if event.type == "notice_given":
        assert_type(event, e.NoticeGiven)
        return str(event.outcome)
    if event.type == "summons_received":
        assert_type(event.by, e.Party)
    unlikely = event.type == "notice_gave"  # type: ignore[comparison-overlap]  # pyright: ignore[reportUnnecessaryComparison]  # no such type
    assert_type(unlikely, bool)
    return event.type


def check_request() -> None:
    """Request and objection."""
    assert_type(e.ReceiptGiven(on=DAY, number="1").number, str | None)
    assert_type(e.NoticeExtended(on=DAY, reason="").reason, str | None)
    found = e.NoticeGiven(on=DAY, outcome="refused", grounds=("17.a.1",), promised_by=DAY)
    assert_type(found.grounds, tuple[str, ...] | None)
    assert_type(found.promised_by, date | None)
    assert_type(found.type, Literal["notice_given"])
    answered = e.ObjectionAnswered(on=DAY, outcome="rejected", reasons="")
    assert_type(answered.outcome, Literal["accepted", "partly_accepted", "rejected"] | None)
    assert_type(e.ObjectionFiled(on=DAY, ground="c").ground_found_on, date | None)
    plain: list[e.Event] = [
        *(e.RequestRegistered(on=DAY), e.IncompletenessNotified(on=DAY)),
        *(e.CorrectionReceived(on=DAY), e.RequestDeclaredComplete(on=DAY)),
        *(e.RequestDropped(on=DAY), e.InformationDelivered(on=DAY), e.RequestWithdrawn(on=DAY)),
        *(e.ObjectionRegistered(on=DAY), e.SettledAmicably(on=DAY), e.ObjectionWithdrawn(on=DAY)),
    ]
    assert_type(plain, list[e.Event])
    e.ObjectionFiled(on=DAY, ground="h")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a to g
    e.NoticeGiven(on=DAY, grounds="17.a.1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # several grounds


def check_dispute() -> None:
    """The dispute before it is heard, and hearings."""
    assert_type(e.ApplicationCompleted(on=DAY).reason, str | None)
    sent = e.DocumentSent(on=DAY, what="deed")
    assert_type(sent.what, Literal["registration_proof", "deed", "refusal"])
    made = e.PreliminaryDeterminationMade(on=DAY, outcome="accepted", mechanism="mediation")
    assert_type(made.mechanism, Literal["mediation", "adjudication"] | None)
    assert_type(e.ReplacementRequested(on=DAY, by="requester").by, e.Party)
    assert_type(e.TransferredToCommission(on=DAY, to="KI").to, str | None)
    assert_type(e.HearingScheduled(on=DAY, for_day=DAY, what="mediation").for_day, date)
    assert_type(e.SummonsReceived(on=DAY, by="public_body", for_day=DAY).for_day, date | None)
    assert_type(e.HearingAdjourned(on=DAY, for_mediation=True).until, date | None)
    read = e.InterlocutoryDecisionRead(on=DAY, outcome="refused", reason="late")
    assert_type(read.outcome, Literal["accepted", "refused"] | None)
    absent = e.PartyAbsent(on=DAY, by="requester", at="hearing", excused=True)
    assert_type(absent.excused, bool)
    assert_type(e.ClosingStatementsSubmitted(on=DAY, by="requester").by, e.Party)
    assert_type(e.DecisionRead(on=DAY, outcome="granted", comply_by=DAY).outcome, Answer | None)
    assert_type(e.DecisionCopyReceived(on=DAY, by="public_body").by, e.Party)
    plain: list[e.Event] = [
        *(e.DisputeFiled(on=DAY), e.DisputeIncompletenessNotified(on=DAY)),
        *(e.DisputeRegistered(on=DAY), e.DisputeNotRegistered(on=DAY), e.PanelAppointed(on=DAY)),
        *(e.ReplacementDecided(on=DAY), e.DisputeLapsed(on=DAY), e.DisputeWithdrawn(on=DAY)),
        *(e.ProceedingsTerminated(on=DAY), e.FirstHearingHeld(on=DAY), e.HearingHeld(on=DAY)),
        e.EvidenceClosed(on=DAY),
    ]
    assert_type(plain, list[e.Event])
    e.DocumentSent(on=DAY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # what was sent is part of it
    e.SummonsReceived(on=DAY, by="panel")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no party


def check_mediation_and_court() -> None:
    """Mediation, and what follows a decision."""
    failed = e.MediationFailed(on=DAY, reason="time")
    assert_type(failed.type, Literal["mediation_failed"])
    filed = e.CourtObjectionFiled(on=DAY, by="requester", court="ptun")
    assert_type(filed.court, Literal["ptun", "pn"] | None)
    assert_type(e.CourtDecisionReceived(on=DAY, by="requester").by, e.Party)
    assert_type(e.NonAcceptanceStated(on=DAY, by="requester").by, e.Party)
    assert_type(e.CassationFiled(on=DAY, by="requester").by, e.Party)
    plain: list[e.Event] = [
        *(e.MediationStarted(on=DAY), e.MediationExtended(on=DAY), e.MediatorDeclined(on=DAY)),
        *(e.MediationAgreed(on=DAY), e.MediationDecisionIssued(on=DAY)),
        *(e.AdjudicationChosen(on=DAY), e.CassationDecided(on=DAY), e.ExecutionRequested(on=DAY)),
    ]
    assert_type(plain, list[e.Event])
    e.CourtObjectionFiled(on=DAY, by="requester", court="ma")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no court of first instance
    e.CassationFiled(on=DAY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # whose it is
