# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of boundary points in the dialects that surveyors deliver, and what is refused."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange import boundary_txt
from lowuse_plugin.exchange.boundary_outline import OutlineRead, outline_of
from lowuse_plugin.exchange.boundary_txt import read_boundary_txt

HEAD = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=38\n[地块坐标]\n"
PLOT = "5,0.05,9,合并后宗地,面,,工业,0601,@\n"
SQUARE = (
    "J1,1,2490000,38405000\nJ2,1,2490010,38405000\nJ3,1,2490010,38405050\n"
    "J4,1,2490000,38405050\nJ1,1,2490000,38405000\n"
)
BOX = shapely.box(38405000, 2490000, 38405050, 2490010)


def outline(
    folder: Path, text: str, *, encoding: str = "gb18030", crs: str = "EPSG:4526"
) -> OutlineRead:
    path = folder / "界址点.txt"
    path.write_bytes(text.encode(encoding))
    found = read_boundary_txt(path)
    return outline_of(found, found.plots[0], crs)


def shape(read: OutlineRead) -> shapely.Geometry:
    return shapely.from_wkb(read.outline)


def codes(read: OutlineRead) -> list[str]:
    return [note.code for note in read.notes]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig"])
def test_the_official_form_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    read = outline(tmp_path, HEAD + PLOT + SQUARE, encoding=encoding)
    assert shape(read).equals(BOX)
    assert (read.label, read.area_m2, codes(read)) == (
        "9 合并后宗地", None, ["TXT_AREA_COARSE"],  # 0.05 公顷: ±50 m²
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "area"),
    [("500.12", Fraction("500.12")), ("500", Fraction(500)), ("0.0500公顷", None), ("0.75", None),
     ("0.7502", Fraction("500.13")), ("0.050012公顷", Fraction("500.12")),
     ("77", None), ("", None)],
)  # fmt: skip
def test_the_unit_of_the_area_is_told_by_the_outline(
    tmp_path: Path, stated: str, area: Fraction | None
) -> None:
    read = outline(tmp_path, HEAD + PLOT.replace("0.05", stated) + SQUARE)
    assert read.area_m2 == area
    assert ("TXT_AREA_DIFFERS" in codes(read)) == (stated == "77")


def test_dialects(tmp_path: Path) -> None:
    wide = HEAD.translate(str.maketrans("[]", "【】"))
    open_ring = SQUARE.rsplit("J1", 1)[0]
    bare = "\n".join(",".join(line.split(",")[2:]) for line in SQUARE.splitlines())
    swapped = "\n".join(
        ",".join((*line.split(",")[:2], *line.split(",")[:1:-1])) for line in SQUARE.splitlines()
    )
    assert shape(outline(tmp_path, wide + PLOT + SQUARE)).equals(BOX)
    assert shape(outline(tmp_path, HEAD + PLOT + open_ring)).equals(BOX)
    read = outline(tmp_path, bare)
    assert shape(read).equals(BOX)
    assert codes(read) == ["TXT_DATUM_UNSTATED"]
    read = outline(tmp_path, HEAD + PLOT + swapped)
    assert shape(read).equals(BOX)
    assert "TXT_SWAPPED" in codes(read)


CASS = (
    "1,,38405000.000,2490000.000,0\n2,K,38405000.000,2490010.000,0\n"
    "3,,38405050.000,2490010.000,12.5\n4,,38405050.000,2490000.000,0\n"
)


def rows(form: str) -> str:
    """The square, a line a corner: {at} its number, {n} and {e} north and east."""
    corners = [(2490000, 38405000), (2490010, 38405000), (2490010, 38405050), (2490000, 38405050)]
    return "".join(form.format(at=at, n=n, e=e) + "\n" for at, (n, e) in enumerate(corners, 1))


@pytest.mark.parametrize(
    "text",
    [
        CASS,
        CASS.replace("38405", "405").replace(",K,", ",310000,"),  # a code in the range of Y
        "序号,点号,圈号,X,Y\n" + rows("{at},J{at},1,{n},{e}"),
        rows("{at},J{at},1,{n},{e}"),
        "序号,点号,X,Y,边长\n" + rows("{at},{at},{n},{e},1{at}.00"),
        rows("J{at},1,{n},{e},12.50").replace(",12.50\n", "\n", 1),  # no length on every line
        "点号,X,Y,边长\n" + rows("{at},{n},{e},10.00"),
        "永利纸品合并宗地界址点成果表\n点号,圈号,X,Y\n" + rows("J{at},1,{n},{e}"),
        "440704001001GB00045宗地界址点\n" + rows("J{at},1,{n},{e}"),
        rows("J{at};1;{n};{e}"),
        HEAD + PLOT.replace("@", "@,,") + rows("J{at},1,{n},{e},"),
    ],
)
def test_coordinates_are_told_by_their_figures_whatever_stands_beside_them(
    tmp_path: Path, text: str
) -> None:
    read = outline(tmp_path, text)
    if read.crs == "EPSG:4526":
        assert shape(read).equals(BOX)
    else:  # without the number of the zone
        assert shape(read).area == pytest.approx(500, abs=1e-3)


