"""An audit of a lazy table: the plan as expressions of its engine, its look-ups as joins.

One join gives a column of days its places and counts, and one a last day its date; all between
is arithmetic on ordinals. Nothing is computed here, and nothing is raised for a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from .._data import read_json
from ..errors import ColumnError
from ..workdays import Certainty
from ..workdays.index import LAST_DAY
from .algebra import Node, walk
from .clocks import STATUSES
from .columns import kind_of
from .lookups import CALENDAR, LookUp, Lookups, bodies_table
from .plan import SUFFIXES, plan_of
from .series import TEXTS
from .tables import TableSet, is_by_number
from .tasks import margin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .plan import Plan
    from .tasks import Task

__all__ = ["audit_lazy"]

_LIMITS = read_json(__name__, "data/limits.json")
_OWN = "__ppid_"
"""How the columns begin that are only there on the way."""


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
    """The expressions of a plan, added to a table a level at a time."""

    def __init__(self, frame: nw.LazyFrame[Any], task: Task, tables: TableSet, plan: Plan) -> None:
        self._frame = frame
        self._names = frame.collect_schema().names()
        self._task = task
        self._tables = tables
        self._plan = plan
        self._columns = task.columns.by_field
        self._last_place = tables.days - 1 - margin(task)
        self._order = walk(plan.roots)
        self._levels: dict[int, int] = {}
        self._kept: set[int] = set()
        self._in_columns: dict[int, nw.Expr] = {}
        self._joined: set[str] = set()

    def audited(self) -> nw.LazyFrame[Any]:
        """The table with the columns of the audit."""
        self._arrange()
        by_day = [n.name[0] for n in self._order if n.op == "look"]
        by_number = [table for table in by_day if is_by_number(table)]
        by_day = [table for table in by_day if table not in by_number]
        wanted = {"day": by_day, "place": by_day, "number": by_number}
        self._lookups = Lookups(self._frame, self._tables, wanted)
        table = self._with_days(self._with_calendars(self._frame))
        for level in range(1, max(self._levels.values(), default=0) + 1):
            table = self._with_looked_up(table, level)
            table = self._with_computed(table, level)
        return self._with_answers(table)

    # -- what is computed when -------------------------------------------------------------

    def _arrange(self) -> None:
        """What is kept in a column of its own, and at which level.

        What is long and used more than once is kept, and what is looked up; a level costs a
        query, so that short expressions are rather repeated.
        """
        users: dict[int, int] = {}
        keys: set[int] = set()
        for node in self._order:
            for operand in node.operands:
                users[operand.number] = users.get(operand.number, 0) + 1
            if self._is_joined(node):
                keys.update(operand.number for operand in node.operands)
        sizes: dict[int, int] = {}
        longest = _LIMITS["longest_repeated"]
        for node in self._order:
            number = node.number
            below = max((self._levels[o.number] for o in node.operands), default=0)
            is_leaf = node.op in {"const", "truth", "number"} or self._is_given(node)
            size = 1 if is_leaf else 1 + sum(sizes[o.number] for o in node.operands)
            is_long = users.get(number, 0) > 1 and size * (users[number] - 1) > longest
            if self._is_joined(node):
                size, self._levels[number] = 1, below + 1
            elif not is_leaf and (is_long or number in keys):
                self._kept.add(number)
                size, self._levels[number] = 1, below + 1
            else:
                self._levels[number] = 0 if is_leaf else below
            sizes[number] = size

    def _is_given(self, node: Node) -> bool:
        """Whether a look-up is of a column of days, or the same in every row."""
        if node.op != "look":
            return False
        (key,) = node.operands
        return key.op in {"number", "const"}

    def _is_joined(self, node: Node) -> bool:
        return node.op == "look" and not self._is_given(node)

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
            nw.col(CALENDAR).is_null().alias(f"{_OWN}stranger"),
            nw.col(CALENDAR).fill_null(0),
            nw.col("__ppid_closes").fill_null(""),
        )

    def _with_days(self, table: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """For each column of days its places, and what is looked up for them."""
        wanted = dict.fromkeys(node.name[0] for node in self._order if self._is_given(node))
        look_ups, days = [], []
        for (event, name), column in self._columns.items():
            if kind_of(event, name) == "day":
                prefix = f"{_OWN}{event}_{name}_"
                days.append(nw.col(column).cast(nw.Date).alias(prefix + "day"))
                into = {t: prefix + t for t in ("place", *wanted)}
                look_ups.append(LookUp(prefix + "day", "day", into))
        return self._lookups.joined(table.with_columns(*days), look_ups)

    def _with_looked_up(self, table: nw.LazyFrame[Any], level: int) -> nw.LazyFrame[Any]:
        """What is looked up for computed days and working days."""
        found: dict[tuple[int, str], dict[str, str]] = {}
        for node in self._order:
            if self._is_joined(node) and self._levels[node.number] == level:
                (key,) = node.operands
                own = f"{_OWN}{node.number}"
                by = "number" if is_by_number(node.name[0]) else "place"
                into = found.setdefault((key.number, by), {})
                into[node.name[0]] = own
                if node.name == ("date",):
                    into["day"] = f"{own}_day"
                self._in_columns[node.number] = nw.col(own).fill_null(0)
        look_ups = [LookUp(f"{_OWN}{key}", by, into) for (key, by), into in found.items()]
        return self._lookups.joined(table, look_ups)

    def _with_computed(self, table: nw.LazyFrame[Any], level: int) -> nw.LazyFrame[Any]:
        nodes = [
            n for n in self._order if n.number in self._kept and self._levels[n.number] == level
        ]
        if not nodes:
            return table
        memo: dict[int, nw.Expr] = {}
        table = table.with_columns(
            *(self._of(node, memo).alias(f"{_OWN}{node.number}") for node in nodes)
        )
        for node in nodes:
            self._in_columns[node.number] = nw.col(f"{_OWN}{node.number}")
        return table

    # -- expressions -----------------------------------------------------------------------

    def _of(self, node: Node, memo: dict[int, nw.Expr]) -> nw.Expr:
        """A node as an expression of what the table has by now."""
        for known in (self._in_columns, memo):
            if node.number in known:
                return known[node.number]
        given = self._is_given(node)
        operands = [] if given else [self._of(operand, memo) for operand in node.operands]
        found = memo[node.number] = self._expression(node, operands)
        return found

    def _expression(  # noqa: C901, PLR0911 - one an operation
        self, node: Node, operands: list[nw.Expr]
    ) -> nw.Expr:
        match node.op, operands:
            case "const", _:
                value = nw.lit(node.constant)
                return value if node.is_truth else value.cast(nw.Int32)
            case (("truth" | "number"), _):
                return self._leaf(node)
            case "look", _:
                return self._given(node)
            case "and", [a, b]:
                return a & b
            case "or", [a, b]:
                return a | b
            case "not", [a]:
                return ~a
            case "eq", [a, b]:
                return a == b
            case "lt", [a, b]:
                return a < b
            case "add", [a, b]:
                return a + b
            case "sub", [a, b]:
                return a - b
            case _, [condition, a, b]:
                return nw.when(condition).then(a).otherwise(b)
        raise AssertionError(node)

    def _given(self, node: Node) -> nw.Expr:
        """What a table holds for a column of days, or for a day that all rows share."""
        (key,) = node.operands
        table = node.name[0]
        if key.op == "number":
            return self._of_day(key, table)
        parts = self._tables.parts(table)
        place = key.constant or 0
        values = [int(part[min(max(place, 0), len(part) - 1)]) for part in parts]
        found = nw.lit(values[0]).cast(nw.Int32)
        for number, value in enumerate(values):
            if number:
                is_own = nw.col(CALENDAR) == number
                found = nw.when(is_own).then(nw.lit(value).cast(nw.Int32)).otherwise(found)
        return found

    def _of_day(self, leaf: Node, table: str) -> nw.Expr:
        _, event, name = leaf.name
        found = nw.col(f"{_OWN}{event}_{name}_{table}")
        if name == "received_on":
            is_there = ~nw.col(self._columns[event, name]).is_null()
            found = nw.when(is_there).then(found).otherwise(nw.col(f"{_OWN}{event}_on_{table}"))
        return found.fill_null(0)

    def _leaf(self, node: Node) -> nw.Expr:  # noqa: C901, PLR0911 - one a kind of leaf
        kind, *rest = node.name
        if kind == "day":
            return self._of_day(node, "place")
        if kind == "stranger":
            return nw.col(f"{_OWN}stranger")
        if kind == "repeated":
            return ~nw.col(self._task.columns.repeated or "").is_null()
        event, name = rest[0], rest[1] if rest[1:] else "time"
        if kind == "backwards":
            return self._is_backwards(event)
        column = nw.col(self._columns[event, name])
        is_there = ~column.is_null()
        if kind == "recorded":
            return is_there
        if kind == "says":
            return is_there & (column == rest[-1]).fill_null(False)  # noqa: FBT003 - the value
        if kind == "holds":
            return self._holds(event, name, column, is_there)
        if kind == "late":
            time = column.cast(nw.String)
            return (
                is_there & (nw.col("__ppid_closes") != "") & (time > nw.col("__ppid_closes"))
            ).fill_null(False)  # noqa: FBT003 - as above
        if kind == "outside":
            place = nw.col(f"{_OWN}{event}_{name}_place")
            return is_there & (place.is_null() | (place > self._last_place).fill_null(True))  # noqa: FBT003 - as above
        if kind == "moment":
            return is_there & (column.cast(nw.Date).cast(nw.Datetime) != column).fill_null(False)  # noqa: FBT003 - as above
        words = self._task.columns.fields[self._columns[event, name]].words
        return is_there & ~column.is_in(list(words)).fill_null(True)  # noqa: FBT003 - as above

    def _is_backwards(self, event: str) -> nw.Expr:
        on, received = (nw.col(f"{_OWN}{event}_{name}_place") for name in ("on", "received_on"))
        return (received < on).fill_null(False)  # noqa: FBT003 - the value

    def _holds(self, event: str, name: str, column: nw.Expr, is_there: nw.Expr) -> nw.Expr:
        match kind_of(event, name):
            case "day":
                return is_there
            case "truth":
                return column.fill_null(False)  # noqa: FBT003 - the value
            case _:
                return is_there & (column != "").fill_null(False)  # noqa: FBT003 - as above

    # -- the columns of the audit ----------------------------------------------------------

    def _with_answers(self, table: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        memo: dict[int, nw.Expr] = {}

        def of(node: Node) -> nw.Expr:
            return self._of(node, memo)

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
            return table, nw.when(self._of(condition, {})).then(first).otherwise(second)
        if node.op == "look" and node.name == ("date",):
            return table, nw.col(f"{_OWN}{node.number}_day")
        if node.op == "number" and node.name[-1] != "received_on":
            _, event, name = node.name
            return table, nw.col(f"{_OWN}{event}_{name}_day")
        day = f"{_OWN}{node.number}_as_day"
        if day not in self._joined:
            self._joined.add(day)
            key = self._of(node, {}).alias(f"{day}_place")
            look_up = LookUp(f"{day}_place", "place", {"day": day})
            table = self._lookups.joined(table.with_columns(key), [look_up])
        return table, nw.col(day)
