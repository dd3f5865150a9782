"""Files in, articles and rejects out."""

from __future__ import annotations

import bz2
import csv
import datetime as dt
import gzip
import io
import json
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from events.ingest import KEPT_REASONS, Limits, ReadOptions, read_inputs
from events.types import Article, Reject

TEXT = "The president met the rebels in Geneva on Monday and told them that the war was over."
GERMAN = (
    "Der Präsident hat am Montag in Genf die Rebellen getroffen und ihnen gesagt, dass der Krieg nun vorbei ist. " * 3
)
RUSSIAN = "Президент встретился в понедельник с повстанцами в Женеве и сказал им, что война закончилась навсегда. " * 3


def read(*inputs: Path | str, stdin: bytes | None = None, **options: object) -> list[Article | Reject]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(read_inputs(list(inputs), ReadOptions(**options), stream))  # type: ignore[arg-type]


def articles(found: list[Article | Reject]) -> list[Article]:
    return [a for a in found if isinstance(a, Article)]


def rejects(found: list[Article | Reject]) -> list[tuple[str, str]]:
    return [(Path(r.uri).name if "!" not in r.uri else r.uri, r.reason) for r in found if isinstance(r, Reject)]


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(r).encode() + b"\n" for r in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_file_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = f"“{TEXT}” – São Tomé’s café…"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (article,) = articles(read(tmp_path / "a.txt"))
    assert article.text == text


def test_text_is_kept_as_it_is_but_for_line_ends_and_nul(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"  One\r\n\r\ntwo\rthree\x00 \n")
    (article,) = articles(read(tmp_path / "a.txt"))
    assert article.text == "  One\n\ntwo\nthree \n"


def test_mixed_encodings_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        '{"text": "café – one"}\n'.encode() + '{"text": "café – two"}\n'.encode("cp1252")
    )
    assert [a.text for a in articles(read(tmp_path / "a.jsonl"))] == ["café – one", "café – two"]


def test_jsonl_fields_and_positions(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": TEXT,
        "title": "T",
        "published_at": "2021-12-08T10:00:00Z",
        "source": "S",
        "url": "https://e.org/1",
    }
    data = (
        lines(row)
        + b"\n{broken\n"
        + lines({"title": "no text"}, {"text": ""}, [1], {"text": 5})
        + lines({"body": TEXT})
    )
    (tmp_path / "a.jsonl").write_bytes(data)
    found = read(tmp_path / "a.jsonl")
    first, last = articles(found)
    assert first == Article(
        article_id="7",
        text=TEXT,
        uri=f"{tmp_path}/a.jsonl#1",
        title="T",
        source_name="S",
        url="https://e.org/1",
        language=first.language,
        published_at=dt.datetime(2021, 12, 8, 10, tzinfo=dt.UTC),
        published_status="given",
    )
    assert last.uri.endswith("#8")
    assert rejects(found) == [
        ("a.jsonl#3", "broken_json"),
        ("a.jsonl#4", "no_text_field"),
        ("a.jsonl#5", "empty"),
        ("a.jsonl#6", "broken_json"),
        ("a.jsonl#7", "no_text_field"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"body": TEXT, "headline": "T", "pub_date": "2021-12-08", "link": "u", "outlet": "S", "article_id": "7"},
        {
            "maintext": TEXT,
            "title": "T",
            "date_publish": "2021-12-08 00:00:00",
            "url": "u",
            "source_domain": "S",
            "id": "7",
        },
        {
            "content": TEXT,
            "title": "T",
            "publishedAt": "2021-12-08T00:00:00Z",
            "url": "u",
            "source": {"id": "x", "name": "S"},
            "_id": "7",
        },
        {"Article": TEXT, "Title": "T", "Date": "8 December 2021", "URL": "u", "Publication": "S", "ID": 7.0},
    ],
)
def test_common_layouts_are_recognised(tmp_path: Path, row: dict[str, object]) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(row))
    (article,) = articles(read(tmp_path / "a.jsonl"))
    assert (article.article_id, article.text, article.title, article.url, article.source_name) == (
        "7",
        TEXT,
        "T",
        "u",
        "S",
    )
    assert article.published_at == dt.datetime(2021, 12, 8, tzinfo=dt.UTC)


def test_field_names_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'key,text,long,when\n1,short,"{TEXT}",2021-12-08\n', encoding="utf-8")
    (article,) = articles(read(tmp_path / "a.csv", text_field="long", date_field="when", id_field="key"))
    assert (article.article_id, article.text) == ("1", TEXT)
    assert rejects(read(tmp_path / "a.csv", text_field="nope")) == [("a.csv", "no_text_field")]


