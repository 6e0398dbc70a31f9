"""Receptive fields: which cells of an input a cell sees through several poolings.

Everything is said along one axis; the cells of a patch are its rows times its columns. The
formula is that of Araujo, Norris and Sim, "Computing receptive fields of convolutional neural
networks", Distill, 2019, https://doi.org/10.23915/distill.00021.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pooling.axis import Axis, Pair


@dataclass(frozen=True)
class ReceptiveField:
    """What the cells of a layer see along one axis, by the formula.

    Attributes
    ----------
    size : int
        Cells from the first to the last that one cell sees, both counted.
    jump : int
        Cells from what one cell sees to what its neighbour sees.
    start : int
        Position of the first cell that the layer's first cell sees; below 0 it lies in padding.
    """

    size: int
    jump: int
    start: int

    def patch(self, index: int) -> Pair:
        """Return the positions of the first and the last cell that a cell of the layer sees.

        They are not clipped to the input: what lies outside is padding.

        >>> ReceptiveField(size=3, jump=2, start=-1).patch(1)
        (1, 3)
        """
        first = self.start + index * self.jump
        return first, first + self.size - 1


def receptive_fields(layers: Sequence[Axis]) -> list[ReceptiveField]:
    """Return what the cells of each layer see, by the formula.

    With r the size, j the jump and a the start of the layer before, which are 1, 1 and 0 for the
    input, a layer of pool size k, stride s, dilation d and padding p in front has the size
    r + d (k - 1) j, the jump j s and the start a - p j.

    Parameters
    ----------
    layers : sequence of Axis
        The windows of each layer along one axis, on the output of the layer before.

    Returns
    -------
    list of ReceptiveField
        One for each layer.

    Raises
    ------
    ValueError
        If the layers do not follow each other, or the windows of one differ in size.

    Examples
    --------
    >>> from pooling import Geometry, PoolSpec
    >>> half, quarter = (Geometry.of(PoolSpec(2), (n, n)).rows for n in (8, 4))
    >>> receptive_fields([half, quarter])
    [ReceptiveField(size=2, jump=2, start=0), ReceptiveField(size=4, jump=4, start=0)]
    """
    _check_order(layers)
    fields = []
    size, jump, start = 1, 1, 0
    for number, axis in enumerate(layers, start=1):
        if axis.reads:
            raise ValueError(
                f"the windows of layer {number} differ in size, so there is no one receptive "
                "field; use patches"
            )
        size += axis.dilation * (axis.pool_size - 1) * jump
        start -= axis.pad_before * jump
        jump *= axis.stride
        fields.append(ReceptiveField(size, jump, start))
    return fields


def reads(layers: Sequence[Axis]) -> list[np.ndarray]:
    """Return which cells of the input each cell of each layer reads, through the layers between.

    Parameters
    ----------
    layers : sequence of Axis
        As `receptive_fields` takes them, of windows of any kind.

    Returns
    -------
    list of ndarray of bool, of shape (output length, input length)
        One for each layer. Padding is no cell of the input, wherever it was added.

    Raises
    ------
    ValueError
        If the layers do not follow each other.

    Examples
    --------
    >>> from pooling import Geometry, PoolSpec
    >>> axis = Geometry.of(PoolSpec(2, dilation=2, stride=1), (4, 4)).rows
    >>> reads([axis])[0].astype(int)
    array([[1, 0, 1, 0],
           [0, 1, 0, 1]])
    """
    _check_order(layers)
    found = []
    before = np.eye(layers[0].length, dtype=bool) if layers else np.empty((0, 0), bool)
    for axis in layers:
        own = np.zeros((axis.output_length, before.shape[1]), bool)
        for positions, is_real in zip(axis.positions().T, axis.is_real().T, strict=True):
            own[is_real] |= before[positions[is_real]]
        found.append(own)
        before = own
    return found


def patches(layers: Sequence[Axis]) -> list[np.ndarray]:
    """Return the first and the last cell of the input that each cell of each layer reads.

    Found from the windows themselves, so it is exact also at the edges, where a patch that the
    formula gives may lie in padding. Cells between the two may be left out: see `reads`.

    Parameters
    ----------
    layers : sequence of Axis
        As `receptive_fields` takes them, of windows of any kind.

    Returns
    -------
    list of ndarray of int, of shape (output length, 2)
        One for each layer.

    Raises
    ------
    ValueError
        If the layers do not follow each other, or a window reads no cell.

    Examples
    --------
    >>> from pooling import Geometry, PoolSpec
    >>> first = Geometry.of(PoolSpec(3, stride=2, padding=1), (6, 6)).rows
    >>> second = Geometry.of(PoolSpec(2, stride=1), (3, 3)).rows
    >>> patches([first, second])[1]
    array([[0, 3],
           [1, 5]])
    """
    _check_order(layers)
    found = []
    cells = np.arange(layers[0].length) if layers else np.empty(0, int)
    before = np.stack([cells, cells], axis=1)
    for number, axis in enumerate(layers, start=1):
        is_real = axis.is_real()
        if not is_real.any(axis=1).all():
            raise ValueError(f"a window of layer {number} reads no cell, so it has no patch")
        places = np.where(is_real, axis.positions(), 0)
        first = np.where(is_real, before[places, 0], before.max()).min(axis=1)
        last = np.where(is_real, before[places, 1], 0).max(axis=1)
        before = np.stack([first, last], axis=1)
        found.append(before)
    return found


def _check_order(layers: Sequence[Axis]) -> None:
    for number, (one, other) in enumerate(pairwise(layers), start=1):
        if other.length != one.output_length:
            raise ValueError(
                f"layer {number + 1} pools {other.length} cells, but layer {number} "
                f"gives {one.output_length}"
            )
