# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reasons, areas and states as people read them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import QApplication, QLabel

from lowuse_plugin.domain.explanation import Explanation, Missing, Reason, StandardName
from lowuse_plugin.domain.parcels.card import ControlLine
from lowuse_plugin.domain.policy.clauses import find_clause
from lowuse_plugin.gui.dialogs.clause_dialog import ClauseDialog
from lowuse_plugin.gui.widgets.policy.clause_link import ClauseLink
from lowuse_plugin.gui.widgets.rich_text import RichText, clause_link
from lowuse_plugin.qgis_bridge.area_text import area_text
from lowuse_plugin.qgis_bridge.explanations import (
    control_badge,
    control_sentence,
    rule_text,
    sentence,
    share_text,
    threshold_text,
    value_text,
)

STANDARD = StandardName("s", "认定标准", "", example=False)
FAR = Reason("", "met", field="far", value="0.42", operator="<", threshold="1.0")
HIT = Reason("S-01", "hit", "容积率低", clause="示例 1", children=(FAR,))
NO_TAX = Missing("NO_YEAR", (2024,))
LACKING = Reason("S-02", "unknown", "连续两年亩均税收", missing=NO_TAX, blocking=True)
OPTIONAL = replace(LACKING, code="S-03", text="可缺", blocking=False)
CONTROL = ControlLine(
    control_class="crossing", inside_share=0.924, inside_m2=12345.67, outside_m2=1015.45,
    area_epsg=4526, boundary_error=False, sliver=False, treated_as=None, treated_by="",
    treated_reason="", version="2024", valid_from="2024-01-01", valid_to=None, example=False,
    tolerance=0.001, max_remainder_m2=100.0, thin_width_m=1.0, checked_on="2025-06-30",
    holds=True,
)  # fmt: skip


def why(outcome: str, *rules: Reason, nearest: Reason | None = None) -> Explanation:
    return Explanation("u", "current", outcome, STANDARD, "2025-06-30", rules, nearest)


def test_a_suspicion_names_value_threshold_and_clause_and_what_is_missing() -> None:
    assert sentence(why("suspected", HIT, LACKING, OPTIONAL)) == (
        "Suspected of low efficiency: floor area ratio 0.42, below the standard 1.0 "
        "(S-01, 〈认定标准〉 示例 1); 1 more rules lack data: 连续两年亩均税收 (2024 missing)."
    )


def test_no_suspicion_names_the_nearest_threshold() -> None:
    near = replace(FAR, outcome="unmet", value="1.05")
    clear = replace(HIT, outcome="clear", children=(near,))
    assert sentence(why("not_suspected", clear, nearest=clear)) == (
        "Not suspected: none of 1 rules hits; the nearest: floor area ratio 1.05, "
        "a hit would be below 1.0 (S-01, 〈认定标准〉 示例 1)."
    )


def test_what_cannot_be_judged_says_what_is_missing() -> None:
    said = sentence(why("incomplete", LACKING))
    assert said == ("Cannot be judged yet: 1 rules lack data: 连续两年亩均税收 (2024 missing).")


def test_what_does_not_hold_and_what_is_for_training_is_said() -> None:
    found = why("incomplete", LACKING)
    outdated = replace(found, state="outdated", standard=replace(STANDARD, example=True))
    assert "identify again" in sentence(outdated)
    assert sentence(outdated).endswith("for training only.")
    assert sentence(Explanation("u", "not_assessed")).startswith("Not assessed yet")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0.42", "0.42"),
        ("0.996", "0.996"),
        ("0.999999999", "0.999999999"),
        ("1", "1.00"),
        ("12345.678", "12,345.678"),
        ("", "not filled in"),
    ],
)
def test_a_value_is_never_rounded_onto_its_threshold(value: str, shown: str) -> None:
    missing = None if value else Missing("NO_VALUE")
    assert value_text(replace(FAR, value=value, missing=missing)) == shown


