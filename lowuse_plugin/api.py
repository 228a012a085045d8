# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Stable Python interface for scripts; it needs no QGIS.

Plain mappings in, plain JSON-able mappings out. Exact numbers (typed areas, money) are decimal
text in both directions; what is measured on geometry is a float. Geometries are WKT text (key
``wkt``) or WKB bytes (key ``wkb``) in one CRS in metres, dates are ISO text. Unreadable input
raises :class:`~lowuse_plugin.domain.errors.LowUseError` whose ``params["field"]`` is the path of
the value to correct.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lowuse_plugin.domain import inputs
from lowuse_plugin.domain.claims import reimbursement
from lowuse_plugin.domain.control_line.classes import ControlRule
from lowuse_plugin.domain.identification import evaluate as identification
from lowuse_plugin.domain.identification import inputs as identification_inputs
from lowuse_plugin.domain.identification.source import rules_of
from lowuse_plugin.domain.merging import inputs as merge_inputs
from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.merging.matrix import matrix_rows
from lowuse_plugin.domain.policy.pack import Decision, find_policy
from lowuse_plugin.domain.subsidy import calculation as subsidy
from lowuse_plugin.domain.subsidy.input import read_project, read_switches
from lowuse_plugin.geometry import wkb
from lowuse_plugin.services.control_line import check_polygons as check_polygons_service
from lowuse_plugin.services.merging import checking as merge_service
from lowuse_plugin.services.merging import groups as groups_service
from lowuse_plugin.services.overlay import check_layers as layers_service

Json = dict[str, Any]


def check_merge(
    parcels: Sequence[Mapping[str, Any]],
    tolerance_m: float = 0.05,
    min_shared_m: float = 1.0,
    stage: str = "screening",
    today: str | None = None,
    applicant: str | None = None,
) -> Json:
    """Check every condition of merging parcels (M-1 … M-12), not only the first that fails.

    Args:
        parcels: Mappings with ``id``, ``wkt`` or ``wkb``, ``district``, ``ownership``,
            ``right_type``, ``right_nature``, ``use``, ``holders`` and, where known,
            ``parcel_code``, ``use_standard``, ``source_document``, ``legacy_kind``, ``seized``,
            ``seized_checked_on``, ``mortgaged``, ``other_entries``, ``right_ends_on``,
            ``registered_area_m2``, ``floor_area_m2``, ``town``, ``plan_unit``, ``conditions``,
            ``judgements`` (condition → ``by``, ``on``, ``reason``, ``outcome``, ``department``,
            ``evidence``).
        tolerance_m: Widest gap or overlap that still counts as a common boundary.
        min_shared_m: Shortest common boundary; more than twice the tolerance.
        stage: ``screening``, ``acceptance`` or ``registration``.
        today: Day of the check; the real day when it is left out.
        applicant: Name or id number of who applies.

    Returns:
        ``outcome`` (``fail`` before ``manual`` before ``pass``), ``checks``, ``warnings``,
        ``adjacency`` and ``union`` (``…_m`` in m, ``…_m2`` in m²), ``matrix`` (condition → its
        kind, department, reasons and the outcome of each parcel) and ``pack`` (``id`` and
        ``sha256`` of the conditions).

    Raises:
        LowUseError: Input that cannot be read, or ``TOLERANCE_TOO_WIDE``.

    Two lots of 20 × 10 m with a common side, nothing known of seizure:

    >>> lot = {"district": "440703", "ownership": "state", "right_type": "3",
    ...        "right_nature": "102", "use": "0601", "use_standard": "234-2023",
    ...        "holders": [{"name": "江门甲厂", "id_number": "91440703MA4UXXXX1A"}],
    ...        "source_document": "出让合同 1 号"}
    >>> a = {**lot, "id": "a", "wkt": "POLYGON ((0 0, 20 0, 20 10, 0 10, 0 0))"}
    >>> b = {**lot, "id": "b", "wkt": "POLYGON ((20 0, 40 0, 40 10, 20 10, 20 0))"}
    >>> result = check_merge([a, b], today="2024-06-30")
    >>> result["outcome"], {c["code"]: c["outcome"] for c in result["checks"]}["M-2"]
    ('manual', 'pass')
    >>> result["adjacency"]
    [{'a': 'a', 'b': 'b', 'shared_m': 10.0, 'gap_m2': 0.0, 'overlap_m2': 0.0}]
    >>> result["union"]["area_m2"], result["union"]["corners"], result["union"]["parts"]
    (400.0, 4, 1)
    """
    entries = inputs.read_mappings(parcels, "parcels")
    members, pack = merge_inputs.read_parcels(entries), merge_pack.shipped()
    geometries, codes = wkb.mend_field_polygons(entries)
    found = merge_service.check_merge(
        members,
        geometries,
        tolerance_m=merge_inputs.read_width(tolerance_m, "tolerance_m"),
        min_shared_m=merge_inputs.read_width(min_shared_m, "min_shared_m"),
        stage=inputs.one_of(stage, merge_inputs.STAGES, "stage"),
        today=inputs.day_or_today(today, "today"),
        applicant=inputs.Fields({"applicant": applicant}).text("applicant"),
        pack=pack,
        broken=tuple(m.id for m, code in zip(members, codes, strict=True) if code),
    )
    rows = matrix_rows(found.verdict, [member.id for member in members], pack)
    return {
        **found.to_json(),
        "matrix": {row.code: row.to_json() for row in rows},
        "pack": {"id": pack.id, "sha256": pack.sha256},
    }


