"""The knowledge: one rule a file, each a value ``RULE``. Adding a file adds the rule; see CONTRIBUTING.md."""
