# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The Chinese is complete, and the collector misses nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.arch.scripts import load_script

i18n = load_script("i18n")
BRACES = re.compile(r"\{\w*\}")
"""Places for values; a text of nothing else has only its punctuation translated."""


def test_nothing_is_untranslated() -> None:
    assert i18n.problems(i18n.collect(), i18n.read_ts()) == []


def test_translations_are_chinese_and_avoid_the_word_for_labels() -> None:
    translations = i18n.read_ts()
    with_words = {t for s, t in translations.items() if re.search(r"[A-Za-z]", BRACES.sub("", s))}
    assert [t for t in with_words if not re.search(r"[\u4e00-\u9fff]", t)] == []
    assert [t for t in translations.values() if "标注" in t] == []


def test_collects_literals_joined_literals_and_the_table() -> None:
    source = 'a = tr("one {n}", n=1)\nb = tr("two " "three")\nSENTENCES: dict = {"C": "four."}\n'
    assert sorted(i18n.texts_of(source, "x.py")) == ["four.", "one {n}", "two three"]


@pytest.mark.parametrize("call", ['tr(f"one {n}")', "tr(text)", 'tr("a" + b)', "tr()"])
def test_refuses_what_could_never_be_translated(call: str) -> None:
    with pytest.raises(i18n.NotALiteralError, match=r"x\.py:1"):
        list(i18n.texts_of(f"value = {call}\n", "x.py"))


def test_a_translation_survives_an_update_and_a_new_text_shows(folder: Path) -> None:
    path = folder / "a.ts"
    i18n.write_ts(
        ["old", "two\nlines & <b>"], {"old": "旧", "two\nlines & <b>": "两行 & <b>"}, path
    )
    i18n.write_ts(["new", "old", "two\nlines & <b>"], i18n.read_ts(path), path)
    kept = i18n.read_ts(path)
    assert kept == {"new": "", "old": "旧", "two\nlines & <b>": "两行 & <b>"}
    assert i18n.problems(list(kept), kept) == ["untranslated: new"]


def test_tells_what_is_missing_unused_or_has_other_names() -> None:
    found = i18n.problems(["a", "b {x}"], {"b {x}": "乙 {y}", "c": "丙"})
    assert found == ["not in the .ts: a", "no longer used: c", "other names in braces: b {x}"]