def find_merge_groups(
    parcels: Sequence[Mapping[str, Any]], tolerance_m: float = 0.5, min_shared_m: float = 2.0
) -> list[Json]:
    """Find neighbouring parcels of the same holder, right nature and use.

    Args:
        parcels: Mappings as for :func:`check_merge`. A parcel whose holder, right nature or use
            is unknown joins no group.
        tolerance_m: Widest gap or overlap that still counts as a common boundary.
        min_shared_m: Shortest common boundary; more than twice the tolerance.

    Returns:
        One mapping a group of two or more: ``key`` (the same for the same members), ``holder``,
        ``members``, ``parcels_count``, ``land_area_m2`` (m², registered where known, else
        measured), ``measured_members``, ``shared_m`` (m), ``loose`` (a gap above 0.05 m),
        ``strict`` (connected at the widths for merging too), ``ring`` (another parcel in the
        middle), ``over_30mu``, ``industrial``, ``state_owned``, and ``missing``, the open reasons
        of :func:`check_merge`.

    Raises:
        LowUseError: Unreadable input, ``TOLERANCE_TOO_WIDE``, ``TOLERANCE_BEYOND_SURVEY``.

    >>> lot = {"district": "440703", "ownership": "state", "right_nature": "102", "use": "0601",
    ...        "holders": [{"name": "江门甲厂（有限公司）"}], "registered_area_m2": "200.00"}
    >>> a = {**lot, "id": "a", "wkt": "POLYGON ((0 0, 20 0, 20 10, 0 10, 0 0))"}
    >>> b = {**lot, "id": "b", "wkt": "POLYGON ((20.2 0, 40 0, 40 10, 20.2 10, 20.2 0))",
    ...      "holders": [{"name": "江门甲厂(有限公司)"}]}
    >>> corner = {**lot, "id": "c", "wkt": "POLYGON ((40 10, 60 10, 60 20, 40 20, 40 10))"}
    >>> groups = find_merge_groups([a, b, corner])
    >>> [(g["members"], g["land_area_m2"], g["shared_m"], g["loose"]) for g in groups]
    [(['a', 'b'], '400.00', 10.0, True)]
    """
    return list(search_merge_groups(parcels, tolerance_m, min_shared_m)["groups"])


def search_merge_groups(
    parcels: Sequence[Mapping[str, Any]], tolerance_m: float = 0.5, min_shared_m: float = 2.0
) -> Json:
    """Find merge groups with what a person has to look at beside them; see there for arguments.

    Returns:
        ``groups``; ``questions``: neighbours whose holders may be one, never joined (``a_holder``,
        ``b_holder``, ``parcels``, ``why``); ``stacked``: equal shapes (``representative``,
        ``others``); ``tolerance_m``, ``min_shared_m``.
    """
    entries = inputs.read_mappings(parcels, "parcels")
    return groups_service.group_parcels(
        merge_inputs.read_parcels(entries),
        wkb.parse_field_polygons(entries),
        tolerance_m=merge_inputs.read_width(tolerance_m, "tolerance_m"),
        min_shared_m=merge_inputs.read_width(min_shared_m, "min_shared_m"),
    ).to_json()


