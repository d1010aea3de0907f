from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "naung.foundation.audit"
    label = "audit"
