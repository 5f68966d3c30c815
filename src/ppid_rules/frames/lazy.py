"""An audit of a lazy table: its query, a level at a time, with look-ups as joins.

One join gives a column of days its places and counts, and one a last day its date; all between
is arithmetic on ordinals. Nothing is computed here, and nothing is raised for a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from ..errors import ColumnError
from ..workdays import Certainty
from ..workdays.index import LAST_DAY
from .algebra import walk
from .clocks import STATUSES
from .columns import kind_of
from .expressions import OWN, Expressions
from .levels import Levels, is_given
from .lookups import CALENDAR, LookUp, Lookups, bodies_table
from .plan import SUFFIXES, plan_of
from .series import TEXTS
from .tables import TableSet, is_by_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .algebra import Node
    from .plan import Plan
    from .tasks import Task

__all__ = ["audit_lazy"]


def audit_lazy(frame: nw.LazyFrame[Any], task: Task) -> nw.LazyFrame[Any]:
    """A table with what an audit says of each of its rows; the order of rows is not kept.

    Raises:
        ColumnError: a column of another kind, or one that the audit would write.
        WrongTypeError: a table of an engine that is not known here.
    """
    schema = frame.collect_schema()
    _check(schema, task)
    tables = TableSet(task.calendars, LAST_DAY.year)
    plan = plan_of(
        task.columns.events, frozenset(task.columns.by_field), task.as_of, task.regime,
        task.readings, task.house_rules, task.not_kept, task.terms,
        faults=(*task.faults, *_faults(schema, task)),
    )  # fmt: skip
    return _Lazy(frame, task, tables, plan).audited()


def _check(schema: nw.Schema, task: Task) -> None:
    """Whether every column is of the kind that its field asks for."""
    for (event, name), column in task.columns.by_field.items():
        dtype, kind = schema[column], kind_of(event, name)
        if dtype == nw.Unknown:
            continue
        if kind == "day" and dtype not in (nw.Date, nw.Datetime):
            how = "read_dates reads text" if dtype == nw.String else "expected dates"
            raise ColumnError(column, f"holds {dtype}, no dates; {how}")
        if kind == "day" and isinstance(dtype, nw.Datetime) and dtype.time_zone is not None:
            problem = "holds moments with a time zone; PublicBody.local gives the day at an office"
            raise ColumnError(column, problem)
        if kind == "truth" and dtype != nw.Boolean:
            raise ColumnError(column, f"holds {dtype}, expected true or false")
        if kind == "word" and dtype not in TEXTS:
            raise ColumnError(column, f"holds {dtype}, expected words")
    body = task.columns.body
    if task.bodies is not None and body is not None and schema[body] not in (*TEXTS, nw.Unknown):
        raise ColumnError(body, f"holds {schema[body]}, expected names of bodies")


def _faults(schema: nw.Schema, task: Task) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What an eager table raises and a lazy one says of a row."""
    for (event, name), column in task.columns.by_field.items():
        if kind_of(event, name) == "word":
            yield f"unknown_value:{column}", ("unknown", event, name)
        elif isinstance(schema[column], nw.Datetime) and kind_of(event, name) == "day":
            yield f"time_of_day:{column}", ("moment", event, name)
    if task.bodies is not None:
        yield f"unknown_body:{task.columns.body}", ("stranger",)


