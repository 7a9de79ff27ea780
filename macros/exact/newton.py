"""One Newton step for the column factors of a table whose rows are met: whole numbers, and nothing is ever taken from anything."""

from __future__ import annotations

from collections.abc import Sequence

Matrix = list[list[int]]
# Couplings are reckoned from shares in 2^-40 of a quantum; shares and misses are told in 2^-64, steps in 2^-96.
COARSE, STEP = 24, 96
ONE = 1 << STEP
LONGEST = 32 << STEP
# In large tables couplings are told by this many digits, of which so many are dropped before a column is summed up.
NEAR, SPARE = 30, 17


def newton_step(coupling: Matrix, off: Sequence[int]) -> list[int]:
    """How much the logarithm of each column factor should grow, over 2^96, none more than 32 either way.

    `coupling`, over 2^64, is changed; `off` is what each column has too much.
    """
    step = _potentials(coupling, [-each for each in off])
    longest = max(map(abs, step))
    return [each * LONGEST // longest for each in step] if longest > LONGEST else step


def grown(factor: int, step: int) -> int:
    """factor·e^step, nearly, times 2^192, with the step over 2^96 and cut at 64."""
    size = min(abs(step), 64 * ONE)
    halvings = max(size.bit_length() - STEP + 1, 0)
    part = size >> halvings
    ratio = (2 * ONE + part) * ONE // (2 * ONE - part)
    for _ in range(halvings):
        ratio = ratio * ratio >> STEP
    return factor * ratio << STEP if step >= 0 else (factor << 3 * STEP) // ratio


def trimmed(factors: Sequence[int], digits: int) -> list[int]:
    """The factors on a scale on which the smallest above 0 has `digits` binary digits."""
    spare = min((factor.bit_length() for factor in factors if factor), default=digits) - digits
    return [factor >> spare if spare > 0 else factor << -spare for factor in factors]


def full_coupling(movable: Matrix) -> Matrix:
    """How columns draw on each other, over 2^64, by the shares that follow the factors: [j][k] with j < k.

    When a factor grows, its column takes from column k what the rows make v_j·v_k / sum of v: couplings as in a network of resistors.
    """
    width = len(movable[0])
    coupling = [[0] * width for _ in range(width)]
    for line in movable:
        known = [(j, value >> COARSE) for j, value in enumerate(line) if value >> COARSE]
        every = sum(value for _, value in known)
        for place, (j, value) in enumerate(known):
            target = coupling[j]
            for k, other in known[place + 1 :]:
                target[k] += value * other // every
    return [[value << COARSE for value in line] for line in coupling]


def near_coupling(movable: Matrix) -> Matrix:
    """The same by the leading digits, which are those of the largest row: enough where no line is much smaller than the others."""
    width = len(movable[0])
    drop = max(max(map(int.bit_length, map(sum, movable))) - NEAR, 0)
    coupling = [[0] * width for _ in range(width)]
    for line in movable:
        values = [value >> drop for value in line]
        every = sum(values) or 1
        shares = [(value << NEAR) // every for value in values]
        for j, value in enumerate(values):
            target = coupling[j]
            for k in range(j + 1, width):
                target[k] += value * shares[k] >> SPARE
    return [[value << drop >> NEAR - SPARE for value in line] for line in coupling]


def _potentials(coupling: Matrix, wanted: list[int]) -> list[int]:
    """Potentials over 2^96 that make these currents flow; `coupling[j][k]` with j < k, and the last column of every block stays at 0.

    A column is taken out by giving its couplings on to its neighbours, which only adds, so that weak couplings keep all their digits
    (Grassmann, Taksar and Heyman 1985).
    """
    width = len(wanted)
    sums = []
    for k in range(width):
        line = coupling[k]
        sums.append(sum(line[k + 1 :]))
        if sums[k]:
            near = [j for j in range(k + 1, width) if line[j]]
            for place, i in enumerate(near):
                wanted[i] += wanted[k] * line[i] // sums[k]
                for j in near[place + 1 :]:
                    coupling[i][j] += line[i] * line[j] // sums[k]
    found = [0] * width
    for k in reversed(range(width)):
        if sums[k]:
            flow = (wanted[k] << STEP) + sum(coupling[k][j] * found[j] for j in range(k + 1, width))
            found[k] = flow // sums[k]
    return found
