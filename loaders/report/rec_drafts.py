"""Recommendations in the making, and the lists that a line introduces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from remit.loaders.report.blocks import Block


@dataclass(slots=True)
class Draft:
    """What will be a recommendation: its number, its extent, its blocks, and the line that introduced it."""

    number: str
    start: int
    end: int
    blocks: list[Block]
    rule: str
    lead: Block | None = None


@dataclass(slots=True)
class Used:
    """Blocks that a recommendation took, and lines that introduced a list: their last sentence is taken too."""

    blocks: set[int] = field(default_factory=set)
    leads: set[int] = field(default_factory=set)

    def take(self, blocks: Sequence[Block]) -> None:
        """No other rule reads these again."""
        self.blocks.update(block.index for block in blocks)


def children(blocks: list[Block], lead: Block) -> list[Block]:
    """Items that `lead` introduces, without those nested in them."""
    found: list[Block] = []
    for block in blocks[lead.index + 1 :]:
        if block.kind == "heading" or (block.kind == "paragraph" and found):
            break
        if block.kind == "item" and block.lead == lead.index:
            found.append(block)
    return found


def tree_of(blocks: list[Block], item: Block) -> list[Block]:
    """An item with the items nested in it."""
    found = [item]
    for block in blocks[item.index + 1 :]:
        if block.kind != "item" or block.level <= item.level or block.list_id != item.list_id:
            break
        found.append(block)
    return found


def items_of(blocks: list[Block], lead: Block, items: list[Block], used: Used, rule: str) -> Iterator[Draft]:
    """One draft for each item that no other rule took."""
    for item in items:
        tree = [b for b in tree_of(blocks, item) if b.index not in used.blocks]
        if tree and tree[0] is item:
            used.take(tree)
            yield Draft(item.number, item.line_start, tree[-1].end, tree, rule, lead)
