"""All that the package says of some exemptions, duties and lists, so that it changes on purpose.

``tests/golden/registers.txt`` keeps a digest of each answer. After a change on purpose:
``python tests/goldens_of_registers.py``, and read what has changed;
``python tests/goldens_of_registers.py NAME`` prints the answer behind a digest.
"""

import json
import sys
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from goldens import _without_basis, digested
from ppid_rules import (
    Overlay,
    PpidRulesError,
    PublicBody,
    Readings,
    __version__,
    indonesia,
)
from ppid_rules.catalogue import InformationClass, doubts, information, missing
from ppid_rules.duties import BudgetYear, DutyDone, DutyLog, agenda, check, duties, schedule
from ppid_rules.exemptions import (
    ConsequenceTest,
    ExemptionDecision,
    ExemptItem,
    Opening,
    StatusChange,
    exemptions_ics,
    never_exempt,
)
from ppid_rules.law.consequence_test import (
    approvals,
    consequence_steps,
    decision_fields,
    exempt_ground,
    exempt_grounds,
    exemption_openings,
    exemption_rule,
)
from ppid_rules.law.duties import duties_of, duty_of

FILE = Path(__file__).parent / "golden" / "registers.txt"
EXAMPLES = Path(__file__).parents[1] / "examples"
LANGS = ("id", "en")
D = date
KINDS = ("state", "state_owned_enterprise", "non_state", "election_organiser", "information_commission")  # fmt: skip
KPU = PublicBody(name="KPU\tContoh", level="regency", kind="election_organiser", region="ID-BA",
                 overlay=Overlay(days_off=((D(2026, 6, 3), "Pindah"),)))  # fmt: skip
PARTY = PublicBody(name="Partai Contoh", level="central", kind="non_state", political_party=True)
OPENED = Readings(declassification_side="last_thirty", joint_leave="working")


def body_of(kind):
    return PublicBody(name="Badan Contoh", level="central", kind=kind)


def error_of(ask, *arguments, **options):
    """What is said of a question that cannot be answered."""
    try:
        answer = ask(*arguments, **options)
    except (PpidRulesError, ValidationError) as error:
        text = str(error).partition("For further information")[0]
        return [type(error).__name__, text.partition(" [type=")[0]]
    message = f"answered: {answer}"
    raise AssertionError(message)


# -- duties --------------------------------------------------------------------------------

LOGS = {
    path.stem: DutyLog.model_validate_json(path.read_text(encoding="utf-8"))
    for path in sorted((EXAMPLES / "duties").glob("*.json"))
}
LOGS["a commission"] = DutyLog(
    body=body_of("information_commission"), kept_since=D(2020, 6, 1), budget_year_ends="06-30",
    done=(
        DutyDone(term="evaluation.annual", on=D(2021, 12, 30)),
        DutyDone(term="evaluation.annual", on=D(2024, 2, 1), for_year=2023),
        DutyDone(term="report.annual", on=D(2021, 10, 5)),
        DutyDone(term="report.annual", on=D(2021, 9, 1), for_year=2020),
        DutyDone(term="report.annual_copy", on=D(2021, 10, 5)),
        DutyDone(term="publication.periodic", on=D(2020, 8, 31)),
        DutyDone(term="publication.periodic", on=D(2021, 2, 28)),
        DutyDone(term="publication.periodic", on=D(2021, 9, 15)),
        DutyDone(term="publication.service_figures", on=D(2020, 5, 1)),
        DutyDone(term="publication.service_figures", on=D(2021, 8, 1)),
        DutyDone(term="publication.information_list", on=D(2021, 6, 10)),
        DutyDone(term="publication.information_list", on=D(2021, 4, 10)),
    ),
)  # fmt: skip
LOGS["empty"] = DutyLog(body=PARTY, kept_since=D(2009, 1, 1))
DAYS = (D(2020, 12, 31), D(2021, 6, 29), D(2021, 6, 30), D(2021, 10, 6), D(2024, 1, 1), D(2025, 1, 31))  # fmt: skip


