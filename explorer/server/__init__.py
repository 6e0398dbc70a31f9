"""Memory and limits of the process."""
