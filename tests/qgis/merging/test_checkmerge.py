# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:checkmerge`` on a real workspace, and the words of its matrix."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from lowuse_plugin.domain.merging.case import PASS
from lowuse_plugin.domain.merging.helpers import Figure
from lowuse_plugin.domain.merging.matrix import MatrixReason
from lowuse_plugin.domain.merging.words import FIGURES, OUTCOMES, REASONS, reason_text
from lowuse_plugin.qgis_bridge.merging import words as merge_words
from lowuse_plugin.services.merging.matrix import merge_matrix
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.qgis.layers.test_layer_algorithms import run
from tests.qgis.workspace.test_workspace_algorithms import Heard
from tests.services.boundaries.geometry_workspace import add, new_workspace
from tests.services.merging.test_merge_matrix import TODAY, lawful

A, B = "440704001001GB00001", "440704001001GB00002"


@pytest.fixture
def store(folder: Path, provider: object) -> WorkspaceStore:
    with new_workspace(folder) as opened:
        add(
            opened,
            "parcel",
            [
                lawful(0, 30, parcel_code=A, floor_area_m2=300.0),
                lawful(30, 40, parcel_code=B, seized="yes"),
                lawful(40, 50, map_number="T-3"),
                lawful(50, 60, map_number="T-3"),
            ],
        )
        yield opened


def check(store: WorkspaceStore, feedback: Heard | None = None, **more: Any) -> dict[str, Any]:
    given = {"WORKSPACE": str(store.path), "PARCELS": f"{A}, {B}", "ON": "2024-06-28"}
    found, _ = run("checkmerge", feedback, **{**given, **more})
    return found


def test_it_gives_what_the_service_gives(store: WorkspaceStore) -> None:
    feedback = Heard()
    found = check(store, feedback)
    keys = {row["label"]: row["uuid"] for row in json.loads(found["MATRIX"])["members"]}
    service = merge_matrix(store, [keys[A], keys[B]], stage="screening", today=TODAY)
    assert json.loads(found["MATRIX"]) == json.loads(json.dumps(service.to_json()))
    assert found["OUTCOME"] == "fail"
    counts = {name: found[name] for name in ("FAIL", "MISSING", "MANUAL", "PASS")}
    assert counts == {"FAIL": 1, "MISSING": 0, "MANUAL": 2, "PASS": 9}
    assert f"  {B}: seized (2024年6月28日)" in feedback.lines
    assert feedback.lines[0] == "2 parcels checked: ✕ not met"
    first = next(i for i, line in enumerate(feedback.lines) if line.startswith("M-"))
    assert feedback.lines[first].startswith("M-5 ")
    assert f"  Parcels without floor area: 1 ({B})" in feedback.lines


def test_stage_applicant_and_judgements_are_passed_on(store: WorkspaceStore) -> None:
    given = {"by": "王", "on": "2024-06-01", "reason": "形状规整"}
    found = check(
        store,
        STAGE="acceptance",
        APPLICANT="乙厂",
        JUDGEMENTS=json.dumps({"M-10": given}),
    )
    rows = {row["code"]: row for row in json.loads(found["MATRIX"])["rows"]}
    assert (rows["M-10"]["outcome"], rows["M-12"]["outcome"]) == ("pass", "fail")
    assert [reason["code"] for reason in rows["M-12"]["reasons"]] == ["APPLICANT_NOT_HOLDER"]


def test_it_is_cancelled_without_a_result(store: WorkspaceStore) -> None:
    feedback = Heard()
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Stopped on request"):
        check(store, feedback)
    assert feedback.lines == []


@pytest.mark.parametrize(
    ("parameters", "part"),
    [
        ({"PARCELS": f"{A},nobody"}, "nobody is no current parcel"),
        ({"PARCELS": f"{A},T-3"}, "T-3 stands for 2 current parcels"),
        ({"JUDGEMENTS": "[]"}, "JUDGEMENTS"),
        ({"JUDGEMENTS": '{"M-7": {}}'}, "M-7"),
        ({"TOLERANCE_M": 0.6}, "tolerance"),
    ],
)
def test_bad_input_is_one_sentence(
    store: WorkspaceStore, parameters: dict[str, Any], part: str
) -> None:
    with pytest.raises(QgsProcessingException) as caught:
        check(store, **parameters)
    assert part in str(caught.value)


def test_every_code_has_words_in_both_languages() -> None:
    chinese = {**REASONS, **FIGURES, **OUTCOMES}
    words = {"computed", "looked_up", "judged", "screening", "acceptance", "registration"}
    assert set(merge_words.SENTENCES) == set(chinese) | words


def test_a_reason_names_six_parcels_and_counts_the_others() -> None:
    labels = {str(i): f"T-{i}" for i in range(8)}
    reason = MatrixReason("SEIZED", tuple(labels), {}, "fail")
    assert merge_words.reason_words(reason, labels) == (
        "T-0, T-1, T-2, T-3, T-4, T-5 and 2 more: seized"
    )
    assert reason_text(reason, labels) == "T-0、T-1、T-2、T-3、T-4、T-5 等 8 宗：已被查封"


def test_values_read_as_people_say_them() -> None:
    labels = {"a": "A1", "b": "B2"}
    differs = {"item": "contract_green_pct", "values": {"a": "10", "b": None}}
    reason = MatrixReason("CONDITIONS_DIFFER", ("b",), differs, "manual")
    assert reason_text(reason, labels) == (
        "B2：使用条件不同，须人工判断（合同绿地率；A1 10 %、B2 待补充）"
    )
    crossing = MatrixReason("MERGE_CROSSES_DISTRICT", ("a",), {"areas": {"440704": 1234.5}}, "fail")
    assert reason_text(crossing, labels) == "A1：跨行政区界线，不能合并（江海区 1,234.50 m²）"
    pairs = {"pairs": [{"a": "a", "b": "b", "overlap_m2": 12.5}]}
    overlap = MatrixReason("OVERLAP", ("a", "b"), pairs, "fail")
    assert reason_text(overlap, labels) == "A1、B2：重叠超过容差（A1 与 B2 12.50 m²）"
    many = {"values": {str(i): str(i) for i in range(3000)}}
    long = reason_text(MatrixReason("CONDITIONS_DIFFER", ("b",), many, "manual"), labels)
    assert "59 59 等 3,000 项" in long
    assert "60 60" not in long
    nature = MatrixReason("RIGHT_NATURE_DIFFERS", ("b",), {"values": {"a": "102"}}, "fail")
    assert "出让" in reason_text(nature, labels)
    assert merge_words.figure_words("far_after", Figure(None)) == (
        "Floor area ratio after: to be filled in"
    )
    assert merge_words.figure_words("land_area", Figure("400.00", "m²")) == (
        "Land area in all: 400.00 m²"
    )
    assert merge_words.outcome_words(PASS) == "✓ met"


def test_nothing_is_measured_while_a_colleague_s_save_would_have_to_wait(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lowuse_plugin.services.merging import matrix  # noqa: PLC0415

    sources: list[object] = []
    measure = matrix.merge_matrix

    def noted(source: Any, *arguments: Any, **named: Any) -> Any:
        sources.append(source)
        return measure(source, *arguments, **named)

    monkeypatch.setattr(matrix, "merge_matrix", noted)
    check(store)
    assert [isinstance(source, WorkspaceStore) for source in sources] == [True]