def test_what_is_not_unambiguous_is_refused_by_its_line(tmp_path: Path) -> None:
    for text, code, line in (
        (rows("{at},{n},{e},{n}"), "TXT_AMBIGUOUS", 1),
        ("成果表\n" + CASS.replace("2490010.000,0", "249OO1O.000,0"), "TXT_LINE", 3),
        (CASS.replace("3,,", "3,"), "TXT_LINE", 3),  # a column is missing
        (CASS.replace("3,,38405050.000,2490010.000", "3,,2490010.000,38405050.000"), "TXT_LINE", 3),
        (CASS.replace("1,,3840", "1,,384O"), "TXT_LINE", 1),  # the first point is no title
        (rows("{at},{at},{n},{e}"), "TXT_RING", 1),  # two numbers: the second one is the ring
    ):
        with pytest.raises(LowUseError) as caught:
            outline(tmp_path, text)
        assert (caught.value.code, caught.value.params["line"]) == (code, line)


def test_a_hole_by_its_ring_number_and_without(tmp_path: Path) -> None:
    hole = (
        "J5,{0},2490002,38405010\nJ6,{0},2490008,38405010\nJ7,{0},2490008,38405020\n"
        "J8,{0},2490002,38405020\nJ5,{0},2490002,38405010\n"
    )
    wanted = BOX.difference(shapely.box(38405010, 2490002, 38405020, 2490008))
    for number in ("2", "1"):
        read = outline(tmp_path, HEAD + PLOT + SQUARE + hole.format(number))
        assert shape(read).equals(wanted)
        assert shape(read).area == 440
        assert "TXT_POINTS" in codes(read)  # ten lines, five stated


def ring(number: str, south: float, west: float, north: float, east: float) -> str:
    corners = [(south, west), (north, west), (north, east), (south, east), (south, west)]
    return "".join(f"J,{number},{2490000 + y},{38405000 + x}\n" for y, x in corners)


@pytest.mark.parametrize(
    ("second", "whole_m2"),
    [
        (ring("2", 0, 50, 10, 60), 600),  # beside it
        (ring("2", 0, 49.999, 10, 60), 600),  # a millimetre over the line
        (ring("2", 0, 10, 5, 20), 450),  # a hole along the boundary
        (ring("2", 5, 40, 15, 60), None),  # 5 × 10 m lie in both
        (ring("2", 5, 10, 12, 20), None),  # a hole that pokes out of its plot
        (SQUARE.replace(",1,", ",2,"), None),  # the same ring twice
    ],
)
def test_rings_lie_apart_or_one_within_the_other(
    tmp_path: Path, second: str, whole_m2: float | None
) -> None:
    text = HEAD + PLOT + SQUARE + second
    if whole_m2 is None:
        with pytest.raises(LowUseError) as caught:
            outline(tmp_path, text)
        assert caught.value.code == "TXT_CROSSES"
    else:
        assert shape(outline(tmp_path, text)).area == pytest.approx(whole_m2, abs=0.05)


@pytest.mark.parametrize(
    ("zone", "width"),
    [
        ("38", "3度"),
        ("038", "3°带"),
        ("第38带", "三度带"),
        ("114", "3"),
        ("114度", "３"),
        ("", "3度"),
    ],
)
def test_zones_as_surveyors_write_them(tmp_path: Path, zone: str, width: str) -> None:
    head = HEAD.replace("带号=38", f"带号={zone}").replace("几度分带=3", f"几度分带={width}")
    assert shape(outline(tmp_path, head + PLOT + SQUARE)).equals(BOX)


@pytest.mark.parametrize(
    ("zone", "width", "said"),
    [("111", "3", "111（3°）"), ("38", "6度", "38（6度）"), ("未知", "", "未知（3°）"),
     ("", "六度带", "?（六度带）")],
)  # fmt: skip
def test_other_zones_are_contradictions(tmp_path: Path, zone: str, width: str, said: str) -> None:
    head = HEAD.replace("带号=38", f"带号={zone}").replace("几度分带=3", f"几度分带={width}")
    with pytest.raises(LowUseError) as caught:
        outline(tmp_path, head + PLOT + SQUARE)
    assert (caught.value.code, caught.value.params["stated"]) == ("TXT_ZONE", said)


def test_a_point_that_is_written_twice_is_one(tmp_path: Path) -> None:
    lines = SQUARE.splitlines(keepends=True)
    for at in range(len(lines)):
        doubled = "".join([*lines[: at + 1], *lines[at:]])
        assert shape(outline(tmp_path, HEAD + PLOT + doubled)).equals(BOX)
    beside = ring("1", 0, 0, -10, -10)  # begins where the square closes
    found = outline(tmp_path, HEAD + PLOT + SQUARE + beside + ring("1", 20, 0, 30, 10))
    assert shape(found).area == 700


