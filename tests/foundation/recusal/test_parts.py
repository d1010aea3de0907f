"""Whatever belongs to a record is known to belong to it, so that the log can leave out every part of what is hidden."""

from django.apps import apps

from naung.foundation.recusal.queries import parts_of_records
from naung.foundation.vault.models import Compartment, sealed_fields

# Sealed tables whose rows tell of no person's file, with the reason.
OF_NO_FILE = {
    "recusal.shutout": "the shutting out itself, which is hidden by its officer",
    "complaints.complaint": "of the handling; kept from whom it is about by its own bars",
    "complaints.complainant": "as the complaint",
    "vault.kept": "a secret of an account",
    "outreach.session": "an event for many, which names nobody who came and no file",
    "outreach.sessionstep": "as the session",
    "outreach.photograph": "as the session; its faces are covered",
    "counsel.lawyer": "a lawyer of the register, who is of no file",
    "legal_aid.townquestion": "what somebody of the town asked, without a name and of no file",
    "legal_aid.reachback": "how she wants to be reached, as the question",
    "filings.filing": "a report over many files; it is hidden whole from whoever must not know of one of them",
    "arrivals.batch": "a day's group of many people, with counts and without names; each of its people has a row that is tied",
    "arrivals.heldlist": "a mission's list, which only the officer who put it in opens, for a day at most",
    "cases.handover": "what one officer left to another, a list of many cases",
}


def test_every_sealed_table_belongs_to_a_record_or_says_why_not() -> None:
    known = {model._meta.label_lower for model in parts_of_records()}
    sealed = {model._meta.label_lower for model in apps.get_models() if sealed_fields(model)}
    assert sealed - known == set(OF_NO_FILE)
    assert len(known) > 30


def test_the_columns_lead_to_the_record() -> None:
    columns = {model._meta.label_lower: set(columns) for model, columns in parts_of_records().items()}
    assert columns["people.person"] == {"id"}
    assert columns["people.personname"] == {"person__id"}
    assert columns["episodes.event"] >= {"episode__person__id"}
    assert columns["referrals.line"] >= {"referral__case", "referral__person"}
    assert columns["plans.need"] >= {"plan__case__id", "plan__person__id"}
    assert Compartment._meta.label_lower not in columns
