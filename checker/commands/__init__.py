"""The commands of the command line but ``check``, one module each, and what they share. Only these print and exit."""
