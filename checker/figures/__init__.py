"""From a document to its figures: the lexer cuts tokens, numbers are read among their words, and what they mean is told.

The way of the data: ``lexer`` → ``stretch`` (tokens and what the vocabulary says of them) → ``run`` (left to right: what is
no figure by ``special`` and ``naming``, what is one by ``quantity``) → ``ledger`` (all that was found) → ``build.Reading``.
"""
