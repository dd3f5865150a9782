"""Words per second and memory of the built-in pipeline, beside other spaCy pipelines, in one run.

``python tests/benchmark/bench_nlp.py [--other FOLDER …] [--cores 1]``. Each pipeline runs in a process of its own, on
one core unless told otherwise, over the same articles. ``parse`` is what a build uses (sentences split before);
``nlp.pipe`` gets whole articles. ``standard`` is spaCy's own small architecture with untrained weights: its speed does
not depend on them. CPU seconds are given too: on a busy machine they are the steadier measure.

``--scaling ROUNDS`` instead sets one process against two at once, each on one core with one thread, as a build runs
them, in turn for so many rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def articles(words: int) -> list[str]:
    """The sample articles, repeated to at least ``words`` words."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds" / "articles").glob("*.txt"))]
    if not texts:
        raise SystemExit("no sample articles in seeds/articles")
    once = sum(len(t.split()) for t in texts)
    return texts * (1 + words // once)


def sentences_of(text: str) -> list[str]:
    """A plain split, good enough to time by."""
    parts = re.split(r"\n+|(?<=[.!?”\"])\s+(?=[A-Z“\"])", text)
    return [part.strip() for part in parts if part.strip()]


def standard_pipeline():  # type: ignore[no-untyped-def]
    """spaCy's standard small English architecture: tagger, parser and names over shared convolutions, untrained."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    for name in ("tagger", "parser", "ner"):
        nlp.add_pipe(name, config={"model": {**_model_of(name), "tok2vec": listener}})
    doc = nlp.make_doc("Iran met Iraq .")
    gold = {"tags": ["NNP", "VBD", "NNP", "."], "heads": [1, 1, 1, 1], "deps": ["nsubj", "ROOT", "obj", "punct"]}
    nlp.initialize(lambda: [Example.from_dict(doc, {**gold, "entities": ["U-LOC", "O", "U-LOC", "O"]})])
    return nlp


def _model_of(name: str) -> dict[str, object]:
    if name == "tagger":
        return {"@architectures": "spacy.Tagger.v2"}
    kind = {"parser": "parser", "ner": "ner"}[name]
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    }


def job(kind: str, threads: int) -> Callable[[list[str]], int]:
    """The thing to time: takes articles, gives the number of words it saw."""
    from events.nlp.loader import load_pipeline
    from events.types import SentenceSpan

    if kind == "standard":
        nlp = standard_pipeline()
        return lambda texts: sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    pipeline = load_pipeline(None if kind.startswith("built-in") else kind, threads=threads)
    if kind == "built-in parse":

        def parse(texts: list[str]) -> int:
            pairs = ((s, SentenceSpan(0, 0, len(s), 0)) for text in texts for s in sentences_of(text))
            return sum(len(s) for s in pipeline.parse(pairs))

        return parse
    return lambda texts: sum(len(doc) for doc in pipeline.nlp.pipe(texts, batch_size=64))


def measure(kind: str, words: int, cores: int, *, wait: bool = False) -> None:
    """Time one pipeline and print the figures as JSON; with ``wait``, start when a line comes in."""
    started = time.perf_counter()
    run = job(kind, cores)
    loaded = time.perf_counter() - started
    texts = articles(words)
    run(texts[:5])
    if wait:
        print("ready", flush=True)
        sys.stdin.readline()
    wall, cpu = time.perf_counter(), time.process_time()
    count = run(texts)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": count, "wall": wall, "cpu": cpu, "load": loaded, "memory": memory}))


def at_once(processes: int, words: int, environment: dict[str, str]) -> tuple[float, float]:
    """Words a second of all processes together, by the clock and by CPU time (as if each had a core to itself)."""
    command = [sys.executable, __file__, "--only", "built-in parse", "--words", str(words), "--wait"]
    running = [
        subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    for child in running:
        assert child.stdout is not None
        child.stdout.readline()
    for core, child in enumerate(running):
        os.sched_setaffinity(child.pid, {core})
    for child in running:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    results = [json.loads(child.communicate()[0]) for child in running]
    wall = max(r["wall"] for r in results)
    return sum(r["words"] for r in results) / wall, sum(r["words"] / r["cpu"] for r in results)


def scaling(rounds: int, words: int, environment: dict[str, str]) -> None:
    """One process against two, in turn, and the medians of all rounds."""
    pairs = [(at_once(1, words, environment), at_once(2, words, environment)) for _ in range(rounds)]
    for name, k in (("words/s", 0), ("words/CPU s", 1)):
        one, two = [p[0][k] for p in pairs], [p[1][k] for p in pairs]
        ratios = [b / a for a, b in zip(one, two, strict=True)]
        each = " ".join(f"{r:.2f}" for r in ratios)
        print(f"{name:12} one {median(one):7.0f}  two {median(two):7.0f}  ratio {median(ratios):.2f}  ({each})")


def main() -> None:
    """Measure every pipeline in its own process and print a table."""
    parser = argparse.ArgumentParser(description="Speed of the built-in pipeline.")
    parser.add_argument("--other", nargs="*", default=[], help="names or folders of other spaCy pipelines")
    parser.add_argument("--words", type=int, default=40_000)
    parser.add_argument("--cores", type=int, default=1)
    parser.add_argument("--scaling", type=int, default=0, metavar="ROUNDS", help="one process against two instead")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    parser.add_argument("--wait", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        measure(options.only, options.words, options.cores, wait=options.wait)
        return
    environment = {**os.environ, **dict.fromkeys(THREADS, str(options.cores)), "PYTHONPATH": str(ROOT)}
    if options.scaling:
        scaling(options.scaling, options.words, environment)
        return
    print(f"{'pipeline':34} {'words/s':>9} {'words/CPU s':>12} {'load s':>7} {'peak MB':>8}")
    for kind in ("built-in parse", "built-in nlp.pipe", "standard", *options.other):
        command = [
            sys.executable,
            __file__,
            "--only",
            kind,
            "--words",
            str(options.words),
            "--cores",
            str(options.cores),
        ]
        out = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if out.returncode:
            print(f"{kind[-34:]:34} failed: {out.stderr.strip().splitlines()[-1]}")
            continue
        r = json.loads(out.stdout.splitlines()[-1])
        speeds = f"{r['words'] / r['wall']:9.0f} {r['words'] / r['cpu']:12.0f}"
        print(f"{kind[-34:]:34} {speeds} {r['load']:7.2f} {r['memory']:8.0f}")


if __name__ == "__main__":
    main()
