"""Generated from the Turtle: never edited by hand."""
