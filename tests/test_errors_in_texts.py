"""Errors in a text, its links and its pictures are reported with their lines; correct texts are accepted."""

import pytest
from content_folder import HEAD, MARK, PICTURE, TEXT
from dossier.checks.markup import LINE_RULES, TEXT_RULES

CORRECTED = "Text.\n\n## Corrections\n\n{} ←\n:   It said so."
LIST = "## Corrections ←\n\n23 January 2022\n:   It said so."
TWO_DATES = "2 May 2022\n:   x\n\n3 May 2022\n:   y\n\n"
TIMELINE = "2 December 2021, Bern\n:   x\n\n{} ←\n:   y\n\n4 January 2022\n:   z"
REVERSED = "9 May 2021\n:   w\n\n7 May 2021\n:   x\n\n8 May 2021 ←\n:   y\n\n1 May 2021\n:   z"

# each: a text with marks on the lines with errors, and words of the messages
CASES = {
    # headings, links, pictures and abbreviations
    "headings of the first level": ("Text\n\n# Head ←\n\nText\n\nHead\n==== ←", "##"),
    "a heading in a quotation that skips a level": ("## A\n\n> #### B ←\n\nx\n\n##### D\n\ny", "skips"),
    "a heading above another heading": ("A.[^1]\n\n## Sources ←\n\n## More\n\nB.\n\n[^1]: N", "“Sources” has nothing"),
    "a heading at the end of a text without notes": ("Text.\n\n## Sources ←", "“Sources” has nothing below it"),
    "a template's tag below a text": ("Text\n{% include X.html %} ←\n\n## A {% b %} ←\n\nText", "another tool"),
    "notes of Word": ("[[1]](#_ftn1) ←\n\n[[i]](#_ednref1) A report. ←", "write [^1] for a note"),
    "a link without a text": ("Text [](https://z.example) ←", "<a>"),
    "an address to which nothing refers": ("Text\n\n[Editor]: unfinished ←", "[Editor]"),
    "references read as one": ("[A]\n[X].\n\n[A]: https://a.example\n[X]: https://b.ex ←", "leaves out “X”"),
    "images without alt text": ("![]({static}dot.png) ←\n\n![ ]({static}dot.png) ←", "alt"),
    "the name of a file as alt text": ("![IMG_1.JPG]({static}dot.png) ←", "what it shows"),
    "a caption in emphasis below a picture": ("![A dot]({static}dot.png)\n*Photo: Ann* ←", "“Photo: Ann” would"),
    "a size in an alt text": ("![A dot|300]({static}dot.png) ←", "{: width=300 }"),
    "a caption in a line of text": ('See ![x]({static}dot.png "Photo: Ann") here. ←', "would not be printed"),
    "a caption with markup": ('![x]({static}dot.png "A *dot*") ←', "plain text"),
    "a duplicate abbreviation": ("OSCE\n\n*[OSCE]: An organisation\n*[OSCE]: Another ←", "duplicate explanation"),
    "an explanation on two lines": ("OSCE\n\n*[OSCE]: A body\nof Europe ←", "on one line"),
    "abbreviations with a sign": ("C++ .NET\n\n*[C++]: A ←\n*[.NET]: B ←", "begins or ends with a sign"),
    "an explanation with a link": ("OSCE\n\n*[OSCE]: Of [x](https://z.example) ←", "contains markup"),
    # notes
    "notes in a list": ("Text.[^1]\n\n- [^1]: A note. ←", "is empty"),
    "a heading of notes above a rule and a text": ("A[^1]\n\n## Notes ←\n\n[^1]: N\n\n---\n\nB", "nothing below"),
    "notes without a text or without a reference": ("Text[^1]\n\n[^1]: ←\n\n[^2]: A ←", "the note [^"),
    "a duplicate note": ("Text[^1]\n\n[^1]: A\n[^1]: B ←", "duplicate"),
    "a note that refers to a note": ("Text[^1]\n\n[^1]: See[^2]\n\n[^2]: N ←", "refers to another note"),
    "a note with a full stop at the end of its name": ("Text[^1.]\n\n[^1.]: N ←", "full stop"),
    "a rule above notes": ("A[^1]\n\n***\n\nB\n* * * ←\n\n<!-- C -->\n\n[^1]: N\nn", "notes are placed beside"),
    "a Chinese label above notes": ("Text[^1]\n\n注释： ←\n\n[^1]: N", "to list the notes there"),
    "a label above notes": ("Text[^1]\n\nText\n**Notes:** ←\n\n[^1]: N", "to list the notes there"),
    # HTML
    "a script": ("Text\n\n<script>alert(1)</script> ←", "<script>"),
    "an event handler": ('<div onclick="alert(1)">x</div> ←', "onclick"),
    "an instruction to a program": ("A <?php echo 1 ?> B ←\n\n<!DOCTYPE html> ←", "as code"),
    "a frame": ('A\n\n<iframe src="https://z.example/"></iframe> ←', "write a link with a picture"),
    "two tags that are not closed": ("A <b>x ←\n\nB <b>y ←", "add </b>"),
    # Only the wrong markup is reported, as it may be the cause of the open tag: <b> has no mark.
    "wrong markup above an open tag": ("**open ←\n\nA <b>x\n\n<i>y</i>", "bold"),
    "an element closed twice": ("Some bold</b> text ←", "</b>"),
    "elements that cross": ("A <i>z</i> <b>x<i>y</b>z</i> ←", "<b> cannot be in this place"),
    "a block that is not closed": ('<div markdown="1"> ←\n\nText', "</div>"),
    "a block in an inline element": ("<div><b><div>x</div></b></div> ←", "<div> cannot be inside <b>"),
    "details without a summary": ("<details>x</details> ←", "<summary>"),
    "a summary below a paragraph": ("<details><summary>a</summary><b>x</b><summary>b</summary></details> ←", "first"),
    "two captions of a figure": ("<figure>x<figcaption>a</figcaption><figcaption>b</figcaption></figure> ←", "others"),
    "a caption in the middle": ("<figure><b>x</b><figcaption>a</figcaption><b>y</b></figure> ←", "last child"),
    "a definition in a definition": ("<dfn>a <dfn>b</dfn></dfn> ←", "<dfn>"),
    "a missing direction": ("<bdo>a</bdo> ←", "dir"),
    "a section without a heading": ("<section>x</section> ←", "<div>"),
    "a time without a date": ("<time>x</time> ←", "no valid datetime"),
    "a meaning without a term": ("A\n\n---\n\n:   x ←", "the line above"),
    "a duplicate attribute": ('<b id="x" id="y">z</b> ←', "duplicate"),
    "a time that does not exist": ('<del datetime="2022-02-29">x</del> <ins datetime="25:00">y</ins> ← ←', "datetime"),
    "an id that three elements have": ('<b id="q">a</b>\n\n<b id="q">b</b> ←\n\n<b id="q">c</b> ←', "duplicate"),
    "words after a comment": ("<!-- a --> b &amp; c ←", "new line"),
    "emphasis in html": ("<div>*b*</div> ←", '<div markdown="1">'),
    "a list in html": ("<div>\n– a\n– b ←\n</div>", '<div markdown="1">'),
    "paragraphs in html": ("<div>\nFirst.\n\nSecond. ←\n</div>", '<div markdown="1">'),
    "emphasis in a caption": ('<figure markdown="1">\nx\n<figcaption>*b*</figcaption> ←\n</figure>', "<figcaption "),
    "html in which Markdown is not read": ('Text\n\n <div markdown="1">*x*</div> ←', "at the margin"),
    "a sign in braces": ("Text\n{*} ←", "write \\{ for { and"),
    "attributes that are not closed": ("A\n{: .hint ←", "is read as text"),
    "wrong values": ('<details open="no"><summary>a</summary>b</details> ←\n\n*x*{: lang=xx } ←', "the value of"),
    "a comment in a comment": ("Text\n\n<!-- <!-- a --> secret --> ←", "a comment contains another"),
    "a comment like a definition": ("Text.\n\n[//]: # (secret) ←", "<!--"),
    # emphasis and code
    "bold letters with a space": ("It was __bold __. ←", "delete the spaces"),
    "stars between numbers or letters": ("It is 3*pi*5. ←\n\nM*A*S*H aired. ←\n\n2*pi*r, 3*/4* ← ←", "two * emphasize"),
    "stars before years of birth": ("Kafka (*1883, †1924) und Brod (*1884, †1968) ←", "two * emphasize"),
    "stars within a word": ("tod*o*s, Länge*Breite*Höhe ← ←", "two * emphasize"),
    "double stars": ("f**k and s**t, 2**3**4 ← ←\n\n3**-Hotel und 4**-Hotel ←", "two ** emphasize"),
    "stars in words that a slash joins": ("Schüler*innen/Lehrer*innen ←", "“innen/Lehrer”"),
    "a star beside a word after emphasis": ("*Autor*innen* kamen. ←", "is printed"),
    "stars for names of files": ("支持*.jpg和*.png格式 ←", "two * emphasize"),
    "stars within words": ("Leser*innen und Autor*innen ←", "emphasize “innen und Autor”"),
    "a star beside bold letters": ("**Leser*innen** ←", "is printed"),
    "emphasis in an address": ("See https://e.example/_a_/b. ←", "within an address"),
    "backticks as quotation marks": ("``It is so,'' he said. ``Yes.'' ←", 'write "'),
    "three backticks as a quotation mark": ("He said ```Yes. ←", "is no quotation mark"),
    "mathematics with a command": ("It is $\\frac{1}{2}$. ←", "another tool"),
    "backticks as apostrophes": ("Об`єкт і п`ять. ←", "write ’"),
    "a paragraph that a tab indents": ("Text.\n\n\tFrom a word processor. ←\n\nText.", "“From a word"),
    "the first number of a list that is none": ("Text\n{: start=3 } ←", "the attribute start of <p>"),
    "attributes of code after its language": ("~~~{.python startFrom=100} ←\nx\n~~~", "write the language"),
    "attributes of code": ("```{r echo=FALSE} ←\n{x <- 1}\n```", "write the language, as in ```python"),
    "a fence with two words": ("``` two words ←", "does not begin code"),
    # lists
    "a number that would change in a list in an item": ("- 1. a\n    3. b ←", "would show 2"),
    "a number with a bracket": ("1) one ←\n\n2) two ←", "\\) if it is text"),
    "a sentence that begins with a number": ("2021. That is when the talks began. ←", "write 2021\\. if it is text"),
    "numbers in Arabic digits": ("١. واحد ←\n٢. اثنان", "digits 0 to 9"),
    "lists below a colon": ("**Present:**\n- Ann ←\n\nThe points:\n1. one ←", "blank line before the list"),
    "a list of links below a paragraph": ("The reports\n- [A](https://a.ex) ←\n- [B](https://b.ex)", "write \\- if"),
    "a numbered list of names in italics": ("The council\n1. *Ann*, chair ←\n2. *Bob*, treasurer", "write 1\\."),
    "the first item of a list in a paragraph": ("Text\n- a ←\n\n- b\n\nText\n3. c\n4. a ←", "a” would not begin"),
    "the first item of a numbered list in a paragraph": ("Text\n1. a ←\n\n2. b\n\n3. c", "a” would not begin"),
    "a paragraph below a Chinese item": ("- 一\n这是段落。 ←", "part of the item above"),
    "a Chinese item without a space": ("- 第一\n-第二 ←", "put a space after the -"),
    "an item without a space": ("- Ann\n-Bob ←\n- Cy", "put a space after the -"),
    "a paragraph just below a list below a heading": ("## A\n- peace\n- bread\nThe end. ←", "part of the item above"),
    "a note below a star": ("Anna K.* lives here.\n\n* The name was changed. ←", "write \\* if it explains"),
    "an item indented by two spaces": ("- a\n    - b\n      - c ←", "spaces; indent"),
    "a quotation in an item indented by three spaces": ("1. a\n\n   > b ←\n\n2. c", "is indented by 3 spaces"),
    "the star before a birthday": ("* 14. March 1879 in Ulm ←", "or \\* if the sign before it marks"),
    "a date above another number": ("14. May was hot. ←\n\n15. Regiments came.", "the number before “May"),
    "a code fence in a note that begins below its name": ("A[^1]\n\n[^1]:\n    N.\n\n    ~~~ ←\n    x", "margin"),
    "labels in bold letters": ("**MR. PRICE:** Good day.\n**MS. LEE:** Will you go? ←", "begins with MS. LEE:"),
    "years before French colons": ("1914 : Guerre\n1918 : Paix ←", "begins with 1918 :"),
    "hours and labels": ("10 am: Doors open.\n2010: A talk. ←\n\nAnn Roe: No.\nBob Roe: Yes. ←", "a line of its own"),
    "a sentence below a quotation": ("> We will build.\nThe opposition disagrees. ←", "of the quotation above"),
    "a sentence below a year": ("> It will open in 2025.\nThe opposition disagrees. ←", "of the quotation above"),
    "a line below an author": ("> We talk\n>\n> — Ann Roe\nThe talks ended. ←", "of the quotation above"),
    "a quotation below a sentence": ("> „Das ist ein Bad.“\n„Nein“, sagt der Rat. ←", "of the quotation above"),
    "an item below an inner list": ("- a\n\n    - b\n    - c\n- d ←\n- e", "“- d” would not begin a list"),
    "headings and rules below an item": ("- a\n\n    b\n## C ←\n\n- a\n\n    b\n*** ←", "of the list, meaning or"),
    "a term below a paragraph of a meaning": ("3. May\n:   x\n\n    y\n4. May ←\n:   z", "“4. May” has no blank line"),
    "a term below a sentence": ("These are the words.\nA ←\n:   x\n\nThe words:\nB ←\n:   y", "has no blank line"),
    "text below a note": (
        "A[^1]\n\n[^1]: x\n*Fairs* were over. ←\n\nB\n:   y\nIt rained. ←",
        "or the note above",
    ),
    "a quotation below an item": ("- peace\n- bread\n“I need no more,” she said. ←", "part of the item above"),
    "a source instead of an address": ("As AP reports.[1]\n\n[1]: Source one, 2020. ←", "[1]: is not followed by"),
    "bullets of word processors": ("So:\n• a ←\n• b ← ←\n\no\ta ←\no\tb ←", "write - instead"),
    "a line of an item that begins with a number": ("- Rathaus,\n  1. Stock ←", "write 1\\. if it is text"),
    "a list with letters": ("a.) the annual report of the board and auditors\nb.) two ←\nc.) three", "begins with b.)"),
    "a list with hyphens after full stops": ("1.- uno\n2.- dos ←\n\n1-) bir\n2-) iki ←", "begins with 2"),
    "Japanese paragraphs": ("　市議会は可決した。\n　市長は述べた。 ←\n\n　甲  \n　乙", "would not be a paragraph"),
    "the author of a Japanese quotation": ("> 話し合う。\n> ――著者 ←", "of its own"),
    "a list with numbers in square brackets": ("[1] AP\n[2] AFP ←", "begins with [2]"),
    "a list with dashes": ("– Brot\n– frische Milch ←", "begins with –"),
    "other lists": ("[1] A\n[2] B ←\n\n1.\u00a0a\n2.\u00a0b ←\n\na.) x\nb.) y ←\n\n1- x\n2- y ←", "begins with"),
    "arrows and Cyrillic letters": ("-> A\n-> B ←\n\n=> C\n=> D ←\n\nа.) Е\nб.) К ←", "begins with"),
    "Chinese lists and labels": ("一、甲\n二、乙 ←\n\n时间：五月\n地点：北京 ←\n\n・甲\n・乙 ←", "of its own"),
    "dates before a colon": ("Friday, 3 May: A\nMay 4, 2022: B ←\n\n24.02: A\n5.5.: B ←", "a line of its own"),
    "a list with two signs": ("- a\n    • b ←\n\nText\n• a\n- b ←", "does not begin a list"),
    "a list with capitals": ("A. one\nB. two ←", "begins with B."),
    "a paragraph of a quotation in an item": ("- > One\n    >\n    > two ←", "“> two” is indented"),
    # tables
    "a table directly below a text": ("The seats:\n| a | b |\n|---|---| ←\n| c | d |", "above its headings"),
    "a line below a table": ("| a | b |\n|---|---|\n| 1 | 2 |\nSource: AP ←", "blank line before it"),
    "attributes below a table": ("| a | b |\n|---|---|\n| 1 | 2 |\n{: .left } ←", "is read as text"),
    "a cell without a heading": ("| a | b |\n|---|---|\n| 1 | 2 | three | ←", "3 cells"),
    "columns of a spreadsheet": ("Text.\n\nParty\tSeats ←\nA\t12\nB\t13", "| --- |"),
    # lines that Markdown would join, or take for a heading or a quotation
    "two speakers with dashes": ("– Nie wiem, co będzie dalej – powiedział minister.\n– Zobaczymy. ←", "begins with –"),
    "a question in bold letters above its answer": ("**Wie geht es?** ←\nGut.", "put a blank line after it"),
    "headings in bold letters": ("**The law** ←\nIs void.\n\n> **Note** ←\n> A\n\n**Law (2)** ←\n“Law”", "of its own"),
    "numbered headings": ("A[^1]\n\n## 1. Law ←\n\n## 2. B\n\nB\n\n[^1]: N\n\n---\n\n**1. Law** ←\nLaws.", "“1. Law”"),
    "a repeated heading": ("A[^1]\n\n## B\n\nC\n\n## B {: #b } ←\n\n## D\n\nE\n\n[^1]: N", "“B” has nothing below"),
    "a rule in html above notes": ("A\n\n---\n\nB[^1]\n\n<hr> ←\n\n[^1]: N", "***"),
    "bold headings in items": ("- **A** ←\n    B.\n\n- C\n\nD\n\n1. **A** ←\n    B.\n\n2. C", "of its own"),
    "the author of a quotation": ("> Talk.\n> — Ludwig van Beethoven ←\n\n> Write.\n> — Victor Hugo. ←", "of its own"),
    "labels in an item": ("- **Date:** 5 May\n  **Place:** Bern ←", "begins with Place:"),
    "the times of a liveblog": ("14:35 Blinken lands.\n14:50 Lavrov lands. ←\n\n9h A\n10:00AM B ←", "begins with 1"),
    "the dashes of a dialogue": ("—¿Qué hizo usted?\n—¡Nada! ←", "begins with —"),
    "a signature of an e-mail": ("Kind regards\n-- ←\nAnn", "a heading"),
    "a quotation above dashes": ('He said: "I am here."[^1]\n--- ←\n\n[^1]: N', "a heading"),
    "angle brackets before a reference to a text": (">> Read also: x ←", "the >> would not be printed"),
    "numbers that begin a quotation": ("Of the seats,\n> 50 are free. ←\n\nPipes\n>= 20 cm ←", "write \\>"),
    "signs before numbers": (">95 % ←\n\n- <18: 5 %\n- >= 65: 9 % ←\n\nA\n:   >5 ←", "write \\>"),
    "numbers with signs": ("+ 5.2 % SPD\n- 8.9 % CDU ←\n\nText.\n\n- 5 boats", "write - -8.9, or"),
    # terms and dates
    "a term without its meaning": ("The A.\n\nA\n:    ←\n\nB\n:   y", "is empty"),
    "a colon after a date": ("2 May 2022: ←\n:   x\n\n3 May 2022\n:   y", "ends with a colon"),
    "a divided score": ("The council voted for it after five hours, with 12\n: 11 votes. ←", "move the colon"),
    "a caption of a table as Pandoc writes it": ("Text.\n\n: The costs ←\n\n| a | b |\n|---|---|", "three spaces"),
    "a duplicate term": ("The A.\n\nA\n:   x\n\nA\n:   y ←", "below the first"),
    "a term without a blank line before it": ("A\n:   x\nB ←\n:   y", "has no blank line before it"),
    "a day of the week in a timeline": ("3 May 2021\n:   x\n\nMonday, 24 May 2021 ←\n:   y\n\nA\n:   z", "not a date"),
    "29 February in a year that is no leap year": (TIMELINE.format("29 February 2022, Bonn"), "is not a date; correct"),
    "a day with eleven figures": (TIMELINE.format("12345678901 May 2021, Bonn"), "is not a date"),
    "a month without a day": ("2 May 2021, Bern\n:   x\n\nMarch 2022, Bonn ←\n:   y", "2 December 2021"),
    "a season in a timeline": (TIMELINE.format("Spring 2022"), "not a date like the other terms"),
    "a month before a date": ("2 May 2021\n:   x\n\nFloods of March 2022, 3 April 2022 ←\n:   y", "2 December 2021"),
    "a note beside the date of a correction": (f"{CORRECTED.format('3 May 2022[^1]')}\n\n[^1]: N", "with markup"),
    "days of the week before dates": ("Friday, 21 May 2021 ←\n:   x\n\nMonday, 24 May 2021 ←\n:   y", "is not a date"),
    "a note beside a date": (f"{TWO_DATES}4 May 2022[^1] ←\n:   z\n\n[^1]: N", "“4 May 2022” is in a term with markup"),
    "a date without a comma": (f"{TWO_DATES}4 May 2021: Bern ←\n:   x\n\n5 May 2021 talks ←\n:   y", "no comma"),
    "lines without a colon": ("2 May 2021 ←\nTalks.\n\n3 May 2021\nTalks. ←\n:   x\n\n4 May 2021\n:   y", "no colon"),
    "several days in a timeline": (f"{TWO_DATES}14–16 June 2022 ←\n:   z", "only the first day"),
    "days of two months": ("31 May – 2 June 2022 ←\n:   x\n\n3 June 2022\n:   y", "only the first day"),
    "several days in figures": (f"{TWO_DATES}2022-01-14 – 2022-01-16 ←\n:   z", "only the first day"),
    "dates out of order": ("6 May 2021\n:   x\n\n**3 May 2021** ←\n:   y\n\n4 May 2021\n:   z", "before the date"),
    "a date without a space after its comma": ("2 May 2021,Bern ←\n:   x", "needs a space"),
    "a date out of reverse order": (REVERSED, "put the latest date first"),
    "a date beside a timeline": ("2 December 2021, Bern\n:   x\n\n3 December 2021, Bonn: They met. ←", "not part"),
    # corrections
    "a correction on a day that does not exist": (CORRECTED.format("30 February 2022"), "is not a date; correct it"),
    "a correction without a date": (f"A.\n\n## Corrections\n\n{TWO_DATES}Spring ←\n:   z", "date of a correction"),
    "no list of corrections": ("Text.\n\n## Corrections ←\n\nIt said so.", "## Corrections has no list"),
    "two lists of corrections": (f"{LIST.replace(MARK, '')}\n\n{LIST}", "several headings begin corrections"),
    "a correction in the future": (CORRECTED.format("23 January 2999"), "in the future"),
    "a correction before the text": (CORRECTED.format("21 January 2022"), "before the text"),
    "corrections below another heading": ("Text.\n\n## Correction ←\n\n23 January 2022\n:   x", "## Corrections"),
    "corrections without a heading": ("Text.\n\nCorrections ←\n\n23 January 2022\n:   x", "## Corrections"),
    "corrections and more": ("Text.\n\n## Corrections and apologies ←\n\n23 January 2022\n:   x", "## Corrections"),
    # characters
    "characters without a shape": (
        "A\0B ←\n\nA\u202eB ←\n\nA \ufffc \ufdd0 \U0001fffe \U000f0000 \ufeff ← ← ← ← ←",
        "cannot contain",
    ),
    "a reference to a control character": ("Text\nA&#129;B ←", "U+0081"),
    "a row of equal signs": ("Text.\n\n======= ←\n\nText.", "is not a rule"),
    "comments of Obsidian with blank lines": ("%% ←\nOne.\n\nTwo.\n%% ←", "another tool"),
    "both versions of a merge": ("<<<<<<< main ←\nA\n||||||| base ←\nC\n=======\nB\n>>>>>>> other ←", "merge"),
    "an apostrophe of Windows": ("It\x92s. ←", "write ’"),
    "letters in the wrong encoding": ("GrÃ¼ße ←\n\nÐ¿Ð¾ ←", "in the wrong encoding"),
    "line ends of word processors": ("One\u2028two ←\n\nOne\vtwo ←", "two spaces"),
    "lines of a no-break space": ("One.\n\u00a0 ←\nTwo.\n\n- a\n\n  \u00a0 ←", "invisible space"),
    "a paragraph of spaces": ("One.\n\n&nbsp; ←\n\nTwo.", "only invisible"),
}
# each: a text with wrong links, and words of the messages
LINKS = {
    "an apostrophe before a title": ("[x]({static}o's.csv 'T') ←", "{static}o's.csv leads to nothing"),
    "an address with a quotation": ('[x](https://z.example/?q="new talks") ←', "[x]( is not a link"),
    "an address on two lines": ("[x](https://e.example/\na) ←", "write it on one"),
    "a link to a draft": ("[x]({filename}plan.md) ←", "leads to a text that is not published"),
    "a link to an introduction": ("[x]({filename}tags/nato.md) ←", "write {tag}NATO"),
    "addresses with an invisible character": ("[x](https://e.ex/a\u200bb) ←\n\n[x](https://e.ex/1\u200c2) ←", "U+200"),
    "a link out of content": ("[x]({static}../Makefile) ←", "nothing published"),
    "a link to an author": ("[x]({author}Ann) ←", "no author pages"),
    "capitals in a link to a picture": ("![x]({static}Dot.PNG) ←", "did you mean {static}/dot.png?"),
    "a misspelt link": ("[x]({filename}pages/backgroud.md) ←", "did you mean {filename}/pages/background.md?"),
    "an address that is only a query": ("[x](?x=1) ←", "write https://"),
    "an address with a user name": ("[x](https://ann@z.example/) ←", "user name"),
    "an address with a port that does not exist": ("[x](https://z.example:99999/) ←", "port"),
    "an address with two fragments": ("[x](https://z.example/#a#b) ←", "write %23"),
    "an address with quotation marks": ('[x](https://z.example/?q="talks") ←', "write %22"),
    "a path of Windows": ("[x](C:\\Users\\ann\\a.pdf) ←", "copy the file to content/"),
    "an address in quotation marks": ('[x]("https://z.example") ←', "delete them"),
    "an address of a template": ("[x]({%link_a.md%}) ←", "another tool"),
    "an address of numbers": ("[x](https://[2001:db8::1]/) ←", "no domain name"),
    "a telephone number with spaces": ("[x](tel:+41 22 1) ←", "+41221234567"),
    "a mail address without a domain": ("[x](mailto:ann) ←", "mailto:name@"),
    "a caption in curly quotation marks": ("![x]({static}dot.png “Calm”) ←", "straight quotation marks"),
    "a picture without an address": ("![x]() ←", "no address"),
    "links of an unknown kind": ("[x]({page}a) ←\n\n[x](javascript:alert(1)) ←\n\n[x](http:a.md) ←", "{filename}"),
    "a title in curly quotation marks": ("[x](https://z.example “y”) ←", 'put " before and after'),
    "the address of a file in the project": ("[x](/content/results.csv) ←", "or {static}/results.csv"),
    "a text as a file": ("[x]({static}talks.md) ←", "write {filename}/talks.md"),
    "a relative link to a text": ("[x](talks.md) ←", "{filename}talks.md"),
    "a link to a space": ("[x](&nbsp;) ←", "empty"),
    "addresses without a valid host": ("[x](https:///y) ←\n\n[x](https://z.example\uff0fx) ←", "no valid host name"),
    "a fragment that another text lacks": ("[x]({filename}talks.md#nowhere) ←", "#nowhere"),
    "a fragment that code repeats": ("`[x](#no)`\n\n~~~\n[x](#no)\n~~~\n\n[x](#no) ←", "#no"),
    "a relative link to a picture": ("![x](dot.png) ←", "write {static}dot.png"),
    "a picture of another site": ("![x](https://z.example/y.png) ←", "not a file in content/"),
    "a picture within the text": ("![x](data:image/png;base64,iVBORw0KGgo=) ←", "save the picture"),
    "a picture with # after its name": ("![x]({static}dot.png#) ←", "write %23 if its name has it"),
    "a file with a script": ("[x]({static}dot.svg) ←", "run scripts"),
}


