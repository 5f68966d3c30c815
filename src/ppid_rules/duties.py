"""Recurring duties of public bodies: ``schedule`` for when they are due, ``check`` for a log."""

from .compliance.recurring import *  # noqa: F403 - the same names, where programs look for them
from .compliance.recurring import __all__  # noqa: F401 - as above
