"""What is said of layers: a line of numbers for each, and what the last one has left."""

from collections.abc import Sequence

from explorer.state.stacked import Seen
from explorer.words.catalogue import say, say_count
from explorer.words.numbers import number
from explorer.words.sentences import shape
from pooling import Geometry
from pooling.axis import Axis, Pair

# Of rows and columns, what the cells of each layer see.
Both = tuple[tuple[Seen, ...], tuple[Seen, ...]]


def table_of(laid: Sequence[Geometry], seen: Both, size: Pair) -> list[list[str]]:
    """Write what each layer is and does, with the input first.

    Parameters
    ----------
    laid : sequence of Geometry
    seen : pair of tuple of Seen
    size : (int, int)
        Rows and columns of the input.

    Returns
    -------
    list of list of str
        In each line layer, size, pool, stride, jump, receptive field and share of the input.
    """
    none = say("stack.none")
    lines = [[say("stage.input"), shape(size), none, none, "1", "1", _share(size, size)]]
    for index, geometry in enumerate(laid):
        axes, layer = (geometry.rows, geometry.cols), index + 1
        stride = _pair([none if axis.reads else str(axis.stride) for axis in axes])
        jumps = [_jump(axis, own, index) for axis, own in zip(axes, seen, strict=True)]
        fields = [_field(axis, own, index) for axis, own in zip(axes, seen, strict=True)]
        output = geometry.output_shape
        said = [_pool(axes), stride, _both(jumps), _both(fields)]
        lines.append([str(layer), shape(output), *said, _share(output, size)])
    return lines


def left_of(laid: Sequence[Geometry], seen: Both, size: Pair) -> str:
    """Say how many cells the last layer still has, and what one of them stands for."""
    if not laid:
        return ""
    output = laid[-1].output_shape
    left = output[0] * output[1]
    cells = {"all": f"{size[0] * size[1]:,}", "share": _share(output, size)}
    rows, cols = (own[-1].field for own in seen)
    if rows is None or cols is None:
        return say_count("stack.left_alone", left, **cells)
    field = shape((rows.size, cols.size))
    sentence = say_count("stack.left", left, **cells, field=field)
    most = tuple(int(own[-1].counts.max()) for own in seen)
    if len(laid) < 2 or most != (rows.size, cols.size):
        return sentence
    jump = _pair([str(rows.jump), str(cols.jump)])
    form = "as_one_equal" if _gives_the_same(laid) else "as_one"
    return " ".join([sentence, say(f"stack.{form}", field=field, jump=jump)])


def _gives_the_same(laid: Sequence[Geometry]) -> bool:
    """Return whether one pool that reads the same would also give the same numbers.

    That is the largest of the largest, or the smallest of the smallest, inside of the input.
    """
    modes = {geometry.spec.mode for geometry in laid}
    axes = [axis for geometry in laid for axis in (geometry.rows, geometry.cols)]
    is_inside = all(axis.pad_before == axis.pad_after == axis.overhang == 0 for axis in axes)
    return len(modes) == 1 and modes <= {"max", "min"} and is_inside


def rule_of(laid: Sequence[Geometry]) -> str:
    """Say the formulas whose numbers the table has."""
    axes = [axis for geometry in laid for axis in (geometry.rows, geometry.cols)]
    is_dilated = any(axis.dilation > 1 for axis in axes)
    return say("stack.rule_dilated" if is_dilated else "stack.rule")


def _pool(axes: tuple[Axis, Axis]) -> str:
    size = _pair([str(axis.pool_size) for axis in axes])
    if any(axis.reads for axis in axes):
        return say("stack.up_to", size=size)
    if any(axis.dilation > 1 for axis in axes):
        dilation = _pair([str(axis.dilation) for axis in axes])
        return say("stack.dilated", size=size, dilation=dilation)
    return size


def _pair(said: list[str]) -> str:
    """Write a height and a width, or one number where they are the same."""
    return said[0] if said[0] == said[1] else " × ".join(said)


def _jump(axis: Axis, seen: tuple[Seen, ...], index: int) -> str:
    now, before = seen[index].field, seen[index - 1].field if index else None
    if now is None:
        return say("stack.none")
    return f"{before.jump if before else 1} × {axis.stride} = {now.jump}"


def _field(axis: Axis, seen: tuple[Seen, ...], index: int) -> str:
    """Write the formula with the numbers of a layer put in, or how far any of its cells sees."""
    now, before = seen[index].field, seen[index - 1].field if index else None
    if now is None:
        first, last = seen[index].patches[0].T
        return say("stack.up_to", size=int((last - first).max()) + 1)
    size, jump = (before.size, before.jump) if before else (1, 1)
    dilation = f"{axis.dilation} × " if axis.dilation > 1 else ""
    return f"{size} + {dilation}({axis.pool_size} − 1) × {jump} = {now.size}"


def _both(said: list[str]) -> str:
    """Write what is said of rows and columns, once where it is the same."""
    rows, cols = said
    return rows if rows == cols else say("stack.both", rows=rows, cols=cols)


def _share(output: Pair, size: Pair) -> str:
    share = 100 * output[0] * output[1] / (size[0] * size[1])
    return say("stack.share", share=number(share))
