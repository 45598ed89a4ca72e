"""Reporting lines as a picture: layers, few crossings, square corners. Pure geometry, in pixels; nobody paints here."""
