from django.apps import AppConfig


class RecusalConfig(AppConfig):
    name = "naung.foundation.recusal"
    label = "recusal"