def check_control_line(
    parcels: Sequence[Mapping[str, Any]],
    lines: Sequence[Mapping[str, Any]],
    on: str | None = None,
    tolerance: float = 0.001,
    max_remainder_m2: float = 100,
    thin_width_m: float = 1.0,
    parcels_crs: str | None = None,
    lines_crs: str | None = None,
) -> list[Json]:
    """Tell which parcels are inside, outside or across the industrial control line (A-25).

    Args:
        parcels: Mappings with ``id`` and ``wkt`` or ``wkb`` and, where it is known,
            ``registered_area_m2``. Arcs become chords, invalid rings are repaired.
        lines: Control polygons, or lines that close: ``id``, ``wkt`` or ``wkb``, ``level`` (1, 2,
            or 0 for none), ``version``, ``valid_from`` and, when it has ended, ``valid_to``.
            Lines of one version enclose areas together; each takes the level of the line that
            makes most of its boundary.
        on: Day of the check, valid_from ≤ on < valid_to; the real day when it is left out.
        tolerance: Share of the parcel below which a part is neglected.
        max_remainder_m2: A larger part is never neglected.
        thin_width_m: A crossing whose smaller part is nowhere wider is a boundary error.
        parcels_crs: Such as ``EPSG:4526``, or WKT. Lines in another CRS are transformed to it;
            feet and other units are scaled to metres; degrees are projected to the CRS of the
            lines when that is a plane, else to the 3-degree zone that the parcels lie in. Left
            out together with ``lines_crs``, both are in one CRS in metres.
        lines_crs: That of the parcels when it is left out.

    Returns:
        One mapping a parcel, in the order given. ``remarks`` are ``GEOMETRY_REPAIRED``,
        ``CURVES_LINEARISED``, ``BELOW_ONE_M2`` and ``SAME_SHAPE_TWICE``; ``difference_m2`` is
        measured − registered, where that is given; with a CRS, ``measured_in`` says in what plane
        and ``transformed`` lists what was done to come there.

    Raises:
        LowUseError: Input that cannot be read, ``LINE_NOT_CLOSED``, ``LINE_HANGS``,
            ``LINE_NO_AREA``, ``CRS_UNKNOWN``, ``CRS_TRANSFORM_FAILED``,
            ``CONTROL_LINE_NONE_IN_FORCE`` or ``CONTROL_LINE_SEVERAL_IN_FORCE``.

    >>> line = {"id": "L", "wkt": "POLYGON ((0 0, 50 0, 50 100, 0 100, 0 0))", "level": 1,
    ...         "version": "2024", "valid_from": "2024-01-01"}
    >>> lot = {"id": "p", "wkt": "POLYGON ((40 0, 80 0, 80 10, 40 10, 40 0))"}
    >>> [row] = check_control_line([lot], [line], on="2024-06-30")
    >>> row["class"], row["inside_m2"], row["outside_m2"], row["inside_share"], row["by_level"]
    ('crossing', 100.0, 300.0, 0.25, {'1': 100.0, '2': 0.0, '0': 0.0})
    >>> row["sliver"], row["boundary_error"], row["version"]
    (False, False, '2024')

    A line drawn as a line that closes, the parcel in feet:

    >>> drawn = {**line, "wkt": "LINESTRING (0 0, 50 0, 50 100, 0 100, 0 0)"}
    >>> [row] = check_control_line([lot], [drawn], on="2024-06-30", parcels_crs="EPSG:2229")
    >>> row["class"], round(row["inside_m2"], 2), row["measured_in"]
    ('crossing', 9.29, 'EPSG:2229')
    """
    entries = inputs.read_mappings(parcels, "parcels")
    line_entries = inputs.read_mappings(lines, "lines")
    ids = [entry.required_text("id") for entry in entries]
    registered = [entry.amount("registered_area_m2") for entry in entries]
    found = layers_service.check_layers(
        layers_service.Layer(*wkb.shape_fields(entries), parcels_crs or ""),
        layers_service.Layer(*wkb.shape_fields(line_entries), lines_crs or ""),
        [check_polygons_service.read_line(entry) for entry in line_entries],
        on=inputs.day_or_today(on, "on"),
        rule=ControlRule(
            tolerance=float(inputs.parse_number(tolerance, "tolerance")),
            max_remainder_m2=float(inputs.parse_number(max_remainder_m2, "max_remainder_m2")),
            thin_width_m=float(inputs.parse_number(thin_width_m, "thin_width_m")),
        ),
    )
    return found.to_json(ids, [None if area is None else float(area) for area in registered])


