"""Measuring how well documents are read: what a careful person found in them beside what the reader found."""
