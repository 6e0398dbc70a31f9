"""How pooling is shown: the front end over the core in `pooling`."""