@pytest.mark.parametrize(("written", "words"), [*CASES.values(), *LINKS.values()], ids=[*CASES, *LINKS])
def test_reports(written, words, content):
    content.assert_reports("day.md", f"{HEAD}\n{written}\n", words)


def test_there_are_88_rules_for_markup():
    # The cases of the next test come from the rules, so it would not notice that one was deleted.
    assert len(LINE_RULES + TEXT_RULES) == 88


@pytest.mark.parametrize("rule", LINE_RULES + TEXT_RULES, ids=lambda rule: rule.example)
def test_reports_the_markup_in(rule, content):
    written = f"{HEAD}\n{rule.example}\n"
    content.write("day.md", written)
    # In an error, the markup that was found takes the place of {0}. So only the words after {0} are compared.
    ending = rule.message.rpartition("{0}")[2].replace("{{", "{").replace("}}", "}")
    last_line = written.count("\n")
    found = [error for error in content.errors() if error.endswith(ending)]
    lines = [error.split(":")[1] for error in found]  # content/day.md:6: message
    assert lines == [str(last_line)]


# each: a file, and the line and the first words of the message
LINES = {
    "a file with bytes that are not UTF-8": (f"{HEAD}\nCaf".encode() + b"\xe9", "6: a character cannot be read"),
    "a file of another encoding": (f"{HEAD}{TEXT}".encode("utf-16"), "1: the characters of this file are UTF-16"),
    # Each level is a list and an item: on line 56, an element is inside more than a hundred others.
    "a list of sixty levels": (f"{HEAD}\n" + "".join(f"{'    ' * level}- x\n" for level in range(60)), "56: elements"),
}


