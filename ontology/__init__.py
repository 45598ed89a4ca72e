"""The vocabulary: Turtle with SHACL, and what is generated from it."""
