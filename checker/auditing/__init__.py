"""Doing an audit: reports checked in processes or on a cluster, kept in a cache, written and read as Parquet.

What an audit is (its values and their comparison) stands in ``checker.audit``; this package makes them.
"""
