# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Papers of survey units and templates of offices: what keeps them from being filled."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "DOCX_TEMPLATE_BROKEN": (
        "The template {file} cannot be filled: {detail}. Correct what stands between its braces, "
        "or move it away: then the template of the plugin is used."
    ),
    "LAYER_SUFFIX": "{file} names no format of layers. End its name in one of {expected}.",
    "MERGE_EXCHANGE_NEEDS_CASE": (
        "Exchange tables are of merges that were drawn up. Draw the merge up first."
    ),
    "MERGE_PAPERS_NONE": "No merge fits this choice. Choose a merge, another district or number.",
    "PAPERS_NO_UNITS": (
        "No survey unit fits this choice. Choose another district, batch or state, or tag "
        "parcels first."
    ),
    "PAPERS_SUFFIX": "{file} cannot hold this. End its name in one of {expected}.",
    "PARCELS_WITHOUT_UNIT": (
        "None of these {count} parcels belongs to a survey unit. Tag them first; a tag makes the "
        "unit."
    ),
    "TEMPLATE_FIELD_UNKNOWN": (
        "{value} is no field that can be filled in. The list of fields stands in the summary "
        "workbook."
    ),
    "TEMPLATE_IS_TARGET": (
        "{file} is the template itself and stays as it is. Choose another name for the filled file."
    ),
    "TEMPLATE_MERGED_ROWS": (
        "Cells {cell} are merged over several lines where the data goes. Part them in the template "
        "and choose it again."
    ),
    "TEMPLATE_NEEDED": "Choose the Excel template that is to be filled.",
    "TEMPLATE_NOT_XLSX": (
        "{file} cannot be used as a template: an xlsx file without a password is needed. Save it "
        "as xlsx in your spreadsheet program."
    ),
    "TEMPLATE_NO_HEADING": (
        "{file} has no heading that is known and no name in double braces (looked at {cell}). "
        "Write headings such as 权利人 or 地块面积（亩）, or such names in double braces."
    ),
    "TEMPLATE_UNIT": (
        "{file}, cell {cell}: the heading “{name}” is in {unit}, which cannot be made of "
        "{expected}. Correct its unit."
    ),
}
