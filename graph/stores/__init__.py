"""One file a projection of the map."""
