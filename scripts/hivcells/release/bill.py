"""The software bill of materials, in CycloneDX: what requirements.lock installs, with the hashes of the files."""

# The classes of cyclonedx are made by decorators that carry no types.
# pyright: reportCallIssue=false, reportAttributeAccessIssue=false, reportArgumentType=false

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from hivcells.complaints import Complaint, Complaints

PIN = re.compile(r"([A-Za-z0-9_.-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")
HASH = re.compile(r"\s+--hash=sha256:([0-9a-f]{64})\s*\\?$")
NAME_OF_LOCK = "requirements.lock"


class Package(NamedTuple):
    """A package of the lock; marker says for which Pythons and systems, hashes are those of its files."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def packages_of(lock: str) -> Iterator[Package]:
    """The packages of a lock with hashes. Raises Complaints for a line that is neither a package nor a hash."""
    lines = lock.splitlines()
    starts = [number for number, line in enumerate(lines) if PIN.match(line)]
    for number, line in enumerate(lines, 1):
        if not (PIN.match(line) or HASH.match(line) or not line.strip()):
            remedy = "Make the lock again with `make lock`."
            raise Complaints([Complaint(NAME_OF_LOCK, number, "neither a package nor a hash", remedy, value=line)])
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        name, version, marker = PIN.match(lines[start]).groups()  # type: ignore[union-attr]
        hashes = tuple(found.group(1) for line in lines[start + 1 : end] if (found := HASH.match(line)))
        yield Package(name, version, marker or "", hashes)


def bill_of(lock: str, name: str, version: str, moment: datetime, source: str) -> str:
    """The bill as JSON, the same for the same lock, name, version, moment and source id."""
    review = Component(type=ComponentType.APPLICATION, name=name, version=version, bom_ref="review")
    components = [_component(package) for package in packages_of(lock)]
    # A serial number is asked for; this one follows from what was released, not from chance.
    bom = Bom(components=components, serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"{source}#{version}"))
    bom.metadata.component, bom.metadata.timestamp = review, moment
    bom.register_dependency(review, components)
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _component(package: Package) -> Component:
    url = PackageURL("pypi", name=package.name, version=package.version)
    return Component(
        type=ComponentType.LIBRARY,
        name=package.name,
        version=package.version,
        description=f"only for {package.marker}" if package.marker else None,
        purl=url,
        bom_ref=url.to_string(),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in package.hashes],
    )