class _Lazy:
    """The levels of a plan, each a query over the one below."""

    def __init__(self, frame: nw.LazyFrame[Any], task: Task, tables: TableSet, plan: Plan) -> None:
        self._frame = frame
        self._names = frame.collect_schema().names()
        self._task = task
        self._tables = tables
        self._plan = plan
        self._order = walk(plan.roots)
        self._levels = Levels(self._order)
        self._expressions = Expressions(task, tables)
        self._joined: set[str] = set()

    def audited(self) -> nw.LazyFrame[Any]:
        """The table with the columns of the audit."""
        by_day = [n.name[0] for n in self._order if n.op == "look"]
        by_number = [table for table in by_day if is_by_number(table)]
        by_day = [table for table in by_day if table not in by_number]
        wanted = {"day": by_day, "place": by_day, "number": by_number}
        self._lookups = Lookups(self._frame, self._tables, wanted)
        table = self._with_days(self._with_calendars(self._frame))
        for level in range(1, self._levels.highest + 1):
            table = self._with_looked_up(table, level)
            table = self._with_computed(table, level)
        return self._with_answers(table)

    # -- levels ----------------------------------------------------------------------------

    def _with_calendars(self, table: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """The number of each row's calendar, and when its office closes."""
        if self._task.bodies is None:
            return table.with_columns(
                nw.lit(0).cast(nw.Int32).alias(CALENDAR),
                nw.lit(self._task.closes or "").alias("__ppid_closes"),
            )
        body = self._task.columns.body or ""
        beside = bodies_table(table, self._task.bodies)
        joined = table.join(beside, left_on=body, right_on="__ppid_body", how="left")
        return joined.with_columns(
            nw.col(CALENDAR).is_null().alias(f"{OWN}stranger"),
            nw.col(CALENDAR).fill_null(0),
            nw.col("__ppid_closes").fill_null(""),
        )

    def _with_days(self, table: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """For each column of days its places, and what is looked up for them."""
        wanted = dict.fromkeys(node.name[0] for node in self._order if is_given(node))
        look_ups, days = [], []
        for (event, name), column in self._task.columns.by_field.items():
            if kind_of(event, name) == "day":
                prefix = f"{OWN}{event}_{name}_"
                days.append(nw.col(column).cast(nw.Date).alias(prefix + "day"))
                into = {t: prefix + t for t in ("place", *wanted)}
                look_ups.append(LookUp(prefix + "day", "day", into))
        return self._lookups.joined(table.with_columns(*days), look_ups)

    def _with_looked_up(self, table: nw.LazyFrame[Any], level: int) -> nw.LazyFrame[Any]:
        """What is looked up for computed days and working days."""
        found: dict[tuple[int, str], dict[str, str]] = {}
        for node in self._levels.looked_up(level):
            (key,) = node.operands
            own = f"{OWN}{node.number}"
            by = "number" if is_by_number(node.name[0]) else "place"
            into = found.setdefault((key.number, by), {})
            into[node.name[0]] = own
            if node.name == ("date",):
                into["day"] = f"{own}_day"
            self._expressions.keep(node, nw.col(own).fill_null(0))
        look_ups = [LookUp(f"{OWN}{key}", by, into) for (key, by), into in found.items()]
        return self._lookups.joined(table, look_ups)

    def _with_computed(self, table: nw.LazyFrame[Any], level: int) -> nw.LazyFrame[Any]:
        nodes = self._levels.computed(level)
        if not nodes:
            return table
        memo: dict[int, nw.Expr] = {}
        table = table.with_columns(
            *(self._expressions.of(node, memo).alias(f"{OWN}{node.number}") for node in nodes)
        )
        for node in nodes:
            self._expressions.keep(node, nw.col(f"{OWN}{node.number}"))
        return table

    # -- the columns of the audit ----------------------------------------------------------

    def _with_answers(self, table: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        memo: dict[int, nw.Expr] = {}

        def of(node: Node) -> nw.Expr:
            return self._expressions.of(node, memo)

        answers: list[nw.Expr] = []
        for clock in self._plan.clocks:
            table, day = self._as_day(table, clock.due)
            status = nw.lit(None).cast(nw.String)
            for number, word in enumerate(STATUSES):
                status = (
                    nw.when(of(clock.status) == number).then(nw.lit(word.value)).otherwise(status)
                )
            none, no_day = nw.lit(None).cast(nw.String), nw.lit(None).cast(nw.Date)
            values = (day, status, of(clock.late), of(clock.used))
            nothing = (no_day, none, nw.lit(None).cast(nw.Int32), nw.lit(None).cast(nw.Int32))
            for suffix, value, empty, (_, known) in zip(
                SUFFIXES, values, nothing, clock.answers, strict=True
            ):
                given = nw.when(of(known)).then(value).otherwise(empty)
                answers.append(given.alias(f"{clock.name}_{suffix}"))
        wrong = [(code, of(node)) for code, node in self._plan.faults]
        faults = nw.lit(None).cast(nw.String)
        none = nw.lit(None).cast(nw.String)
        if wrong:
            texts = [nw.when(node).then(nw.lit(code)).otherwise(none) for code, node in wrong]
            joined = nw.concat_str(texts, separator="; ", ignore_nulls=True)
            is_wrong = wrong[0][1]
            for _, node in wrong[1:]:
                is_wrong |= node
            faults = nw.when(is_wrong).then(joined).otherwise(none)
            certainty = nw.when(~is_wrong).then(self._certainty(of)).otherwise(none)
        else:
            certainty = self._certainty(of)
        answers += [certainty.alias("certainty"), faults.alias("faults")]
        return table.select(*map(nw.col, self._names), *answers)

    def _certainty(self, of: Any) -> nw.Expr:  # noqa: ANN401 - the function above
        found = nw.lit(Certainty.DECREED.value)
        found = (
            nw.when(of(self._plan.provisional))
            .then(nw.lit(Certainty.PROVISIONAL.value))
            .otherwise(found)
        )
        return (
            nw.when(of(self._plan.projected))
            .then(nw.lit(Certainty.PROJECTED.value))
            .otherwise(found)
        )

    def _as_day(self, table: nw.LazyFrame[Any], node: Node) -> tuple[nw.LazyFrame[Any], nw.Expr]:
        """The day at a place, as a date: where it was joined so, without another join."""
        if node.op == "const":
            return table, nw.lit(None).cast(nw.Date)
        if node.op == "where":
            condition, a, b = node.operands
            table, first = self._as_day(table, a)
            table, second = self._as_day(table, b)
            return table, nw.when(self._expressions.of(condition, {})).then(first).otherwise(second)
        if node.op == "look" and node.name == ("date",):
            return table, nw.col(f"{OWN}{node.number}_day")
        if node.op == "number" and node.name[-1] != "received_on":
            _, event, name = node.name
            return table, nw.col(f"{OWN}{event}_{name}_day")
        day = f"{OWN}{node.number}_as_day"
        if day not in self._joined:
            self._joined.add(day)
            key = self._expressions.of(node, {}).alias(f"{day}_place")
            look_up = LookUp(f"{day}_place", "place", {"day": day})
            table = self._lookups.joined(table.with_columns(key), [look_up])
        return table, nw.col(day)