def test_ids_depend_on_content_and_not_on_the_place(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.jsonl").write_bytes(lines({"text": TEXT, "url": "u"}, {"text": TEXT, "url": "v"}))
    ids = [a.article_id for a in articles(read(tmp_path))]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


def test_doubtful_date_is_reported_and_the_article_kept(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"text": TEXT, "date": "03/04/2022"}))
    found = read(tmp_path / "a.jsonl")
    assert articles(found)[0].published_status == "unknown"
    assert rejects(found) == [("a.jsonl#1", "date_ambiguous")]
    assert "date_ambiguous" in KEPT_REASONS


def test_published_option_fills_in_but_does_not_overrule_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"text": TEXT}, {"text": TEXT, "date": "2020-01-01"}))
    first, second = articles(read(tmp_path / "a.jsonl", published=dt.date(2021, 12, 8)))
    assert first.published_at == dt.datetime(2021, 12, 8, tzinfo=dt.UTC)
    assert first.published_status == second.published_status == "given"
    assert second.published_at == dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(("text", "name"), [(GERMAN, "German"), (RUSSIAN, "Russian")])
def test_other_languages_are_rejected_by_name(tmp_path: Path, text: str, name: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (found,) = read(tmp_path / "a.txt")
    assert isinstance(found, Reject)
    assert found.reason == "not_english"
    assert name in found.detail
    assert articles(read(tmp_path / "a.txt", languages=("en", "de", "ru")))
    assert articles(read(tmp_path / "a.txt", languages=()))


def test_short_and_name_heavy_english_passes(tmp_path: Path) -> None:
    rows = [
        "Lavrov, Blinken meet.",
        "Kyiv.",
        "Putin, Xi, Modi, Lula and Ramaphosa sign BRICS declaration in Johannesburg, Xinhua reports " * 2,
    ]
    (tmp_path / "a.jsonl").write_bytes(lines(*({"text": r} for r in rows)))
    assert len(articles(read(tmp_path / "a.jsonl"))) == 3


def test_unusable_files_become_rejects_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"abc" * 100)
    (tmp_path / "d.txt").write_text("x" * 1000, encoding="utf-8")
    (tmp_path / "e.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "f.parquet").write_bytes(b"nonsense")
    (tmp_path / "g.jsonl.gz").write_bytes(gzip.compress(lines({"text": TEXT}) * 50)[:-20])
    (tmp_path / "h.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    found = read(tmp_path, tmp_path / "none.txt", max_chars=500)
    assert list(rejects(found)) == [
        ("a.txt", "empty"),
        ("b.txt", "binary"),
        ("c.txt", "binary"),
        ("d.txt", "too_long"),
        ("e.docx", "unsupported"),
        ("f.parquet", "unreadable"),
        ("g.jsonl.gz", "unreadable"),
        ("none.txt", "not_found"),
    ]
    assert articles(found)[-1].uri.endswith("h.txt")
    assert all(isinstance(f, Article) or f.detail for f in found)


def test_relative_paths_stay_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "sub" / "a.jsonl").write_bytes(lines({"text": TEXT}))
    monkeypatch.chdir(tmp_path)
    assert [a.uri for a in articles(read("in"))] == ["in/b.txt", "in/sub/a.jsonl#1"]


def test_compressed_lines(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    data = lines({"text": TEXT})
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(data))
    (tmp_path / "b.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(data))
    (tmp_path / "c.jsonl.bz2").write_bytes(bz2.compress(data))
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert len(articles(read(tmp_path))) == 4


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_tables_of_text(tmp_path: Path, name: str, delimiter: str) -> None:
    with (tmp_path / name).open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows(
            [["id", "text", "date"], ["1", f'{TEXT}\n"More," he said.', "2021-12-08"], ["2"], ["3", TEXT, ""], []]
        )
    found = read(tmp_path / name)
    assert [a.article_id for a in articles(found)] == ["1", "3"]
    assert articles(found)[0].text.endswith('\n"More," he said.')
    assert rejects(found) == [(f"{name}#2", "broken_row")]


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    table = pa.table(
        {"id": [1, 2], "text": [TEXT, None], "published_at": [dt.datetime(2021, 12, 8, 10, tzinfo=dt.UTC), None]}
    )
    pq.write_table(table, tmp_path / "a.parquet")
    found = read(tmp_path / "a.parquet")
    assert articles(found)[0].published_at == dt.datetime(2021, 12, 8, 10, tzinfo=dt.UTC)
    assert rejects(found) == [("a.parquet#2", "empty")]


@pytest.mark.parametrize(
    "data",
    [
        lines({"text": TEXT, "id": "1"}, {"text": TEXT, "id": "2"}),
        json.dumps([{"text": TEXT, "id": "1"}, {"text": TEXT, "id": "2"}]).encode(),
        json.dumps([{"text": TEXT, "id": "1"}, {"text": TEXT, "id": "2"}], indent=2).encode("utf-16"),
        b"\xef\xbb\xbf" + lines({"text": TEXT, "id": "1"}, {"text": TEXT, "id": "2"}),
    ],
)
def test_json_on_standard_input(data: bytes) -> None:
    assert [a.article_id for a in articles(read("-", stdin=data))] == ["1", "2"]


def test_plain_text_and_nothing_on_standard_input() -> None:
    assert articles(read("-", stdin=TEXT.encode()))[0].text == TEXT
    assert rejects(read("-", stdin=b"")) == [("-", "empty")]
    assert rejects(read("-")) == [("-", "not_found")]


def test_single_object_over_several_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"id": "1", "text": TEXT}, indent=1), encoding="utf-8")
    assert [a.article_id for a in articles(read(tmp_path / "a.json"))] == ["1"]


