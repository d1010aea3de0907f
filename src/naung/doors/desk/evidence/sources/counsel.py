"""Who receives the power: her counsel of now. What counsel wrote down for herself is read by nobody here."""

from collections.abc import Mapping

from naung.casework.counsel.queries import counsel_for
from naung.doors.desk.evidence.sources.asking import Asked
from naung.foundation.errors import RuleBroken


def suggested(asked: Asked) -> Mapping[str, str]:
    """Names and bodies of those who are her counsel today."""
    try:
        open_now = counsel_for(asked.case, asked.person, actor=asked.actor).open
    except RuleBroken:  # a person who is no victim in this case has no counsel here
        return {}
    bodies = dict.fromkeys(each.body for each in open_now if each.body)
    return {
        "penerima_kuasa_nama": "\n".join(each.name for each in open_now),
        "penerima_kuasa_kantor": "\n".join(bodies),
    }
