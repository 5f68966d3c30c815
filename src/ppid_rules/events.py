"""Every event of a case (*peristiwa*), and ``parse`` for one event from JSON."""

from .cases.events import *  # noqa: F403 - the same names, where programs look for them
from .cases.events import __all__  # noqa: F401 - as above
