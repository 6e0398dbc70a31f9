"""What the browser is told of a nudged result."""

import numpy as np
import pytest

from explorer.components.compare.reading import Reading
from pooling.nudged import WAYS, Nudged
from pooling.shifting import lines_of


def array(packed):
    values = np.frombuffer(packed["data"], packed["dtype"])
    return values.reshape(packed["shape"])


def reading(image, way, size=(2, 2), stride=(2, 2), border="around"):
    lines = lines_of(image.shape[:2], size, stride, border)
    output = Nudged.of(image, way, *lines).outputs([0], [0])[0, :, 0]
    return Reading(image, output, way, *lines)


def told(*args, **kwargs):
    return reading(*args, **kwargs).payload(is_picture=False, name="", is_known=False)


IMAGE = np.arange(20, dtype=np.uint8).reshape(4, 5)


def test_a_window_that_goes_around_the_end_names_the_cells_of_both_ends():
    sent = told(IMAGE, "max")
    assert array(sent["cols"]["positions"]).tolist() == [[0, 1], [2, 3], [4, 0]]
    assert array(sent["cols"]["coverage"]).tolist() == [2, 1, 1, 1, 1]
    assert sent["parts"] is None


def test_a_blurred_cell_names_each_cell_once_and_the_three_windows_it_is_made_from():
    sent = told(IMAGE, "blurred")
    assert array(sent["rows"]["positions"]).tolist() == [[3, 0, 1, 2], [1, 2, 3, 0]]
    assert array(sent["parts"]["rows"]).tolist()[0] == [[3, 0], [0, 1], [1, 2]]
    # At an edge windows are repeated, which leaves places open.
    sent = told(IMAGE, "blurred", border="edge")
    assert array(sent["cols"]["positions"]).tolist() == [[0, 1, 2, -1], [1, 2, 3, 4]]
    assert array(sent["parts"]["cols"]).tolist()[0] == [[0, 1], [0, 1], [1, 2]]


def test_an_average_divides_by_the_cells_of_its_window():
    sent = told(IMAGE, "average", (3, 2))
    rows, cols = (array(sent[axis]["divisors"]) for axis in ("rows", "cols"))
    assert set((rows[:, None] * cols).ravel().tolist()) == {6}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", [(2, 2), (3, 3), (7, 5), (20, 20)])
def test_every_bit_of_an_output_comes_back_from_what_is_sent(way, size):
    image = np.random.default_rng(5).integers(0, 256, (40, 40, 3)).astype(np.uint8)
    made = reading(image, way, size)
    sent = made.payload(is_picture=True, name="x", is_known=True)
    output = sent["output"]
    if output["is_deflated"]:
        assert sent["divisor"] == 1
        return
    values = array(output)
    back = (values / sent["divisor"]).astype(made.output.dtype)
    assert back.tobytes() == made.output.tobytes()
    assert "data" not in sent["input"]


def test_numbers_that_are_no_parts_of_whole_ones_are_sent_as_they_are():
    sent = told(np.array([[0.1, 0.2], [0.3, np.inf]]), "average")
    assert sent["divisor"] == 1
    assert array(sent["output"]).dtype == np.float64
