"""Recommendations in the house styles of several kinds of auditors: number, addressees, redaction, extent."""

import pytest

from remit.loaders.report.blocks import read_blocks
from remit.loaders.report.reading import Recommendation
from remit.loaders.report.recommendations import recommendations
from remit.loaders.report.transcript import transcript_blocks
from tests.loaders.report.named import Bracketed

# text -> number/addressees/redaction of each recommendation
STYLES = {
    "The panel recommends that Acme Lamps Ltd, Cork amend its plan.\n": ["/acme lamps ltd/none"],
    "Recommendations\n\n2a. The panel recommends that the [port] buy a boat.\n"
    "2b. The panel recommends that fees affecting the [yard] be cut.\n": ["2a/port/none", "2b//none"],
    "The panel recommends that the [port] system be kept.\n": ["//none"],
    "On 4 May 2011 the panel recommended to the [harbour board] that it mark the shoals.\n": ["/harbour board/none"],
    "Recommendation 05311\n\nThe [port] should buy a boat.\n": ["05311/port/none"],
    "Recommendations\n\nThe [port] should buy a boat.\n\nThe [yard] should mend it.\n": ["/port/none", "/yard/none"],
    "Recommendation\n\nThe [Harbour Council|council] accept the report of the auditor.\n": ["/council/none"],
    "Recommendation 5\nThat, after the count, the [port] buy a boat.\n": ["5/port/none"],
    "Recommendation 8\nPortCo must list its boats.\n": ["8/portco/none"],
    "Status of audit recommendations\n\nA. The [port] should buy a boat.\n\nB. The [yard] should mend it.\n": [
        "A/port/none",
        "B/yard/none",
    ],
    "Conclusions and recommendations\n\nBoats\n\n1. The boats are old. The [port] should buy new ones.\n\n"
    "Berths\n\n2. We expect the [yard] to count its berths.\n": ["1/port/none", "2/yard/none"],
    "Recommendation 4\nThe [port] should buy a boat. The [pilots] should sail it.\nBoats\nThey float.\n": [
        "4/port+pilots/none"
    ],
    "Recommendation 2: A register should be kept.\n": ["2//none"],
    "Recommendation 7\nA count should be made, berth by berth, by the [port], the [yard] and [pilots].\n": [
        "7/port+yard+pilots/none"
    ],
    "Recommendation 8\nThe part of the [port] should be kept, and the [yard] should be asked early.\n": ["8//none"],
    "Recommendation 3\n[Pilots] should not be used as clerks.\n": ["3//none"],
    "Recommendation 5\nThe [Agency|agency] should buy boats:\n(section removed)\nOnce bought, boats will be named.\n": [
        "5/agency/partial"
    ],
    "Recommendation 9\n(section removed).\nEach point is explained below.\n": ["9//full"],
    "Recommendation 6 (b)(7)(E)\n": ["6//full"],
    "We recommend that the [clerk] take the following two actions:\n\n(1) Count the keys.\n(2) Lock the doors.\n": [
        "1/clerk/none",
        "2/clerk/none",
    ],
    "To save time we recommend all [wardens]:\n\n- Count the keys.\n- Lock the doors.\n": [
        "/wardens/none",
        "/wardens/none",
    ],
    "We recommend that:\n\n- the [clerk] count the keys;\n- the [usher] lock the doors.\n": [
        "/clerk/none",
        "/usher/none",
    ],
    "Recommendations\n1.1\n\nWe recommend that both the [clerk] and the [usher] count the keys.\n\n1.2\n\n"
    "We also recommend that, unlike the [dean], the [usher]\n-- Buy a lock.\n-- Fit it.\n": [
        "1.1/clerk+usher/none",
        "1.2/usher/none",
    ],
    "In 2009 the [tribunal] recommended that the [clerk] count the keys.\n": ["/clerk/none"],
    "The [dean] has done well and we recommend that he carry on.\n": ["/dean/none"],
    "Recommendations for Action\n\nThe [dean] should direct the [clerk] to count the keys. (Recommendation 1)\n\n"
    "The [usher], with the [clerk], should lock the doors. (Recommendation 2)\n": ["1/dean/none", "2/usher/none"],
    "1.22 Recommendation. The [dean], in consultation with the [clerk], should count the keys.\n": ["1.22/dean/none"],
    "Keys. Recommendation: The [clerk] should count the keys.\n\nActions needed: The clerk agreed.\n": ["/clerk/none"],
    "The main task for the [clerk] is to count. We recommend that the [Director], [Ports], act at once.\n": [
        "/director/none"
    ],
}
OPEN = (
    "Open recommendations of the auditor\n\nReport 1, Keys\n\nThe [clerk] should count the keys each week.\n\n"
    "Status: Open.\n\nTrain every usher in the use of locks.\n\nThe house has nine doors and two gates.\n"
)
NO_RECOMMENDATION = (
    "Recommendation 3 was closed last year.\n",
    "The [board] will recommend changes to the plan.\n",
    "A court can recommend a fine.\n",
    "Duties of the [clerk]\n\n1. Counts the keys.\n2. Recommends new locks to the dean.\n",
    "The key steps recommended by the [council] were taken.\n",
    "Recommendations\n\nThe audit found nothing.\n",
    "Conclusions and recommendations\n\n1. The [board] found that pay was late.\n\n2. Pay was late in every port.\n",
)


