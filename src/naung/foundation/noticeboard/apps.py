from django.apps import AppConfig


class NoticeboardConfig(AppConfig):
    name = "naung.foundation.noticeboard"
    label = "noticeboard"
