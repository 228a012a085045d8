# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Panel, algorithm and Python interface say the same of the same parcels (D11)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin import api
from lowuse_plugin.domain.explanation import Explanation
from lowuse_plugin.domain.identification.rules import find_rule_set
from lowuse_plugin.domain.ports import Actor, Insert
from lowuse_plugin.gui.widgets.reason_tree import ReasonTree
from lowuse_plugin.qgis_bridge.explanations import further_text, near_miss_text, sentence
from lowuse_plugin.services.identification.explain_parcel import explain
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.qgis.layers.test_layer_algorithms import make_layer, run, square

ACTOR = Actor("测试员", "tester", "pc")
ON = date(2025, 6, 30)
DAY = ON.isoformat()
TAX = {"2023": "150.5", "2024": "240"}
SITE: Mapping[str, Any] = {
    "use_code": "0601", "plane_area_m2": 20000.0, "floor_area_m2": 30000.0,
    "industry_kind": "permitted", "operating_state": "normal", "safety_state": "compliant",
}  # fmt: skip
PARCELS: Mapping[str, Mapping[str, Any]] = {
    "low": {"floor_area_m2": 12000.0, "operating_state": "stopped", "built_on": "1990-05-01"},
    "idle": {"agreed_start_on": "2023-01-01", "built_area_share_pct": 0.0, "idle": "yes",
             "investment_done_pct": 5.0, "ownership": "state"},
    "day": {"built_on": "2009-12-31", "planned_use": "工业用地", "upgrade_needed": "yes",
            "lawful_procedure": "no"},
    "supply": {"agreement_on": "2006-08-31", "agreement_signer": "town", "county_consent": "yes",
               "scope_and_price": "yes", "conversion_approved": "yes", "in_use": "yes",
               "upgrade_needed": "yes", "industry_code": "2511"},
    "shop": {"use_code": "05"},
    "empty": {"operating_state": None, "industry_kind": None, "floor_area_m2": None},
}  # fmt: skip
TAXED = ("low", "idle")
LISTS = ("hits", "unknown", "exempt", "outputs", "flags")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("一致") / "工作库.gpkg"
    with create_workspace(path, district="440704", actor=ACTOR) as store:
        changes = [
            Insert("parcel", name, {"district": "440704", **SITE, **facts})
            for name, facts in PARCELS.items()
        ]
        for name in TAXED:
            firm = {"name": name, "name_key": name, "dishonest": "no"}
            link = {"parcel_uuid": name, "enterprise_uuid": f"e{name}"}
            changes += [
                Insert("enterprise", f"e{name}", firm),
                Insert("parcel_enterprise", f"l{name}", link),
                *(
                    Insert("enterprise_year", f"{name}{year}",
                           {"enterprise_uuid": f"e{name}", "year": int(year), "tax_wan": tax,
                            "grade": "C", "source_unit": "江海区税务局"})
                    for year, tax in TAX.items()
                ),
            ]  # fmt: skip
        store.write(changes, reason="试")
    return path


def by_interface(name: str) -> dict[str, Any]:
    given = {key: str(v) if isinstance(v, float) else v for key, v in PARCELS[name].items()}
    site = {key: str(v) if isinstance(v, float) else v for key, v in SITE.items()}
    firm = {"tax_wan": TAX, "grade": dict.fromkeys(TAX, "C"), "dishonest": "no",
            "source_unit": dict.fromkeys(TAX, "江海区税务局")}  # fmt: skip
    firms = {"enterprises": [firm]} if name in TAXED else {}
    return api.identify({**site, **given, **firms}, on=DAY)


@pytest.fixture
def explained(workspace: Path, provider: object) -> dict[str, Explanation]:
    found, _ = run("identify", WORKSPACE=str(workspace), ON=DAY)
    told = json.loads(found["SUMMARY"])
    assert told["parcels"] == len(PARCELS)
    assert told["written"] in (len(PARCELS), 0)  # one workspace serves all tests
    assert (told["other"]["idle"], told["flagged"]) == (1, 2)
    with open_workspace(workspace, actor=ACTOR) as store:
        return {name: explain(store, name, ON) for name in PARCELS}


@pytest.mark.parametrize("name", list(PARCELS))
def test_what_the_algorithm_keeps_is_what_card_and_interface_say(
    explained: dict[str, Explanation], name: str
) -> None:
    why, expected = explained[name], by_interface(name)
    assert (why.state, why.outcome) == ("current", expected["outcome"])
    lines = {line["code"]: line for line in expected["rules"]}
    assert [rule.code for rule in why.rules] == list(lines)
    for rule in why.rules:
        line = lines[rule.code]
        assert (rule.outcome, rule.output, rule.year, rule.source) == (
            line["outcome"], line["output"], line["year"], line["source"],
        )  # fmt: skip
        assert rule.flag == line["flag"]
    assert [near.rule.code for near in why.why_not] == [n["code"] for n in expected["why_not"]]
    assert list(dict.fromkeys(r.output for r in why.further("hit"))) == expected["outputs"]


