"""What can be taken home: arrays, tables and drawings."""
