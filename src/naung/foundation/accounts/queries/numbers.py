"""An officer's own identity and telephone number, for her own page."""

from uuid import UUID

from django.utils import timezone

from naung.foundation.accounts.models import User
from naung.foundation.accounts.queries.officers import NIK_SECRET, open_contact
from naung.foundation.accounts.vocabulary import OwnNumbers
from naung.foundation.errors import NotFound
from naung.foundation.places.rules.nik import check_nik
from naung.foundation.places.rules.tables import area_names, former_codes
from naung.foundation.places.vocabulary import Reason
from naung.foundation.vault.queries import open_secret


def own_numbers(user_id: UUID) -> OwnNumbers:
    """What an officer's page shows of her own numbers, with remarks on her NIK, which refuse nothing. Raises NotFound."""
    user = User.objects.filter(id=user_id).first()
    if user is None:
        raise NotFound()
    nik = open_secret(NIK_SECRET, user.nik_secret) if user.nik_secret else ""
    return OwnNumbers(open_contact(user.phone_secret), bool(nik), _remarks(nik) if nik else (), user.version)


def _remarks(nik: str) -> tuple[Reason, ...]:
    today = timezone.localdate()
    return check_nik(nik, today=today, known=area_names(), former=former_codes()).reasons
