# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The offline help: current, complete in both languages, no dead link, nothing from elsewhere."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lowuse_plugin.domain.policy.clauses import clauses_of, documents
from tests.arch.scripts import load_script

build_help = load_script("build_help")
HELP: Path = build_help.HELP
LANGUAGES = ("zh", "en")
VOID = {"meta", "link", "br", "img"}
ALLOWED = {
    # Names of programs, formats, services and keys are the same in Chinese.
    "QGIS", "GeoPackage", "Excel", "SHP", "ZIP", "GPKG", "GDB", "GeoJSON", "KML", "CSV", "JSON",
    "xlsx", "xls", "ods", "csv", "shp", "shx", "dbf", "DWG", "DXF", "CAD", "MDB", "PDF", "SMB",
    "NFS", "OneDrive", "ZDDM", "QLR", "EPSG", "CGCS", "UTF", "ArcGIS", "Access",
    "GDP", "shapefile", "PNG", "JPG", "TOML", "WPS", "Word", "lxml", "sha",
    "plane", "area",  # plane_area_m2, as it stands in an expression
}  # fmt: skip


@dataclass
class Page:
    """What a page holds."""

    tags: set[str] = field(default_factory=set)
    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)
    chinese: str = ""
    """What reads as Chinese: no code, no key, no place marked as another language."""


class Reader(HTMLParser):
    def __init__(self, language: str) -> None:
        super().__init__()
        self.page = Page()
        self.language = language
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.page.tags.add(tag)
        if values.get("id"):
            self.page.anchors.append(str(values["id"]))
        self.page.links += [str(values[name]) for name in ("href", "src") if values.get(name)]
        said = values.get("lang")
        other = tag in {"code", "kbd"} or (said is not None and not said.startswith(self.language))
        if tag not in VOID:
            self.open.append((tag, other))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            self.page.unclosed.append(tag)
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if not any(other for _, other in self.open):
            self.page.chinese += data


def read(path: Path) -> Page:
    reader = Reader(path.parent.name)
    reader.feed(path.read_text(encoding="utf-8"))
    reader.page.unclosed += [tag for tag, _ in reader.open]
    return reader.page


def pages(language: str) -> dict[str, Page]:
    return {path.name: read(path) for path in sorted((HELP / language).glob("*.html"))}


READ = {language: pages(language) for language in LANGUAGES}
EVERY = [(language, name) for language in LANGUAGES for name in READ[language]]


def test_the_committed_pages_are_current() -> None:
    stale = [path.name for path, text in build_help.build() if path.read_text("utf-8") != text]
    assert stale == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_no_pages_beside_the_navigation(language: str) -> None:
    assert set(READ[language]) == {f"{page}.html" for page in build_help.PAGES}


def test_both_languages_have_the_same_pages_and_anchors() -> None:
    assert set(READ["zh"]) == set(READ["en"])
    for name, page in READ["zh"].items():
        assert page.anchors == READ["en"][name].anchors, name


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_a_page_is_plain_and_well_formed(language: str, name: str) -> None:
    page = READ[language][name]
    assert page.tags.isdisjoint({"script", "img", "iframe", "object", "style", "form"})
    assert page.unclosed == []
    assert len(page.anchors) == len(set(page.anchors))
    text = (HELP / language / name).read_text("utf-8")
    assert not re.search(r"(\bon\w+=|https?://|javascript:)", text)


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_every_link_leads_somewhere(language: str, name: str) -> None:
    dead = []
    for link in READ[language][name].links:
        target, _, anchor = link.partition("#")
        path = (HELP / language / (target or name)).resolve()
        if not path.is_file() or (anchor and anchor not in read(path).anchors):
            dead.append(link)
    assert dead == []


@pytest.mark.parametrize("name", READ["zh"])
def test_a_chinese_page_has_no_english_left_over(name: str) -> None:
    words = set(re.findall(r"[A-Za-z]{3,}", READ["zh"][name].chinese))
    assert sorted(words - ALLOWED) == []
    assert "标注" not in READ["zh"][name].chinese


def test_every_clause_has_its_anchor() -> None:
    ids = {clause.id for document in documents() for clause in clauses_of(document.id)}
    assert len(ids) == 165
    assert ids <= set(READ["zh"]["clauses.html"].anchors)
    assert {f"S-{n:02d}" for n in range(1, 13)} <= set(READ["zh"]["rules.html"].anchors)


def test_a_frame_that_was_changed_by_hand_is_stale(tmp_path: Path) -> None:
    shutil.copytree(HELP, tmp_path, dirs_exist_ok=True)
    page = tmp_path / "zh" / "index.html"
    page.write_text(page.read_text("utf-8").replace("<nav>", "<nav><b>x</b>"), "utf-8")
    stale = [path for path, text in build_help.build(tmp_path) if path.read_text("utf-8") != text]
    assert stale == [page]
