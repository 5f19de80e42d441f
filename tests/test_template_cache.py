"""Compiled templates are used again, but never those of other options."""

from dossier.template_cache import template_cache
from jinja2 import DictLoader, Environment

TEMPLATE = "{% if true %}\n{{ '<' }}\n{% endif %}\n"


def render(**options) -> str:
    cache = template_cache(options)
    environment = Environment(loader=DictLoader({"page": TEMPLATE}), bytecode_cache=cache, **options)
    return environment.get_template("page").render()


def test_a_changed_option_changes_the_page():
    assert render(autoescape=True, trim_blocks=True) == "&lt;\n"
    assert render(autoescape=False, trim_blocks=True) == "<\n"
    assert render(autoescape=False, trim_blocks=False) == "\n<\n"