def schedules():
    for body in (*map(body_of, KINDS), PARTY):
        yield f"duties of {body.list_kind}", [duty.to_dict() for duty in duties(body)]
        for first, last in ((D(2009, 1, 1), D(2013, 3, 31)), (D(2020, 2, 29), D(2024, 2, 29))):
            dates = schedule(body, first, last)
            yield f"dates of {body.list_kind} from {first}", [due.to_dict() for due in dates]
    for ends in ("06-30", "02-29", (3, 31)):
        dates = schedule(body_of("state"), D(2010, 1, 1), D(2013, 1, 1), budget_year_ends=ends)
        yield f"dates with {ends}", [due.to_dict() for due in dates]
    for name, log in LOGS.items():
        dates = schedule(log.body, D(2020, 6, 1), D(2022, 12, 31), done=log)
        yield f"dates of log {name}", [[due.to_dict(), repr(due)] for due in dates]
        again = schedule(
            log.body, D(2020, 6, 1), D(2022, 12, 31), done=log, budget_year_ends="03-31"
        )
        yield f"dates of log {name} with another year", [str(due.due_on) for due in again]
        for lang in LANGS:
            text = agenda(dates, body=log.body, as_of=D(2020, 6, 1), lang=lang)
            yield f"agenda of {name} {lang}", text.replace(__version__, "VERSION")


def checks():
    for name, log in LOGS.items():
        for day in DAYS:
            found = check(log, day)
            yield f"check of {name} on {day}", found.to_dict()
            yield f"facts of {name} on {day}", [repr(f)[:400] for f in found.findings]
        yield f"document of {name}", log.model_dump(mode="json")
    ends = BudgetYear.of("02-29")
    days = [D(year, month, day) for year in (2023, 2024) for month, day in ((2, 28), (3, 1), (1, 5), (12, 31))]  # fmt: skip
    yield "budget years", [
        [str(ends.end_in(d.year)), str(ends.end_from(d)), str(ends.end_before(d)),
         ends.ended_before(d), ends.year_of(d), str(ends)] for d in [*days, D(2024, 2, 29)]
    ]  # fmt: skip


def errors_about_duties():
    log, state = LOGS["provincial"], body_of("state")
    yield (
        "bad schedules",
        [
            error_of(schedule, "state", D(2025, 1, 1), D(2025, 2, 1)),
            error_of(schedule, state, "2025-01-01", D(2025, 2, 1)),
            error_of(schedule, state, D(2025, 1, 1), None),
            error_of(schedule, state, D(2025, 1, 1), D(2024, 12, 31)),
            error_of(schedule, state, D(2025, 1, 1), D(2025, 2, 1), done=[]),
            error_of(schedule, state, D(2025, 1, 1), D(2025, 2, 1), done=log),
            *(
                error_of(schedule, state, D(2025, 1, 1), D(2025, 2, 1), budget_year_ends=ends)
                for ends in (
                    "2025-06-30",
                    "6-30",
                    "02-30",
                    (6,),
                    (6, True),
                    630,
                    ("06", "30"),
                    (13, 1),
                )
            ),
            error_of(duties, None),
        ],
    )
    yield "bad checks", [error_of(check, None, D(2025, 1, 1)), error_of(check, log, "today")]
    dates = schedule(state, D(2025, 1, 1), D(2025, 12, 31))
    yield (
        "bad agendas",
        [
            error_of(agenda, None, body=state, as_of=D(2025, 1, 1)),
            error_of(agenda, ["x"], body=state, as_of=D(2025, 1, 1)),
            error_of(agenda, dates, body="x", as_of=D(2025, 1, 1)),
            error_of(agenda, dates, body=state, as_of="x"),
            error_of(agenda, dates, body=state, as_of=D(2025, 1, 1), lang="fr"),
        ],
    )
    yield "bad logs", [
        error_of(DutyLog, body=state, kept_since=D(2020, 1, 1), done=[{"term": term, "on": D(2022, 1, 1), "for_year": year}])
        for term, year in (
            ("report.anual", None), ("evaluation.annual", None), ("publication.periodic", 2021),
            ("report.annual", 2022), ("report.annual", 2009),
        )
    ] + [error_of(DutyLog, body=state, kept_since=D(2020, 1, 1), budget_year_ends="13-01")]  # fmt: skip
    yield "bad words", [
        error_of(duties_of, "village"), error_of(duty_of, "report.anual", "state"),
        error_of(duty_of, "evaluation.annual", "state"),
        error_of(dates[0].message, "fr"), error_of(duties(state)[0].name, "fr"),
        error_of(check(log, DAYS[-1]).findings[0].message, "fr"),
    ]  # fmt: skip


# -- exemptions ----------------------------------------------------------------------------

TEST = ConsequenceTest(
    on=D(2023, 1, 2), done={"identify_document", "record_information"}, not_done={"analyse_statute"},
    approved_by={"superior"}, not_approved_by={"head_of_body"},
)  # fmt: skip
FULL = ExemptionDecision(number="1", classification="x", officer="x", unit=" ", description="x",
                         reasons="x", statute="x", analysis="", place="x")  # fmt: skip