@pytest.mark.parametrize(("written", "beginning"), LINES.values(), ids=LINES)
def test_reports_the_line_in(written, beginning, content):
    content.write("day.md", written)
    [error] = content.errors()
    assert error.startswith(f"content/day.md:{beginning}")


def test_reports_thirty_errors_of_a_text_and_the_number_of_the_others(content):
    content.write("day.md", f"{HEAD}\n" + "[TOC]\n\n" * 42)
    errors = content.errors()
    listed = {error for error in errors if "[TOC] is markup of another tool" in error}
    assert len(listed) == 30
    [last] = {*errors} - listed
    assert "errors that are not listed: 12;" in last


def test_finds_both_lines_of_a_repeated_error_in_a_long_text(content):
    head = HEAD.split("\n")
    written = head + ["**a", "b**", ""] * 140
    for paragraph in 14, 81:
        first_line = len(head) + 3 * paragraph
        written[first_line : first_line + 2] = ["**open ←", ""]
    content.assert_reports("day.md", "\n".join(written), "does not make the text bold")


# each: the name of a linked file, its bytes, and words of the message
DOWNLOADS = {
    "an empty file": ("a.csv", b"", "empty"),
    "a damaged picture": ("a.png", PICTURE[:40], "PNG"),
    "a page of HTML instead of a document": ("a.pdf", b"<html>", "pdf"),
    "both versions of a merge": ("a.csv", b"a,b\n<<<<<<< main\n1,2\n", "merge conflict"),
    "below the address of a page": ("index.html/x.txt", b"x", "index.html/x.txt"),
    "called by a name that is too long with the ending of its compressed copy": ("я" * 125 + ".txt", b"x", "shorten"),
    "called by a name that Windows reserves": ("con.txt", b"x", "Windows"),
    "at the address of the service worker": ("service-worker.js", b"x", "have the address of"),
}


