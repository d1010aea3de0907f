"""What is shared with other desks: her consent, lawful bases, referrals, and what either end does with one."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.utils import timezone

from naung.casework.consent.actions import (
    confirm_basis,
    give_consent,
    narrow_consent,
    record_basis,
    refuse_consent,
    tell_person,
    withdraw_consent,
)
from naung.casework.consent.vocabulary import (
    BasisSigned,
    Consenter,
    ConsentGiven,
    Explained,
    ForAChild,
    GuardianState,
    Manner,
    SharingPurpose,
    Whom,
)
from naung.casework.referrals.actions import (
    accept_referral,
    answer_question,
    ask_back,
    complete_referral,
    decline_referral,
    note_end,
    send_referral,
    sign_outside,
    take_back,
    tell_coordinator,
    type_in_receipt,
)
from naung.casework.referrals.queries import signatures_waiting
from naung.casework.referrals.rules.tables import shipped_needs
from naung.casework.referrals.vocabulary import Receipt, Receiver, Wanted
from naung.doors.operator.town.folder import Folder, Sent
from naung.doors.operator.town.reading import Step
from naung.foundation.access.vocabulary import Category

A_YEAR = timedelta(days=365)  # until when people of the town agree, where their story does not say

Verb = Callable[[Folder, Step], None]
OFFICE, NOBODY = "kantor", "tidak_ada"


def _whom(folder: Folder, name: str) -> Whom:
    desk = folder.desk(name)
    return Whom(desk=desk) if desk else Whom(outside=name)


def _categories(letters: str) -> frozenset[Category]:
    return frozenset(Category(letter) for letter in letters)


def _explained(folder: Folder, manner: str, words: str, witness: str = "") -> Explained:
    language = folder.told.text("bahasa") or "ind"
    return Explained(Manner(manner), language, folder.told.text("juru_bahasa"), witness, words)


def _for_a_child(guardian: str, view: str, reason: str) -> ForAChild:
    """A guardian by name; or the office's own decision, where the guardian is suspected or there is none."""
    if guardian in {OFFICE, NOBODY}:
        state = GuardianState.SUSPECT if guardian == OFFICE else GuardianState.NONE
        return ForAChild(Consenter.OFFICE, state, "", view, reason)
    return ForAChild(Consenter.GUARDIAN, GuardianState.FIT, guardian, view)


def _agree(folder: Folder, step: Step) -> None:
    """Purpose, desk, classes of data, manner, her words; a witness; for a child the guardian, her view, the reason."""
    purpose, desk, letters, manner, words, *more = [*step.words, "", "", "", ""]
    witness, guardian, view, reason, *_ = more
    given = ConsentGiven(
        SharingPurpose(purpose),
        _whom(folder, desk),
        _categories(letters),
        timezone.localdate() + A_YEAR,
        _explained(folder, manner, words, witness),
        _for_a_child(guardian, view, reason) if guardian else ForAChild(),
    )
    made = give_consent(person_id=folder.the_victim(), given=given, by=folder.officer(step.who))
    folder.kept[f"setuju {purpose} {desk}"] = made


def _refuse(folder: Folder, step: Step) -> None:
    purpose, desk, letters, reason = step.words
    refuse_consent(
        person_id=folder.the_victim(),
        purpose=SharingPurpose(purpose),
        whom=_whom(folder, desk),
        categories=_categories(letters),
        explained=_explained(folder, Manner.SIGNATURE, ""),
        reason=reason,
        by=folder.officer(step.who),
    )


def _withdraw(folder: Folder, step: Step) -> None:
    purpose, desk, reason = step.words
    consent = folder.kept[f"setuju {purpose} {desk}"]
    withdraw_consent(consent_id=consent, reason=reason, by=folder.officer(step.who))


def _narrow(folder: Folder, step: Step) -> None:
    purpose, desk, letters, reason = step.words
    consent, until = folder.kept[f"setuju {purpose} {desk}"], timezone.localdate() + timedelta(days=90)
    by = folder.officer(step.who)
    narrow_consent(consent_id=consent, categories=_categories(letters), until=until, reason=reason, based_on=1, by=by)


def _sign_basis(folder: Folder, step: Step) -> None:
    article, purpose, desk, letters, reason = step.words
    until = timezone.localdate() + A_YEAR
    signed = BasisSigned(
        article, SharingPurpose(purpose), _whom(folder, desk), _categories(letters), reason, until,
        saves_life=article == "kepentingan_vital",
    )  # fmt: skip
    folder.kept["dasar"] = record_basis(person_id=folder.the_victim(), signed=signed, by=folder.officer(step.who))


def _confirm_basis(folder: Folder, step: Step) -> None:
    words = step.words[0] if step.words else ""
    confirm_basis(
        basis_id=folder.kept["dasar"], agreed=True, words=words, based_on=1, by=folder.officer(step.who or "ratna")
    )


