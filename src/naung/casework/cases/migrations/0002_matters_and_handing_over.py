"""A file stands in a matter, a step is held by an officer, and work can be handed over."""

from django.db import migrations, models

import naung.foundation.identifiers


def fill(apps, schema_editor):
    """Each file that is there is a matter of its own and tied to its persons and reports; each step is held by its planner."""
    case, step = apps.get_model("cases", "Case"), apps.get_model("cases", "Step")
    for row in case.objects.filter(matter=None).only("id").iterator():
        case.objects.filter(id=row.id).update(matter=naung.foundation.identifiers.new_id())
    step.objects.filter(held_by=None).update(held_by=models.F("planned_by"))
    tie = apps.get_model("recusal", "FileTie")
    bound = {}
    for file, person, role in apps.get_model("cases", "CasePerson").objects.values_list("case", "person", "role"):
        bound[file, person] = bound.get((file, person), False) or role in {"korban", "saksi", "pelapor"}
    for file, report in apps.get_model("cases", "CaseReport").objects.values_list("case", "report"):
        bound[file, report] = True
    tie.objects.bulk_create(
        (tie(file=file, record=record, bound=hers) for (file, record), hers in bound.items()), batch_size=500
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_found_cases"), ("recusal", "0001_found_recusal")]

    operations = [
        migrations.AddField("case", "matter", models.UUIDField(null=True)),
        migrations.AddField("case", "taken_from", models.UUIDField(null=True, unique=True)),
        migrations.AddField("step", "held_by", models.UUIDField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
    ]
