"""The sidebar: what to pool, and how."""

from explorer.controls.inputs import input_controls
from explorer.controls.pools import pool_controls

__all__ = ["input_controls", "pool_controls"]
