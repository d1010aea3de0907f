from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('screening', '0001_found_screening'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='driveranswer',
            name='screening_known_driver_choice',
        ),
        migrations.AddField(
            model_name='screening',
            name='health_answers',
            field=models.BinaryField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='driveranswer',
            name='choice',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddConstraint(
            model_name='driveranswer',
            constraint=models.CheckConstraint(condition=models.Q(('choice__in', ['ya', 'tidak', 'tidak_tahu', 'tidak_mau_menjawab', 'tidak_ditanya']), ('choice', ''), _connector='OR'), name='screening_known_driver_choice'),
        ),
    ]
