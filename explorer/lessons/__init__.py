"""Lessons: data, their reader, and checking an answer."""
