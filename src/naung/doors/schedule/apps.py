from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "naung.doors.schedule"
    label = "schedule"
