"""Wrong: moments are stored in UTC, and their dates are taken from there."""

from datetime import UTC, date, datetime, time, timedelta, timezone

from ppid_rules import Case

HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}


def stored(day: str, at: str, zone: str) -> datetime:
    """A moment as the database has it."""
    there = timezone(timedelta(hours=HOURS[zone]))
    moment = datetime.combine(date.fromisoformat(day), time.fromisoformat(at), there)
    return moment.astimezone(UTC)


def deadlines(document: dict, as_of: date) -> dict[str, date | None]:
    """The last day of each limit of a case, by its key."""
    for event in document["events"]:
        if "time" in event:
            moment = stored(event["on"], event["time"], document["body"]["zone"])
            event["on"] = moment.date().isoformat()
    case = Case.model_validate(document)
    return {clock.key: clock.due_on for clock in case.deadlines(as_of)}