def _tell(folder: Folder, step: Step) -> None:
    """That she was told of what was shared without her consent."""
    tell_person(basis_id=folder.kept["dasar"], words=step.words[0], by=folder.officer(step.who))


def _wanted(folder: Folder, purpose: str) -> Wanted:
    place = folder.told.text("dirujuk_di") or "61.72"
    return Wanted(folder.the_case(), folder.the_victim(), SharingPurpose(purpose), place, folder.told.text("bentuk"))


def _send(folder: Folder, step: Step) -> None:
    """Purpose, desk (or a body outside), what is asked; the reason where the register has no row."""
    purpose, name, asked, *reason = step.words
    by, desk = folder.officer(step.who), folder.desk(name)
    kind, _, outside = name.partition(":")
    receiver = Receiver(desk, "") if desk else Receiver(None, kind, outside)
    wanted, typed = _wanted(folder, purpose), {"permintaan": asked}
    every = shipped_needs()[0]
    sent = send_referral(wanted=wanted, receiver=receiver, chosen=every, typed=typed, reason="".join(reason), by=by)
    folder.sent[name if desk else "surat"] = Sent(sent)


def _no_desk(folder: Folder, step: Step) -> None:
    tell_coordinator(wanted=_wanted(folder, step.words[0]), by=folder.officer(step.who))


def _sign(signed: bool) -> Verb:
    def sign(folder: Folder, step: Step) -> None:
        sent, by = folder.sent[step.desk], folder.officer(step.who or "kartika")
        desk = folder.desk(step.desk)
        waiting = [each for each in signatures_waiting(actor=by) if each.receiver == desk and each.answered_at is None]
        sign_outside(signature_id=waiting[-1].id, signed=signed, by=by)
        sent.version += 1

    return sign


def _accept(folder: Folder, step: Step) -> None:
    sent = folder.sent[step.desk]
    sent.file = accept_referral(referral_id=sent.id, version=sent.version, by=folder.officer(step.who, step.desk))
    sent.version += 1


def _ask(folder: Folder, step: Step) -> None:
    sent, by = folder.sent[step.desk], folder.officer(step.who, step.desk)
    question, words = step.words
    ask_back(referral_id=sent.id, version=sent.version, question=question, words=words, by=by)
    sent.version += 1


def _reply(folder: Folder, step: Step) -> None:
    sent, by = folder.sent[step.desk], folder.officer(step.who)
    answer_question(referral_id=sent.id, version=sent.version, words=step.words[0], by=by)
    sent.version += 1


def _decline(folder: Folder, step: Step) -> None:
    sent, by = folder.sent[step.desk], folder.officer(step.who, step.desk)
    reason, words = step.words
    decline_referral(referral_id=sent.id, version=sent.version, reason=reason, words=words, by=by)
    sent.version += 1


def _complete(folder: Folder, step: Step) -> None:
    sent = folder.sent[step.desk]
    by = folder.officer(step.who, "" if step.desk == "surat" else step.desk)
    result, words = step.words
    complete_referral(referral_id=sent.id, version=sent.version, result=result, words=words, by=by)
    sent.version += 1


def _note_end(folder: Folder, step: Step) -> None:
    sent, by = folder.sent[step.desk], folder.officer(step.who)
    note_end(referral_id=sent.id, version=sent.version + int(bool(step.words)), by=by)
    sent.version += 1


def _take_back(folder: Folder, step: Step) -> None:
    sent = folder.sent[step.desk]
    take_back(referral_id=sent.id, version=sent.version, by=folder.officer(step.who))
    sent.version += 1


def _receipt(folder: Folder, step: Step) -> None:
    """What came back with the torn-off strip of a letter."""
    sent = folder.sent["surat"]
    number, name = step.words
    receipt = Receipt(number, timezone.localdate(), name)
    by = folder.officer(step.who)
    type_in_receipt(referral_id=sent.id, version=sent.version, accepted=True, receipt=receipt, by=by)
    sent.version += 1


VERBS: Mapping[str, Verb] = {
    "setuju": _agree,
    "tidak_setuju": _refuse,
    "tarik": _withdraw,
    "persempit": _narrow,
    "dasar": _sign_basis,
    "kuatkan": _confirm_basis,
    "beri_tahu": _tell,
    "rujuk": _send,
    "kosong": _no_desk,
    "tanda_tangan": _sign(True),
    "tanpa_tanda_tangan": _sign(False),
    "terima": _accept,
    "tanya": _ask,
    "jawab": _reply,
    "tolak": _decline,
    "selesai": _complete,
    "kabar": _note_end,
    "tarik_rujukan": _take_back,
    "resi": _receipt,
}
