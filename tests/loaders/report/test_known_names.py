"""Names that a document uses: an office of the organisation that its title names is that office."""

import pytest

from remit.loaders.report.actors import Actors
from remit.loaders.report.document import parse_document
from remit.loaders.report.reading import Span


@pytest.mark.parametrize(("whole", "same"), [("Riverside Garden Society", True), ("Northgate Bowling Club", False)])
def test_an_office_of_the_organisation_in_the_title_is_the_office(whole: str, same: bool) -> None:
    duty = f"The Treasurer of the {whole} pays the bills."
    text = f"# Riverside Garden Society: Bylaws\n\n## Treasurer\n\nThe Treasurer keeps the books.\n\n{duty}\n"
    actors = Actors(parse_document(text))
    met = [actor for actor, _ in actors.mentions_in(Span(text.index("The Tr"), len(text))) if "treasurer" in actor]
    assert len(met) == 2
    assert (met[0] == met[1]) is same
