"""Reviewing what was read: what to look at first, in its sentence, and what a key press decides."""
