"""Disclosure control of tables of counts: small cells are withheld, and enough others that none of them can be recovered.

The method is cell suppression on a two-way table with its margins. A table is a network: each row and each column is a
node, each cell an arc, so what an attacker can still compute of a withheld cell is a flow through the other withheld
cells (the interval of the linear programme; its corners are whole numbers). Complementary cells are taken along the
cheapest path that widens the interval. See Cox, "Network models for complementary cell suppression", JASA 90 (1995);
Hundepool et al., "Statistical Disclosure Control" (2012), chapter 4.

It does not protect against: a second table of the same persons with other margins (tables that share no margin but the
grand total are safe together, since the total is withheld only where it is itself small); the same table of another day;
someone who knows some of the persons in it; someone who runs this very method over every table that could stand behind
what is shown, to see which of them would have been shown so. Whoever shows tables keeps them to closed periods and to roles.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import log2

SMALLEST = 5  # a published cell is 0 or at least this
WIDTH = 5  # what is still possible for a withheld cell spans at least this much
UNBOUNDED = 10**9
NEAR = (5, 8, 12, 20, 30)  # how near to an end of its row a withheld number may be told to be: the first that is safe
ZERO_COST, MARGIN_COST = 4.0, 4.0  # a zero says more than it costs to keep; a margin is read first

Arc = tuple[int, int]  # (row, column) of the table with its margins
Cell = int | None  # None: withheld
Span = tuple[int, int]  # from and to, both included; twice the same number where it is shown


@dataclass(frozen=True)
class SafeTable:
    """A table as it may be shown: r rows by c columns, with margins. None where a number is withheld."""

    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...]
    column_totals: tuple[Cell, ...]
    total: Cell

    @property
    def withheld(self) -> int:
        """How many numbers are withheld, margins with them."""
        margins = (*self.row_totals, *self.column_totals, self.total)
        return sum(cell is None for row in (*self.cells, margins) for cell in row)


@dataclass(frozen=True)
class Ranges:
    """A safe table, and for each of its cells between what it lies for whoever knows all that is told."""

    table: SafeTable
    cells: tuple[tuple[Span, ...], ...]


def suppressed(table: Sequence[Sequence[int]]) -> SafeTable:
    """The table with its margins, each number 0 or at least 5, and no withheld number narrower than 5 to an attacker.

    `table`: r >= 1 rows of c >= 1 counts each; the margins are added here. A table of one row is a list with its total.
    The attacker knows every number shown, that rows and columns add up, and that counts are whole and not negative.
    The grand total is withheld only where it is itself between 1 and 4. The same table always gives the same answer.
    Raises ValueError for an empty or ragged table, or one of anything but whole numbers that are not negative.
    """
    return _closed(table).shown()


def ranged(table: Sequence[Sequence[int]], columns: Collection[int]) -> Ranges:
    """The table as `suppressed` shows it, and ranges that may be told beside it: each true, none narrower than 5 where withheld.

    Of a withheld cell of these columns in a row whose total is shown it may be told that it is near to nothing or to all of its
    row, with the first of NEAR that leaves every withheld number of the table 5 wide; where none does, the ranges are what the
    table tells by itself. So nothing that is computed from these ranges tells more than they do.
    """
    network = _closed(table)
    network.tell_near(columns)
    return Ranges(network.shown(), network.spans())


def _closed(table: Sequence[Sequence[int]]) -> "_Network":
    network = _Network(_with_margins(table))
    while narrow := network.first_narrow():
        if not network.widen(narrow):
            network.withhold_all()
            break
    return network


def _with_margins(table: Sequence[Sequence[int]]) -> list[list[int]]:
    rows = [list(row) for row in table]
    if not rows or not rows[0]:
        raise ValueError("a table has at least one row and one column")
    if any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("every row of a table has the same number of cells")
    for cell in (cell for row in rows for cell in row):
        if isinstance(cell, bool) or not isinstance(cell, int) or cell < 0:
            raise ValueError("a cell is a whole number, not negative")
    whole = [[*row, sum(row)] for row in rows]
    return [*whole, [sum(column) for column in zip(*whole, strict=True)]]


class _Network:
    """The table as arcs between row nodes and column nodes; margins run back, so that what goes in comes out."""

    def __init__(self, whole: list[list[int]]) -> None:
        self.whole = whole
        self.last_row, self.last_column = len(whole) - 1, len(whole[0]) - 1
        self.arcs: dict[Arc, tuple[int, int]] = {
            (i, j): self._ends(i, j) for i in range(len(whole)) for j in range(len(whole[0]))
        }
        self.total: Arc = (self.last_row, self.last_column)
        self.hidden = {arc for arc in self.arcs if 0 < self.value(arc) < SMALLEST}
        self.ready: set[Arc] = set()  # found wide; more hidden cells only widen it
        self.limits: dict[Arc, Span] = {}  # what is told of a withheld cell beside the table

    def value(self, arc: Arc) -> int:
        return self.whole[arc[0]][arc[1]]

    def _ends(self, i: int, j: int) -> tuple[int, int]:
        """Row i is node i, column j is node -1 - j. A cell runs from its row to its column; a margin the other way."""
        row, column = i, -1 - j
        return (column, row) if (i == self.last_row) != (j == self.last_column) else (row, column)

    def first_narrow(self) -> Arc | None:
        """A withheld cell whose interval is too narrow, in the table's order."""
        for arc in sorted(self.hidden - self.ready):
            if self._reach(arc, up=True)[0] + self._reach(arc, up=False)[0] < WIDTH:
                return arc
            self.ready.add(arc)
        return None

    def _reach(self, arc: Arc, *, up: bool, far: int = WIDTH) -> tuple[int, dict[Arc, int]]:
        """How far the cell can be moved from its true value, counted up to `far`, and the moves that do it."""
        tail, head = self.arcs[arc]
        start, goal = (head, tail) if up else (tail, head)
        most = min(far, self._room(arc, up, defaultdict(int)))
        moved: dict[Arc, int] = defaultdict(int)
        found = 0
        while found < most:
            path = self._path(start, goal, arc, moved)
            if path is None:
                break
            step = min(most - found, *(self._room(a, forward, moved) for a, forward in path))
            for a, forward in path:
                moved[a] += step if forward else -step
            found += step
        return found, moved

    def _room(self, arc: Arc, forward: bool, moved: dict[Arc, int]) -> int:
        least, most = self.limits.get(arc, (0, UNBOUNDED))
        now = self.value(arc) + moved[arc]
        return most - now if forward else now - least

    def _edges(self, arcs: set[Arc], but: Arc, moved: dict[Arc, int]) -> dict[int, list[tuple[int, Arc, bool]]]:
        """From each node where one may go by raising or lowering one of these cells."""
        edges: dict[int, list[tuple[int, Arc, bool]]] = defaultdict(list)
        for arc in sorted(arcs - {but}):
            tail, head = self.arcs[arc]
            if self._room(arc, True, moved) > 0:
                edges[tail].append((head, arc, True))
            if self._room(arc, False, moved) > 0:
                edges[head].append((tail, arc, False))
        return edges

    def _path(self, start: int, goal: int, but: Arc, moved: dict[Arc, int]) -> list[tuple[Arc, bool]] | None:
        edges = self._edges(self.hidden, but, moved)
        came: dict[int, tuple[int, Arc, bool]] = {}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for beyond, arc, forward in edges[node]:
                if beyond != start and beyond not in came:
                    came[beyond] = (node, arc, forward)
                    queue.append(beyond)
        return list(_back(came, start, goal)) if goal in came else None

    def widen(self, arc: Arc) -> bool:
        """Withhold the cheapest further cells that let this one move further; False where nothing does."""
        tail, head = self.arcs[arc]
        ways = []
        for up, start, goal in ((True, head, tail), (False, tail, head)):
            found, moved = self._reach(arc, up=up)
            if up or found < self.value(arc):
                ways.append(self._cheapest(start, goal, arc, moved))
        cost, more = min((way for way in ways if way), default=(0.0, []), key=lambda way: way[0])
        self.hidden |= set(more)
        return cost > 0

    def _cheapest(self, start: int, goal: int, but: Arc, moved: dict[Arc, int]) -> tuple[float, list[Arc]] | None:
        edges = self._edges(set(self.arcs) - ({self.total} - self.hidden), but, moved)
        costs, came = {start: 0.0}, dict[int, tuple[int, Arc, bool]]()
        heap = [(0.0, start)]
        while heap:
            cost, node = heapq.heappop(heap)
            if cost > costs[node]:
                continue
            for beyond, arc, forward in edges[node]:
                total = cost + self._cost(arc)
                if total < costs.get(beyond, float("inf")):
                    costs[beyond], came[beyond] = total, (node, arc, forward)
                    heapq.heappush(heap, (total, beyond))
        if goal not in came:
            return None
        return costs[goal], [a for a, _ in _back(came, start, goal) if a not in self.hidden]

    def _cost(self, arc: Arc) -> float:
        """What is lost by withholding: more for a large number, for a zero, for a margin; nothing for what is withheld."""
        if arc in self.hidden:
            return 0.0
        cost = 1 + log2(self.value(arc)) if self.value(arc) else ZERO_COST
        return cost * MARGIN_COST if self.last_row == arc[0] or self.last_column == arc[1] else cost

    def tell_near(self, columns: Collection[int]) -> None:
        """Tell of withheld cells that they are near to an end of their row, as near as leaves every withheld cell wide."""
        for near in NEAR:
            self.limits = dict(self._near(columns, near))
            self.ready = set()
            if self.limits and self.first_narrow() is None:
                return
        self.limits = {}

    def _near(self, columns: Collection[int], near: int) -> Iterator[tuple[Arc, Span]]:
        for i, j in self.hidden:
            row = (i, self.last_column)
            whole, value = self.value(row), self.value((i, j))
            if i == self.last_row or j not in columns or row in self.hidden or whole <= 2 * near:
                continue
            if value <= near:
                yield (i, j), (0, near)
            elif value >= whole - near:
                yield (i, j), (whole - near, whole)

    def spans(self) -> tuple[tuple[Span, ...], ...]:
        """Each cell of the body from its least to its most, as far as what is told lets it move."""
        return tuple(tuple(self._span((i, j)) for j in range(self.last_column)) for i in range(self.last_row))

    def _span(self, arc: Arc) -> Span:
        value = self.value(arc)
        if arc not in self.hidden:
            return value, value
        up, down = (self._reach(arc, up=each, far=UNBOUNDED)[0] for each in (True, False))
        return value - down, min(value + up, UNBOUNDED)

    def withhold_all(self) -> None:
        """Keep only the grand total, or not even that where it is small."""
        self.hidden |= set(self.arcs) - {self.total}

    def shown(self) -> SafeTable:
        rows = [
            tuple(None if (i, j) in self.hidden else cell for j, cell in enumerate(row))
            for i, row in enumerate(self.whole)
        ]
        body, margin = rows[:-1], rows[-1]
        return SafeTable(tuple(row[:-1] for row in body), tuple(row[-1] for row in body), margin[:-1], margin[-1])


def _back(came: dict[int, tuple[int, Arc, bool]], start: int, goal: int) -> Iterator[tuple[Arc, bool]]:
    node = goal
    while node != start:
        node, arc, forward = came[node]
        yield arc, forward
