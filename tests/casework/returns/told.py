"""One of everything on a way home, for tests of every address."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from naung.casework.returns.actions import (
    ask_waiver,
    enter_receipt,
    lead_home,
    plan_leg,
    sign_hand_over,
    write_cost,
    write_finding,
)
from naung.casework.returns.models import Delivery, Leg
from naung.casework.returns.rules import codes
from naung.casework.returns.vocabulary import Body, End, LegTold, Way
from naung.foundation.access.vocabulary import Actor
from tests.casework.returns.tablet import Tablet, sent, take
from tests.days import WHILE


def on_the_way_home(person: UUID, case: UUID, by: Actor) -> dict[str, UUID]:
    """A leg within the desk with its code, a row about the family, a cost, a receipt and a slip that were refused, a question."""
    whose = {"case_id": case, "person_id": person, "by": by}
    lead_home(**whose, way=Way.OUTWARDS, request=None, version=0)
    ends = End(Body.SHELTER, by.desk), End(Body.DISTRICT, by.desk)
    leg = plan_leg(**whose, told=LegTold(*ends, "Rumah Wulan", "Kantor", timezone.now() + WHILE))
    hand = {"condition": "baik", "words": "Wulan minum obat.", "belongings": "Paspor Wulan"}
    sign_hand_over(leg_id=leg, **hand, version=1, by=by)
    claimed, _signature = codes.read_code(Leg.objects.get(id=leg).code) or (None, b"")
    forged = codes.whole_code(claimed, bytes(codes.SIGNATURE)) if claimed else ""
    enter_receipt(code=forged, at=timezone.now(), condition="baik", words="", differs=False, by=by)
    old = Tablet(by).code(leg, by.desk, at=timezone.now() - timedelta(days=40))
    slip = take(old, words="Wulan minum obat.", belongings="Paspor Wulan")
    sent(Tablet(by), slip)
    today = timezone.localdate()
    return {
        "leg_id": leg,
        "finding_id": write_finding(
            **whose, kind="pencarian_keluarga", on=today, result="ditemukan", words="Ibu Wulan"
        ),
        "cost_id": write_cost(**whose, kind="angkutan", payer="provinsi", estimate=750_000, words="Tiket Wulan"),
        "waiver_id": ask_waiver(**whose, reason="bahaya_nyawa"),
        "slip_id": UUID(slip["form"]),
        "delivery_id": Delivery.objects.get(code=forged).id,
    }
