"""The app's pages, one per file."""
