from django.apps import AppConfig


class LetterboxConfig(AppConfig):
    name = "naung.foundation.letterbox"
    label = "letterbox"
