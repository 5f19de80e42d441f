"""An error in the content or the settings stops the build, which changes nothing then."""

from errors import HEAD, TEXT


def test_errors_stop_the_build_and_change_nothing(built):
    before = built.pages()
    names = [f"content/error-{number}.md" for number in range(3)]
    for name in names:
        built.write(name, f"{HEAD}Weather: fine\n{TEXT}")
    made = built.make("html")
    for name in names:
        (built.folder / name).unlink()
    places = [line.partition(": ")[0] for line in made.stderr.splitlines() if line.startswith("content/")]
    assert made.returncode != 0
    assert places == [f"{name}:5" for name in names]
    assert "Traceback" not in made.stderr
    assert built.pages() == before


def test_an_error_in_the_settings_stops_the_build_and_changes_nothing(built):
    before = built.pages()
    made = built.make("publish", SITEURL="e.example")
    assert made.returncode != 0
    assert "SITEURL" in made.stderr
    assert "e.example" in made.stderr
    assert "Traceback" not in made.stderr
    assert built.pages() == before
