from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "naung.foundation.vault"
    label = "vault"