def test_damaged_array_gives_what_came_before(tmp_path: Path) -> None:
    whole = json.dumps([{"text": TEXT, "id": str(i)} for i in range(3)])
    (tmp_path / "a.json").write_text(whole[:-40], encoding="utf-8")
    found = read(tmp_path / "a.json")
    assert [a.article_id for a in articles(found)] == ["0", "1"]
    assert rejects(found) == [("a.json#3", "broken_json")]


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_zip_and_tar_members(tmp_path: Path) -> None:
    members = {"b/x.txt": TEXT.encode(), "a.jsonl": lines({"text": TEXT}), "c.bin": b"?", "__MACOSX/y.txt": b"y"}
    _zip(tmp_path / "a.zip", members)
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    found = read(tmp_path)
    assert [a.uri.split("/", tmp_path.as_posix().count("/") + 1)[-1] for a in articles(found)] == [
        "a.zip!/a.jsonl#1",
        "a.zip!/b/x.txt",
        "b.tar.gz!/b/x.txt",
        "b.tar.gz!/a.jsonl#1",
    ]
    assert [reason for _, reason in rejects(found)] == ["unsupported", "unsupported"]


def test_archive_bombs_are_stopped(tmp_path: Path) -> None:
    many = _zip(tmp_path / "many.zip", {f"{i}.txt": b"x y" for i in range(30)})
    assert rejects(read(many, limits=Limits(members=10)))[-1][1] == "bomb"
    flat = _zip(tmp_path / "flat.zip", {"a.txt": b"0" * (20 << 20), "b.txt": TEXT.encode()})
    found = read(flat)
    assert [reason for _, reason in rejects(found)] == ["bomb"]
    assert len(articles(found)) == 1
    inner = _zip(tmp_path / "i.zip", {"a.txt": TEXT.encode()}).read_bytes()
    for _ in range(3):
        inner = _zip(tmp_path / "i.zip", {"i.zip": inner}).read_bytes()
    assert [reason for _, reason in rejects(read(tmp_path / "i.zip"))] == ["too_deep"]
    total = _zip(tmp_path / "total.zip", {f"{i}.jsonl": lines({"text": TEXT}) * 100 for i in range(20)})
    assert rejects(read(total, limits=Limits(total_bytes=50_000)))[-1][1] == "bomb"


def test_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "a.html").write_text("<html><body><p>Hi</p></body></html>", encoding="utf-8")
    (found,) = read(tmp_path / "a.html")
    assert isinstance(found, Reject)
    assert found.reason == "missing_package"
    assert "newsdyads[html]" in found.detail


def test_network_stays_off(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/1</loc></url></urlset>',
        encoding="utf-8",
    )
    found = read(tmp_path / "sitemap.xml", "https://example.org/feed.xml")
    assert [reason for _, reason in rejects(found)] == ["network_needed", "network_needed"]


def test_object_store_address() -> None:
    fsspec = pytest.importorskip("fsspec")
    fs = fsspec.filesystem("memory")
    fs.pipe("/newsdyads-test/a/x.jsonl", lines({"text": TEXT}))
    fs.pipe("/newsdyads-test/b.txt", TEXT.encode())
    found = read("memory://newsdyads-test", "memory://newsdyads-test/none")
    assert [a.uri for a in articles(found)] == ["memory://newsdyads-test/a/x.jsonl#1", "memory://newsdyads-test/b.txt"]
    assert [r.reason for r in found if isinstance(r, Reject)] == ["not_found"]
    fs.rm("/newsdyads-test", recursive=True)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    row = lines({"text": TEXT * 20})
    peaks = []
    for count in (300, 3000):
        path = tmp_path / f"{count}.jsonl"
        path.write_bytes(row * count)
        tracemalloc.start()
        assert sum(1 for _ in read_inputs([path], ReadOptions())) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0] + 200_000
