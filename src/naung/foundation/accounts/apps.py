"""The room of the officers' accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who may come in, and how she shows that it is she."""

    name = "naung.foundation.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
