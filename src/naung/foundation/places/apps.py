from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "naung.foundation.places"
    label = "places"

    def ready(self) -> None:
        from naung.foundation.places.rules.tables import known_changes, map_sources

        known_changes()
        map_sources()
