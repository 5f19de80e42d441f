"""Typewriter's quotation marks and apostrophes are printed as a typesetter would set them, whatever stands around."""

import pytest
from reading import tree

PRINTED = {
    '"A" said': "“A” said",
    "'A' said": "‘A’ said",
    'It said "*A*" and "**B**".': "It said “A” and “B”.",
    '"[A](https://a.example)" "`a`" "<i>a</i>"': "“A” “a” “a”",
    '*"A"* **"B"** ["C"](https://a.example)': "“A” “B” “C”",
    '"The UN" said': "“The UN” said",
    '"A".[^1] "B"[^1]': "“A”.1 “B”1",
    '("A") ["B"] {"C"}': "(“A”) [“B”] {“C”}",
    '"A", "B"; "C"? "D"! "E"…': "“A”, “B”; “C”? “D”! “E”…",
    '"A"--"B"': "“A”–“B”",
    'A/"B" A–"B" A—"B"': "A/“B” A–“B” A—“B”",
    "\"'A' said\"": "“‘A’ said”",
    "'\"A\" said'": "‘“A” said’",
    "\"A 'B' \"": "“A ‘B’ ”",
    "«\"A\"» „'B'‚": "«“A”» „‘B’‚",
    'd\'"A" l\'"*B*"': "d’“A” l’“B”",
    '¿"A"? ¡"B"!': "¿“A”? ¡“B”!",
    "It's O'Neill's, the men's": "It’s O’Neill’s, the men’s",
    "the '90s, '22, 'em, 'tis, rock 'n' roll": "the ’90s, ’22, ’em, ’tis, rock ’n’ roll",
    "1'000 and *a*'s and `b`'s": "1’000 and a’s and b’s",
    '"A\n\nB"': "“A\nB”",
    '> "A"\n\n- \'B\'\n\nC\n:   "D"': "“A” ‘B’ C “D”",
    "`\"a\" 'b'` <kbd>\"</kbd> <samp>'</samp>": "\"a\" 'b' \" '",
}


@pytest.mark.parametrize(("typed", "printed"), PRINTED.items(), ids=PRINTED)
def test_are_printed(typed, printed):
    needed = {"UN": "*[UN]: United Nations", "[^1]": "[^1]: N"}
    found = tree("\n\n".join([typed, *(line for sign, line in needed.items() if sign in typed)]))
    assert " ".join(found.remove("aside").text.split()) == " ".join(printed.split())
