# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A day that may be missing is entered in one way in every window."""

from __future__ import annotations

from datetime import date

import pytest
from qgis.PyQt.QtWidgets import QFormLayout, QLineEdit, QWidget

from lowuse_plugin.gui.widgets.form_fields import OptionalDay
from lowuse_plugin.gui.widgets.layer_fields import LayerFields

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.mark.parametrize(
    ("typed", "day", "is_wrong"),
    [
        ("", None, False),
        ("2025年1月2日", date(2025, 1, 2), False),
        ("２０２５－０１－０２", date(2025, 1, 2), False),
        ("2025.1.2", date(2025, 1, 2), False),
        ("2025-02-30", None, True),
        ("明天", None, True),
    ],
)
def test_a_day_is_read_in_any_usual_form(typed: str, day: date | None, is_wrong: bool) -> None:
    field = OptionalDay("LowUse.X.Day", date(2024, 5, 6), "missing")
    assert field.text() == "2024-05-06"
    told: list[bool] = []
    field.edited.connect(lambda: told.append(True))
    field.inner().setText(typed)
    assert told
    assert field.day == day
    assert (typed in field.gap and bool(typed)) == is_wrong
    field.deleteLater()


def test_a_layer_with_a_day_that_is_none_is_not_registered() -> None:
    owner = QWidget()
    form = QFormLayout(owner)
    fields = LayerFields(form, "LowUse.L")
    fields.propose("三调", "land_survey")
    assert (fields.gap, fields.values["as_of"]) == ("", None)
    day = owner.findChild(QLineEdit, "LowUse.L.AsOf")
    day.setText("年底")
    assert "年底" in fields.gap
    day.setText("2024/12/31")
    assert (fields.gap, fields.values["as_of"]) == ("", "2024-12-31")
