"""Duties side by side: the pairs that a threshold on similarity gets wrong."""

import pytest

from remit.graph.alignment import Kinship, form, kinship, stem

PAIRS = [
    # One duty in two dresses.
    ("Provide input into the appraisals.", "Provide input into appraisals;", Kinship.EQUAL),
    ("The registrar shall keep the index.", "is responsible for keeping the index", Kinship.EQUAL),
    ("To develop, in close collaboration with the pilots, a plan", "Develop a plan", Kinship.EQUAL),
    ("*MUST* in conjunction with the Tech Leads identify gaps", "*MUST* identify gaps", Kinship.EQUAL),
    ("Train crews with the support of the North Bay Office and Legal", "Train crews", Kinship.EQUAL),
    ("They monitor the traffic", "Monitoring of traffic", Kinship.EQUAL),
    # One inside the other.
    ("Guide reviewers and contributors to the port", "Guide contributors of the port", Kinship.INSIDE),
    ("Prepare the annual budget", "Draft the annual budget", Kinship.INSIDE),
    ("Track gaps of the port's plan", "Track gaps of the port's plan proposal", Kinship.INSIDE),
    # Two objects.
    ("Establish port standards for pilots", "Establish port standards for case work", Kinship.PARALLEL),
    ("Manage issues of importance to pilots", "Manage issues of importance to crews", Kinship.PARALLEL),
    ("Elect a chair of the port board each January", "The council shall elect a council chair", Kinship.UNRELATED),
    # Two acts.
    ("Approve the removal of wrecks", "Remove wrecks", Kinship.UNRELATED),
    ("Delegate all repairs", "Repair all damage", Kinship.UNRELATED),
    ("Lead", "Lead the renewal of the lamps", Kinship.UNRELATED),
    # A passive's subject is its object, and a condition belongs to the duty.
    ("The index shall be kept in ink", "The ledger shall be kept in ink", Kinship.UNRELATED),
    ("If it burns, the master must ring the bell", "The master must ring the bell", Kinship.UNRELATED),
    ("The pilot must not sell charts", "The pilot must sell charts", Kinship.UNRELATED),
    ("", "Keep the index", Kinship.UNRELATED),
]


@pytest.mark.parametrize(("one", "other", "wanted"), PAIRS)
def test_residues_decide(one: str, other: str, wanted: Kinship) -> None:
    assert kinship(form(one), form(other)) is wanted
    assert kinship(form(other), form(one)) is wanted


def test_a_holder_is_left_out_where_the_sentence_names_it() -> None:
    wanted = form("keep the index")
    assert form("The Port Archive keeps the index.", ("Port Archive",)) == wanted
    assert form("keeping of the index by the Port Archive", ("Port Archive",)) == wanted


@pytest.mark.parametrize("word", ["plan", "plans", "planned", "planning"])
def test_grammar_is_no_difference(word: str) -> None:
    assert stem(word) == "plan"


@pytest.mark.parametrize("words", [("manage", "manages", "managing", "managed"), ("policy", "policies")])
def test_forms_of_a_word_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("status", "state"), ("focus", "foc"), ("glass", "glas"), ("bus", "bu")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)
