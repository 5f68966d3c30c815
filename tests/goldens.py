"""All that the package says of some cases, so that it changes only on purpose.

The documents of a few cases are kept whole in ``tests/golden/documents``; of all other answers
``tests/golden/answers.txt`` keeps a digest. After a change on purpose: ``python tests/goldens.py``,
and read what has changed; ``python tests/goldens.py CASE`` prints the answers behind the digests.
"""

import json
import sys
from datetime import date, time
from hashlib import sha256
from pathlib import Path

from ppid_rules import (
    Case,
    HouseRule,
    Overlay,
    PublicBody,
    Readings,
    __version__,
    deadline,
    indonesia,
    terms,
)
from ppid_rules import events as e

GOLDEN = Path(__file__).parent / "golden"
ANSWERS = GOLDEN / "answers.txt"
DOCUMENTS = GOLDEN / "documents"
EXAMPLES = Path(__file__).parents[1] / "examples" / "cases"
SHOWN = (
    ("refused", "id"),
    ("05-mediated", "en"),
    ("11-moved-by-a-decree", "en"),
    ("house rule", "id"),
)
LANGS = ("id", "en")
AUDIENCES = ("officer", "citizen", "panel")
D = date

MINISTRY = PublicBody(name="Kementerian Contoh", level="central", kind="state")
TABANAN = PublicBody(
    name="KPU Tabanan", level="regency", kind="state", region="ID-BA", office_closes=time(16),
    overlay=Overlay(days_off=((D(2025, 8, 13), "Pindah kantor"),)),
)  # fmt: skip
UNIVERSITY = PublicBody(
    name="Universitas Contoh", level="provincial", kind="state", region="ID-JB", week="six"
)


