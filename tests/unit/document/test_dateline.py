"""Datelines and date lines in the manners of many agencies."""

from __future__ import annotations

import pytest

from events.document.dateline import read_date_line, read_dateline

STORY = "The president of the republic said on Monday that the talks with the rebels had failed."


def _read(head: str, story: str = STORY) -> tuple[str | None, str | None, str | None]:
    text = head + story
    found = read_dateline(text, 0, len(text))
    assert found is not None, text
    assert text[found.span.end :] == story
    return found.place_text, found.agency, found.date.value if found.date else None


@pytest.mark.parametrize(
    ("head", "place", "agency", "date"),
    [
        ("date 2021-12-08 ", None, None, "2021-12-08"),
        ("2021-12-08 ", None, None, "2021-12-08"),
        ("May 3, 2022 – ", None, None, "2022-05-03"),
        ("WASHINGTON, June 8. /TASS/. ", "WASHINGTON", "TASS", "XXXX-06-08"),
        ("BRUSSELS (Reuters) - ", "BRUSSELS", "Reuters", None),
        ("KYIV, Ukraine — ", "KYIV, Ukraine", None, None),
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", "AP", None),
        ("12 May 2022, Moscow – ", "Moscow", None, "2022-05-12"),
        ("PARIS, March 3 (AFP) — ", "PARIS", "AFP", "XXXX-03-03"),
        ("BEIJING, June 8 (Xinhua) -- ", "BEIJING", "Xinhua", "XXXX-06-08"),
        ("(AP) — ", None, "AP", None),
        ("MOSCOW. June 8 (Interfax) - ", "MOSCOW", "Interfax", "XXXX-06-08"),
        ("LONDON, Feb 24, 2022 (Reuters) - ", "LONDON", "Reuters", "2022-02-24"),
        ("Moscow, 8 June 2021, TASS – ", "Moscow", "TASS", "2021-06-08"),
        ("UNITED NATIONS, Sept. 3 (AP) _ ", "UNITED NATIONS", "AP", "XXXX-09-03"),
        ("(Geneva, June 3, 2021) – ", "Geneva", None, "2021-06-03"),
        ("(New York) – ", "New York", None, None),
        ("Moscow – ", "Moscow", None, None),
        ("SEOUL/TOKYO, Jan 5 (Reuters) - ", "SEOUL/TOKYO", "Reuters", "XXXX-01-05"),
        ("ST. PETERSBURG, Fla. (AP) — ", "ST. PETERSBURG, Fla.", "AP", None),
        ("WASHINGTON, D.C., June 8, 2021 – ", "WASHINGTON, D.C.", None, "2021-06-08"),
        ("NEW DELHI, May 3: ", "NEW DELHI", None, "XXXX-05-03"),
        ("MAIDUGURI, Nigeria: ", "MAIDUGURI, Nigeria", None, None),
        ("TASS, June 8. ", None, "TASS", "XXXX-06-08"),
        ("RIA Novosti - ", None, "RIA Novosti", None),
        ("YEREVAN, November 10 – ", "YEREVAN", None, "XXXX-11-10"),
        ("NAIROBI, Kenya, Friday 4 March 2011 [Example News] -- ", "NAIROBI, Kenya", "Example News", "2011-03-04"),
        ("BOGOTÁ — ", "BOGOTÁ", None, None),
        ("RIO DE JANEIRO, Jan. 9 – ", "RIO DE JANEIRO", None, "XXXX-01-09"),
    ],
)
def test_dateline_is_read(head: str, place: str | None, agency: str | None, date: str | None) -> None:
    assert _read(head) == (place, agency, date)


@pytest.mark.parametrize(
    ("head", "place", "agency"),
    [("washington, june 8. /tass/. ", "washington", "tass"), ("kyiv (reuters) - ", "kyiv", "reuters")],
)
def test_lower_case_dateline_of_machine_translation(head: str, place: str, agency: str) -> None:
    assert _read(head, STORY.lower())[:2] == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Russia – Ukraine talks ended on Monday without a result, officials of both sides said.",
        "US - Russia relations are at a low point, the foreign minister said in an interview.",
        "RUSSIA STRIKES KYIV - REPORT SAYS MANY DEAD IN THE CITY",
        "By Monday the army had taken the city and many people had fled.",
        "On June 8, 2021, the president met the delegation in Moscow and signed the accord.",
        "June 8 was a bad day for the army in the north of the country.",
        "QUESTION: Mr. President, what about the talks with the rebels in the north?",
        "SECRETARY ROE: The talks with the rebels in the north have failed, I am sorry to say.",
        "NATO - The alliance met in Brussels on Tuesday to talk about the war.",
        "Prime Minister John Doe - The man who signed the accord is under attack at home.",
        "THE PRESIDENT: The talks with the rebels in the north have failed, I am sorry to say.",
        "FOREIGN MINISTER ROE: (Via interpreter) The talks have failed, I am sorry to say.",
    ],
)
def test_ordinary_openings_are_no_dateline(text: str) -> None:
    assert read_dateline(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("line", "label", "date", "place"),
    [
        ("Tuesday, June 8, 2021", "plain", "2021-06-08", None),
        ("Published: 3 May 2022", "published", "2022-05-03", None),
        ("By Jane Roe | May 3, 2022", "plain", "2022-05-03", None),
        ("May 3, 2022 | By Jane Roe", "plain", "2022-05-03", None),
        ("3 May 2022 14:05 GMT", "plain", "2022-05-03", None),
        ("12 May 2022, Moscow", "plain", "2022-05-12", "Moscow"),
        ("Updated 4 May 2022 10:00 GMT", "updated", "2022-05-04", None),
        ("Updated 4 May 2022, published 3 May 2022", "published", "2022-05-03", None),
        ("Last updated on May 3, 2022 at 5:04 pm EDT", "updated", "2022-05-03", None),
        ("Posted on May 3, 2022 by admin", "published", "2022-05-03", None),
        ("2021-12-08T10:00:00Z", "plain", "2021-12-08", None),
        ("23/04/2022", "plain", "2022-04-23", None),
        ("MONROVIA (SNA) | August 11, 2003", "plain", "2003-08-11", "MONROVIA"),
        ("May 3", "plain", "XXXX-05-03", None),
    ],
)
def test_date_line_is_read(line: str, label: str, date: str, place: str | None) -> None:
    found = read_date_line(line, 0, len(line))
    assert found is not None
    assert found.dateline.date is not None
    assert (found.label, found.dateline.date.value, found.dateline.place_text) == (label, date, place)


@pytest.mark.parametrize(
    "line", ["03/04/2022", "The talks were held on 8 June 2021", "Tensions rise, June 8", "June 2021"]
)
def test_ambiguous_or_ordinary_lines_are_no_date_line(line: str) -> None:
    assert read_date_line(line, 0, len(line)) is None
