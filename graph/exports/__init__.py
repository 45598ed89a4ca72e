"""The map in other formats: one file a family, each a function from a map to bytes in a stable order."""
