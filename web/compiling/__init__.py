"""Python's sources as bytecode: compiled by the very Python that the browser will run."""
