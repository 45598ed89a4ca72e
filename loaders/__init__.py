"""One folder a source format."""
