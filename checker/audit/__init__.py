"""Audits: many reports over many periods, as a summary to put on the table and a data set to query."""