def item(*grounds, **fields):
    given = {"title": "Berkas\ncontoh", "classified_on": D(2023, 1, 2), **fields}
    return ExemptItem.of(KPU, *grounds, **given)


@cache
def items():
    found = {
        path.stem: ExemptItem.model_validate_json(path.read_text(encoding="utf-8"))
        for path in sorted((EXAMPLES / "exemptions").glob("*.json"))
    }
    for ground in exempt_grounds():
        fields = {"years": 3} if ground.code.startswith("17a") else {}
        found[f"ground {ground.code}"] = item(ground.code, **fields)
    found["of years"] = item("17c", years=2, fixed_by="ppid", other_law=" ", tested=TEST, decision=FULL)  # fmt: skip
    found["of years, by the head"] = item("17d", "17h2", years=2, fixed_by="head_of_body")
    found["a part"] = item("17b", extent="part", redacted="harga", stays_public="judul",
                           other_law="UU 30/2000", expires_on=D(2026, 6, 30), reference="3")  # fmt: skip
    found["determined"] = item("17b", expires_on=D(2026, 6, 30), determined_on=D(2026, 6, 1))
    found["determined early"] = item("17b", expires_on=D(2026, 6, 30), determined_on=D(2024, 6, 1))
    found["short"] = item("17a", classified_on=D(2026, 6, 20), expires_on=D(2026, 6, 30))
    found["opened"] = item(
        "17g", "17h2", other_law="x", expires_on=D(2030, 1, 1),
        openings=(Opening(kind="consent", on=D(2024, 1, 8), ref="7"), Opening(kind="final_decision", on=D(2025, 1, 8))),
    )  # fmt: skip
    found["heard"] = item("17a1", "17b", years=5, other_law="x",
                          openings=(Opening(kind="public_hearing", on=D(2024, 1, 8)),))  # fmt: skip
    found["changed"] = item(
        "17a", years=3,
        changes=(
            StatusChange(on=D(2024, 5, 6), opened=False, grounds=("17b",), other_law="x", expires_on=D(2027, 1, 1), tested=TEST),
            StatusChange(on=D(2026, 5, 6), opened=True),
        ),
    )  # fmt: skip
    found["old"] = item("17a", classified_on=D(2009, 1, 5), expires_on=D(2045, 1, 5),
                        tested=TEST.model_copy(update={"on": D(2009, 2, 1)}))  # fmt: skip
    found["of 2018"] = item("17j", classified_on=D(2018, 1, 2), tested=TEST, decision=FULL)
    return found


EXEMPT_ON = (D(2009, 6, 1), D(2022, 12, 31), D(2023, 2, 1), D(2024, 7, 1), D(2026, 6, 25), D(2026, 7, 1), D(2031, 1, 1))  # fmt: skip


def exemptions():
    for name, found in items().items():
        for day in EXEMPT_ON:
            for how, options in {"": {}, " otherwise": {"readings": OPENED}}.items():
                standing = found.status(day, **options)
                lacks = [finding.to_dict() for finding in found.findings(day, **options)]
                yield f"exemption {name} on {day}{how}", [standing.to_dict(), repr(standing), lacks]
        yield f"document of exemption {name}", found.model_dump(mode="json")
    known = indonesia(as_known_on=D(2025, 1, 2))
    chosen = [items()[name] for name in ("a part", "changed", "of years", "short", "ground 17c")]
    for lang in LANGS:
        text = exemptions_ics(chosen, D(2024, 12, 2), lang, remind_working_days=(5, 0, 30))
        yield f"agenda of exemptions {lang}", text.replace(__version__, "VERSION")
    text = exemptions_ics(
        chosen, D(2026, 5, 1), calendar=known, readings=OPENED, remind_working_days=[1]
    )
    yield "agenda of exemptions as known", text.replace(__version__, "VERSION")
    rules = [*consequence_steps(), *decision_fields(), *approvals(), *approvals(of_change=True), *never_exempt(),
             *(opening.rule for opening in exemption_openings())]  # fmt: skip
    yield (
        "rules on exemptions",
        [
            [rule.code, rule.name("id"), rule.name("en"), repr(rule.citations), rule.grounds]
            for rule in rules
        ],
    )


