# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One sentence for every published code: what was expected, and what to do.

A room for each kind of matter, alphabetical by code. English source; the Chinese stands in
``i18n/lowuse_zh.ts``. Names in braces are parameters of the error or finding that carries the code.
"""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.qgis_bridge.sentences import (
    adjustments,
    boundary_txt,
    calculating,
    control_check,
    decisions,
    editing,
    files,
    indicators,
    line_versions,
    lineage,
    merge_cases,
    merge_conditions,
    merge_preview,
    overlay,
    papers,
    procedure,
    projects,
    survey_steps,
    survey_units,
    taxes,
    workspace,
)

SENTENCES: Mapping[str, str] = (
    adjustments.SENTENCES
    | boundary_txt.SENTENCES
    | calculating.SENTENCES
    | control_check.SENTENCES
    | decisions.SENTENCES
    | editing.SENTENCES
    | files.SENTENCES
    | indicators.SENTENCES
    | line_versions.SENTENCES
    | lineage.SENTENCES
    | merge_cases.SENTENCES
    | merge_conditions.SENTENCES
    | merge_preview.SENTENCES
    | overlay.SENTENCES
    | papers.SENTENCES
    | procedure.SENTENCES
    | projects.SENTENCES
    | survey_steps.SENTENCES
    | survey_units.SENTENCES
    | taxes.SENTENCES
    | workspace.SENTENCES
)
