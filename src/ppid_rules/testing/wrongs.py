"""Faults that a case can be drawn with: what leads to each, and what is wrong then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from ..cases import Stage
from .choices import Act, Choices
from .walks import StuckError, Walk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ..compliance import Case

__all__ = ["FAULTS", "Wrong", "go_wrong", "holds"]


class Wrong(NamedTuple):
    """How a case comes to have a fault.

    Attributes:
        stage: the procedure in which it arises.
        path: what is done in time before it.
        act: the act that is at fault, or with which one sees that something is missing.
        after: the limit after whose last day that act comes; ``None``: at once.
        breach: whether it is a breach.
    """

    stage: Stage
    path: tuple[Act, ...]
    act: Act
    after: str | None = None
    breach: bool = True


_DAY = timedelta(1)
_MUCH_LATER = timedelta(30)

_REQUEST = Act("request_received")
_ON_SITE = Act("request_received", (("channel", "in_person"),))
_NOTICE = Act("notice_given")
_REFUSED = Act("objection_filed", (("ground", "a"),))
_SILENT = Act("objection_filed", (("ground", "c"),))
_UNFULFILLED = Act("objection_filed", (("ground", "d"),))
_ANSWERED = Act("objection_answered")
_DISPUTE = Act("dispute_filed")
_REGISTERED = Act("dispute_registered")
_HEARING = Act("first_hearing_held")
_DECISION = Act("decision_read")
_COPY = Act("decision_copy_received", (("by", "requester"),))
_TO_COURT = Act("court_objection_filed", (("by", "requester"),))
_JUDGMENT = Act("court_decision_received", (("by", "requester"),))

_AT_OBJECTION = (_REQUEST, _NOTICE, _REFUSED)
_AT_DISPUTE = (*_AT_OBJECTION, _ANSWERED, _DISPUTE)
_IN_MEDIATION = (_REQUEST, _NOTICE, _UNFULFILLED, _ANSWERED, _DISPUTE, _HEARING)
_DECIDED = (*_AT_DISPUTE, _HEARING, _DECISION)


FAULTS: Mapping[str, Wrong] = {
    # Those of the request.
    "request.notice.late": Wrong(Stage.REQUEST, (_REQUEST,), _NOTICE, "request.notice"),
    "request.notice.missing": Wrong(Stage.OBJECTION, (_REQUEST,), _SILENT, "request.notice"),
    "request.notice.unreasoned": Wrong(
        Stage.REQUEST,
        (_REQUEST,),
        Act("notice_given", (("outcome", "refused"), ("grounds", ()))),
    ),
    "request.notice.misstated": Wrong(
        Stage.REQUEST,
        (),
        Act("request_received", (("stated_due_on", _DAY),)),
        breach=False,
    ),
    "request.receipt.late": Wrong(
        Stage.REQUEST, (_ON_SITE,), Act("receipt_given"), "request.receipt"
    ),
    "request.completeness_check.late": Wrong(
        Stage.REQUEST,
        (_REQUEST, Act("request_registered")),
        Act("request_declared_complete"),
        "request.completeness_check",
    ),
    "request.correction.late": Wrong(
        Stage.REQUEST,
        (_REQUEST, Act("incompleteness_notified")),
        Act("correction_received"),
        "request.correction",
        breach=False,
    ),
    "request.extension.late": Wrong(
        Stage.REQUEST, (_REQUEST,), Act("notice_extended"), "request.notice"
    ),
    "request.extension.repeated": Wrong(
        Stage.REQUEST, (_REQUEST, Act("notice_extended")), Act("notice_extended")
    ),
    "request.extension.unreasoned": Wrong(
        Stage.REQUEST, (_REQUEST,), Act("notice_extended", (("reason", ""),))
    ),
    "information.delivery.late": Wrong(
        Stage.REQUEST,
        (_REQUEST, Act("notice_given", (("outcome", "granted"), ("promised_by", _DAY)))),
        Act("information_delivered"),
        "information.delivery",
    ),
    # Those of the objection.
    "objection.filing.late": Wrong(
        Stage.OBJECTION, (_REQUEST, _NOTICE), _REFUSED, "objection.filing", breach=False
    ),
    "objection.filing.premature": Wrong(Stage.OBJECTION, (_REQUEST,), _SILENT, breach=False),
    "objection.answer.late": Wrong(Stage.OBJECTION, _AT_OBJECTION, _ANSWERED, "objection.answer"),
    "objection.answer.missing": Wrong(Stage.DISPUTE, _AT_OBJECTION, _DISPUTE, "objection.answer"),
    "objection.answer.unreasoned": Wrong(
        Stage.OBJECTION,
        _AT_OBJECTION,
        Act("objection_answered", (("outcome", "rejected"), ("reasons", ""))),
    ),
    # Those of the dispute.
    "dispute.filing.late": Wrong(
        Stage.DISPUTE, (*_AT_OBJECTION, _ANSWERED), _DISPUTE, "dispute.filing", breach=False
    ),
    "dispute.filing.premature": Wrong(Stage.DISPUTE, _AT_OBJECTION, _DISPUTE, breach=False),
    "dispute.incompleteness_letter.late": Wrong(
        Stage.DISPUTE,
        _AT_DISPUTE,
        Act("dispute_incompleteness_notified"),
        "dispute.incompleteness_letter",
    ),
    "dispute.completion.late": Wrong(
        Stage.DISPUTE,
        (*_AT_DISPUTE, Act("dispute_incompleteness_notified")),
        Act("application_completed"),
        "dispute.completion",
        breach=False,
    ),
    "dispute.registration_proof.late": Wrong(
        Stage.DISPUTE,
        (*_AT_DISPUTE, _REGISTERED),
        Act("document_sent", (("what", "registration_proof"),)),
        "dispute.registration_proof",
    ),
    "dispute.non_registration_deed.late": Wrong(
        Stage.DISPUTE,
        (*_AT_DISPUTE, Act("dispute_not_registered")),
        Act("document_sent", (("what", "deed"),)),
        "dispute.non_registration_deed",
    ),
    "dispute.start.late": Wrong(Stage.DISPUTE, _AT_DISPUTE, _HEARING, "dispute.start"),
    "dispute.settlement.late": Wrong(
        Stage.DISPUTE, (*_AT_DISPUTE, _HEARING), _DECISION, "dispute.settlement", breach=False
    ),
    "mediation.start.late": Wrong(
        Stage.DISPUTE, _IN_MEDIATION, Act("mediation_started"), "mediation.start"
    ),
    "mediation.start.unavailable": Wrong(
        Stage.DISPUTE, (*_AT_DISPUTE, _HEARING), Act("mediation_started")
    ),
    "mediation.duration.late": Wrong(
        Stage.DISPUTE,
        (*_IN_MEDIATION, Act("mediation_started")),
        Act("mediation_failed"),
        "mediation.duration",
    ),
    "dispute.decision_copy.late": Wrong(Stage.DISPUTE, _DECIDED, _COPY, "dispute.decision_copy"),
    # Those of the courts.
    "court.objection.late": Wrong(
        Stage.COURT, (*_DECIDED, _COPY), _TO_COURT, "court.objection", breach=False
    ),
    "court.cassation.late": Wrong(
        Stage.COURT,
        (*_DECIDED, _COPY, _TO_COURT, _JUDGMENT),
        Act("cassation_filed", (("by", "requester"),)),
        "court.cassation",
        breach=False,
    ),
}
"""The supported faults, by the code of the finding."""


def go_wrong(walk: Walk, code: str, choices: Choices) -> None:
    """Lead a case to a fault.

    Raises:
        StuckError: what leads to it cannot be done in time from here.
    """
    wrong = FAULTS[code]
    walk.reach(*wrong.path)
    on = walk.day
    if wrong.after is not None:
        due = _last_day(walk, wrong)
        on = choices.day(due + _DAY, due + _MUCH_LATER)
    walk.record(wrong.act, on)


def _last_day(walk: Walk, wrong: Wrong) -> date:
    """The last day of the limit, which some acts bring about themselves."""
    done = Walk(walk.case, walk.day, Choices())
    done.record(wrong.act, walk.day)
    for case in (walk.case, done.case):
        for clock in case.deadlines(walk.day):
            due = clock.due_on
            if clock.term.id == wrong.after and due is not None and due >= walk.day:
                return due
    raise StuckError(wrong.act.type)


def holds(case: Case, code: str) -> bool:
    """Whether the fault is found on the day of the last event."""
    return any(found.code == code for found in case.audit(case.events[-1].on).findings)
