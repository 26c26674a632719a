"""Make Pullquote's own English pipeline: lists, vectors, training mix, training, scores."""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin

from index.language.evaluate.__main__ import main as evaluate
from index.language.pipelines import OWN_MODEL
from index.language.training.assemble import assemble
from index.language.training.average import average
from index.language.training.caution import add_caution
from index.language.training.common_words import write_common_words
from index.language.training.gazetteer import load_places, write_lists
from index.language.training.invent import Inventor
from index.language.training.mix import build_mix, build_refinement, save
from index.language.training.names import load_origins, write_given_names
from index.language.training.vectors import build_vectors
from index.language.training.word_surprise import write_word_surprise

CONFIGS = Path(__file__).parent / "configs"
SEED = 3
REFINEMENT_SEEDS = (0, 7)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the training."""
    options = _parser().parse_args(arguments)
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    prepare(options.data, work, frozenset(options.leave_out))
    vectors = work / "vectors"
    names = _paths(work / "mix.spacy", work / "dev.spacy", vectors)
    train(CONFIGS / "entities.cfg", work / "entities", overrides=names)
    base = work / "entities" / "model-best"
    refined = {**names, "paths.train": str(work / "refinement.spacy"), "paths.base": str(base)}
    for seed in REFINEMENT_SEEDS:
        refined_to = work / f"refined-{seed}"
        overrides = {**refined, "training.seed": seed}
        train(CONFIGS / "entities_refine.cfg", refined_to, overrides=overrides)
    one, other = (work / f"refined-{seed}" / "model-last" for seed in REFINEMENT_SEEDS)
    names_model = average(one, other, work / "averaged")
    add_caution(names_model)
    names_model.to_disk(work / "averaged")
    syntax = _paths(
        options.data / "syntax-train.spacy", options.data / "syntax-devmix.spacy", vectors
    )
    train(CONFIGS / "syntax.cfg", work / "syntax", overrides=syntax)
    base = work / "syntax" / "model-best"
    refined = {**syntax, "paths.base": str(base)}
    train(CONFIGS / "syntax_refine.cfg", work / "syntax_refined", overrides=refined)
    average(base, work / "syntax_refined" / "model-last", work / "syntax_averaged")
    assemble(work / "averaged", options.out, work / "syntax_averaged")
    report(options.data, options.out)


def prepare(data: Path, work: Path, leave_out: frozenset[str]) -> None:
    """Write the lists that ship, and what the training reads, to `work`."""
    places, origins = load_places(), load_origins()
    write_lists(places)
    write_common_words()
    write_given_names(origins)
    write_word_surprise()
    vectors = build_vectors(places, origins)
    vectors.to_disk(work / "vectors")
    known = frozenset(vectors.vocab.strings[key] for key in vectors.vocab.vectors)
    inventor = Inventor(places, origins, random.Random(SEED))
    save(build_mix(data, inventor, leave_out=leave_out), work / "mix.spacy")
    refinement = build_refinement(data, inventor, known, leave_out=leave_out)
    save(refinement, work / "refinement.spacy")
    development = list(
        DocBin().from_disk(data / "dev-wwnews-v3.spacy").get_docs(spacy.blank("en").vocab)
    )
    for doc in development:
        doc.ents = [span for span in doc.ents if span.label_ != "DATE"]
    save(development, work / "dev.spacy")


def report(data: Path, pipeline: Path) -> None:
    """Print the scores of the model card's table."""
    chosen = ["--pipeline", str(pipeline)]
    tests = ("dev-wwnews-v3", "test-wwnews-v3", "test-pudnews")
    evaluate(["entities", *chosen, *(str(data / f"{name}.spacy") for name in tests)])
    tests = ("ewt-test", "gum-test", "pud-test")
    evaluate(["syntax", *chosen, *(str(data / f"{name}.spacy") for name in tests)])
    evaluate(["speed", *chosen, str(data / "dev-wwnews-v3.spacy")])


def _paths(training: Path, development: Path, vectors: Path) -> dict[str, str]:
    """Return the paths of a training as spaCy's overrides."""
    return {
        "paths.train": str(training),
        "paths.dev": str(development),
        "paths.vectors": str(vectors),
    }


def _parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(prog="python -m index.language.training", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of the .spacy files")
    parser.add_argument(
        "--work", type=Path, default=Path("build/language"), help="where intermediate files go"
    )
    parser.add_argument("--out", type=Path, default=OWN_MODEL, help="where the pipeline goes")
    parser.add_argument(
        "--leave-out",
        nargs="+",
        default=[],
        metavar="SOURCE",
        help="do without a source, or without: swapped, invented, written, strange",
    )
    return parser


if __name__ == "__main__":
    main()
