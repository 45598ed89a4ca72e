"""A language model as a second reader: asked only on request, and never trusted.

Nothing that it says becomes a claim unless its quote stands word for word in the document and its holder is named there
or in a heading above. What is left is a suggestion, compared with what the grammar read, and a person decides.
"""
