"""The app as a folder that any web host can serve: what `make site` does."""
