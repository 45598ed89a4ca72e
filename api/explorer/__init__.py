"""What the pages are made of: indexes of one edition, words of the field, links, excerpts, pictures."""
