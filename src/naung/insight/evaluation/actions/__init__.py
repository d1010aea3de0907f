"""Writers of rollouts."""

from naung.insight.evaluation.actions.afterwards import answer_rollout, enter_counts, look_otherwise, tell_begun
from naung.insight.evaluation.actions.drafts import change_asked, draft_rollout, lay_out, renew_rollout, tell_history
from naung.insight.evaluation.actions.sealing import seal_protocol, seal_rollout
from naung.insight.evaluation.actions.taking_out import take_words_out

__all__ = [
    "answer_rollout",
    "change_asked",
    "draft_rollout",
    "enter_counts",
    "lay_out",
    "look_otherwise",
    "renew_rollout",
    "seal_protocol",
    "seal_rollout",
    "take_words_out",
    "tell_begun",
    "tell_history",
]
