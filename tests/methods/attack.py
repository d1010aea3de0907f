"""The attacker: a linear programme over everything that is shown, solved exactly by a simplex of its own.

It shares nothing with the product's network: variables are the withheld numbers, equations are the sums of rows and columns.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from naung.methods.disclosure import SafeTable

Row = list[Fraction]
Bound = tuple[Mapping[tuple[int, int], int], Fraction | int]  # withheld numbers with factors: their sum is at most this


def intervals(shown: SafeTable, told: Sequence[Bound] = ()) -> dict[tuple[int, int], tuple[Fraction, Fraction | None]]:
    """For each withheld number, by row and column of the table with margins, the least and the most it can be; None: no bound.

    `told`: what is said beside the table.
    """
    whole = [[*row, total] for row, total in zip(shown.cells, shown.row_totals, strict=True)]
    whole.append([*shown.column_totals, shown.total])
    unknown = [(i, j) for i, row in enumerate(whole) for j, cell in enumerate(row) if cell is None]
    equations = list(_with_bounds(list(_equations(whole, unknown)), unknown, told))
    found = {}
    for at in range(len(unknown)):
        most = _maximum(equations, at, len(unknown) + len(told), 1)
        least = _maximum(equations, at, len(unknown) + len(told), -1)
        assert least is not None  # counts are not negative
        found[unknown[at]] = (-least, most)
    return found


def _equations(whole: list[list[int | None]], unknown: list[tuple[int, int]]) -> list[Row]:
    height, width = len(whole), len(whole[0])
    lines = [[(i, j, -1 if j == width - 1 else 1) for j in range(width)] for i in range(height)]
    lines += [[(i, j, -1 if i == height - 1 else 1) for i in range(height)] for j in range(width)]
    rows = []
    for line in lines:
        row = [Fraction(0)] * (len(unknown) + 1)
        for i, j, sign in line:
            cell = whole[i][j]
            if cell is None:
                row[unknown.index((i, j))] += sign
            else:
                row[-1] -= sign * cell
        rows.append([-x for x in row] if row[-1] < 0 else row)
    return rows


def _with_bounds(equations: list[Row], unknown: list[tuple[int, int]], told: Sequence[Bound]) -> list[Row]:
    """The equations and the bounds, each bound with a number of its own for what is left up to it."""
    rows = [[*row[:-1], *[Fraction(0)] * len(told), row[-1]] for row in equations]
    for at, (factors, most) in enumerate(told):
        row = [Fraction(factors.get(each, 0)) for each in unknown]
        row += [Fraction(int(k == at)) for k in range(len(told))] + [Fraction(most)]
        rows.append([-x for x in row] if row[-1] < 0 else row)
    return rows


def _maximum(equations: list[Row], at: int, n: int, sign: int) -> Fraction | None:
    """The most that sign * x[at] can be, x >= 0; None where there is no bound. Two phases, Bland's rule."""
    m = len(equations)
    table = [row[:-1] + [Fraction(int(k == r)) for k in range(m)] + [row[-1]] for r, row in enumerate(equations)]
    basis = [n + r for r in range(m)]
    first = [Fraction(0)] * n + [Fraction(-1)] * m
    assert _climb(table, basis, first, n + m) == 0, "what is shown contradicts itself"
    for r in range(m):  # artificial variables leave the basis wherever they can
        if basis[r] >= n:
            enter = next((k for k in range(n) if table[r][k] != 0), None)
            if enter is not None:
                _pivot(table, basis, r, enter)
    second = [Fraction(0)] * (n + m)
    second[at] = Fraction(sign)
    return _climb(table, basis, second, n)


def _climb(table: list[Row], basis: list[int], gain: Row, columns: int) -> Fraction | None:
    while True:
        enter = next((k for k in range(columns) if k not in basis and _reduced(table, basis, gain, k) > 0), None)
        if enter is None:
            return sum((gain[b] * row[-1] for b, row in zip(basis, table, strict=True)), Fraction(0))
        ratios = [(row[-1] / row[enter], basis[r], r) for r, row in enumerate(table) if row[enter] > 0]
        if not ratios:
            return None
        _pivot(table, basis, min(ratios)[2], enter)


def _reduced(table: list[Row], basis: list[int], gain: Row, k: int) -> Fraction:
    return gain[k] - sum((gain[b] * row[k] for b, row in zip(basis, table, strict=True)), Fraction(0))


def _pivot(table: list[Row], basis: list[int], r: int, enter: int) -> None:
    by = table[r][enter]
    table[r] = [x / by for x in table[r]]
    for other in range(len(table)):
        if other != r and table[other][enter]:
            factor = table[other][enter]
            table[other] = [x - factor * y for x, y in zip(table[other], table[r], strict=True)]
    basis[r] = enter
