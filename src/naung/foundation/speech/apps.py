from django.apps import AppConfig


class SpeechConfig(AppConfig):
    name = "naung.foundation.speech"
    label = "speech"
