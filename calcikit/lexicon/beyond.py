"""Beyond these tables: what the rules do not decide, and what has changed in practice."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._data import Key, Knowledge, Record, Words, derived
from .models import Statement

FILE = "beyond.toml"
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$")]


class Group(Record):
    """A heading under which topics stand."""

    id: Id
    title: Words


class Topic(Record):
    """A situation that the tables do not decide.

    Attributes
    ----------
    id, group, title : str
        Its place in a page, the heading it stands under, and its name.
    search : tuple of str
        Other words by which it is found.
    know, step : Statement
        What a student should know, and the step that usually follows.

    Examples
    --------
    >>> beyond().topics[0].title
    'Men'
    """

    id: Id
    group: Id
    title: Words
    search: tuple[Key, ...] = ()
    know: Statement
    step: Statement


class Beyond(Record):
    """What ``data/beyond.toml`` says; `scope` is said under every explorer."""

    intro: Words
    scope: Words
    groups: Annotated[tuple[Group, ...], Field(alias="group", min_length=1)]
    topics: Annotated[tuple[Topic, ...], Field(alias="topic", min_length=1)]

    def of(self, group: str) -> tuple[Topic, ...]:
        """Return the topics of a group, in order."""
        return tuple(topic for topic in self.topics if topic.group == group)


@derived
def beyond(knowledge: Knowledge) -> Beyond:
    """Return what lies beyond the tables.

    Raises
    ------
    DataError
        If a topic has no source for what follows, stands under no heading, or an id is there twice.

    Examples
    --------
    >>> [group.id for group in beyond().groups]
    ['person', 'material', 'biopsy', 'practice']
    """
    found = knowledge.read(FILE, Beyond)
    groups = [group.id for group in found.groups]
    for topic in found.topics:
        if topic.group not in groups:
            raise knowledge.error(FILE, topic.id, f"group {topic.group!r} must be one of {', '.join(groups)}")
        for name, statement in (("know", topic.know), ("step", topic.step)):
            if not statement.cite:
                raise knowledge.error(FILE, f"{topic.id}, {name}", "needs a source in 'cite'")
    return found
