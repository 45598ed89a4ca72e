"""The deputy who answers where nobody is chief."""

from remit.loaders.report.reading import Concern, Duty, Span
from remit.loaders.report.stand_ins import stand_ins

NAMES = {"d": "Deputy Harbour Master", "h": "Harbour Master", "l": "Harbour Master for the lagoon", "p": "pilot"}
ROSTER = Duty(("d",), "responsible", (Span(40, 60),))


def of(chief: str, *duties: Duty) -> list[Concern]:
    return list(stand_ins([Concern("vacant", (chief,), (Span(0, 20),))], duties, NAMES.__getitem__))


def test_a_deputy_with_duties_holds_the_empty_post_for_the_time_being() -> None:
    assert of("h", ROSTER) == [Concern("acting", ("h",), (Span(40, 60),), "stand-in")]
    assert of("l", ROSTER)[0].actors == ("l",)


def test_the_duty_that_stands_nearest_to_the_vacancy_shows_it() -> None:
    far, near = (Duty(("d",), "responsible", (Span(at, at + 20),)) for at in (40, 930))
    (found,) = stand_ins([Concern("vacant", ("h",), (Span(900, 920),))], [far, near], NAMES.__getitem__)
    assert found.spans == (Span(930, 950),)


def test_nobody_stands_in_where_the_deputy_has_no_duty_or_is_another_one() -> None:
    assert of("h", Duty(("p",), "responsible", (Span(40, 60),))) == []
    assert of("p", ROSTER) == []
