"""What programs ask over HTTP: one resource a file, each with its `router`."""
