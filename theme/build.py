"""Runs Pelican for make. Unlike Pelican's own command, it reports an error in the settings without a traceback."""

import sys

import pelican
from dossier.logs import hide_tracebacks


def main(arguments: list[str]) -> None:
    # The plugin does this, too, but Pelican loads it after the settings.
    hide_tracebacks()
    pelican.main(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