def example(name):
    case = Case.model_validate_json((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    expected = json.loads((EXAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    return case, date.fromisoformat(expected["as_of"])


def cases():
    """Cases by name, each with the day on which it is looked at."""
    names = sorted(p.stem for p in EXAMPLES.glob("*.json") if not p.stem.endswith(".expected"))
    found = {name: example(name) for name in names}
    found["refused"] = (
        Case.of(
            MINISTRY,
            e.RequestReceived(on=D(2026, 1, 5), channel="web_form"),
            e.ReceiptGiven(on=D(2026, 1, 5), number="7", stated_due_on=D(2026, 1, 21)),
            e.NoticeExtended(on=D(2026, 1, 15), reason="belum didokumentasikan"),
            e.NoticeGiven(on=D(2026, 2, 3), outcome="refused", grounds=()),
            e.ObjectionFiled(on=D(2026, 2, 10)),
            e.DisputeFiled(on=D(2026, 4, 8), received_on=D(2026, 4, 9)),
            e.DisputeRegistered(on=D(2026, 4, 10)),
            e.HearingScheduled(on=D(2026, 4, 14), for_day=D(2026, 4, 21), what="first_hearing"),
            e.SummonsReceived(on=D(2026, 4, 17), by="requester"),
            e.FirstHearingHeld(on=D(2026, 4, 21)),
            e.MediationStarted(on=D(2026, 4, 21)),
            reference="12/2026",
        ),
        D(2026, 5, 4),
    )
    found["register of a panel"] = (
        Case.of(
            MINISTRY,
            e.ObjectionFiled(on=D(2022, 6, 6), ground="c"),
            e.DisputeFiled(on=D(2022, 8, 12), received_on=D(2022, 8, 16)),
            undated={"request_received"},
        ),
        D(2022, 8, 20),
    )
    found["court"] = (
        Case.of(
            MINISTRY,
            e.DisputeFiled(on=D(2026, 4, 8)),
            e.DecisionRead(on=D(2026, 10, 15), outcome="granted"),
            e.DecisionCopyReceived(on=D(2026, 10, 19), by="requester"),
            e.DecisionCopyReceived(on=D(2026, 10, 22), by="public_body"),
            undated={"request_received", "objection_filed"},
        ),
        D(2026, 12, 1),
    )
    found["disputed"] = (
        Case.of(
            TABANAN,
            e.RequestReceived(on=D(2025, 8, 4), time=time(15, 30), channel="web_form"),
            e.ObjectionFiled(on=D(2025, 8, 25)),
            e.DisputeFiled(on=D(2025, 10, 13)),
            e.DisputeRegistered(on=D(2025, 10, 16)),
            e.HearingScheduled(on=D(2025, 10, 20), for_day=D(2025, 11, 3), what="first_hearing"),
            e.SummonsReceived(on=D(2025, 10, 31), by="requester"),
            e.FirstHearingHeld(on=D(2025, 11, 3)),
            e.MediationStarted(on=D(2025, 11, 4)),
            e.MediationFailed(on=D(2025, 12, 1), reason="time"),
            e.PartyAbsent(on=D(2025, 12, 8), by="requester"),
            e.DecisionRead(on=D(2026, 1, 15), outcome="granted"),
            e.DecisionCopyReceived(on=D(2026, 1, 21), by="requester"),
            e.CourtObjectionFiled(on=D(2026, 3, 2), by="public_body"),
        ),
        D(2026, 6, 1),
    )
    found["house rule"] = (
        Case.of(
            UNIVERSITY,
            e.RequestReceived(on=D(2025, 8, 4), time=time(17, 30), channel="email"),
            e.ReceiptGiven(on=D(2025, 8, 6), stated_due_on=D(2025, 8, 18)),
            not_kept={"notice_extended"},
            overlay=Overlay(working_days=((D(2025, 8, 17), "Piket"),)),
            house_rules=(HouseRule("request.notice", 5, "working_days", "SOP 1"),),
        ),
        D(2025, 9, 1),
    )
    found["empty"] = Case.of(UNIVERSITY), D(2025, 9, 1)
    found["mistaken"] = (
        Case.of(
            TABANAN,
            e.RequestReceived(on=D(2025, 1, 6)),
            e.NoticeExtended(on=D(2025, 1, 15), reason=""),
            e.NoticeExtended(on=D(2025, 1, 21), reason="belum didokumentasikan"),
            e.NoticeGiven(on=D(2025, 2, 20), outcome="refused", grounds=("17a",), time=time(17)),
            e.ObjectionFiled(on=D(2025, 2, 25), ground="a"),
            e.ObjectionAnswered(on=D(2025, 4, 25), outcome="rejected", reasons=""),
            e.DisputeFiled(on=D(2025, 5, 6)),
            e.DisputeRegistered(on=D(2025, 5, 20)),
            e.HearingScheduled(on=D(2025, 6, 2), for_day=D(2025, 6, 10), what="first_hearing"),
            e.SummonsReceived(on=D(2025, 6, 9), by="requester"),
            e.FirstHearingHeld(on=D(2025, 6, 10)),
            e.MediationStarted(on=D(2025, 6, 12)),
            e.MediationExtended(on=D(2025, 7, 1)),
            e.MediationExtended(on=D(2025, 7, 8)),
            e.MediationFailed(on=D(2025, 8, 1), reason="time"),
            e.PartyAbsent(on=D(2025, 8, 11), by="requester"),
            e.PartyAbsent(on=D(2025, 8, 19), by="public_body"),
            e.PartyAbsent(on=D(2025, 8, 26), by="requester"),
            e.DecisionRead(on=D(2025, 12, 15), outcome="granted", comply_by=D(2026, 1, 5)),
            e.DecisionCopyReceived(on=D(2026, 1, 5), by="requester"),
            e.DecisionCopyReceived(on=D(2026, 1, 6), by="public_body"),
            e.ExecutionRequested(on=D(2026, 1, 12)),
        ),
        D(2026, 2, 20),
    )
    found["never filed"] = (
        Case.of(
            MINISTRY,
            e.RequestReceived(on=D(2025, 1, 6)),
            e.NoticeGiven(on=D(2025, 1, 20), outcome="refused"),
            e.ObjectionFiled(on=D(2025, 1, 27)),
        ),
        D(2025, 6, 2),
    )
    found["not decreed yet"] = (
        Case.of(
            PublicBody(name="Dinas", level="provincial", kind="state", region="ID-AC"),
            e.RequestReceived(on=D(2027, 12, 20)),
        ),
        D(2027, 12, 22),
    )
    found["before the law"] = (
        Case.of(MINISTRY, e.RequestReceived(on=D(2010, 4, 1)), e.RequestReceived(on=D(2010, 5, 3))),
        D(2010, 5, 20),
    )
    for name, days in {
        "refused": (D(2026, 1, 12), D(2026, 2, 5), D(2026, 3, 30)),
        "disputed": (D(2025, 8, 8), D(2025, 9, 1), D(2025, 11, 20)),
        "mistaken": (D(2025, 3, 3), D(2025, 7, 15), D(2025, 12, 22)),
        "05-mediated": (D(2025, 3, 3),),
    }.items():
        for day in days:
            found[f"{name} on {day}"] = found[name][0], day
    return found


OTHERWISE = Readings(**{q.field: q.options[-1] for q in Readings.questions()})
CALENDARS = {
    "2025": (D(2025, 3, 17), {}),
    "2012": (D(2012, 5, 2), {}),
    "2030": (D(2030, 1, 28), {}),  # no decree yet
    "otherwise": (D(2025, 3, 17), {"readings": OTHERWISE}),
    "as once known": (D(2025, 8, 4), {"calendar": indonesia(as_known_on=D(2025, 8, 6))}),
    "left open": (D(2022, 4, 1), {"calendar": indonesia(as_known_on=D(2022, 1, 3))}),
    "Aceh": (D(2024, 6, 12), {"calendar": indonesia(region="ID-AC", week="six")}),
    "own days": (
        D(2025, 3, 17),
        {
            "calendar": indonesia()
            .with_days_off({D(2025, 3, 19): "Pindah"})
            .with_working_days({D(2025, 3, 22): "Piket"})
            .with_joint_leave("working")
        },
    ),
}


def deadlines():
    """Every limit from every start, on several calendars, by group and name."""
    found = {}
    for group, (on, options) in CALENDARS.items():
        for term in terms():
            if term.in_force(on):
                read = options.get("readings", Readings()).patch(term, on)
                for start in read.counted_from:
                    made = deadline(term.id, on, start_is=start, regime=term.regime, **options)
                    found.setdefault(group, {})[f"{term.regime} {term.id} {start}"] = made
    own = [
        HouseRule("request.notice", 18, "working_days", "Peraturan Rektor 1/2024"),
        HouseRule("objection.filing", 2, "months", "SOP"),
        HouseRule("dispute.filing", 1, "years", "SOP"),
    ]
    found["house rules"] = {
        f"{regime} {rule.id}": deadline(rule.id, D(2025, 3, 17), regime=regime, house_rules=own)
        for regime in ("general", "election")
        for rule in own
    }
    found["versions"] = {
        "received before the change": deadline(
            "request.notice", D(2021, 7, 1), version_on=D(2021, 6, 29)
        )
    }
    return found


def answer_of(deadline):
    """All that one deadline says."""
    return _without_basis(
        {
            "facts": deadline.to_dict(),
            "shown": repr(deadline),
            "count": [
                [str(day), number, off and off.name("id")] for day, number, off in deadline.count()
            ],
            "reminder": str(deadline.remind_on(2)) if deadline.rests_on else None,
            "said": [deadline.explain(lang, who) for lang in LANGS for who in AUDIENCES],
        }
    )


def answers_of(case, as_of):
    """Audit, standing, clocks, findings and steps with their words, by the name of each part."""
    audit, steps = case.audit(as_of), case.next_steps(as_of)
    found = {
        "audit": audit.to_dict(),
        "standing": audit.standing.to_dict(),
        "timeline": case.timeline(as_of).to_dict(),
        "timeline with details": case.timeline(as_of, details=True).to_dict(),
        "things shown": [repr(thing) for thing in (audit, audit.standing, *audit.clocks, *steps)],
    }
    for clock in audit.clocks:
        found[f"clock {clock.key}"] = clock.to_dict()
    for number, step in enumerate(steps, 1):
        found[f"step {number}"] = step.to_dict()
    for lang in LANGS:
        for name, text in documents_of(case, as_of, lang).items():
            found[f"{name} {lang}"] = text
        for audience in AUDIENCES:
            found[f"said {lang} {audience}"] = [
                *(clock.explain(lang, audience) for clock in audit.clocks),
                *(finding.title(lang) for finding in audit.findings),
                *(finding.message(lang, audience) for finding in audit.findings),
                *(step.message(lang, audience) for step in steps),
                *(step.consequence(lang) for step in steps),
            ]
    return {name: _without_basis(part) for name, part in found.items()}


def _without_basis(part):
    """The same without the versions of package and log, which change by themselves."""
    if isinstance(part, dict):
        return {key: _without_basis(value) for key, value in part.items() if key != "basis"}
    return [_without_basis(item) for item in part] if isinstance(part, list) else part


def documents_of(case, as_of, lang):
    """Every kind of document."""
    timeline, sheet = case.timeline(as_of, details=True), case.time_sheet(as_of)
    found = {
        "timeline.txt": timeline.text(lang),
        "timeline.md": timeline.markdown(lang),
        "timeline.html": timeline.html(lang),
        "timeline.svg": timeline.to_svg(lang),
        "sheet.txt": sheet.text(lang),
        "sheet.md": sheet.markdown(lang),
        "sheet.html": sheet.html(lang),
    }
    if case.events:
        found["agenda.ics"] = timeline.to_ics(lang, (0, 1, 3), case_id="7").replace("\r\n", "\n")
    return {name: text.replace(__version__, "VERSION") for name, text in found.items()}


def digested(answers):
    return {
        name: sha256(json.dumps(part, sort_keys=True).encode()).hexdigest()[:16]
        for name, part in answers.items()
    }


def digests_of(group):
    """The digests of the answers to a case, or of a group of deadlines."""
    if group in GROUPS:
        return digested({name: answer_of(made) for name, made in GROUPS[group].items()})
    return digested(answers_of(*CASES[group]))


def kept_digests():
    """The digests by case and part, as the file has them."""
    found = {}
    for line in ANSWERS.read_text(encoding="utf-8").splitlines():
        case, part, digest = line.split("\t")
        found.setdefault(case, {})[part] = digest
    return found


def path_of(case, lang, name):
    return DOCUMENTS / f"{case.replace(' ', '-')}.{lang}.{name}"


CASES = cases()
GROUPS = {f"deadlines: {group}": made for group, made in deadlines().items()}


def write():
    DOCUMENTS.mkdir(exist_ok=True)
    for name, lang in SHOWN:
        for kind, text in documents_of(*CASES[name], lang).items():
            path_of(name, lang, kind).write_text(text, encoding="utf-8", newline="\n")
    lines = [
        f"{name}\t{part}\t{digest}\n"
        for name in (*CASES, *GROUPS)
        for part, digest in digests_of(name).items()
    ]
    ANSWERS.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:]:
        json.dump(answers_of(*CASES[sys.argv[1]]), sys.stdout, indent=1)
    else:
        write()
