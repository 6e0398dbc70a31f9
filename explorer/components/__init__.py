"""What runs in the browser: a folder each, and `lib` for what they share."""
