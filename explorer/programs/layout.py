"""What every snippet needs to know of a geometry, as numbers to write into code."""

from dataclasses import dataclass

from pooling import Geometry, PoolSpec
from pooling.axis import PadWidth, Pair


@dataclass(frozen=True)
class Snippet:
    """Code that reads ``image`` and leaves ``output``, and a sentence about conventions.

    Without a body there is no such code, and the note says why.
    """

    imports: str = ""
    body: str = ""
    note: str = ""


@dataclass(frozen=True)
class Layout:
    """The padding that makes every window of a spec whole, cut where no window reads on.

    Attributes
    ----------
    spec : PoolSpec
    geometry : Geometry
    is_colour : bool
    declared : ((top, bottom), (left, right))
        Padding as the spec declares it.
    overhang : (rows, cols)
        Cells beyond that, read by the last window in ceil mode.
    """

    spec: PoolSpec
    geometry: Geometry
    is_colour: bool
    declared: PadWidth
    overhang: Pair

    @classmethod
    def of(cls, spec: PoolSpec, shape: Pair, *, is_colour: bool) -> "Layout":
        """Lay the windows of a spec on an image of a height and a width."""
        geometry = Geometry.of(spec, shape)
        axes = geometry.rows, geometry.cols
        overhang = axes[0].overhang, axes[1].overhang
        ends = [axis.starts[-1] + axis.span - axis.length for axis in axes]
        after = [min(max(end, 0), axis.pad_after) for end, axis in zip(ends, axes, strict=True)]
        declared = ((axes[0].pad_before, after[0]), (axes[1].pad_before, after[1]))
        return cls(spec, geometry, is_colour, declared, overhang)

    @property
    def total(self) -> PadWidth:
        """Declared padding and overhang together."""
        (top, bottom), (left, right) = self.declared
        return (top, bottom + self.overhang[0]), (left, right + self.overhang[1])

    @property
    def is_padded(self) -> bool:
        """Whether any window reads beyond the input."""
        return self.total != ((0, 0), (0, 0))

    @property
    def is_dilated(self) -> bool:
        """Whether windows skip cells."""
        return self.spec.dilation != (1, 1)

    @property
    def span(self) -> Pair:
        """Height and width from a window's first cell to its last."""
        return self.geometry.rows.span, self.geometry.cols.span

    @property
    def pads_count(self) -> bool:
        """Whether padding cells count in the divisor of an average here."""
        spec = self.spec
        return spec.mode == "average" and spec.count_include_pad and self.is_padded


def batch(is_colour: bool, name: str = "image") -> str:
    """Write an image as a batch of one, channels first, the way PyTorch and ONNX take it."""
    if is_colour:
        return f"np.moveaxis({name}, -1, 0)[np.newaxis]"
    return f"{name}[np.newaxis, np.newaxis]"


def unbatch(is_colour: bool) -> str:
    """Write what turns such a batch back into an image."""
    return "[0].transpose(1, 2, 0)" if is_colour else "[0, 0]"


def pad_line(layout: Layout, value: str) -> str:
    """Write the line of NumPy that pads ``image`` on all sides with one value."""
    pad_width = _width(layout, layout.total)
    return f"padded = np.pad(image.astype(float), {pad_width}, constant_values={value})"


def nan_padded_lines(layout: Layout) -> list[str]:
    """Write the lines of NumPy that pad ``image`` with what the reductions leave out.

    A cell that is not a number never wins and never counts. Padding that an average does
    count is 0 instead.
    """
    if not layout.pads_count:
        return [pad_line(layout, "np.nan")]
    lines = [f"padded = np.pad(image.astype(float), {_width(layout, layout.declared)})"]
    if layout.overhang != (0, 0):
        beyond = ((0, layout.overhang[0]), (0, layout.overhang[1]))
        lines.append(f"padded = np.pad(padded, {_width(layout, beyond)}, constant_values=np.nan)")
    return lines


def _width(layout: Layout, sides: PadWidth) -> PadWidth | tuple[Pair, Pair, Pair]:
    return (*sides, (0, 0)) if layout.is_colour else sides
