"""The only package that knows spaCy: loads a pipeline and turns its documents into plain ``Sentence`` tuples."""
