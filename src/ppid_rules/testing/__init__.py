"""What other people's test suites need: vectors, checks, strategies, a machine, a plugin.

Each name is loaded when it is first used: the vectors and the checks need no extra, strategies
and the machine need ``testing``.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import strategies
    from .answers import check_answers
    from .conformance import ConformanceError, Failure, check_cases, check_due_dates
    from .machine import ServiceMachine
    from .mistake import Mistake, mistakes
    from .vector import Vector, VectorKind, vectors

__all__ = [
    "ConformanceError",
    "Failure",
    "Mistake",
    "ServiceMachine",
    "Vector",
    "VectorKind",
    "check_answers",
    "check_cases",
    "check_due_dates",
    "mistakes",
    "strategies",
    "vectors",
]

# Type checkers must not see these, or they would accept any name.
if not TYPE_CHECKING:
    _ROOMS = {
        "answers": ("check_answers",),
        "conformance": ("ConformanceError", "Failure", "check_cases", "check_due_dates"),
        "machine": ("ServiceMachine",),
        "mistake": ("Mistake", "mistakes"),
        "strategies": ("strategies",),
        "vector": ("Vector", "VectorKind", "vectors"),
    }

    def __getattr__(name: str) -> object:
        """Load the module that owns ``name`` and keep the name here."""
        from importlib import import_module  # noqa: PLC0415 - nothing is imported before it is used

        for room, names in _ROOMS.items():
            if name in names:
                module = import_module(f".{room}", __name__)
                globals()[name] = module if name == room else getattr(module, name)
                return globals()[name]
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
