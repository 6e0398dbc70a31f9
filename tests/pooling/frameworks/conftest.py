"""PyTorch, where it is installed."""

import pytest


@pytest.fixture(scope="module")
def torch():
    torch = pytest.importorskip("torch")
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # on images this small a second thread only waits
    yield torch
    torch.set_num_threads(threads)
