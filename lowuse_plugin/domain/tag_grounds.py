# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What carries a tag: rules in force, 示例 rules, and what a person wrote (D8).

A 示例 rule carries nothing into a submission. Beside one a person's text carries the tag only where
it names a document or a clause of its own; by itself a text is the person's own judgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lowuse_plugin.domain.document_numbers import cites
from lowuse_plugin.domain.names import visible


@dataclass(frozen=True)
class Ground:
    """One basis of a tag."""

    example: bool = False
    """It is the hit of a 示例 rule."""
    by_person: bool = False
    """It is a text, not the hit of a rule."""
    cited: str = ""
    """Clause and document number that stand with a text."""

    @property
    def carries(self) -> bool:
        """Whether it stands beside 示例 rules: a rule in force, or a text that names a document."""
        return cites(self.cited) if self.by_person else not self.example


def rests_on_examples(grounds: Iterable[Ground]) -> bool:
    """Tell whether 示例 rules are all that carries a tag."""
    every = tuple(grounds)
    return any(each.example for each in every) and not any(each.carries for each in every)


def says_something(text: str | None) -> bool:
    """Tell whether a person's basis holds a word: blanks, dots and strokes are none."""
    return any(c.isalnum() for c in visible(text or ""))
