from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "naung.casework.cases"
    label = "cases"