@pytest.mark.parametrize(("name", "data", "words"), DOWNLOADS.values(), ids=DOWNLOADS)
def test_reports_a_linked_file_that_is(name, data, words, content):
    content.write(name, data)
    content.assert_reports("day.md", f"{HEAD}\n[x]({{static}}{name}) ←\n", words)


def test_a_link_to_a_heading_is_not_reported_if_the_linked_text_has_an_error(content):
    content.write("day.md", f"{HEAD}\n[x]({{filename}}moon.md#craters)\n")
    content.assert_reports("moon.md", f"{HEAD}\n## Craters\n\n<b>open ←\n", "</b>")


# each: a correct text that resembles one with an error
ACCEPTED = {
    "a link to a part of a file": "[x]({static}results.csv#row=2)",
    "links out of the site": "[x](https://e.example:10443/a's?b=1&c=2#d) [y](https://e.example/a_(b)) <ann@e.example>",
    "markup of other tools in code": "pre`==x==`\n\n`a` - b\n`c` - d\n\n~~~\n~~~~\n{{< x >}}\n• a\ndraft: yes\n~~~",
    "paragraphs that begin with a date": "2 May 2021, Bern\n:   x\n\n4 May 2021 was cold.\n\nA\n:   x\n\n5 May 2021",
    "a date above a line": "2 May 2021\n:   x\n\n3 May 2021, Bern  \nSir,\n\n4 May 2021, they met there:\nit rained.",
    "lines that begin with dates": "Am\n1. Mai\nUm\n14:35 Uhr am\n1. Juni.\n\n- Er kam.\n\n24.\u00a0Mai 2022 war es.",
    "lines of prose that begin with a bullet": "Samstag 9 Uhr\n· Sonntag geschlossen",
    "meanings after one space, and a colon in code": "Term\n: 1\n    b.\n: Two.\n\nB\n\n: three\n\n~~~\n\n: x\n~~~",
    "an explanation on the line below": "OSCE\n\n*[OSCE]:\n    A body of Europe",
    "lines that begin with a hyphen or a dash": "He\n- late.\n\n– Nie – powiedział Jan\n– dodał prezes.",
    "a long line after a dash": "Gut.\n– Lew und Ann trafen sich am Ende noch einmal am See, am 21. Mai 2022.",
    "a speech of two lines": "—No lo sé todavía, aunque mañana sabremos algo más.\n—dijo el rey.",
    "brackets, inches and powers": "[adjusted OR=1.5, 95% CI 1-2], 12''-18'' pipes, a^2+b^2=c^2, the *ch* [x] of it.",
    "a quotation that continues at the margin": "> We rebuild the\nBridge of Peace.\n\n> 12 of us met Dr.\nRoe.",
    "emphasis in words": "un*bel\u00adi*ve, un*bel&shy;i*ve, pre*-war*, CO*2*, **I**n**C**ity, 4**a**, **A**4, 4*, O*",
    "emphasis in scripts without capitals": "米国の*New York Times*紙は **2022年1月**に ב*ניו יורק טיימס*",
    "brackets with words": "[video message] [sic] {data.csv} ([1] ([https://a.example](https://a.example))",
    "ideographs that Unicode calls the same": "`\ufa19` \ufa19",
    "definitions below items and meanings": "- A[^1]\n[^1]: N\n\nB\n:   the x\n*[B]: Bee\n\n- [c]\n[C]: https://a.ex",
    "a definition below a quotation": "> Talk to [Foo] gladly.\n[Foo]: https://z.example",
    "an item with another sign": "- Bread\n* Milk",
    "scores below a sentence": "The vote took hours.\nIt ended with 12\n: 11 votes.\n\nA\n:   x",
    "a long meaning at the margin": "A fair\n:   It is closed until the end of this year, said\nJane Roe.",
    "a sentence as a term": "What is a fair?\n\n:   x\n\nThe end of May.\n:   y",
    "terms below a heading and other terms": "## Who?\nAnn\n:   x\n\nWhy me?\nWhy you?\n:   y\n\nA:\nB:\n:   z",
    "continued lines": "A[^1][^2]\n\n[^1]: Ann  \nBonn\n\n[^2]:\nB\n\nC\n:   Ms. Roe,\nBern<br>\nEnd\n\n- D<br />\nE",
    "a meaning in Chinese at the margin": "北京\n:   中华人民共和国的首都是全国政治文化国际交往中心\n历史悠久。",
    "an item that continues at the margin": "1. The ministers of foreign affairs of both met M.\nX.\n2. It was\n   so.",
    "hyphens of words that are left out": "- Obstbau und\n-verkauf\n\n-Ja, sagte Ann.",
    "pictures": "A ![A]({static}dot.png)\nB\n\n- [![A]({static}dot.png)](https://z.ex)\n\n## ![A]({static}dot.png)",
    "headings, rules and a signature": "What now?\n---------\n\nA long head\n---\n\nA\nB.\n---\n\n\n--\nAnn",
    "lines that begin with initials": "A. Blinken met\nS. Lavrov and\nA. Guterres.\n\nA. Bea sah Johannes\nXXIII. oft.",
    "lines that begin with a quotation mark and a space": '“ Yes.\n“ No.\n\n" Yes.\n" No.\n\n‹ Oui.\n‹ Non.',
    "bold lines": "**Ann**\nmet Bob.\n\n**A long line that ends with bold words, such as Ann**\nRoe saw.",
    "brackets that are escaped": "\\[sic\\] \\[see https://a.example\\] \\[b=1\\] `\\[/caption\\]`",
    "scores at the beginning of lines": "The vote was close.\n52 : 48 in the Senate,\n218 : 217 in the House.",
    "years in sentences with a colon": "In 2021, Ann said: “No.”\nIn 2022, Bob said: “Yes.”",
    "an author on two lines": "> A.\n> — Ann Roe, Minister of\nForeign Affairs",
    "speech in quotations": "> – Ich weiß nicht, sagte der\nMinister am Abend.",
    "emphasis with brackets": "*[The minister] will go and\nso on*, the paper wrote. Hotels with ** or *** stars.",
    "signs and numbers": "- +5.2 % SPD\n- -8.9 % CDU\n\n> 50 people came.\n\n- 5 boats\n\nText.\n\n+ 5 boats",
    "names with underscores and backslashes": "_Der Spiegel_.de, snake_case_name.py, `__init__.py`, C:\\temp\\new",
    "dashes": "Alles wird gut.\n– Niemand weiß, warum.\n\n— Victor Hugo\n\nDer Chef\n– Lew – kam.",
    "brackets and times in prose": "So\n(z. B. Brot)\n(d. h. Bier).\n\nUpdate: Er kam um\n14:35 Uhr an.",
    "open details": "<details open><summary>a</summary>b</details>",
    "headings of other lists": "## Corrections in May\n\n2 May 2022\n:   x\n\n## Corrections and fines\n\nA\n:   x",
    "dollars": "$5 to @ann_lee and 10$, US$5_000, $_GET and $_POST hold $",
    "a bold item above an inner list": "- **Ann Roe**\n    - Born 1950\n- **Bob Lee?**\n    - Born 1951",
    "braces with signs": "Text\n\n{*}\n\n10 - 4 is six, and\n12 - 6, too.\n\nP. Roe and\nR. Lee in\nг. Москва,\nд. 5.",
    "a heading with a colon above notes": "A[^1]\n\n## Notes:\n\n[^1]: N",
    "bold sentences": "**It is so.**\nAnn left.\n\n**“We go!”**\nAnn left.\n\n**结束了。**\n好。\n\n**Read:**\nIt is.",
    "a wrapped item in a script without capitals": "- השרים נפגשו בז'נבה ביום שישי\nבבוקר.",
    "lines that begin with a number": "He read chapter\n12) and left. In chapter\n12. he left.\n\n24\\. Februar",
    "a backslash at the end of a line": "C:\\Temp\\\\",
    "titles that begin with a number": "1. Bundesliga\n:   x\n\n12 Monkeys 1995\n:   x\n\n3 May 2015 attacks\n:   x",
    "lines that begin with the signs of French": "Il dit oui\n; et non\n; puis rien.",
    "lines that are broken": "– a<br>\n– b<br>\n\n| A  \n| poem\n\n**Who?**  \n*I.*\n\n**Who?**<br>I.\n\n*Who?*\nI.",
    "an address with the day of a visit": "[https://e.example/a, accessed 3 May 2021] <https://e.example/?**x>",
    "lines that begin with a few words and a colon": "The minister\nsaid: “Yes.”\nit was: not so.\nIt ended.",
    "lines above lists": "Der Preis\n- 9 Euro - ist hoch.\n\n1. a\n2. b\n\n## - C\n\n- d\n- e",
    "a list of one item with a star": "It is **bold**.\n\n* One item",
    "braces": "The set {1, {2}} and {{1} {2}}, 10 %}.",
    "months before places": "March 2022, Bern\n:   x\n\nMay 2022, Geneva\n:   y",
    "days of a programme": "Friday, 3 May 2024\n:   x\n\n---\n\nSaturday, 4 May\n:   x\n\nSunday, 5 May\n:   y",
    "months in a life": "1931\n:   x\n\nJune 1976\n:   x\n\n21 November 2012\n:   x\n\nFloods of May 2013\n:   x",
    "indented lines": "One\n    line.\n\n- [a][x]\n\n  [x]: https://a.example\n\nText.\n\n  More.",
    "a comment with indented lines": "A\n\n<!--\n    • x\n\n    ===\n-->",
    "tabs": "1.\ta\n2.\tb[^1][^2]\n\n- 9:00\tA\n\t- 9:30\tB\n\nA\tB\n~~~\na\tb\nc\td\n~~~\nC\tD\n\n[^1]:\tA\n[^2]:\tB",
    "a tag in capitals and stars in code in html": '<DIV markdown="1">\nText.\n</DIV>\n\n<div>a <code>*b*</code></div>',
    "code in a list and paragraphs of a list and a note": "- a[^1]\n\n    b\n\n        x\n\n[^1]: N\n\n    N",
    "comments beside a picture and a date": '![A dot]({static}dot.png "x") <!-- y -->\n\n2 May 2021 <!-- y -->\n:   z',
    "entities in html": "<div>A</div><div>&amp; B</div>\n\n<div><div>C</div><!-- d --><!-- e --></div>",
    "entities in html with Markdown": '<div>A</div><div markdown="1">&amp; B</div>',
    "words and numbers in brackets": "The [sic] and [TOC] of it.[1][2] He spoke [video] for an hour.",
    "items of which one begins like a month": "1. Jan Novák\n2. “Ann” Roe",
}


@pytest.mark.parametrize("written", ACCEPTED.values(), ids=ACCEPTED)
def test_accepts(written, content):
    content.write("day.md", f"{HEAD}\n{written}\n")
    assert content.errors() == []
