"""The same content gives the same bytes, and nothing else is written or removed."""

from workshop import contents


def test_the_same_content_gives_the_same_bytes_in_any_place_time_and_hand(workshop, example):
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}
    other |= {"HOME": "/nonexistent", "USER": "nobody"}
    assert workshop.start("html", environment=other, umask=0o077).wait() == 0
    assert workshop.pages() == contents(example.folder)


def test_what_bears_one_day_or_one_name_stands_in_one_order(workshop):
    for name in "abcdefgh":
        head = f"Title: {name}\nTags: NATO\nSummary: {name}.\n"
        workshop.write(f"content/{name}.md", f"{head}Date: 2022-01-22\n\nNATO.\n")
        workshop.write(f"content/pages/{name}/more.md", f"{head}Slug: more-{name}\n\nNATO.\n")
    sites = []
    for seed in "12":
        assert workshop.make("html", PYTHONHASHSEED=seed).returncode == 0
        sites.append(workshop.pages())
    assert sites[0] == sites[1]


def test_clean_removes_what_was_built_and_nothing_else(workshop):
    assert workshop.make("html").returncode == 0
    before = {path.name for path in workshop.folder.iterdir()}
    assert workshop.make("clean").returncode == 0
    assert before - {path.name for path in workshop.folder.iterdir()} - {"__pycache__"} == {"output"}
