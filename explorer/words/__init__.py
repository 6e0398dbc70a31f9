"""What is said: a catalogue for each language, and what fills its places."""
