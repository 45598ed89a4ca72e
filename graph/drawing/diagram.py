"""From boxes and links to a picture: layers, cells, order, places, lines."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from remit.graph.drawing.cells import cells
from remit.graph.drawing.order import ordered
from remit.graph.drawing.place import placed
from remit.graph.drawing.ranks import ranks
from remit.graph.drawing.route import Key, Router, Segment
from remit.graph.drawing.shapes import LANE, Cell, Link, Net, Picture


def diagram(
    boxes: Sequence[int],
    links: Sequence[Link],
    main: Mapping[int, int],
    firm: frozenset[str] = frozenset(),
    aside: Collection[int] = (),
) -> Picture:
    """A picture of boxes (numbers from 0) and links.

    `main` is the tree that the picture follows: the superior below whom a box is drawn, without circles; its pairs are
    among the links. Links of a `firm` style have their superior above wherever no circle forbids it. A link to itself
    is not drawn. Those `aside`, who have a superior in `main`, stand beside the line to their colleagues.
    """
    links = list(dict.fromkeys(link for link in links if link.lower != link.upper))
    rank = ranks(boxes, main, links, firm, aside)
    ordered_boxes = as_tree(boxes, main)
    made = cells(ordered_boxes, rank, main, links)
    home = {box: cell for cell in made for box in cell.boxes}
    layers: list[list[Cell]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for cell in made:
        layers[cell.layer].append(cell)
    segments = Threads(layers, home, main).all(links)
    edges = [(s.upper, s.lower) for s in segments if s.upper is not None]
    edges = list({(upper.key, lower.key): (upper, lower) for upper, lower in edges}.values())
    layers = ordered(layers, edges)
    placed(layers, edges)
    plain: dict[Key, bool] = {(link.upper, link.style, ""): (link.lower, link.upper) in main.items() for link in links}
    router = Router(layers, segments, {s.net: plain.get(s.net, False) for s in segments})
    router.run()
    return painted(router)


def painted(router: Router) -> Picture:
    """What the router found, as a picture."""
    boxes = router.boxes()
    nets = [Net(int(str(net[0])), str(net[1]), strokes) for net, strokes in router.strokes().items()]
    right = [box.right for box in boxes.values()] + [max(s.x1, s.x2) for net in nets for s in net.strokes]
    bottom = [box.bottom for box in boxes.values()] + [max(s.y1, s.y2) for net in nets for s in net.strokes]
    return Picture(boxes, nets, list(router.ends()), max(right, default=0.0), max(bottom, default=0.0))


def as_tree(boxes: Sequence[int], main: Mapping[int, int]) -> list[int]:
    """The boxes, each followed by those drawn below it, siblings in the given order."""
    below: dict[int, list[int]] = {}
    for box in boxes:
        below.setdefault(main.get(box, -1), []).append(box)
    found: list[int] = []
    waiting = below.get(-1, [])[::-1]
    while waiting:
        box = waiting.pop()
        found.append(box)
        waiting += below.get(box, [])[::-1]
    return found


class Threads:
    """Links as segments from layer to layer; a lane is made in every layer that one passes."""

    def __init__(self, layers: list[list[Cell]], home: Mapping[int, Cell], main: Mapping[int, int]) -> None:
        self.layers = layers
        self.home = home
        self.main = main
        self.lanes: dict[Key, Cell] = {}
        self.segments: dict[tuple[Key, Key, Key], Segment] = {}

    def all(self, links: Iterable[Link]) -> list[Segment]:
        """The segments of all links."""
        for link in links:
            lower, upper = self.home[link.lower], self.home[link.upper]
            if lower.layer == upper.layer:
                self.over(link, lower, upper)
            elif upper.layer < lower.layer:
                self.down((link.upper, link.style, ""), upper, lower, link)
            else:
                self.up(link, lower, upper)
        return list(self.segments.values())

    def down(self, net: Key, upper: Cell, lower: Cell, link: Link) -> None:
        """The usual way: from the superior down, through lanes that all links of the net share."""
        here = upper
        for layer in range(upper.layer + 1, lower.layer):
            lane = self.lane(net, layer)
            self.segment(net, here, lane)
            here = lane
        self.segment(net, here, lower).links.append(link)

    def up(self, link: Link, lower: Cell, upper: Cell) -> None:
        """The superior stands further down: the line leads down to it, with an arrow."""
        net = (link.upper, link.style, link.lower)
        here = lower
        for layer in range(lower.layer + 1, upper.layer):
            lane = self.lane(net, layer)
            self.segment(net, here, lane)
            here = lane
        segment = self.segment(net, here, upper)
        segment.links.append(link)
        segment.down = True

    def over(self, link: Link, lower: Cell, upper: Cell) -> None:
        """Both stand in one layer: the line goes over it, with an arrow at the superior."""
        net = (link.upper, link.style, "over")
        self.segment(net, None, lower).links.append(link)
        segment = self.segment(net, None, upper)
        segment.down = True
        segment.links.append(link)

    def lane(self, net: Key, layer: int) -> Cell:
        """The place where a net passes a layer."""
        key = ("lane", *net, layer)
        if key not in self.lanes:
            self.lanes[key] = Cell(key, layer, (), LANE)
            self.layers[layer].append(self.lanes[key])
        return self.lanes[key]

    def segment(self, net: Key, upper: Cell | None, lower: Cell) -> Segment:
        """The segment between two cells."""
        key = (net, upper.key if upper else (), lower.key)
        if key not in self.segments:
            self.segments[key] = Segment(net, lower.layer - 1, upper, lower)
        return self.segments[key]
