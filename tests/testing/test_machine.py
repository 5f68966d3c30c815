"""A right service passes; a wrong one is found in a short run, with a message one can read."""

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from ppid_rules import (
    Case,
    PublicBody,
    UnknownTermError,
    WrongTypeError,
    deadline,
)
from ppid_rules.events import parse
from ppid_rules.testing.machine import Difference, DisagreementError, ServiceMachine

SHORT = settings(
    max_examples=30, stateful_step_count=8, deadline=None, database=None, derandomize=True
)
UNSHRUNK = settings(SHORT, phases=[Phase.generate])
SHRUNK = settings(SHORT, phases=[Phase.generate, Phase.shrink])


class Right(ServiceMachine):
    """A service that keeps documents, and asks the library."""

    def start(self, case):
        self.kept = case.model_dump_json()

    def record(self, event):
        case = Case.model_validate_json(self.kept)
        self.kept = case.record(parse(event.model_dump_json())).model_dump_json()

    def deadlines(self, as_of):
        case = Case.model_validate_json(self.kept)
        return {clock.key: clock.due_on for clock in case.deadlines(as_of)}


class FromAnnouncement(ServiceMachine):
    """A service that counts an extension from the day on which it was announced."""

    terms = ("request.notice",)
    types = ("request_received", "notice_extended")
    body = PublicBody(name="Dinas Contoh", level="regency", kind="state")

    def start(self, case):
        self.events = list(case.events)

    def record(self, event):
        self.events.append(event)

    def deadlines(self, as_of):  # noqa: ARG002 - the hook
        due = deadline("request.notice", self.events[0].on).due_on
        for event in self.events[1:]:
            if event.type == "notice_extended":
                due = deadline("request.extension", event.on).due_on
                break
        return {"request.notice": due}


def run(machine, chosen=SHORT):
    run_state_machine_as_test(machine, settings=chosen)


def test_a_right_service_passes():
    run(Right)


def test_a_wrong_service_is_found_and_the_case_is_short():
    with pytest.raises(DisagreementError) as caught:
        run(FromAnnouncement, SHRUNK)
    error = caught.value
    assert isinstance(error, AssertionError)
    assert [event.type for event in error.case.events] == ["request_received", "notice_extended"]
    assert [event.on for event in error.case.events] == [error.as_of] * 2
    (difference,) = error.differences
    assert difference.key == "request.notice"
    assert difference.service < difference.library
    assert str(error).splitlines() == [
        f"on {error.as_of} the service and the library differ:",
        f"  request.notice: the service has {difference.service}, the library {difference.library}",
        "the case, of Dinas Contoh:",
        f'  {{"on":"{error.as_of}","type":"request_received"}}',
        f'  {{"on":"{error.as_of}","type":"notice_extended"}}',
    ]


def test_a_limit_that_is_left_out_is_a_difference():
    class Silent(Right):
        terms = ("request.notice",)

        def deadlines(self, as_of):  # noqa: ARG002 - the hook
            return {}

    with pytest.raises(DisagreementError) as caught:
        run(Silent, UNSHRUNK)
    (difference,) = caught.value.differences
    assert str(difference).startswith("request.notice: the service has no last day, the library 20")


def test_only_the_chosen_limits_are_compared():
    class Half(Right):
        terms = ("request.notice",)

        def deadlines(self, as_of):
            found = super().deadlines(as_of)
            return {"request.notice": found.get("request.notice"), "own.limit": as_of}

    run(Half, settings(SHORT, max_examples=10))


def test_an_unknown_limit_is_refused():
    class Mistyped(Right):
        terms = ("request.notic",)

    with pytest.raises(UnknownTermError, match=r"did you mean request\.notice"):
        Mistyped()


def test_an_answer_of_another_kind_is_refused():
    class Listing(Right):
        def deadlines(self, as_of):
            return [as_of]

    with pytest.raises(WrongTypeError, match="a mapping"):
        run(Listing, UNSHRUNK)


@pytest.mark.parametrize("hook", ["start", "record", "deadlines"])
def test_a_subclass_has_to_say_how_its_service_is_asked(hook):
    with pytest.raises(NotImplementedError):
        getattr(ServiceMachine, hook)(object(), None)


def test_a_difference_says_who_has_what():
    assert str(Difference("request.notice", None, None)) == (
        "request.notice: the service has no last day, the library no last day"
    )
