# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:identify``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.units import format_area
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.identification_rules import RuleSet

RULES = "sample"
ADDED_FIELDS = {"outcome": "text", "hits": "text", "unknown": "text", "rule_set": "text"}


class IdentifyAlgorithm(LowUseAlgorithm):
    """Lets the rules propose low-efficiency candidates."""

    key = "identify"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Identify low-efficiency candidates"),
            summary=tr("Applies a rule set to every parcel and proposes candidates."),
            help=tr(
                "Applies an identification standard to every parcel. A parcel is suspected when a "
                "rule hits, incomplete when no rule hits and data is missing for one, and not "
                "suspected otherwise: missing data is never a no. A proposal is not a tag; a "
                "person decides.\n\nWith a workspace, tax figures of the enterprises count and "
                "the results are kept there with rule set and day. Without one, give a layer; its "
                "fields are recognised by national code, Chinese title or English name, and "
                "rules on taxes stay incomplete.\n\nThe shipped rule set is an example for "
                "training and no official standard."
            ),
            tags=tr("identification,candidates,rules,low efficiency,suspected"),
        )

    def add_parameters(self) -> None:
        """Add workspace or layer, rules and day, and the results."""
        self.add_workspace_parameter(optional=True)
        for parameter in (
            parameters.polygons("INPUT", tr("Parcels"), tr("Instead of a workspace.")),
            parameters.text(
                "RULES",
                tr("Rule set"),
                tr("Id of a rule set; {rules} when it is left empty.", rules=RULES),
            ),
            parameters.day("ON", tr("Day of the assessment"), tr("Today when it is left empty.")),
            parameters.result_layer("OUTPUT", tr("Assessed parcels")),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("SUSPECTED", tr("Suspected parcels")))
        self.addOutput(QgsProcessingOutputNumber("NOT_SUSPECTED", tr("Parcels not suspected")))
        self.addOutput(QgsProcessingOutputNumber("INCOMPLETE", tr("Incomplete parcels")))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Assess a workspace or a layer."""
        from lowuse_plugin.domain.identification_rules import find_rule_set

        rules = find_rule_set(job.text("RULES") or RULES)
        if job.takes_layer():
            outputs = self._assess_layer(job, rules)
        else:
            outputs = self._assess_workspace(job, rules)
        job.warn_example(is_example=rules.example)
        return outputs

    def _assess_workspace(self, job: Job, rules: RuleSet) -> dict[str, Any]:
        from lowuse_plugin.services.identify import identify

        with job.open_workspace() as store:
            summary = identify(store, rules=rules, on=job.day("ON"), progress=job.progress)
        outputs = _told(job, asdict(summary))
        job.tell(tr("{count} results are new.", count=summary.written))
        return outputs

    def _assess_layer(self, job: Job, rules: RuleSet) -> dict[str, Any]:
        from lowuse_plugin.domain.identification import HIT, UNKNOWN
        from lowuse_plugin.qgis_bridge.layers import (
            extended,
            incoming_table,
            read_rows,
            write_rows,
        )
        from lowuse_plugin.services.identify import evaluate_table, outcome_totals
        from lowuse_plugin.services.identify_layer import layer_parcels

        source = job.source("INPUT")
        if source is None:
            raise LowUseError("WORKSPACE_OR_LAYER")
        rows = read_rows(source, job.context, job.progress)
        parcels = layer_parcels(incoming_table(rows), rows.wkb, rows.labels())
        evaluation = evaluate_table(parcels, rules, on=job.day("ON"))
        fields = extended(rows.fields, ADDED_FIELDS)
        sink, output = job.sink("OUTPUT", fields, source.wkbType(), rows.crs)
        if sink is not None:
            outcomes = evaluation.outcomes()
            written = (
                (
                    wkb,
                    [
                        *attributes,
                        outcomes[i],
                        ",".join(evaluation.codes(i, HIT)),
                        ",".join(evaluation.codes(i, UNKNOWN)),
                        rules.id,
                    ],
                )
                for i, (wkb, attributes) in enumerate(zip(rows.wkb, rows.attributes, strict=True))
            )
            write_rows(sink, fields, written, job.progress, len(rows.ids))
        job.tell_left_out(rows.without_geometry)
        counts, areas = outcome_totals(parcels, evaluation)
        figures = {"parcels": len(rows.ids), "counts": counts, "areas_m2": areas}
        return _told(job, figures) | {"OUTPUT": output}


def _told(job: Job, figures: Mapping[str, Any]) -> dict[str, Any]:
    """Tell the figures and return the outputs."""
    titles = {
        "suspected": tr("Suspected"),
        "incomplete": tr("Incomplete"),
        "not_suspected": tr("Not suspected"),
    }
    job.tell(tr("{count} parcels assessed", count=figures["parcels"]))
    for name, title in titles.items():
        area = format_area(figures["areas_m2"][name])
        job.tell(f"{title}: {figures['counts'][name]}, {area}")
    counts = {name.upper(): figures["counts"][name] for name in titles}
    return {**counts, "SUMMARY": as_json(figures)}