def errors_about_exemptions():
    yield "bad exemptions", [
        error_of(item, *grounds, **fields)
        for grounds, fields in (
            ((), {}), (("17z",), {}), (("6(3)e",), {}), (("17a",), {}),
            (("17a",), {"years": 31}), (("17a",), {"expires_on": D(2022, 1, 1)}),
            (("17c",), {"expires_on": date.max}), (("17c",), {"years": 9000}), (("17c",), {"title": " "}),
            (("17c",), {"years": 2, "expires_on": D(2024, 1, 1)}), (("17c",), {"fixed_by": "head"}),
            (("17c",), {"extent": "part"}), (("17c",), {"redacted": "x"}), (("17c",), {"stays_public": "x"}),
            (("17c",), {"determined_on": D(2022, 1, 1)}),
            (("17c",), {"openings": (Opening(kind="consent", on=D(2024, 1, 1)),)}),
            (("17g",), {"openings": (Opening(kind="consent", on=D(2024, 1, 2)), Opening(kind="consent", on=D(2024, 1, 1)))}),
            (("17c",), {"changes": (StatusChange(on=D(2024, 1, 1), opened=True, grounds=("17a",)),)}),
            (("17c",), {"changes": (StatusChange(on=D(2024, 1, 1), opened=True, expires_on=D(2025, 1, 1)),)}),
            (("17c",), {"changes": (StatusChange(on=D(2022, 1, 1), opened=True),)}),
            (("17c",), {"changes": (StatusChange(on=D(2024, 1, 1), opened=True), StatusChange(on=D(2025, 1, 1), opened=True))}),
            (("17c",), {"changes": (StatusChange(on=D(2024, 1, 1), opened=False),)}),
            (("17c",), {"colour": "red"}),
        )
    ]  # fmt: skip
    yield (
        "bad parts",
        [
            error_of(Opening, kind="consents", on=D(2024, 1, 1)),
            error_of(Opening, kind="status_changed", on=D(2024, 1, 1)),
            error_of(ConsequenceTest, done={"x"}),
            error_of(ConsequenceTest, approved_by={"x"}),
            error_of(ConsequenceTest, done={"state_period"}, not_done={"state_period"}),
            error_of(ConsequenceTest, approved_by={"superior"}, not_approved_by={"superior"}),
        ],
    )
    one = items()["a part"]
    yield "bad questions about exemptions", [
        error_of(one.status, "x"), error_of(one.findings, None), error_of(one.status, D(2025, 1, 1), calendar=3),
        error_of(one.status, D(2025, 1, 1), readings=3), error_of(one.calendar, region="XX"),
        error_of(one.status(D(2025, 1, 1)).message, "fr"),
        *(error_of(exemptions_ics, *given) for given in ((None, D(2025, 1, 1)), (["x"], D(2025, 1, 1)), ([one], "x"), ([one], D(2025, 1, 1), "fr"))),
        *(error_of(exemptions_ics, [one], D(2025, 1, 1), remind_working_days=days) for days in (3, "3", [-1], [1.5], [True], None)),
        error_of(exempt_ground, "17"), error_of(exemption_rule, "redact"), error_of(exemption_rule("redaction").name, "fr"),
    ]  # fmt: skip


# -- lists ---------------------------------------------------------------------------------


def lists():
    for kind in (*KINDS, "political_party"):
        yield f"lists of {kind}", [item.to_dict() for item in information(kind)]
        yield f"doubts about {kind}", [doubt.to_dict() for doubt in doubts(kind)]
    yield (
        "classes",
        [[c, c.name_in("id"), c.name_in("en"), repr(c.citations)] for c in InformationClass],
    )
    own = information("state")[0]
    yield "bad questions about lists", [
        error_of(information, "village"), error_of(information, 3), error_of(information, "state", "x"),
        error_of(missing, "14(2)a", "state"), error_of(missing, 3, "state"), error_of(missing, [3], "state"),
        error_of(missing, ["14(2)z"], "state"), error_of(missing, ["17a"], "state"), error_of(missing, [], None),
        error_of(missing, [], "state", not_applicable=["14(2)a"]), error_of(missing, [], "state", not_applicable="x"),
        error_of(missing, ["21(1)n"], "state", not_applicable=["21(1)n"]), error_of(missing, [], "state", "x"),
        error_of(own.name, "fr"), error_of(InformationClass.PERIODIC.name_in, "fr"), error_of(doubts, 3),
        error_of(doubts("non_state")[0].text, "fr"),
    ]  # fmt: skip


PARTS = (schedules, checks, errors_about_duties, exemptions, errors_about_exemptions, lists)


def answers(part):
    return {name: _without_basis(answer) for name, answer in part()}


def kept():
    """The digests by name, as the file has them."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def main(names):
    found = {name: answer for part in PARTS for name, answer in answers(part).items()}
    for name in names:
        sys.stdout.write(json.dumps(found[name], indent=1, ensure_ascii=False) + "\n")
    if not names:
        lines = (f"{name}\t{digest}\n" for name, digest in digested(found).items())
        FILE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
