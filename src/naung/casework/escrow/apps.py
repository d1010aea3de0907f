from django.apps import AppConfig


class EscrowConfig(AppConfig):
    name = "naung.casework.escrow"
    label = "escrow"
