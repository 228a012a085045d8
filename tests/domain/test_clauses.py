# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Every citation of a clause leads to its words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy import clauses
from lowuse_plugin.domain.policy.clauses import clauses_of, documents, find_clause, parse_clauses

PILOT = "江府函〔2023〕202号"
OPINION = "江府〔2022〕10号"


OWN_WORDS = {"sample-control-measures.toml", "sample-control-rule.toml"}
"""Examples that carry a clause out in words of their own; they quote none."""


def cited(value: Any) -> Iterator[dict[str, Any]]:
    """Every table of a pack that cites a clause."""
    if isinstance(value, dict):
        if "clause" in value:
            yield value
        for each in value.values():
            yield from cited(each)
    elif isinstance(value, list):
        for each in value:
            yield from cited(each)


def citations() -> list[tuple[str, str]]:
    found = []
    for path in sorted(paths.resource("policy").glob("*.toml")):
        if path.name in OWN_WORDS:
            continue
        for table in cited(tomllib.loads(path.read_text(encoding="utf-8"))):
            if table["clause"] == "示例":
                continue  # our own example, no document
            texts = (table[key] for key in ("text", "use_after_text") if key in table)
            found.extend((table["clause"], text) for text in texts)
    return found


def test_the_packs_cite_something() -> None:
    assert len(citations()) >= 25


@pytest.mark.parametrize(("ref", "text"), citations())
def test_every_citation_of_a_pack_resolves_to_its_words(ref: str, text: str) -> None:
    clause = find_clause(ref, text)
    assert clause is not None
    if text in clause.text:
        return
    # One entry of a pack may quote a second clause of the same document.
    assert any(text in other.text for other in clauses_of(clause.document_no))


def test_every_id_that_code_and_tables_name_is_known() -> None:
    folders = (paths.resource("policy"), paths.resource("schema"), paths.resource().parent)
    files = [*folders[0].glob("*.toml"), *folders[1].glob("*.toml")]
    files += (folders[2] / "lowuse_plugin").rglob("*.py")
    named = {
        found
        for path in files
        for found in re.findall(r"\b[PYAEM]-\d{1,2}(?!\d)", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert sorted(ref for ref in named if find_clause(ref) is None) == []


def test_the_rows_are_complete() -> None:
    expected = {"P": 48, "Y": 56, "E": 7, "M": 12, "A": 42}
    for letter, count in expected.items():
        width = 2 if letter in "PYA" else 1
        ids = [f"{letter}-{n:0{width}d}" for n in range(1, count + 1)]
        assert [find_clause(i).id for i in ids if find_clause(i)] == ids  # type: ignore[union-attr]
        assert find_clause(f"{letter}-{count + 1}") is None


def test_a_condition_quotes_the_clause_that_it_is_part_of() -> None:
    for document in documents():
        for clause in clauses_of(document.id):
            if clause.kind == clauses.CONDITION:
                whole = "".join(find_clause(ref).text for ref in clause.of)  # type: ignore[union-attr]
                assert clause.text in whole, clause.id
                assert clause.note
            if clause.kind in {clauses.READING, clauses.CONDITION}:
                assert clause.of, clause.id


def test_an_id_with_a_place_is_the_condition() -> None:
    clause = find_clause(f"E-3 {OPINION} 二(三)5(6)")
    assert clause is not None
    assert (clause.id, clause.kind, clause.document_no) == ("E-3", "condition", OPINION)
    assert clause.text == "改造后建筑容积率达到1.5及以上的"
    assert (clause.valid_from, clause.valid_to) == (date(2022, 4, 1), date(2027, 3, 31))
    assert clause.quoted
    assert clause.note.endswith("按未取舍的数值比较。")


@pytest.mark.parametrize(
    "ref",
    [
        "江府〔2022〕10号 二(三)5(6)(1)",
        "江府[2022]10号 二（三）5（6）（1）",
        " 江府(2022)10号二(三)5(6)(1)",
        "Y-35",
    ],
)
def test_a_place_is_found_however_it_is_written(ref: str) -> None:
    clause = find_clause(ref)
    assert clause is not None
    assert clause.id == "Y-35"
    assert "×50元/平方米" in clause.text


def test_words_tell_paragraphs_of_one_place_apart() -> None:
    place = f"{OPINION} 二(三)5(6)"
    assert find_clause(place).id == "Y-33"  # type: ignore[union-attr]
    assert find_clause(place, "按5:5比例给予补助").id == "Y-34"  # type: ignore[union-attr]
    assert find_clause(place, "没有的话").id == "Y-33"  # type: ignore[union-attr]


def test_a_reading_is_no_quotation_and_names_what_it_interprets() -> None:
    clause = find_clause("A-25")
    assert clause is not None
    assert (clause.kind, clause.of, clause.quoted) == ("reading", ("P-18",), False)
    assert "100 m²" in clause.text
    assert find_clause("A-5") == find_clause("A-05")


def test_a_rule_of_the_sample_standard_is_an_example() -> None:
    clause = find_clause("示例 1")
    assert clause is not None
    assert clause.document == "低效用地认定标准（示例，仅供演练）"
    assert clause.text == "现状容积率低于 1.0（行业有特殊要求的除外）"
    assert (clause.id, clause.place, clause.example) == ("S-01", "示例 1", True)
    assert find_clause("S-01") == clause


@pytest.mark.parametrize(
    "ref", ["", "示例 99", "P-99", "江府〔2021〕1号 一", f"{OPINION} 九", "随便"]
)
def test_nothing_is_made_up(ref: str) -> None:
    assert find_clause(ref) is None


def test_documents_have_their_validity() -> None:
    found = {d.document_no: (d.valid_from, d.valid_to) for d in documents()}
    assert found == {
        PILOT: (date(2023, 10, 1), date(2027, 9, 30)),
        OPINION: (date(2022, 4, 1), date(2027, 3, 31)),
    }
    assert {c.document_no for c in clauses_of(PILOT)} == {PILOT}
    assert clauses_of("jiangfu-2022-10") == clauses_of(OPINION)


HEAD = """
kind = "clauses"
[[documents]]
id = "d"
title = "文"
document_no = "文〔2024〕1号"
issued_by = "局"
issued_on = 2024-01-01
valid_from = 2024-01-01
valid_to = 2024-12-31
validity = "一年"
"""
ROW = '[[clauses]]\nid = "Y-01"\ndocument = "d"\nplace = "一"\nquotes = ["甲"]\n'


@pytest.mark.parametrize(
    "rows",
    [
        ROW + ROW,
        ROW.replace('"d"', '"x"'),
        ROW.replace('quotes = ["甲"]', ""),
        ROW + 'kind = "reading"\n',
        ROW + 'of = ["Y-02"]\n',
        ROW + 'kind = "opinion"\n',
    ],
)
def test_a_table_that_contradicts_itself_is_refused(rows: str) -> None:
    assert parse_clauses(HEAD + ROW, "a.toml").clauses["Y-01"].text == "甲"
    with pytest.raises(LowUseError) as caught:
        parse_clauses(HEAD + rows, "a.toml")
    assert caught.value.code == "POLICY_INVALID"
