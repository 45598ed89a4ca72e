"""Which actors are not there: posts that nobody holds, and actors that ended or were replaced."""

import re
from typing import NamedTuple

import numpy as np

from remit.graph.columns import CONCEPT_CODES, RELATION_CODES, IntArray, Mask
from remit.graph.keys import distinct
from remit.graph.settling import OUT
from remit.graph.view import View, isin

# What can be held; a unit or programme that a source calls acting or vacant is a slip of the reader.
SEATS = ("Post", "Role")


class Proofs(NamedTuple):
    """Actors with the claim that shows it, one row a claim; an actor may have several."""

    actors: IntArray
    claims: IntArray

    @classmethod
    def of(cls, *parts: tuple[IntArray, IntArray]) -> "Proofs":
        """Several kinds of proof in one."""
        actors, claims = zip(*parts, strict=True)
        return cls(np.concatenate(actors), np.concatenate(claims))

    def only(self, kept: Mask) -> "Proofs":
        """The rows of actors in a mask over things."""
        rows = kept[self.actors]
        return Proofs(self.actors[rows], self.claims[rows])


def vacancies(view: View) -> Proofs:
    """Posts that nobody holds.

    Stated to be vacant; or held until a day that is over; or without a holder in a unit most of whose posts have one.
    A holder in force, and a source that does not disclose the name, speak against it.
    """
    standing = view.claims("Standing")
    stated = view.claims("Standing", "vacant")
    held = view.marked(view.objects(view.claims("Occupancy")))
    silent = view.marked(view.subjects(view.claims("Standing", "undisclosed")))
    other = view.marked(view.subjects(standing[~view.has("kind", standing, "top")]))
    left, bare = ended_occupancies(view), placements_of_the_bare(view, held)
    guessed = Proofs.of((view.objects(left), left), (view.subjects(bare), bare)).only(~other)
    seats = view.marked(view.things(*SEATS))
    return Proofs.of((view.subjects(stated), stated), guessed).only(seats & ~held & ~silent)


def ended_occupancies(view: View) -> IntArray:
    """Occupancies that began, count and hold no more, of posts that are still there."""
    columns = view.columns
    out = [CONCEPT_CODES[status] for status in OUT]
    begun = (columns.valid_from <= view.day.toordinal()) & ~isin(columns.status, out)
    over = np.flatnonzero((columns.relation == RELATION_CODES["Occupancy"]) & begun & ~view.in_force)
    return over[~view.gone[columns.object[over]]].astype(np.int32)


def placements_of_the_bare(view: View, held: Mask) -> IntArray:
    """Placements of posts without a holder in collectives most of whose posts have one."""
    placed = view.claims("Placement")
    placed = placed[view.is_kind(view.subjects(placed), "Post")]
    size = np.int64(len(held))
    seats = distinct(view.objects(placed) * size + view.subjects(placed))
    units, posts = np.divmod(seats, size)
    everyone = np.bincount(units, minlength=int(size))
    filled = np.bincount(units[held[posts]], minlength=int(size))
    mostly = 2 * filled > everyone
    return placed[mostly[view.objects(placed)] & ~held[view.subjects(placed)]]


# Binds ?actor and ?proof, the same reading as `vacancies`.
VACANT_SPARQL = """{
        ?actor a ?seat . FILTER (?seat IN (org:Post, org:Role))
        { ?proof a remit:Standing ; remit:inForce true ; remit:kind remit:vacant ; remit:subject ?actor }
        UNION
        {
            { ?proof a remit:Occupancy ; remit:object ?actor .
              MINUS { ?proof remit:effectiveStatus ?status
                  FILTER (?status IN (remit:rejected, remit:suggested, remit:implied)) }
              ?projection remit:asOf ?day .
              OPTIONAL { ?proof remit:validFrom ?from }
              FILTER (!bound(?from) || ?from <= ?day)
              MINUS { ?proof remit:inForce true } }
            UNION
            { ?proof a remit:Placement ; remit:inForce true ; remit:subject ?actor ; remit:object ?unit .
              ?actor a org:Post .
              { SELECT ?unit WHERE { ?post org:postIn ?unit ; a org:Post . OPTIONAL { ?holder org:holds ?post }
                    BIND (IF(bound(?holder), ?post, 1/0) AS ?filled) }
                GROUP BY ?unit HAVING (2 * COUNT(DISTINCT ?filled) > COUNT(DISTINCT ?post)) } }
            MINUS { ?other a remit:Standing ; remit:inForce true ; remit:kind ?otherKind ; remit:subject ?actor .
                FILTER (?otherKind != remit:top) }
        }
        MINUS { ?occupant org:holds ?actor }
        MINUS { ?hidden a remit:Standing ; remit:inForce true ; remit:kind remit:undisclosed ; remit:subject ?actor }
    }"""


def defunct(view: View) -> Proofs:
    """Actors that ended, or whose place another took."""
    ended, succession = view.claims("Standing", "ended"), view.claims("Succession")
    replaced = succession[view.subjects(succession) != view.objects(succession)]
    return Proofs.of((view.subjects(ended), ended), (view.objects(replaced), replaced))


# Binds ?actor and ?proof, the same reading as `defunct`.
DEFUNCT_SPARQL = """{
        { ?proof a remit:Standing ; remit:inForce true ; remit:kind remit:ended ; remit:subject ?actor }
        UNION
        { ?proof a remit:Succession ; remit:inForce true ; remit:subject ?heir ; remit:object ?actor
          FILTER (?heir != ?actor) }
    }"""

_SEATS_CYPHER = "MATCH (unit)<-[:PLACEMENT {in_force: true}]-(q:Post)"

# Which claims show it, as a condition on a relationship p between a node x and unit; $day is the day of the question.
VACANT_PROOF_CYPHER = f"""((type(p) = 'STANDING' AND p.in_force AND p.kind = 'vacant')
        OR (NOT EXISTS {{ MATCH (x)-[said:STANDING]->() WHERE said.in_force AND said.kind <> 'top' }}
            AND ((type(p) = 'OCCUPANCY' AND endNode(p) = x AND NOT p.in_force AND NOT p.effective_status IN {list(OUT)}
                    AND (p.valid_from = '' OR p.valid_from <= $day))
                OR (type(p) = 'PLACEMENT' AND startNode(p) = x AND p.in_force AND x:Post
                    AND 2 * COUNT {{ {_SEATS_CYPHER} WHERE EXISTS {{ (q)<-[:OCCUPANCY {{in_force: true}}]-() }}
                            RETURN DISTINCT q }}
                        > COUNT {{ {_SEATS_CYPHER} RETURN DISTINCT q }}))))"""

_VACANT_CYPHER = f"""((x:Post OR x:Role)
    AND EXISTS {{ MATCH (x)-[p:STANDING|OCCUPANCY|PLACEMENT]-(unit) WHERE {VACANT_PROOF_CYPHER} }}
    AND NOT EXISTS {{ (x)<-[:OCCUPANCY {{in_force: true}}]-() }}
    AND NOT EXISTS {{ (x)-[:STANDING {{kind: 'undisclosed', in_force: true}}]->() }})"""


def vacant_cypher(actor: str) -> str:
    """The same reading as `vacancies`, as a condition on a node."""
    return re.sub(r"\bx\b", actor, _VACANT_CYPHER)
