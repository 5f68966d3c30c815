"""Wrong: seven working days from the day on which the extension was announced."""

from datetime import date

from limits import WORKING_DAYS, count

from ppid_rules import Case


def deadlines(document: dict, as_of: date) -> dict[str, date | None]:
    """The last day of each limit of a case, by its key."""
    case = Case.model_validate(document)
    clocks = {clock.key: clock for clock in case.deadlines(as_of)}
    found = {key: clock.due_on for key, clock in clocks.items()}
    for event in case.events:
        # One that was announced after the end of the first period extends nothing.
        if event.type == "notice_extended" and event.on <= clocks["request.notice"].limit:
            number = WORKING_DAYS["request.extension"]
            is_working_day = case.calendar().is_working_day
            found["request.notice"] = count(event.on, number, is_working_day)
    return found
