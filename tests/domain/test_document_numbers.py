# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Document numbers of the county, and whose signature is whose."""

from __future__ import annotations

from datetime import date

import pytest

from lowuse_plugin.domain.document_numbers import cites, is_document_number
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.names import people_in
from lowuse_plugin.domain.survey.procedure import shipped
from lowuse_plugin.domain.survey.steps import SurveyStepInput, judge_document

GIVEN = {
    "江海府函〔2025〕3号": "",
    "江府 [２０２５] 12 号": "",
    "江海府（2025）第3号": "",
    "江府常纪【2025】5號": "",
    "无": "SURVEY_DOCUMENT_SHAPE",
    "x": "SURVEY_DOCUMENT_SHAPE",
    "江府函1号": "SURVEY_DOCUMENT_SHAPE",
    "〔2025〕3号": "SURVEY_DOCUMENT_SHAPE",
    "江自资函1号": "SURVEY_DOCUMENT_OF_BUREAU",
    "江规自函〔2025〕1号": "SURVEY_DOCUMENT_OF_BUREAU",
    "江國土资1": "SURVEY_DOCUMENT_OF_BUREAU",
    "江资规〔2025〕3号": "SURVEY_DOCUMENT_OF_BUREAU",
    "江自然〔2025〕1号": "SURVEY_DOCUMENT_OF_BUREAU",
    "江自 然资〔2025〕1号": "SURVEY_DOCUMENT_OF_BUREAU",
}

TAGGED_ON = date(2025, 3, 1)


@pytest.mark.parametrize(("number", "code"), GIVEN.items())
def test_a_decision_of_the_county_has_a_number_of_the_county(number: str, code: str) -> None:
    said = ""
    try:
        judge_document(SurveyStepInput("王五", TAGGED_ON, document_no=number), shipped())
    except LowUseError as refused:
        said = refused.code
    assert said == code


def test_a_text_cites_what_can_be_looked_up() -> None:
    cited = (
        "江府〔2022〕10号",
        "P-12",
        "《江门市认定标准》",
        "《江门市认定标准》第三条",
        "依据江府〔2022〕10号办",
    )
    assert [cites(text) for text in cited] == [True] * 5
    nothing = ("", ".", "现场核实", "《 》", "3 年", "第三条", "S-01", "A1", "L-1", "P-123")
    assert [cites(text) for text in nothing] == [False] * 10
    assert not is_document_number("依据江府〔2022〕10号办")


def test_everybody_of_a_signature_has_signed() -> None:
    two = ("张三、王五", "张三/王五", "王五；张三（代）", "局长张三，王五同志", "副科长张三\n王五")
    assert {people_in(each) for each in two} == {frozenset({"张三", "王五"})}
    assert people_in("科长") == {"科长"}
    assert people_in(" ") == frozenset()


def test_what_stands_behind_a_name_in_brackets_makes_no_second_person() -> None:
    same = ("张三", "张 三", "张三（局）", "张三[股长]", "张三【江海】", "张\u200b三")
    assert {people_in(name) for name in same} == {frozenset({"张三"})}
    assert people_in("（张三）") == {"张三"}
    assert people_in("李四（张三代）") == {"李四"}
