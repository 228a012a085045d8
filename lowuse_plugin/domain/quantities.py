# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The published list of quantities that identification rules may compare.

A rule names a quantity and nothing else: what is not on the list is refused when the rule is read,
so that no standard rests on a figure that nobody computes. The list is data
(``resources/policy/quantities.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lowuse_plugin import paths
from lowuse_plugin.domain import schema
from lowuse_plugin.domain.policy.source import Source

NUMBER, TEXT, DATE = "number", "text", "date"
UNKNOWN_WORD = "unknown"
"""Word of the list ``yes_no_unknown`` for what was looked into without result: missing (D9)."""
_FILE = "quantities.toml"


@dataclass(frozen=True)
class Quantity:
    """One thing that rules compare."""

    name: str
    title: str
    """Chinese title."""
    kind: str
    """``number``, ``text`` or ``date``."""
    unit: str
    """The one unit of its thresholds; empty for a plain number."""
    inputs: tuple[str, ...]
    """Titles of the columns that it is made of."""
    clause: str
    code_list: str = ""
    """Code list of its words; empty for numbers, dates and groups of land use."""
    columns: tuple[str, ...] = ()
    """The same columns as ``<table>.<column>``."""
    how: str = ""
    """How it is made of them; empty where it is the column."""
    words: tuple[tuple[str, str], ...] = ()
    """Word that is stored and what is shown, of text."""
    output: str = ""
    """Only rules with this output may read it; empty for all."""
    aliases: tuple[str, ...] = ()

    @property
    def allowed(self) -> tuple[str, ...]:
        """Return the words that a rule may ask for."""
        return tuple(word for word, _ in self.words if word != UNKNOWN_WORD)


def quantities() -> Mapping[str, Quantity]:
    """Return the quantities by name, in the order of the list."""
    return _shipped()


def find_quantity(name: str) -> Quantity | None:
    """Return a quantity by its name or another name of it, None when there is none."""
    found = _shipped().get(name)
    return found or next((q for q in _shipped().values() if name in q.aliases), None)


def word_of(name: str, value: str) -> str:
    """Return what is shown for a stored word of a quantity, the word itself where nothing is."""
    quantity = _shipped().get(name)
    return dict(quantity.words).get(value, value) if quantity is not None else value


@cache
def _shipped() -> Mapping[str, Quantity]:
    path = paths.resource("policy", _FILE)
    return parse_quantities(path.read_text(encoding="utf-8"), path.name)


def parse_quantities(content: str, file: str) -> Mapping[str, Quantity]:
    """Read a list of quantities from TOML text.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", ("quantities",))
    table = source.section("quantities")
    uses = source.names("land_use_words")
    found = {name: _quantity(name, table.section(name), uses) for name in table.data}
    names = [name for each in found.values() for name in (each.name, *each.aliases)]
    for name in names:
        if names.count(name) > 1:
            raise table.wrong(name, "one quantity a name")
    return found


def _quantity(name: str, source: Source, uses: Mapping[str, str]) -> Quantity:
    source.only(
        "title", "kind", "unit", "inputs", "how", "clause", "code_list", "land_use", "output",
        "aliases",
    )  # fmt: skip
    shipped = schema.shipped()
    columns = source.some_words("inputs")
    titles = []
    for column in columns:
        table, _, own = column.partition(".")
        if table not in shipped.tables or own not in shipped.tables[table].columns:
            raise source.wrong("inputs", f"columns of the workspace instead of {column}")
        titles.append(shipped.tables[table].columns[own].title)
    code_list = source.choice("code_list", shipped.codes) if "code_list" in source.data else ""
    of_use = "land_use" in source.data and source.get("land_use", bool)
    words = uses if of_use else shipped.codes[code_list].values if code_list else {}
    kind = source.choice("kind", (NUMBER, TEXT, DATE))
    if (kind == TEXT) != bool(words):
        raise source.wrong("kind", f"{TEXT} where there are words")
    outputs = shipped.codes["rule_output"].values
    return Quantity(
        name=name,
        title=source.get("title", str),
        kind=kind,
        unit=source.get("unit", str) if "unit" in source.data else "",
        inputs=tuple(dict.fromkeys(titles)),
        clause=source.get("clause", str),
        code_list=code_list,
        columns=columns,
        how=source.get("how", str) if "how" in source.data else "",
        words=tuple(words.items()),
        output=source.choice("output", outputs) if "output" in source.data else "",
        aliases=source.words("aliases") if "aliases" in source.data else (),
    )
