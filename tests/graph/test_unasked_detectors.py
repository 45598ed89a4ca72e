"""Detectors that no query can say: on any map they find claims in force, again the same, and say it in words."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_files import TODAY
from random_maps import maps
from remit.graph.detecting import detect, registry
from remit.graph.view import View

UNASKED = [detector for detector in registry().values() if detector.no_query]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(st.data())
def test_flags_rest_on_claims_in_force(data: st.DataObject) -> None:
    map_ = data.draw(
        maps(data.draw(st.sampled_from([(), ("ReportingLine", "Placement"), ("Assignment", "Attribute")])))
    )
    view = View.of(map_, TODAY)
    standing = {view.claim_id(claim) for claim in range(len(view.in_force)) if view.in_force[claim]}
    found = list(detect(view, UNASKED))
    assert found == list(detect(View.of(map_, TODAY), UNASKED))
    for flag in found:
        assert flag.message
        assert flag.claims
        assert {claim.id for claim in flag.claims} <= standing
