"""The sentence splitter on the forms that break naive ones."""

from __future__ import annotations

import pytest

from events.document.blocks import split_blocks
from events.document.sentences import MAX_WORDS, split_sentences


def split(text: str) -> list[str]:
    return [text[p.start : p.end] for p in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. Army left.", "Gen. John Doe met Mr. Smith at No. 10.", "He left."],
        ["Talks ended at 5 p.m. Monday.", "Rebels met at 11 a.m.", "Protesters left."],
        ["J. Smith and George W. Roe met U.N. Security Council members in Jan. 2020.", "It ended."],
        ["M. Camille Roe came.", "J. Doe left."],
        ["He lives in the U.S.", "The talks failed."],
        ["The firm Example Inc. said on Nov. 5 it would sell.", "It did."],
        ["MS. ROE: Thank you.", "Go ahead."],
        ["Lt. Gen. Roe and Maj.-Gen. Doe of St. Petersburg resigned.", "Why?"],
        ["Resolution S.J.Res. 13 passed.", "So did No. 14."],
        ["About 4.1 million fled; 3.5 stayed.", "See www.example.com or mail a.b@example.org.", "Done."],
        ["“Dialogue is good.", "We need it,” he said.", "He left."],
        ["“Why now?” Roe asked.", "Nobody answered."],
        ["“Go!” he shouted.", "They went."],
        ['"We will go."', "They went."],
        ["He called it “a war.”", "She agreed."],
        ["They met (in Geneva).", "(The talks failed.)", "They left."],
        ["Ambassador (ret.) Jane Roe came.", "He left."],
        ["It cited the act (50 U.S.C. 1701 et seq.) (the Act) again.", "He left."],
        ["Under order (E. O.) 14071 it acted.", "He left."],
        ["They waited...", "Nobody came."],
        ["He said it was... difficult.", "She agreed."],
        ["“It was hard…", "That world is gone,” he said."],
        ["Yahoo! is a firm.", "It is old."],
        ["The army struck at dawn!", "Ten people died?"],
    ],
)
def test_split(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_missing_space_after_the_full_stop() -> None:
    text = "They ended the war.The president spoke in 2014.Nobody came."
    assert split(text) == ["They ended the war.", "The president spoke in 2014.", "Nobody came."]
    assert split("dialogue with Russia…That world is gone.") == ["dialogue with Russia…", "That world is gone."]


def test_addresses_are_not_cut() -> None:
    assert split("See https://example.org/A.Html and mail jane.Roe@example.org now.") == [
        "See https://example.org/A.Html and mail jane.Roe@example.org now."
    ]


def test_lower_case_machine_translation_is_split_too() -> None:
    assert split("the minister spoke. he said gen. roe left. the u.s. army came.") == [
        "the minister spoke.",
        "he said gen. roe left.",
        "the u.s. army came.",
    ]


def test_stray_closing_quote_stays_with_its_sentence() -> None:
    assert split("It is a neighbour of Russia. “") == ["It is a neighbour of Russia. “"]


def test_long_list_after_a_colon_becomes_items() -> None:
    first = "withdraw all of their troops from the long border between the two countries within thirty days"
    second = "exchange every one of the prisoners of war who are held by either of the two sides"
    third = "and reopen the embassies in both of the capitals before the end of the coming year"
    text = f"The sides agreed to: {first}; {second}; {third}."
    pieces = split_sentences(text)
    assert [p.item for p in pieces] == [False, True, True]
    assert text[pieces[1].start : pieces[1].end] == second + ";"


def test_short_list_stays_one_sentence() -> None:
    text = "They agreed on: trade; aid; and peace."
    assert split(text) == [text]


def test_inline_bullets_become_items() -> None:
    pieces = split_sentences("Key points: • Rebels took the town. • The army fled")
    assert [p.item for p in pieces] == [False, True, True]


def test_over_long_sentence_is_cut_at_semicolons() -> None:
    clause = "the army took the town and many people fled to the hills before the winter came to the land"
    text = "; ".join([clause] * 12) + "."
    pieces = split_sentences(text)
    assert len(pieces) > 1
    assert all(len(text[p.start : p.end].split()) <= MAX_WORDS for p in pieces)
    assert all(text[p.start : p.end].endswith((";", ".")) for p in pieces)


def test_hard_wrapped_text_is_joined() -> None:
    text = (
        "The foreign ministers of the two countries met in Geneva on Monday to\n"
        "discuss the war, which has gone on for more than two years, and agreed\n"
        "to meet again.\n"
        "The president of the republic, who had come with them, told reporters\n"
        "that he was hopeful and that the rebels would soon lay down their arms\n"
        "and go home.\n"
    )
    assert len(split_blocks(text)) == 2


def test_one_paragraph_a_line_is_kept_apart() -> None:
    text = "The army took the town.\nThe rebels fled.\n- They left guns\n- They left cars\nA sub-heading\nIt ended."
    blocks = split_blocks(text)
    assert [b.item for b in blocks] == [False, False, True, True, False, False]


def test_line_broken_inside_a_sentence_is_joined() -> None:
    text = "The ministers met in\nGeneva on Monday.\nThe army,\nwhich had fled, came back."
    assert [text[b.start : b.end] for b in split_blocks(text)] == [
        "The ministers met in",
        "Geneva on Monday.",
        "The army,\nwhich had fled, came back.",
    ]
