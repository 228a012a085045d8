# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""调查信息: what the county decided on is shown, says why it is closed, and the rest stays open."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QLabel

from lowuse_plugin.domain.survey_units.fields import DETAIL_COLUMNS, LOW_AREA
from lowuse_plugin.gui.widgets.survey_units.form import UnitForm
from lowuse_plugin.services.survey_units.details import UnitDetails

pytestmark = pytest.mark.usefixtures("qgis_app")


def unit(survey_state: str | None, tag_state: str = "tagged") -> UnitDetails:
    values = {**dict.fromkeys(DETAIL_COLUMNS), LOW_AREA: 4_000.0}
    return UnitDetails(
        "u", 1, values, (), ("1",), tag_state, survey_state, 10_000.0, "J-1", 1, True
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "tag", "decided", "open_"),
    [
        ("08", "tagged", False, True),
        ("10", "identified", True, True),
        (None, "identified", True, True),
        ("12", "not_low_efficiency", True, True),
        ("30", "identified", False, False),
    ],
)
def test_areas_are_closed_from_the_decision_on(
    state: str | None, tag: str, decided: bool, open_: bool
) -> None:
    form = UnitForm()
    form.show_unit(unit(state, tag))
    locked = form.findChild(QLabel, "LowUse.Details.Locked")
    assert locked.isHidden() is not decided
    assert form.editor(LOW_AREA).isEnabled() is (open_ and not decided)
    assert form.legacy.isEnabled() is (open_ and not decided)
    assert form.editor("contact_name").isEnabled() is open_
    if decided:
        assert {"10": "县级认定", "12": "不属低效"}[state or "10"] in locked.text()
    form.show_unit(None)
    assert form.editor(LOW_AREA).isEnabled()
    assert locked.isHidden()