def read(marked: str) -> list[str]:
    document = Bracketed(marked)
    found = recommendations(document.text, read_blocks(document.text), document)
    return [f"{r.number}/{'+'.join(r.addressees)}/{r.redacted}" for r in found]


@pytest.mark.parametrize("text", STYLES)
def test_styles(text: str) -> None:
    assert read(text) == STYLES[text]


@pytest.mark.parametrize("text", NO_RECOMMENDATION)
def test_what_only_speaks_of_recommendations(text: str) -> None:
    assert read(text) == []


def test_a_list_of_open_recommendations_needs_no_labels() -> None:
    assert read(OPEN) == ["/clerk/none", "//none"]


def test_a_generic_addressee_is_marked() -> None:
    document = Bracketed("Recommendation 1\nThe [Department|dep] should count the keys.\n")
    (one,) = recommendations(document.text, read_blocks(document.text), document)
    assert one.generic_addressee


TABLE = (
    "Finding\tRecommendations\tAction Plan\n"
    "<p>1. Keys</p> <p>Nobody counts them.</p>\t<p>31. The [clerk] must count the keys.</p>\t"
    "<p>Keys counted by [usher]</p>\n"
    "<p>2. Doors</p> <p>Doors stood open for</p>\t<p>29. The failure of those who run the house to make it clear</p>\t"
    "<p>New locks and</p>\n"
    "\n"
    "<p>many nights.</p>\t<p>who locks them is plain.</p>\t<p>new doors</p>\n"
    "<p>3. Lamps</p>\t\t<p>Lamps bought</p>\n"
)


def table() -> tuple[Bracketed, list[Recommendation]]:
    document = Bracketed(TABLE)
    return document, recommendations(document.text, read_blocks(document.text), document)


def test_numbers_stand_in_the_cells_in_any_order() -> None:
    _, found = table()
    assert [(r.number, r.addressees, r.findings) for r in found] == [("31", ("clerk",), ("1",)), ("29", (), ("2",))]


def test_a_row_broken_by_a_page_has_two_spans() -> None:
    document, found = table()
    words = [document.text[s.start : s.end] for s in found[1].spans]
    assert words == ["29. The failure of those who run the house to make it clear", "who locks them is plain."]


def test_the_orphan_of_a_lost_label() -> None:
    head = "HARBOUR AUDITS Ministry of Ports HA-7 "
    pages = (
        "The port is old. ",
        "Few boats float. ",
        "None of them sail. ",
        "All of them leak. ",
        ": Buy a new boat for the port. Mend all the old ones by May. ",
        "Answers and comments ",
    )
    flow = "".join(head + page for _ in range(3) for page in pages)
    parts = [flow[i : i + 120].strip() for i in range(0, len(flow), 120)]
    text = "\n\n".join(f"{n} {part[:30]}\n{part}" for n, part in enumerate(parts, 1)) + "\n"
    document = Bracketed(text)
    found = recommendations(text, transcript_blocks(text), document)
    assert [(r.number, text[r.spans[0].start : r.spans[0].end]) for r in found][:2] == [
        ("unknown", "Buy a new boat for the port."),
        ("unknown", "Mend all the old ones by May."),
    ]