@pytest.mark.parametrize(
    ("value", "threshold", "shown"),
    [
        ("0.124", "0.125", "0.124"),
        ("0.125", "0.125", "0.125"),
        ("0.1249", "0.125", "0.1249"),
        ("0.2", "1/5", "0.20"),
        ("0.2004", "1/5", "0.2004"),
        ("209.996", "210", "209.996"),
    ],
)
def test_a_threshold_is_shown_as_the_standard_writes_it(
    value: str, threshold: str, shown: str
) -> None:
    comparison = replace(FAR, value=value, threshold=threshold)
    assert threshold_text(comparison) == f"below {threshold}"
    assert value_text(comparison) == shown
    hit = replace(HIT, children=(comparison,))
    assert rule_text(hit) == f"floor area ratio {shown}, below the standard {threshold}"


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.924, "92.4 %"), (1.0, "100.0 %"), (0.0, "0.0 %"), (0.9999, "99.99 %"), (0.0003, "0.03 %")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: float, shown: str) -> None:
    assert share_text(share) == shown


def test_the_control_line_is_told_with_areas_version_tolerance_and_clause() -> None:
    assert control_sentence(CONTROL) == (
        "inside 92.4 % (12,345.67 m², 18.52 mu), outside 7.6 % (1,015.45 m², 1.52 mu); against "
        "control line 2024, tolerance 0.1 % (江府函〔2023〕202号 三(三))."
    )
    assert control_badge(CONTROL) == "inside 92.4 %"


def test_a_check_that_does_not_hold_or_was_treated_says_so() -> None:
    assert "to be reviewed" in control_sentence(replace(CONTROL, holds=False))
    assert "not in force" in control_sentence(CONTROL, in_force=False)
    treated = replace(
        CONTROL, boundary_error=True, treated_as="inside", treated_by="李四", treated_reason="测量"
    )
    assert "nowhere wider than 1 m; treated as inside by 李四: 测量" in control_sentence(treated)
    assert control_badge(treated) == "treated as inside"
    assert control_badge(None) == "not checked"


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("mu", "18.52 mu (12,345.67 m², drawn, plane EPSG:4526)"),
        ("m2", "12,345.67 m² (drawn, plane EPSG:4526)"),
        ("ha", "1.2346 ha (12,345.67 m², drawn, plane EPSG:4526)"),
    ],
)
def test_an_area_is_shown_in_the_wanted_unit_with_its_basis(unit: str, shown: str) -> None:
    assert area_text(12345.67, "plane", 4526, unit=unit) == shown
    assert area_text(None, "plane") == "area missing"


def test_halves_are_rounded_up_from_the_exact_area() -> None:
    # 2000/3 m² are 1 mu: 3.335 m² are 0.0050025 mu, 3.33 m² are 0.004995.
    assert area_text(3.335, "registered").startswith("0.01 mu")
    assert area_text(3.33, "registered").startswith("0.00 mu")


def test_a_citation_shows_its_document_and_its_words(qgis_app: object) -> None:
    link = ClauseLink("P-20")
    assert link.text() == "江府函〔2023〕202号 三(三)"
    assert "差异化改造政策" in link.toolTip()
    link.set_clause("无此条款")
    assert (link.text(), link.isEnabled()) == ("无此条款", False)
    link.deleteLater()


def test_a_link_in_text_opens_the_paragraph_that_its_tip_shows(qgis_app: object) -> None:
    second = find_clause("P-02")
    assert second is not None
    ref = f"{second.document_no} {second.place}"
    assert find_clause(ref) == find_clause("P-01")  # the place alone means its first paragraph
    page = RichText("LowUse.Test")
    page.setHtml(clause_link(ref, second.text[:20]))
    link = page.document().begin().begin().fragment().charFormat()
    assert link.toolTip().startswith(second.text[:20])
    page.anchorClicked.emit(QUrl(link.anchorHref()))
    [window] = [w for w in QApplication.topLevelWidgets() if isinstance(w, ClauseDialog)]
    place = window.findChild(QLabel, "LowUse.Clause.Place")
    assert place is not None
    assert place.text().startswith("P-02 ")
    window.close()
    page.deleteLater()


def test_a_check_that_no_longer_holds_says_whether_the_shape_or_the_line_is_why() -> None:
    shape = replace(CONTROL, holds=False, stale_because="geometry")
    line = replace(CONTROL, holds=False, stale_because="line")
    assert "another shape" in control_sentence(shape)
    assert "another version of the line" in control_sentence(line)
    assert "another" not in control_sentence(CONTROL)
    assert "example rule" in control_sentence(replace(CONTROL, rule_example=True))
    assert "example line" in control_sentence(replace(CONTROL, example=True, rule_example=True))
