# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands first on the page of a result: status, amount, what changed, who claimed before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.display import shown_code, shown_day
from lowuse_plugin.gui.widgets.rich_text import action_link, plain
from lowuse_plugin.gui.widgets.subsidy.parts import AMBER, COLOURS, GREY, note, quiet, table
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.money_text import yuan
from lowuse_plugin.qgis_bridge.state_words import marked
from lowuse_plugin.qgis_bridge.subsidy_words import status_sentence

if TYPE_CHECKING:
    from lowuse_plugin.domain.claims.records import Blocker
    from lowuse_plugin.qgis_bridge.projects.rows import ProjectRow
    from lowuse_plugin.services.subsidy.read_calculation import Calculation

Result = Mapping[str, Any]


def title_html(row: ProjectRow) -> str:
    """Return name, number and district of a project."""
    aside = [shown_code("district", row.district), row.code, row.redeveloper]
    said = "  ·  ".join(part for part in aside if part)
    return f"<p><big><b>{plain(row.name)}</b></big><br>{quiet(said)}</p>"


def status_html(result: Result, *, outdated: bool) -> str:
    """Return the status as sign, word and sentence, and the amount with its split."""
    status = str(result["status"])
    colour = COLOURS.get(status, GREY)
    said = f"<b style='color:{colour}'>{plain(marked(status))}</b>"
    if outdated:
        said = f"<s>{said}</s> <b style='color:{AMBER}'>{plain(marked('outdated'))}</b>"
    sentence = f"<br>{plain(status_sentence(status))}"
    return f"<p><big><big>{said}</big></big>{sentence}</p>{_amount(result)}"


def _amount(result: Result) -> str:
    """Return the amount, how it comes about, and who pays it."""
    if result["amount_yuan"] is None:
        far = tr("floor area ratio {far}", far=result["far"])
        return f"<p>{plain(tr('No amount'))} · {plain(far)}</p>"
    trial = f" <b>〔{plain(tr('trial calculation'))}〕</b>" if result["status"] == "trial" else ""
    how = tr(
        "tier {tier}, {rate} yuan/m², floor area ratio {far}",
        tier=result["tier"],
        rate=result["rate_yuan_per_m2"],
        far=result["far"],
    )
    lines = [f"<big><big><b>{plain(yuan(result['amount_yuan']))}</b></big></big>{trial}",
             plain(how)]  # fmt: skip
    parts = result.get("parts")
    if not parts:
        lines.append(
            plain(
                tr(
                    "city gives {city}, district bears {district}",
                    city=yuan(result["city_share_yuan"]),
                    district=yuan(result["district_share_yuan"]),
                )
            )
        )
        return f"<p>{'<br>'.join(lines)}</p>"
    return f"<p>{'<br>'.join(lines)}</p>{parts_html(result, parts)}"


def parts_html(result: Result, parts: Sequence[Mapping[str, Any]]) -> str:
    """Return what falls to each district, and the sum."""
    rows = [
        (
            plain(shown_code("district", str(part["district"]))),
            plain(yuan(part["amount_yuan"])),
            plain(yuan(part["city_share_yuan"])),
            plain(yuan(part["district_share_yuan"])),
        )
        for part in parts
    ]
    whole = ("amount_yuan", "city_share_yuan", "district_share_yuan")
    rows.append((
        f"<b>{plain(tr('Sum'))}</b>", *(f"<b>{plain(yuan(result[name]))}</b>" for name in whole)
    ))  # fmt: skip
    heads = (tr("District"), tr("Amount"), tr("City gives"), tr("District bears"))
    return table(rows, heads, numbers=3)


def changes_html(found: Calculation, *, outdated: bool) -> str:
    """Return what is otherwise now than when it was calculated, field by field."""
    if not outdated and not found.changes:
        return ""
    again = action_link("calculate", tr("Calculate again"))
    if not found.changes:
        text = tr("Project or parcels were changed since; the result may be another one now.")
        return f"{note(f'↻ {text}')}<p>{again}</p>"
    rows = [
        (plain(change.title), plain(_shown(change.was)), f"<b>{plain(_shown(change.now))}</b>")
        for change in found.changes
    ]
    text = tr("Changed since this was calculated:")
    heads = (tr("Field"), tr("It was"), tr("It is now"))
    return f"{note(f'↻ {text}')}{table(rows, heads)}<p>{again}</p>"


def _shown(value: str) -> str:
    return value or tr("to be filled in")


def duplicates_html(duplicates: Sequence[Mapping[str, Any]]) -> str:
    """Return the earlier claims for the same land, building or project, each to be seen."""
    lines = []
    for each in duplicates:
        kinds = {
            "land": tr("the same land"),
            "building": tr("the same building"),
            "project": tr("the same project"),
        }
        said = [kinds.get(str(each["kind"]), str(each["kind"]))]
        if each.get("overlap_m2") is not None:
            said.append(tr("{area} m² overlap", area=each["overlap_m2"]))
        if each.get("reference"):
            said.append(str(each["reference"]))
        said.append(tr("paid already") if each.get("paid") else tr("entered, not paid yet"))
        show = action_link(f"map:{each['project']}", tr("Show both on the map"))
        text = f"{each['name']} · {' · '.join(said)}"
        lines.append(f"<li>⚠ <b>{plain(text)}</b> {show}</li>")
    return f"<ul style='margin-left:0;-qt-list-indent:0'>{''.join(lines)}</ul>" if lines else ""


def flags_html(flags: Sequence[Blocker]) -> str:
    """Return what a reviewer should look at in the parcels of the project; it refuses nothing."""
    lines = [f"<li>ℹ {plain(describe_code(each.code, each.params))}</li>" for each in flags]
    return f"<ul style='margin-left:0;-qt-list-indent:0'>{''.join(lines)}</ul>" if lines else ""


def snapshot_html(found: Calculation) -> str:
    """Return by what and by whom it was calculated, so that it can be done again."""
    policy = found.policy
    example = f" {tr('(example, for training only)')}" if policy.example else ""
    rows = [
        (tr("Policy"), f"{policy.title} {policy.document_no}{example}"),
        (tr("Parameters"), f"{policy.id} · sha256 {policy.sha256[:16]}…"),
        (tr("Calculated by"), f"{found.calculated_by}, {shown_day(found.calculated_on)}"),
        (tr("Software"), found.software_version),
    ]
    return table((plain(title), plain(text)) for title, text in rows)


def earlier_html(all_found: Sequence[Calculation], shown: Calculation) -> str:
    """Return every calculation of the project, the newest first, each to be looked at."""
    rows = []
    for each in all_found:
        day = f"{shown_day(each.calculated_on)} {each.calculated_by}"
        is_shown = each.case_uuid == shown.case_uuid
        first = f"<b>{plain(day)}</b>" if is_shown else action_link(f"case:{each.case_uuid}", day)
        amount = plain(yuan(each.result["amount_yuan"]))
        said = [marked(str(each.result["status"])), each.basis_document]
        rows.append((first, plain(" · ".join(filter(None, said))), amount))
    return table(rows, (tr("Calculated"), tr("Result"), tr("Amount")), numbers=1)
