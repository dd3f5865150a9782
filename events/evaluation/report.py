"""Results as text for the terminal and as Markdown for docs/evaluation.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from events.evaluation.scores import Result, Score

TITLES = {
    "cameo_examples": "CAMEO codebook sentences",
    "plover_gsr": "PLOVER gold records",
    "seeds": "Whole articles, two coders",
    "dates": "Time expressions",
    "geoparse": "Places",
    "cases": "Our own gold sentences",
}


def number(value: float | None) -> str:
    """Return a figure for people: three decimals, whole numbers whole, a dash for what does not exist."""
    if value is None:
        return "–"
    return str(int(value)) if value > 1 and value == int(value) else f"{value:.3f}"


def as_text(results: Iterable[Result], *, misses: bool = True) -> str:
    """Return the results for a terminal: figures, tables, confusion and misses with their sentences."""
    out: list[str] = []
    for result in results:
        out += [f"{TITLES[result.kind]}: {result.name} ({result.rows} rows)", ""]
        width = max(map(len, result.figures), default=0)
        out += [f"  {label:<{width}}  {number(value)}" for label, value in result.figures.items()]
        for title, table in result.tables.items():
            out += ["", *_text_table(title, table)]
        if result.confusion:
            out += ["", *_text_confusion(result.confusion)]
        if misses and result.misses:
            out += ["", f"  the {len(result.misses)} most instructive misses"]
            for miss in result.misses:
                out += ["", f"  {miss.id}: {miss.reason}", f"    text:   {' '.join(miss.text.split())}"]
                out += [f"    wanted: {miss.wanted}", f"    got:    {miss.got}"]
        out.append("")
    return "\n".join(out)


def as_markdown(results: Iterable[Result], *, heading: str, note: str) -> str:
    """Return the results as a page. Misses are listed by id and reason only: gold sentences belong to their owners."""
    out = [f"# {heading}", "", note, ""]
    for result in results:
        out += [
            f"## {TITLES[result.kind]}: {result.name}",
            "",
            f"{result.rows} rows.",
            "",
            "| figure | value |",
            "|---|---|",
        ]
        out += [f"| {label} | {number(value)} |" for label, value in result.figures.items()]
        for title, table in result.tables.items():
            out += [
                "",
                f"{title.capitalize()}:",
                "",
                "| | precision | recall | F1 | right | extra | missed |",
                "|---|---|---|---|---|---|---|",
            ]
            out += [
                f"| {label} | {number(s.precision)} | {number(s.recall)} | {number(s.f1)} "
                f"| {s.right} | {s.extra} | {s.missed} |"
                for label, s in table.items()
            ]
        if result.confusion:
            out += ["", "Confusion (rows: gold, columns: coded):", "", *_markdown_confusion(result.confusion)]
        if result.misses:
            out += ["", "Most instructive misses:", ""]
            out += [f"- `{miss.id}` {miss.reason}" for miss in result.misses]
        out.append("")
    return "\n".join(out)


def _text_table(title: str, table: Mapping[str, Score]) -> Iterator[str]:
    width = max([len(title), *map(len, table)])
    yield f"  {title:<{width}}  precision  recall     F1  right  extra  missed"
    for label, s in table.items():
        cells = f"{number(s.precision):>9}  {number(s.recall):>6}  {number(s.f1):>5}"
        yield f"  {label:<{width}}  {cells}  {s.right:>5}  {s.extra:>5}  {s.missed:>6}"


def _axes(confusion: Mapping[tuple[str, str], int]) -> tuple[list[str], list[str]]:
    return sorted({wanted for wanted, _ in confusion}), sorted({got for _, got in confusion})


def _text_confusion(confusion: Mapping[tuple[str, str], int]) -> Iterator[str]:
    rows, columns = _axes(confusion)
    cell = max(3, *(min(len(c), 6) for c in columns))
    width = max(*map(len, rows), len("gold"))
    yield f"  {'gold':<{width}}  " + " ".join(f"{c[:6]:>{cell}}" for c in columns)
    for row in rows:
        yield f"  {row:<{width}}  " + " ".join(f"{confusion.get((row, c), 0) or '.':>{cell}}" for c in columns)


def _markdown_confusion(confusion: Mapping[tuple[str, str], int]) -> Sequence[str]:
    rows, columns = _axes(confusion)
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    lines += [
        "| " + " | ".join([row, *(str(confusion.get((row, c), 0) or "") for c in columns)]) + " |" for row in rows
    ]
    return lines
