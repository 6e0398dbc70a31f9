"""Pooling with strides in NumPy: where every window falls, and what it keeps.

>>> import numpy as np
>>> from pooling import PoolSpec, pool
>>> pool(np.array([[10, 12, 8, 7], [4, 11, 5, 9]]), PoolSpec(pool_size=2, stride=2))
array([[12,  9]])
"""

from pooling.geometry import Geometry
from pooling.gradient import gradient, unpool
from pooling.modes import MODES
from pooling.operation import Trace, pool, trace
from pooling.scratch import average_pooling, get_pools, max_pooling
from pooling.spec import AdaptiveSpec, PoolSpec

__all__ = [
    "MODES",
    "AdaptiveSpec",
    "Geometry",
    "PoolSpec",
    "Trace",
    "average_pooling",
    "get_pools",
    "gradient",
    "max_pooling",
    "pool",
    "trace",
    "unpool",
]
