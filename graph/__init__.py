"""The model, the stores, the detectors and the questions."""
