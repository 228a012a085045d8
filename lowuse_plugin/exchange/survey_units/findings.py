# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings of survey units as csv or xlsx, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lowuse_plugin.domain.findings import ERROR
from lowuse_plugin.domain.survey.checks import BY_CODE, GROUPS, UnitFinding
from lowuse_plugin.exchange.report_csv import Describe, plain_description, save_rows

HEADINGS = ("编号", "类别", "检查项", "性质", "地块", "说明", "依据", "代码")
BLOCKING, NOTED = "须改正", "提示"


def save_findings(
    path: Path, findings: Sequence[UnitFinding], *, describe: Describe = plain_description
) -> None:
    """Write the findings.

    Args:
        path: ``.csv`` (UTF-8 with BOM) or ``.xlsx``.
        findings: As the check gives them.
        describe: Makes the sentences.

    Raises:
        LowUseError: ``FILE_NOT_WRITABLE``, ``FORMAT_UNSUPPORTED``.
    """
    rows = [
        (
            each.number,
            GROUPS[each.number[0]],
            BY_CODE[each.code].title,
            BLOCKING if each.severity == ERROR else NOTED,
            each.label,
            describe(each.code, each.params),
            each.clause,
            each.code,
        )
        for each in findings
    ]
    save_rows(path, HEADINGS, rows)
