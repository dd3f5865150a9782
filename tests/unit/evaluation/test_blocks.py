from __future__ import annotations

from events.evaluation.blocks import keep_block, kept


def test_a_part_is_added_and_then_replaced() -> None:
    page = keep_block("# Evaluation\n\nfigures\n", "calibration", "one")
    assert page.startswith("# Evaluation\n\nfigures\n")
    again = keep_block(page, "calibration", "two")
    assert "one" not in again
    assert again.count("part: calibration") == 1


def test_parts_are_kept_when_the_page_is_written_anew() -> None:
    page = keep_block(keep_block("# Old\n", "calibration", "one"), "audit", "two")
    new = "# New\n" + kept(page)
    assert "Old" not in new
    assert kept(new) == kept(page)
    assert kept("# Nothing\n") == ""
