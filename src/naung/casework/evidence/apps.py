"""Registers the room."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "naung.casework.evidence"
    label = "evidence"
