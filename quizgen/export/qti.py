"""IMS QTI 2.1: a package of one file a question, a test that strings them together, and a manifest."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from quizgen import html
from quizgen.export.qti_item import QTI, XML_LANG, item_of
from quizgen.export.question import Question, passage, title
from quizgen.model import Bank, Quiz

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"
STAMP = (1980, 1, 1, 0, 0, 0)  # the same quiz gives the same bytes


def qti(bank: Bank, quiz: Quiz, asked: Sequence[Question]) -> bytes:
    """Write the package as a ZIP file."""
    names = identifiers(each.item.id for each in asked)
    files = {f"items/{name}.xml": written(item_of(bank, each, name)) for name, each in zip(names, asked, strict=True)}
    files["test.xml"] = written(_test(bank, quiz, names))
    manifest = written(_manifest(bank, asked, names), PACKAGE)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in {"imsmanifest.xml": manifest, **files}.items():
            package.writestr(zipfile.ZipInfo(path, STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def identifiers(ids: Iterable[str]) -> tuple[str, ...]:
    """Name each item so that it can be an XML name and a file: other signs become dots, a second use gets a number."""
    made: list[str] = []
    for each in ids:
        name = re.sub(r"[^\w.-]", ".", each)
        name = name if re.match(r"[^\W\d]", name) else f"q.{name}"
        again = sum(1 for other in made if re.fullmatch(rf"{re.escape(name)}(\.\d+)?", other))
        made.append(f"{name}.{again + 1}" if again else name)
    return tuple(made)


def written(root: Element, space: str = QTI) -> bytes:
    """Write an element as a file whose names need no prefix."""
    register_namespace("", space)
    indent(root)
    return f"{DECLARATION}\n{tostring(root, encoding='unicode')}\n".encode()


def _test(bank: Bank, quiz: Quiz, names: Sequence[str]) -> Element:
    """Write the test: a section of QTI for each section of the quiz, the passage shown with all of them."""
    root = Element(f"{{{QTI}}}assessmentTest", identifier="test", title=title(bank), toolName="quizgen")
    part = SubElement(
        root, f"{{{QTI}}}testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual"
    )
    if bank.settings.passage:
        whole = _section(part, "quiz", title(bank))
        block = SubElement(whole, f"{{{QTI}}}rubricBlock", {"view": "candidate", XML_LANG: "ar"})
        for text in passage(bank):
            SubElement(block, f"{{{QTI}}}p").text = text
    else:
        whole = part
    place = iter(names)
    for number, section in enumerate(quiz.sections, 1):
        held = _section(whole, f"section-{number}", bank.labels[f"sheet.kind.{section.kind.value}"])
        for _ in section.lines:
            name = next(place)
            SubElement(held, f"{{{QTI}}}assessmentItemRef", identifier=name, href=f"items/{name}.xml")
    return root


def _section(parent: Element, identifier: str, heading: str) -> Element:
    return SubElement(parent, f"{{{QTI}}}assessmentSection", identifier=identifier, title=heading, visible="true")


def _manifest(bank: Bank, asked: Sequence[Question], names: Sequence[str]) -> Element:
    register_namespace("imsmd", METADATA)
    root = Element(f"{{{PACKAGE}}}manifest", identifier=f"manifest.{identifiers([bank.seed])[0]}")
    about = SubElement(root, f"{{{PACKAGE}}}metadata")
    SubElement(about, f"{{{PACKAGE}}}schema").text = "IMS Content"
    SubElement(about, f"{{{PACKAGE}}}schemaversion").text = "1.1"
    SubElement(root, f"{{{PACKAGE}}}organizations")
    held = SubElement(root, f"{{{PACKAGE}}}resources")
    test = _resource(held, "resource.test", "imsqti_test_xmlv2p1", "test.xml")
    for name, question in zip(names, asked, strict=True):
        resource = _resource(held, f"resource.{name}", "imsqti_item_xmlv2p1", f"items/{name}.xml")
        resource.insert(0, _tags(question))
        SubElement(test, f"{{{PACKAGE}}}dependency", identifierref=f"resource.{name}")
    return root


def _resource(parent: Element, identifier: str, kind: str, href: str) -> Element:
    made = SubElement(parent, f"{{{PACKAGE}}}resource", identifier=identifier, type=kind, href=href)
    SubElement(made, f"{{{PACKAGE}}}file", href=href)
    return made


def _tags(question: Question) -> Element:
    """Write an item's id and tags as IEEE LOM: they belong to the manifest, an item of QTI has no place for them."""
    made = Element(f"{{{PACKAGE}}}metadata")
    general = SubElement(SubElement(made, f"{{{METADATA}}}lom"), f"{{{METADATA}}}general")
    SubElement(general, f"{{{METADATA}}}identifier").text = question.item.id
    for tag in question.item.tags:
        keyword = SubElement(general, f"{{{METADATA}}}keyword")
        SubElement(keyword, f"{{{METADATA}}}langstring", {XML_LANG: html.language(tag)}).text = tag
    return made
