"""What a public body publishes, announces or keeps available: the lists of Perki 1/2021."""

from .law.catalogue import InformationClass, InformationItem, doubts, information, missing
from .law.doubts import LawDoubt

__all__ = ["InformationClass", "InformationItem", "LawDoubt", "doubts", "information", "missing"]
