from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programme', '0002_correct_and_report'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportFigure',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('subject', models.UUIDField(db_index=True)),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('version', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=40)),
                ('number', models.PositiveIntegerField(null=True)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.UUIDField()),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('first_on', 'last_on', 'version', 'name'), name='programme_counted_once'),
                ],
            },
        ),
    ]
