"""A thing that is there is hidden with the person whom it belongs to, or in whose history it stands."""

from django.db import migrations


def fill(apps, schema_editor):
    """One tie for each thing and person; a thing of her own is a number of hers."""
    links = apps.get_model("episodes", "ThingLink").objects.values_list("thing", "person", "event__episode__person")
    signs = {}
    for thing, own, told in links.iterator():
        person = own or told
        signs[person, thing] = signs.get((person, thing), False) or own is not None
    tie = apps.get_model("recusal", "FileTie")
    tie.objects.bulk_create(
        (tie(file=person, record=thing, bound=False, sign=sign) for (person, thing), sign in signs.items()),
        batch_size=500,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("episodes", "0001_found_episodes"), ("recusal", "0002_numbers_of_a_person")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
