"""The frameworks' own calls as they are written: in Python, or as a layer of a model's text."""
