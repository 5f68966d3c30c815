"""Right: the library counts."""

from datetime import date

from ppid_rules import Case, deadline


def due_date(term: str, start: date) -> date | None:
    """The last day of a limit; ``None`` where the law sets no number."""
    return deadline(term, start).due_on


def deadlines(document: dict, as_of: date) -> dict[str, date | None]:
    """The last day of each limit of a case, by its key."""
    case = Case.model_validate(document)
    return {clock.key: clock.due_on for clock in case.deadlines(as_of)}
