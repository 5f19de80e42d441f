"""What is saved elsewhere by its Save_as is linked there: Pelican would go on to link the usual place."""

from pelican.plugins import signals


def follow(content) -> None:
    if getattr(content, "override_save_as", ""):
        content.override_url = content.override_save_as


def register() -> None:
    signals.content_object_init.connect(follow)
