"""Registers the room."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Whether prevention works: rollouts, sealed before and answered after."""

    name = "naung.insight.evaluation"
    label = "evaluation"
