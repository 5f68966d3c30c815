"""Exempt information (*informasi yang dikecualikan*): the item, its standing, what it lacks."""

from .compliance.exempting import *  # noqa: F403 - the same names, where programs look for them
from .compliance.exempting import __all__  # noqa: F401 - as above
