"""What follows the stage, one section per file, each drawn only while it is open."""
