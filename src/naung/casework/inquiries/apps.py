"""Registers the room."""

from django.apps import AppConfig


class InquiriesConfig(AppConfig):
    """Asking another desk whether it knows somebody."""

    name = "naung.casework.inquiries"
    label = "inquiries"
