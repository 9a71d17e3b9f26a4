"""What the Snakefile asks before it builds: whether the configuration is sound, who renders, what the sources hold."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml
from snakemake.exceptions import WorkflowError

from hivcells.complaints import Complaint

RENDERERS = ("auto", "quarto", "embedded")
BUILT = "results"
CONFIGURATION = "config.yaml"
# A day that no calendar has is a ValueError, and brackets nested by the thousand a RecursionError.
NOT_YAML = (yaml.YAMLError, ValueError, RecursionError)


def make_ready(here: str) -> None:
    """What must hold before a step is planned: the place, the settings, results that can be written. Writes nothing.

    Raises WorkflowError, worded as a complaint, where it does not.
    """
    # Python that leaves out docstrings would leave out what each claim means.
    os.environ.pop("PYTHONOPTIMIZE", None)
    check_place(here)
    check_configuration(CONFIGURATION)
    check_results()


def check_place(folder: str) -> None:
    """Raise WorkflowError where the build does not stand in the folder of the Snakefile.

    ASSUME: nobody needs --directory or a module. Inputs are named from there, and so are they in results and
    complaints, which are the same bytes wherever the folder stands.
    """
    if Path.cwd().resolve() != Path(folder).resolve():
        problem = f"the working directory is {Path.cwd()}"
        remedy = (
            f"Run `snakemake` in {folder}, without --directory and not as a module: this workflow reads data/, report/"
            " and scripts/ beside its Snakefile. For another review, copy the folder and replace data/ and report/."
        )
        raise WorkflowError(str(Complaint("Snakefile", 1, problem, remedy)))


def check_configuration(path: str) -> None:
    """Raise WorkflowError, worded as a complaint, where the configuration is no YAML that names a renderer."""
    try:
        settings = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _refused(path, 1, "the file is missing", "Restore it.") from None
    except UnicodeDecodeError as error:
        raise _refused(path, error.object.count(b"\n", 0, error.start) + 1, "not UTF-8", "Save it as UTF-8.") from None
    except NOT_YAML as error:
        mark = getattr(error, "problem_mark", None)
        raise _refused(path, mark.line + 1 if mark else 1, "not YAML", "Fix the line.") from None
    if not isinstance(settings, dict) or "renderer" not in settings:
        raise _refused(path, 1, "names no renderer", f"Write 'renderer: ' and one of {', '.join(RENDERERS)}.")


def check_results(folder: str = BUILT) -> None:
    """Raise WorkflowError, worded as a complaint, where something among the results cannot be written anew.

    Snakemake takes it for an output that somebody protected, and says so of one before any hook of the workflow runs.
    """
    for path in _with_all_below(folder):
        if not os.access(path, os.W_OK) and os.path.exists(path):
            remedy = (
                f"Make it and all in '{folder}' writable (`chmod -R u+w {folder}`, or mount it so), then run again."
            )
            raise WorkflowError(str(Complaint(path, None, "cannot be written", remedy)))


def date_back(folder: str = BUILT) -> None:
    """Date what is of a time to come as made just now, in the order in which it was made: the clock was ahead then.

    Snakemake refuses what is made of it as older than its input. A build asks for this as it starts, when it is
    planned: a dry run changes no date. What was older than another stays so, for the next plan if this build breaks off.
    """
    now_ns = time.time_ns()
    dates = {}
    for path in _with_all_below(folder):
        with suppress(OSError):  # a step of a build that was killed removes it just now
            dates[path] = os.stat(path).st_mtime_ns
    ahead = sorted((path for path, date_ns in dates.items() if date_ns > now_ns), key=lambda path: dates[path])
    for place, path in enumerate(ahead, now_ns - len(ahead)):
        with suppress(OSError):
            os.utime(path, ns=(place, place))


def _with_all_below(folder: str) -> Iterator[str]:
    """A folder and what is in it; nothing where there is none. What vanishes meanwhile is passed over."""
    for place, _, names in os.walk(folder):
        yield place
        yield from (os.path.join(place, name) for name in names)


def path_to_python(deployment: Collection[Any]) -> str:
    """What goes before each command: this interpreter first on PATH, whether its environment is active or not.

    Nothing where Snakemake was asked to deploy software (`--software-deployment-method conda`): it brings its own.
    """
    return "" if deployment else f'PATH={shlex.quote(str(Path(sys.executable).parent))}:"$PATH"; '


def renderer_of(config: Mapping[str, Any]) -> str:
    """Who renders the report: 'auto' is Quarto where it is on PATH, otherwise the embedded renderer.

    Raises WorkflowError, worded as a complaint, of a renderer that there is not, or not on PATH.
    """
    asked = config["renderer"]
    if asked not in RENDERERS:
        raise _refused_setting(asked, "no such renderer", f"Write one of {', '.join(RENDERERS)}.")
    if asked == "quarto" and not shutil.which("quarto"):
        remedy = "Install Quarto 1.9, or write 'renderer: embedded' (or 'auto')."
        raise _refused_setting(asked, "Quarto is not on PATH", remedy)
    if asked == "auto":
        return "quarto" if shutil.which("quarto") else "embedded"
    return str(asked)


def _refused_setting(asked: Any, problem: str, remedy: str) -> WorkflowError:
    """A complaint of the line of the configuration that asks for this renderer, or of the setting where none does."""
    text = Path(CONFIGURATION).read_text(encoding="utf-8")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("renderer:")]
    if lines and yaml.safe_load(text)["renderer"] == asked:
        return _refused(CONFIGURATION, lines[-1], problem, remedy, str(asked))
    setting = f"setting 'renderer' ({CONFIGURATION} or --config)"
    return WorkflowError(str(Complaint(setting, None, problem, remedy, value=str(asked))))


def _refused(path: str, line: int, problem: str, remedy: str, value: str | None = None) -> WorkflowError:
    return WorkflowError(str(Complaint(path, line, problem, remedy, "renderer", value)))


def digest_of_sources(inputs: Iterable[str | Callable[..., Iterable[str]]], wildcards: Any = None) -> str:
    """A digest of the inputs of a rule that people write: other content is built again whatever its date.

    Snakemake compares the dates of inputs, which a `git checkout` of an older file does not move on, and the
    parameters of a rule. Inputs that depend on the wildcards are functions.
    """
    digest = hashlib.sha256()
    listed = [path for asked in inputs for path in (asked(wildcards) if callable(asked) else [asked])]
    for path in sorted(str(path) for path in listed if not str(path).startswith(f"{BUILT}/")):
        digest.update(path.encode() + b"\0" + (Path(path).read_bytes() if Path(path).is_file() else b"") + b"\0")
    return digest.hexdigest()[:16]


def sources_by_rule(rules: Any) -> Callable[[str], Callable[[Any], str]]:
    """What gives a rule the parameter that holds the digest of its sources: `sources=sources_of("analyse")`.

    By the name of the rule, since Snakemake skips a parameter that takes `input` as its argument.
    """
    return lambda name: lambda wildcards: digest_of_sources(getattr(rules, name).input, wildcards)


def files_below(*places: str) -> list[str]:
    """All files of some folders, or files themselves, in a fixed order, without what tools leave behind or is missing."""
    found = {path for place in map(Path, places) for path in (place, *place.rglob("*")) if path.is_file()}
    hidden = {path for path in found if any(part.startswith((".", "__")) for part in path.parent.parts)}
    return sorted(str(path) for path in found - hidden if not path.name.startswith((".", "#")))


def take_over_results(tables: Iterable[str], folder: str = BUILT) -> None:
    """Make what earlier builds left fit for one that begins: dates of the past, the tables that rules write, no logs.

    A dry run leaves everything as it is. Tables that an earlier version named otherwise would be read with the folder;
    complaints of an earlier build are not those of this one.
    """
    date_back(folder)
    others = set(Path(folder, "tables").glob("*.csv")) - set(map(Path, tables))
    for path in (*others, *Path(folder, "logs").glob("*.log")):
        path.unlink(missing_ok=True)