def assess_subsidy(
    project: Mapping[str, Any],
    policy: str = "jiangfu-2022-10",
    today: str | None = None,
    basis_document: str = "",
    **switches: Any,
) -> Json:
    """Assess the subsidy of one project under every admissible reading (E-1 … E-7).

    Args:
        project: ``district``, ``land_area_m2``, ``floor_area_m2`` (real, above ground),
            ``project_type``, ``use_before``, ``use_after`` and, where known,

            - land: ``land_area_source``, ``other_land_areas`` {source: m²}, ``land_tolerance_m2``,
              ``net_land_area_m2``, ``district_parts`` [{``district``, ``land_area_m2``,
              ``floor_area_m2``}], ``parcel_districts`` [code],
              ``registered_uses`` [{``use``, ``standard``}] of the parcels, ``village_park``;
            - building: ``far_floor_area_m2``, ``underground_floor_area_m2``,
              ``industrial_floor_area_m2``, ``retained_floor_area_m2``, ``stated_far``;
            - who: ``redeveloper``, ``right_holder``;
            - days: ``approved_on``, ``accepted_on`` or ``acceptances`` [{``kind``, ``number``,
              ``on``, ``interim``, ``floor_area_m2`` of the phase}], ``applied_on``;
            - ``already_paid`` or ``duplicates`` [{``project``, ``name``, ``kind``
              ``land|building|project``, ``overlap_m2``, ``reference``, ``paid``}];
            - ``three_old`` {``status``, ``overlap_m2``, ``entered_on``, ``as_of``, ``document``,
              ``finding`` ``excluded|applicable``}; ``approved`` and ``settled`` with a ``document``
              are the signed finding, without one the result warns.
        policy: Id of a policy pack.
        today: Day of the calculation; the real day when it is left out.
        basis_document: Number of the document by which the switches are chosen: it settles them,
            also a usual one that is named, so that readings which differ only in them no longer
            ask for a review. Without it a switch moves the amount and settles nothing.
        **switches: Readings chosen otherwise than the pack does: ``land_basis`` (A-04),
            ``far_source`` (A-05), ``far_land`` (A-06), ``far_rounding`` (A-07), ``reward_floor``,
            ``include_underground``, ``include_retained`` (A-08), ``phased`` (A-15),
            ``acceptance_kind`` (A-16).

    Returns:
        ``status`` (``ineligible`` before ``trial`` before ``review`` before ``eligible``),
        ``reasons``, ``warnings``, ``notes`` (field, value and what would fit, of warnings),
        ``far``, ``tier``, ``rate_yuan_per_m2``, ``amount_yuan``, ``city_share_yuan``,
        ``district_share_yuan``, ``readings``, ``reward_readings`` (A-08), ``edges`` (``up``,
        ``down``, ``land``, ``flips``: the distance to other results), ``trace``, ``switches`` and,
        where there are, ``decided`` (switches and document), ``parts`` and ``next_tier``.

    Raises:
        LowUseError: Input that cannot be read, ``PARTS_DO_NOT_ADD_UP``, ``PART_ABOVE_WHOLE``,
            ``POLICY_UNKNOWN``, ``SWITCH_UNKNOWN``, ``SWITCH_WITHOUT_FACT``.

    A ratio of exactly 2.0 belongs to the lower tier, and 0.01 m² more is worth 480,000.60 元:

    >>> plant = {"district": "440703", "land_area_m2": "24000", "floor_area_m2": "48000.00",
    ...          "project_type": "industrial_upgrade", "use_before": "0601", "use_after": "0601",
    ...          "accepted_on": "2024-06-30", "three_old": {"status": "none"}}
    >>> result = assess_subsidy(plant, today="2024-12-31")
    >>> result["status"], result["tier"], result["amount_yuan"], result["city_share_yuan"]
    ('eligible', 1, '2400000.00', '1200000.00')
    >>> result["next_tier"]["extra_floor_area_m2"], result["next_tier"]["extra_yuan"]
    ('0.01', '480000.60')
    >>> more = assess_subsidy({**plant, "floor_area_m2": "48000.01"}, today="2024-12-31")
    >>> more["status"], more["reasons"], more["amount_yuan"]
    ('review', ['FAR_ROUNDING_SENSITIVE'], '2880000.60')
    >>> more["edges"]["down"]["less_floor_area_m2"], more["edges"]["down"]["less_yuan"]
    ('0.01', '480000.60')

    A reading that is chosen moves the amount; the others stay beside it:

    >>> rounded = assess_subsidy(
    ...     {**plant, "floor_area_m2": "48000.01"}, today="2024-12-31", far_rounding="two_decimals"
    ... )
    >>> rounded["status"], rounded["amount_yuan"], rounded["readings"][1]["amount_yuan"]
    ('review', '2400000.50', '2880000.60')

    With a document the choice decides:

    >>> decided = assess_subsidy(
    ...     {**plant, "floor_area_m2": "48000.01"}, today="2024-12-31", far_rounding="exact",
    ...     basis_document="江自然函〔2024〕5号",
    ... )
    >>> decided["status"], decided["amount_yuan"]
    ('eligible', '2880000.60')
    """
    pack = find_policy(policy)
    result = subsidy.assess(
        read_project(project, pack),
        pack,
        switches=read_switches(switches, pack),
        today=inputs.day_or_today(today, "today"),
        decision=Decision(tuple(switches), basis_document.strip()),
    )
    return result.to_json()


