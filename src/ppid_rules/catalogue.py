"""What a public body publishes, announces or keeps available: the lists of Perki 1/2021."""

from .law.catalogue import InformationClass, InformationItem, information, missing

__all__ = ["InformationClass", "InformationItem", "information", "missing"]
