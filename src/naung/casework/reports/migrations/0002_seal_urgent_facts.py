from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0001_found_reports'),
    ]

    operations = [
        migrations.AddField(
            model_name='report',
            name='facts',
            field=models.BinaryField(blank=True, null=True),
        ),
        migrations.DeleteModel(
            name='ReportFact',
        ),
    ]
