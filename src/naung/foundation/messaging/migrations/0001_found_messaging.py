import naung.foundation.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=naung.foundation.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('officer', models.UUIDField()),
                ('key', models.UUIDField()),
                ('kind', models.CharField(max_length=16)),
                ('queued_at', models.DateTimeField()),
                ('batch', models.UUIDField(null=True)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('due_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('given_up_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('given_up_at', None), ('sent_at', None)), fields=['due_at', 'officer'], name='messaging_waiting')],
                'constraints': [
                    models.UniqueConstraint(fields=('officer', 'key'), name='messaging_once_an_occasion'),
                    models.CheckConstraint(condition=models.Q(('kind__in', ['rujukan', 'keputusan'])), name='messaging_known_kind'),
                    models.CheckConstraint(condition=models.Q(('sent_at', None), ('given_up_at', None), _connector='OR'), name='messaging_sent_or_given_up'),
                ],
            },
        ),
        migrations.CreateModel(
            name='NoticeAddress',
            fields=[
                ('officer', models.UUIDField(primary_key=True, serialize=False)),
                ('address_secret', models.UUIDField()),
                ('set_at', models.DateTimeField()),
            ],
        ),
    ]
