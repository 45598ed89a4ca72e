"""Names that every organisation has: "the Board", "the Chief Executive Officer". They mean somebody only at home."""

from remit.graph.claim import name_key

# As `name_key` writes them: lower case, without a plural s.
_WORDS = frozenset(
    """
    of and for to in on s
    academic acting administrative administration administrator adviser advisor advisory agency annual appeal
    applicant appointment assistant associate association audit auditor authority
    board branch budget bureau business
    cabinet centre center ceo cfo chair chairman chairperson chairwoman change chief cio ciso clerk client commission
    commissioner committee communication community company complaint compliance contractor contributor coo
    coordination coordinator core corporate council councillor cto customer
    data department deputy designee development director directorate division duty
    editor employee enforcement ethic event executive external
    facilitator finance financial first founder foundation
    general governance governing governor group
    head headquarter health hr human
    incident information inspector internal investigation it
    joint junior
    lead leader leadership learner legal liaison line
    maintainer management manager managing member membership meeting minister moderator
    national network nominating nomination non
    office officer official operating operation operational organisation organization owner
    panel parent participant partner partnership party people performance permanent personnel planning pm policy
    practice president principal privacy procurement product professional program programme project protection public
    quality
    record region regional registrar release remuneration representative research resource review reviewer risk
    safety second secretariat secretary section security senior service shareholder society special sponsor sponsoring
    staff stakeholder standard steering strategic strategy student subcommittee supervisor supervisory support system
    task teacher team technical technology tender treasurer trust trustee training
    unit user
    vendor vice volunteer
    work worker working
    """.split()  # noqa: SIM905 a list of so many words is read best as one text
)
# An organisation of one word ("Parliament") has a name of its own; what somebody does ("Librarian") is none.
_OFFICES = frozenset({"Post", "Role", "Undefined"})


def is_ordinary(kind: str, name: str) -> bool:
    """Whether the name of an actor says nothing of whose it is: what one does, in a word, or words of any office."""
    words = name_key(name).split("-")
    acronym = sum(letter.isupper() for letter in name) > 1
    return (len(words) == 1 and kind in _OFFICES and not acronym) or all(word in _WORDS for word in words)
