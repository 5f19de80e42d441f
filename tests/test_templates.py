"""Compiled templates are used again, but not with other options or after a change."""

from dossier import python_cache
from dossier.template_cache import template_cache
from jinja2 import DictLoader, Environment

TEMPLATE = "{% if true %}\n{{ '<' }}\n{% endif %}\n"


def render(template=TEMPLATE, **options):
    environment = Environment(loader=DictLoader({"page": template}), bytecode_cache=template_cache(options), **options)
    return environment.get_template("page").render()


def test_templates_that_were_compiled_with_other_options_are_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr(python_cache, "FOLDER", tmp_path)
    assert render(autoescape=True, trim_blocks=True) == "&lt;\n"
    assert render(autoescape=False, trim_blocks=True) == "<\n"
    assert render(autoescape=False, trim_blocks=False) == "\n<\n"
    assert len([*tmp_path.iterdir()]) == 3


def test_a_template_is_compiled_once(tmp_path, monkeypatch):
    monkeypatch.setattr(python_cache, "FOLDER", tmp_path)
    before = render(autoescape=True)
    monkeypatch.setattr(Environment, "compile", None)
    assert render(autoescape=True) == before


def test_a_template_that_was_changed_is_compiled_again(tmp_path, monkeypatch):
    monkeypatch.setattr(python_cache, "FOLDER", tmp_path)
    assert [render(template) for template in ("one", "two")] == ["one", "two"]