def test_a_ring_that_lacks_points_is_named_by_its_own_line(tmp_path: Path) -> None:
    short = "J5,2,2490002,38405010\nJ6,2,2490008,38405010\n"
    with pytest.raises(LowUseError) as caught:
        outline(tmp_path, HEAD + PLOT + SQUARE + short)
    assert (caught.value.code, caught.value.params["line"]) == ("TXT_RING", 12)


@pytest.mark.parametrize("between", [",", "\t", "  ", "\u3000", " , "])
@pytest.mark.parametrize("heading", ["", "点号,圈号,X,Y\n", "序号,圈号,X坐标,Y坐标\n"])
def test_columns_parted_otherwise_and_under_headings(
    tmp_path: Path, heading: str, between: str
) -> None:
    text = (heading + SQUARE).replace(",", between)
    assert shape(outline(tmp_path, text)).equals(BOX)
    assert shape(outline(tmp_path, HEAD + PLOT + text)).equals(BOX)


def test_headings_among_the_points_are_no_points(tmp_path: Path) -> None:
    lines = SQUARE.splitlines(keepends=True)
    with pytest.raises(LowUseError) as caught:
        outline(tmp_path, HEAD + PLOT + lines[0] + "点号,圈号,X,Y\n" + "".join(lines[1:]))
    assert caught.value.code == "TXT_LINE"


def test_a_file_that_is_too_large_is_refused_and_not_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = HEAD + PLOT + SQUARE
    size = len(text.encode("gb18030"))
    monkeypatch.setattr(boundary_txt, "_LARGEST_BYTES", size)
    assert shape(outline(tmp_path, text)).equals(BOX)
    monkeypatch.setattr(boundary_txt, "_LARGEST_BYTES", size - 1)
    with pytest.raises(LowUseError) as caught:
        outline(tmp_path, text)
    assert caught.value.params == {"file": "界址点.txt", "detail": "DETAIL_TOO_LARGE"}


def test_without_zone_prefix_the_header_decides_and_it_is_transformed(tmp_path: Path) -> None:
    plain = SQUARE.replace(",384", ",4")
    read = outline(tmp_path, HEAD + PLOT + plain)
    assert read.crs == "EPSG:4547"
    assert "TXT_TRANSFORMED" in codes(read)
    assert shape(read).buffer(1e-3).contains(BOX)
    assert shape(read).area == pytest.approx(500, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD.replace("38\n", "37\n") + PLOT + SQUARE, "TXT_ZONE"),
        (HEAD.replace("分带=3", "分带=6") + PLOT + SQUARE, "TXT_ZONE"),
        (HEAD.replace("2000国家大地", "西安80") + PLOT + SQUARE, "TXT_DATUM"),
        (HEAD + PLOT + SQUARE.replace("24900", "34900"), "TXT_PLACE"),
        (HEAD + PLOT + SQUARE.replace("J2,1,2490010", "J2,1,二四九"), "TXT_LINE"),
        (HEAD + PLOT + SQUARE.replace(",", "，"), "TXT_WIDE_COMMA"),
        (HEAD + PLOT + "J1,1,2490000,38405000\nJ2,1,2490010,38405000\n", "TXT_RING"),
        (HEAD + PLOT.replace("面", "线") + SQUARE, "TXT_NO_POLYGON"),
        (HEAD, "TXT_NO_POLYGON"),
        (HEAD + PLOT + "J1,1,2490000,38405000\nJ2,1,2490010,38405050\n"
         "J3,1,2490010,38405000\nJ4,1,2490000,38405050\n", "TXT_CROSSES"),
    ],
)  # fmt: skip
def test_refusals(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(LowUseError) as caught:
        outline(tmp_path, text)
    assert caught.value.code == code
    assert caught.value.params["file"] == "界址点.txt"


def test_a_point_that_lacks_a_column_is_named_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(LowUseError) as caught:
        outline(tmp_path, HEAD + PLOT + SQUARE.replace("J3,1,2490010,", "J3,1,"))
    assert caught.value.code == "TXT_LINE"
    assert caught.value.params == {"file": "界址点.txt", "line": 9, "text": "J3,1,38405050"}


def test_plots_of_one_file_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "两块.txt"
    other = SQUARE.replace("384050", "384051")
    path.write_text(HEAD + PLOT + SQUARE + PLOT.replace("9,", "10,") + other, encoding="utf-8")
    found = read_boundary_txt(path)
    assert [plot.label for plot in found.plots] == ["9 合并后宗地", "10 合并后宗地"]
    second = shape(outline_of(found, found.plots[1], "EPSG:4526"))
    assert second.bounds == (38405100, 2490000, 38405150, 2490010)


@pytest.mark.parametrize(("stated", "told"), [("4", False), ("5", False), ("3", True), ("6", True)])
def test_the_point_that_closes_a_ring_may_be_counted_or_not(
    tmp_path: Path, stated: str, told: bool
) -> None:
    read = outline(tmp_path, HEAD + PLOT.replace("5,", f"{stated},", 1) + SQUARE)
    assert ("TXT_POINTS" in codes(read)) == told
