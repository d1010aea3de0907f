"""A new database gets the newest schema at once; one that holds tables is migrated step by step.

A hundred migrations on nothing take half a minute of one core, nearly all of it spent on drawing every model anew after each
step. The tables are made from the models as they are now, what only a migration makes (`makes_schema` on its function) is made
in the migrations' order, and every migration is written down as applied. That both ways lead to one schema is a test.
"""

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython


def bring_up_to_date() -> None:
    """Bring the database to this version's schema. Twice does no harm; cut off half way, nothing was made."""
    if not connection.introspection.table_names():
        make_whole()
    call_command("migrate", verbosity=0, interactive=False)


def make_whole() -> None:
    """Make every table of an empty database, in one transaction."""
    emit_pre_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)
    with connection.schema_editor() as editor:
        for model in apps.get_models():  # a table between two of them is made with the first
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        write_down_steps(editor)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)


def write_down_steps(editor: BaseDatabaseSchemaEditor) -> None:
    """Make what only a migration makes, and write every migration down as applied; the tables stand already."""
    executor = MigrationExecutor(connection)
    for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        for operation in step.operations:
            if isinstance(operation, RunPython) and getattr(operation.code, "makes_schema", False):
                operation.code(apps, editor)  # type: ignore[arg-type]  # the models of now stand for those of its time
        executor.recorder.record_applied(step.app_label, step.name)
