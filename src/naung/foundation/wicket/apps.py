from django.apps import AppConfig


class WicketConfig(AppConfig):
    name = "naung.foundation.wicket"
    label = "wicket"
