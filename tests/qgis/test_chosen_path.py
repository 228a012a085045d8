# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A name that the user typed becomes that of a file; what exists is replaced only when asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowuse_plugin.gui.chosen_path import chosen_path, suffixes_of

FILTERS = {"xlsx": "Excel (*.xlsx)", "csv": "CSV (*.csv)"}


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("统计.xlsx", "统计.xlsx"),
        ("统计.CSV", "统计.CSV"),
        ("统计", "统计.xlsx"),
        ("统计 2026.03", "统计 2026.03.xlsx"),
        ("统计.txt", "统计.txt.xlsx"),
    ],
)
def test_the_name_is_kept_and_gets_a_suffix_where_it_has_none_of_ours(
    tmp_path: Path, typed: str, becomes: str
) -> None:
    assert chosen_path(tmp_path / typed, ("xlsx", "csv")) == tmp_path / becomes


def test_only_a_name_that_the_file_dialog_saw_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "统计.xlsx").touch()
    assert chosen_path(tmp_path / "统计.xlsx", ("xlsx",)) == tmp_path / "统计.xlsx"
    assert chosen_path(tmp_path / "统计", ("xlsx",)) == tmp_path / "统计(2).xlsx"


@pytest.mark.parametrize(
    ("kind", "first"), [("CSV (*.csv)", "csv"), ("Excel (*.xlsx)", "xlsx"), ("", "xlsx")]
)
def test_the_filter_says_what_a_name_without_suffix_is(kind: str, first: str) -> None:
    suffixes = suffixes_of(FILTERS, kind)
    assert (suffixes[0], set(suffixes)) == (first, {"xlsx", "csv"})
