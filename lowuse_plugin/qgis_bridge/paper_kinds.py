# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which papers of survey units and merges there are; known at the start, their writers are not."""

from __future__ import annotations

from collections.abc import Mapping

SHEETS, SUMMARY_WORD, SUMMARY_EXCEL, TEMPLATE, LAYER = (
    "unit_sheets",
    "summary_docx",
    "summary_xlsx",
    "template",
    "layer",
)
KINDS = (SHEETS, SUMMARY_WORD, SUMMARY_EXCEL, TEMPLATE, LAYER)
SUFFIXES: Mapping[str, tuple[str, ...]] = {
    SHEETS: ("docx",),
    SUMMARY_WORD: ("docx",),
    SUMMARY_EXCEL: ("xlsx",),
    TEMPLATE: ("xlsx",),
    LAYER: ("gpkg", "shp"),
}

MERGE_APPLICATION, MERGE_REVIEW, MERGE_COMPARISON = (
    "merge_application",
    "merge_review",
    "merge_comparison",
)
MERGE_COMPARISON_EXCEL, MERGE_EXCHANGE = "merge_comparison_xlsx", "merge_exchange"
MERGE_WORD: Mapping[str, str] = {
    MERGE_APPLICATION: "merge_application",
    MERGE_REVIEW: "merge_review",
    MERGE_COMPARISON: "merge_comparison",
}
"""Paper of merges → name of its template."""
MERGE_SUFFIXES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(MERGE_WORD, ("docx",)),
    MERGE_COMPARISON_EXCEL: ("xlsx",),
    MERGE_EXCHANGE: ("xlsx",),
}
MERGE_KINDS = tuple(MERGE_SUFFIXES)
LINEAGE_TABLE = "lineage_table"
"""沿革台账 of a district, or of one parcel's line of descent."""
LINEAGE_SUFFIXES: Mapping[str, tuple[str, ...]] = {LINEAGE_TABLE: ("xlsx",)}
