from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "naung.foundation.messaging"
    label = "messaging"
