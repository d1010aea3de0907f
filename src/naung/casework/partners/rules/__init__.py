"""Decisions about forms for ODK Collect: what is published, how a phone's seal is opened, what a filled form says."""
