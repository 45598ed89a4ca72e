"""Templates of the reports; they lie beside the code so that they are installed with it."""
