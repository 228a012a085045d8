# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a cited clause says: words of the documents, and our readings of them.

Packs, results and tags cite clauses as text (``E-3 江府〔2022〕10号 二(三)5(6)``, ``A-25``,
``示例 1``). :func:`find_clause` turns such a citation into what a person can read and check. The
table stands in ``resources/policy/clauses.toml``; rules of identification standards are cited by
their own packs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.rules import parse_rule_set
from lowuse_plugin.domain.policy.source import Source, list_files

CLAUSE = "clause"
CONDITION = "condition"
GUARD = "guard"
READING = "reading"
RULE = "rule"
KINDS = (CLAUSE, CONDITION, GUARD, READING)
"""Kinds in the table; ``rule`` is a rule of an identification standard."""

_OMISSION = "……"
_ID = re.compile(r"([PYAEM])-(\d{1,2})")
_TWO_DIGITS = "PYA"
"""Letters whose numbers have two digits: ``A-5`` is written ``A-05``."""
_NUMBER = re.compile(r"(\w+)[〔\[(【](\d{4})[〕\])】](\d+号)(.*)")


@dataclass(frozen=True)
class PolicyDocument:
    """A document whose clauses are cited."""

    id: str
    title: str
    document_no: str
    issued_by: str
    issued_on: date
    valid_from: date
    valid_to: date
    """Last day."""
    validity: str
    """What the document says of it."""


@dataclass(frozen=True)
class Clause:
    """What a citation means."""

    id: str
    """``Y-33``, or the code of a rule; also the anchor in the help."""
    kind: str
    """``clause``, ``condition``, ``guard``, ``reading`` or ``rule``."""
    document: str
    """Title of the document or of the identification standard."""
    document_no: str
    place: str
    """章(节)条(款)(项), empty for what no document names."""
    text: str
    """Words of the document; for a guard or a reading what the plugin does."""
    note: str
    """How a condition is tested, who supplies the data of a rule; else empty."""
    of: tuple[str, ...]
    """Clauses that this one belongs to or interprets."""
    valid_from: date
    valid_to: date | None
    example: bool = False
    """For training only (D8)."""
    document_id: str = ""

    @property
    def quoted(self) -> bool:
        """Tell whether :attr:`text` is the wording of a document."""
        return self.kind in {CLAUSE, CONDITION}


@dataclass(frozen=True)
class ClauseTable:
    """All documents and clauses."""

    documents: tuple[PolicyDocument, ...]
    clauses: Mapping[str, Clause]
    places: Mapping[tuple[str, str], tuple[Clause, ...]]
    """(document number, place) → its paragraphs that have an id."""


def documents() -> tuple[PolicyDocument, ...]:
    """Return the documents whose clauses are cited."""
    return _shipped().documents


def clauses_of(document: str) -> tuple[Clause, ...]:
    """Return the clauses, conditions and readings of a document, in the order of the table.

    Args:
        document: Its id or its number.
    """
    wanted = _normalised(document)
    return tuple(
        clause
        for clause in _shipped().clauses.values()
        if wanted in {clause.document_id, clause.document_no}
    )


def find_clause(ref: str, text: str = "") -> Clause | None:
    """Return what a citation means, None when nothing is known of it.

    Args:
        ref: As it stands in packs and results: our id, a document number with a place, both, or
            the citation or code of a rule.
        text: Words beside the citation; they tell paragraphs of one place apart.
    """
    return _find(_normalised(ref), _normalised(text))


@cache
def _find(ref: str, text: str) -> Clause | None:
    table = _shipped()
    by_id = _ID.match(ref)
    if by_id:
        letter, number = by_id.groups()
        found = table.clauses.get(f"{letter}-{number.zfill(2 if letter in _TWO_DIGITS else 1)}")
        if found is not None:
            return found
    by_number = _NUMBER.search(ref)
    if by_number:
        name, year, number, place = by_number.groups()
        paragraphs = table.places.get((f"{name}〔{year}〕{number}", place), ())
        said = [clause for clause in paragraphs if text and text in _normalised(clause.text)]
        return next(iter((*said, *paragraphs)), None)
    also = [c for (_, place), each in table.places.items() if place == ref for c in each]
    return _rules().get(ref) or next(iter(also), None)


def _normalised(text: str) -> str:
    """Return text without blanks and without differences of width, so that writings compare."""
    return "".join(unicodedata.normalize("NFKC", text).split())


# -- the table ----------------------------------------------------------------------------------


@cache
def _shipped() -> ClauseTable:
    path = paths.resource("policy", "clauses.toml")
    return parse_clauses(path.read_text(encoding="utf-8"), path.name)


def parse_clauses(content: str, file: str) -> ClauseTable:
    """Read the table from TOML text.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", ("clauses",))
    known = {document.id: document for document in map(_document, source.sections("documents"))}
    clauses: dict[str, Clause] = {}
    places: dict[tuple[str, str], list[Clause]] = {}
    for item in source.sections("clauses"):
        clause = _clause(item, known)
        if clause.id in clauses:
            raise item.wrong("id", "one clause an id")
        clauses[clause.id] = clause
        cited_as = item.words("also") if "also" in item.data else ()
        own_place = (clause.place,) if clause.kind == CLAUSE else ()
        for place in (*own_place, *cited_as):
            places.setdefault((clause.document_no, _normalised(place)), []).append(clause)
    for clause in clauses.values():
        if not set(clause.of) <= set(clauses):
            raise LowUseError("POLICY_INVALID", file=file, key=clause.id, expected="known clauses")
    return ClauseTable(
        documents=tuple(known.values()),
        clauses=clauses,
        places={place: tuple(each) for place, each in places.items()},
    )


def _document(source: Source) -> PolicyDocument:
    return PolicyDocument(
        id=source.get("id", str),
        title=source.get("title", str),
        document_no=source.get("document_no", str),
        issued_by=source.get("issued_by", str),
        issued_on=source.get("issued_on", date),
        valid_from=source.get("valid_from", date),
        valid_to=source.get("valid_to", date),
        validity=source.get("validity", str),
    )


def _clause(source: Source, known: Mapping[str, PolicyDocument]) -> Clause:
    document = known[source.choice("document", known)]
    kind = source.choice("kind", KINDS) if "kind" in source.data else CLAUSE
    quotes = source.words("quotes") if kind in {CLAUSE, CONDITION} else ()
    note = source.get("note", str) if kind != CLAUSE else ""
    return Clause(
        id=source.get("id", str),
        kind=kind,
        document=document.title,
        document_no=document.document_no,
        place=source.get("place", str),
        text=_OMISSION.join(quotes) or note,
        note=note if quotes else "",
        of=source.words("of") if "of" in source.data else (),
        valid_from=document.valid_from,
        valid_to=document.valid_to,
        document_id=document.id,
    )


@cache
def _rules() -> dict[str, Clause]:
    """Return the rules of the shipped identification standards by citation and by code."""
    found: dict[str, Clause] = {}
    for path in list_files("identification").values():
        rules = parse_rule_set(path.read_text(encoding="utf-8"), path.name)
        for rule in rules.rules:
            clause = Clause(
                id=rule.code,
                kind=RULE,
                document=rules.title,
                document_no=rules.document_no,
                place=rule.clause,
                text=rule.text,
                note=f"数据来源：{rule.source}",
                of=("P-11",),
                valid_from=rules.valid_from,
                valid_to=None,
                example=rules.example,
                document_id=rules.id,
            )
            found.setdefault(_normalised(rule.clause), clause)
            found.setdefault(_normalised(rule.code), clause)
    return found