def reimbursements(
    district: str, payments: Sequence[Any], policy: str = "jiangfu-2022-10"
) -> list[Json]:
    """Tell what the city gives back of each payment of a district (Y-34).

    Args:
        district: ``440703`` … ``440785``.
        payments: 元 in whole 分 in the order in which they were made; negative ones are reversals.
        policy: Id of a policy pack.

    Returns:
        One mapping a payment: ``paid_yuan``, ``city_yuan``, ``district_yuan``,
        ``cumulative_city_yuan``.

    Raises:
        LowUseError: Input that cannot be read, ``PAYMENT_NOT_IN_FEN``, ``REVERSAL_EXCEEDS_PAID``.

    >>> [line] = reimbursements("440705", ["411522.63"])
    >>> line["city_yuan"], line["district_yuan"]
    ('82304.53', '329218.10')
    >>> [line["city_yuan"] for line in reimbursements("440703", ["0.01", "0.01", "-0.02"])]
    ['0.01', '0.00', '-0.01']
    """
    amounts = [
        inputs.parse_number(payment, f"payments[{position}]")
        for position, payment in enumerate(inputs.read_list(payments, "payments"))
    ]
    lines = reimbursement.reimburse(district, amounts, find_policy(policy))
    return [line.to_json() for line in lines]


def identify(parcel: Mapping[str, Any], rules: str = "sample", on: str | None = None) -> Json:
    """Tell which rules of a standard propose a parcel as low-efficiency land (P-11, P-12).

    Args:
        parcel: Column names of the schema, and ``enterprises`` [{``uscc``, ``share`` (part of the
            enterprise's land on this parcel, 1 when left out), ``tax_wan`` {year: 万元} or
            ``tax_wan_per_mu`` with ``tax_land_m2`` {year: …}, ``grade`` {year: A … D},
            ``source_unit`` {year: text}, ``dishonest``}].
        rules: Id of a shipped rule set, path of a TOML file, or its text; ``sample`` is an example
            for exercises.
        on: Day of the assessment; the real day when it is left out.

    Returns:
        ``outcome`` (``suspected``, ``not_suspected`` or, when data is missing, ``incomplete``) and
        ``hits``, ``unknown``, ``exempt`` of the rules for low efficiency; ``outputs``: what the
        parcel is beside it, such as ``idle``, which never counts as low-efficiency; ``flags``
        such as ``BOUNDARY_DAY:L-1`` for a person to confirm; ``rules`` with outcome, value,
        threshold, unit, source, year, clause, output and why data is missing; ``why_not``: the
        clear rules with the distance to their threshold, the nearest first, and that as
        ``nearest``; ``score`` and ``score_most`` where the standard counts points; ``warnings``.

    Raises:
        LowUseError: Input that cannot be read, ``POLICY_UNKNOWN``, ``POLICY_INVALID``,
            ``POLICY_NOT_READ``.

    30 亩 with 240 万元 of tax a year and a ratio just at its threshold:

    >>> lot = {"use_code": "0601", "registered_area_m2": "20000", "floor_area_m2": "20000",
    ...        "enterprises": [{"uscc": "91440703MA4UXXXX1A",
    ...                         "tax_wan": {"2022": "240", "2023": "240"}}]}
    >>> result = identify(lot, on="2024-06-30")
    >>> result["outcome"], result["hits"]
    ('suspected', ['S-02'])
    >>> {line["code"]: line["value"] for line in result["rules"]}["S-02"]
    '8; 8'
    """
    rule_set = rules_of(rules)
    table, links, years = identification_inputs.read_parcel(parcel)
    day = inputs.day_or_today(on, "on")
    return identification.evaluate(table, links, years, rule_set, on=day).to_json(0)
