"""On PostgreSQL the table itself refuses UPDATE and DELETE; SQLite relies on the chain and the outside witness."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION audit_refuse_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION audit_refuse_changes();
"""
BACKWARD = "DROP TRIGGER audit_append_only ON audit_entry; DROP FUNCTION audit_refuse_changes();"


def forward(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(FORWARD)


forward.makes_schema = True  # also where a new database is made whole


def backward(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(BACKWARD)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_found_audit")]
    operations = [migrations.RunPython(forward, backward)]
