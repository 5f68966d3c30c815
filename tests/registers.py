"""Random cases with one event of a type at most, and the rows of a table that say the same."""

from datetime import date, timedelta

from hypothesis import strategies as st

import histories
from ppid_rules import Case, Readings, indonesia
from ppid_rules.cases.possible import event_types
from ppid_rules.frames.columns import column_fields

BODIES = {body.name: body for body in histories.BODIES}
PLACES = {name: i for i, name in enumerate(event_types())}
CALENDAR = indonesia()
SHOWN = ["notice_extended", "notice_given", "information_delivered", "objection_answered"]

READINGS = st.fixed_dictionaries(
    {}, optional={q.field: st.sampled_from(sorted(q.options)) for q in Readings.questions()}
).map(Readings.of)
NOT_KEPT = st.sets(st.sampled_from([*SHOWN, "mediation_extended", "document_sent"]), max_size=2)


@st.composite
def single_cases(draw, max_events=18, bodies=histories.BODIES, regime="general"):
    """A case in which no type of event comes twice, in the order in which a table reads it."""
    day = draw(st.dates(histories.FIRST, histories.LAST))
    made = Case.of(draw(st.sampled_from(bodies)), regime=regime)
    used = set()
    for _ in range(draw(st.integers(1, max_events))):
        names = [name for name in made.allowed if name not in used]
        if not names:
            break
        name = draw(_next(names, used))
        event = draw(histories.events(name, day))
        if name == "objection_filed" and "request_received" not in used:
            event = event.model_copy(update={"ground": "b"})
        if name == "document_sent" and not histories._sent(made, event):
            continue
        last = made.events[-1] if made.events else None
        if last is not None and last.on == day and PLACES[name] < PLACES[last.type]:
            event, day = histories.moved_on(event, 1), day + timedelta(1)
        made = made.record(event)
        used.add(name)
        day = max(day, draw(_near_a_limit(made)))
    return made


LIMITS = [0, 1, 2, 3, 5, 7, 10, 14, 17, 21, 30, 40, 100]


@st.composite
def _near_a_limit(draw, case):
    """A day on which a limit from some event ends, or one just before or after it.

    That is where answers differ: on the last day, on the days off after it, on the next one.
    """
    event = draw(st.sampled_from(case.events[-3:]))
    start = draw(st.sampled_from([event.on, event.reached_on]))
    end = CALENDAR.add_working_days(start, draw(st.sampled_from(LIMITS)))
    return end + timedelta(draw(st.integers(-1, 3)))


@st.composite
def looked_at(draw, cases):
    """A day near the end of a limit of one of some cases, or any."""
    near = draw(_near_a_limit(draw(st.sampled_from(cases))))
    first = min(case.events[0].on for case in cases)
    far = first + timedelta(draw(st.integers(-30, 900)))
    return max(draw(st.sampled_from([near, far])), date(2010, 9, 1))


def _next(names, used):
    """Mostly forward through the procedures, so that late stages are reached."""
    last = max((PLACES[name] for name in used), default=-1)
    ahead = [name for name in sorted(names, key=PLACES.__getitem__) if PLACES[name] > last]
    for name, before in (
        ("objection_filed", "request_received"),
        ("dispute_filed", "objection_filed"),
    ):
        if name in names and before in used:
            ahead += [name] * 6
    return st.sampled_from(ahead) if ahead else st.sampled_from(sorted(names))


def row_of(case):
    """The row of a table that says what a case says."""
    row = {"body": case.body.name}
    for event in case.events:
        for column, field in column_fields().items():
            if field.event == event.type:
                row[column] = _as_cell(getattr(event, field.name))
    return row


def _as_cell(value):
    if isinstance(value, tuple):
        return ";".join(value)
    return value.isoformat() if hasattr(value, "hour") else value


def kinds_of(rows):
    """The columns of some rows, with what they hold."""
    fields = column_fields()
    names = sorted({name for row in rows for name in row} - {"body"}, key=list(fields).index)
    return {"body": "word", **{name: fields[name].kind for name in names}}