def test_the_results_are_those_that_were_meant() -> None:
    found = {name: by_interface(name) for name in PARCELS}
    assert {name: each["outcome"] for name, each in found.items()} == {
        "low": "suspected", "idle": "suspected", "day": "incomplete", "supply": "incomplete",
        "shop": "not_suspected", "empty": "incomplete",
    }  # fmt: skip
    assert found["low"]["hits"] == ["S-01", "S-02", "S-06", "S-14"]
    assert found["idle"]["hits"] == ["S-02"]  # by its tax, not because it lies idle
    assert found["idle"]["outputs"] == ["idle", "notice_transfer"]
    assert found["day"]["flags"] == ["BOUNDARY_DAY:L-1", "BOUNDARY_DAY:L-3"]
    assert found["supply"]["outputs"] == ["supply"]
    assert found["supply"]["exempt"] == ["S-01", "S-05"]


def test_a_layer_with_the_same_columns_gives_the_same(folder: Path, provider: object) -> None:
    names = [name for name in PARCELS if name not in TAXED]
    columns = dict.fromkeys(key for name in names for key in {**SITE, **PARCELS[name]})
    rows = []
    for place, name in enumerate(names):
        values = {**dict.fromkeys(columns), **SITE, **PARCELS[name], "name": name}
        rows.append((square(300.0 * place, 0, 200, 100), values))
    layer = make_layer(folder, "地块", rows)
    found, written = run("identify", INPUT=layer, ON=DAY, OUTPUT="TEMPORARY_OUTPUT")
    assert json.loads(found["SUMMARY"])["flagged"] == 2
    for row in written:
        expected = by_interface(row["name"])
        said = [row[key] or "" for key in ("outcome", *LISTS)]
        lists = [",".join(expected[key]) for key in LISTS]
        assert said == [expected["outcome"], *lists]
        assert row["rule_set"] == "sample"


def test_a_file_of_rules_with_points(folder: Path, provider: object) -> None:
    content = find_rule_set("sample").content
    points = content.replace('logic = "any"', 'logic = "score"\nscore_at_least = "2"')
    path = folder / "记分.toml"
    path.write_text(points, encoding="utf-8")
    layer = make_layer(folder, "地块", [
        (square(0, 0, 200, 100), {"YT": "0601", "JZMJ": 1000.0, "JYZT": "停产"}),
    ])  # fmt: skip
    _, [row] = run("identify", INPUT=layer, ON=DAY, RULES=str(path), OUTPUT="TEMPORARY_OUTPUT")
    given = {"use_code": "0601", "floor_area_m2": "1000", "operating_state": "stopped",
             "plane_area_m2": "20000"}  # fmt: skip
    for rules in (str(path), points):
        expected = api.identify(given, rules=rules, on=DAY)
        assert (row["outcome"], row["score"]) == (expected["outcome"], float(expected["score"]))
    assert (row["outcome"], row["score"]) == ("suspected", 3.0)  # S-01, S-06, S-12


def test_the_reasons_show_what_is_no_low_efficiency_apart(
    explained: dict[str, Explanation], qgis_app: object
) -> None:
    tree = ReasonTree()
    tree.set_explanation(explained["idle"])
    shown = tree.toPlainText()
    assert "suspected idle land: goes to the disposal of idle land, no low-efficiency" in shown
    assert "江海区税务局, year 2024" in shown
    assert shown.index("▲ hit: 1 rules") < shown.index("◈") < shown.index("? data missing")
    assert shown.count("suspected idle land: goes") == 2  # in the sentence and as a heading
    assert "Further findings, not given" in shown
    assert "X-2" not in shown  # folded
    assert "X-2" in tree.as_text()
    said = sentence(explained["idle"])
    assert said.startswith("Suspected of low efficiency: tax per mu, latest year 8.0000 万元/亩")
    assert "Beside that: suspected idle land" in said
    assert "the very day, to be confirmed by a person" in further_text(explained["day"])
    tree.deleteLater()


def test_the_distance_is_told_in_words(explained: dict[str, Explanation]) -> None:
    near = {n.rule.code: near_miss_text(n) for n in explained["idle"].why_not}
    assert near["S-01"] == "floor area ratio 1.50, standard 1.0, 50 % apart"
    assert (
        near["S-13"] == "tax per mu, latest year 8.0000 万元/亩, standard 3 万元/亩, 166.7 % apart"
    )
