from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0002_seal_urgent_facts'),
    ]

    operations = [
        migrations.AddField(
            model_name='report',
            name='erased_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(owner=None, case_id=None, words=None, sender_words=None, place_words=None, facts=None),
                name='reports_erased_is_empty',
            ),
        ),
    ]
