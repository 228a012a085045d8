# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which papers of survey units there are; known at the start, what writes them is not."""

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
