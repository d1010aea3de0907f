from django.apps import AppConfig


class EpisodesConfig(AppConfig):
    name = "naung.casework.episodes"
    label = "episodes"
