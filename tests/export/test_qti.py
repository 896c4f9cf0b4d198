"""QTI 2.1: every file is valid against the schema of IMS, and an answer earns what it should and hears why."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from quizgen.export.qti import identifiers, qti
from quizgen.model import Item, Kind
from tests.export.samples import asked, bank_of, item_of, items, quiz_of

NS = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1", "p": "http://www.imsglobal.org/xsd/imscp_v1p1",
      "m": "http://www.imsglobal.org/xsd/imsmd_v1p2"}  # fmt: skip
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# Other namespaces that the schema names; of them the export uses xml:lang alone.
XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{}">{}</xs:schema>'
FOREIGN = {
    "xml.xsd": XSD.format("http://www.w3.org/XML/1998/namespace",
                          '<xs:attribute name="lang" type="xs:language"/><xs:attribute name="base" type="xs:anyURI"/>'),
    "XInclude.xsd": XSD.format("http://www.w3.org/2001/XInclude", '<xs:element name="include"/>'),
    "mathml2.xsd": XSD.format("http://www.w3.org/1998/Math/MathML", '<xs:element name="math"/>'),
    "apipv1p0_qtiextv2p1_v1p0.xsd": XSD.format("http://www.imsglobal.org/xsd/apip/apipv1p0/imsapip_qtiv1p0",
                                               '<xs:element name="apipAccessibility"/>'),
}  # fmt: skip


class Foreign(etree.Resolver):
    """Answers the imports of the schema without the network."""

    def resolve(self, url: str, _public: str, context: Any) -> Any:
        return self.resolve_string(FOREIGN[url.rpartition("/")[2]], context, base_url=url)


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Foreign())
    told = gzip.decompress((Path(__file__).parent / "schema/imsqti_v2p1.xsd.gz").read_bytes())
    return etree.XMLSchema(etree.fromstring(told, parser))


def package(every: Sequence[Item], marks: int = 1, **wanted: Any) -> dict[str, etree._Element]:
    content = qti(bank_of(every, **wanted), quiz_of(every, marks), asked(every, marks))
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        assert files.testzip() is None
        return {name: etree.fromstring(files.read(name)) for name in files.namelist()}


def item(of: Item, marks: int = 1) -> etree._Element:
    """The file of one item."""
    return next(root for name, root in package([of], marks).items() if name.startswith("items/"))


def sample(name: str) -> Item:
    return next(each for each in items() if each.id == f"port/{name}")


NAMES = [each.id.removeprefix("port/") for each in items()]


@pytest.mark.parametrize("name", NAMES)
def test_every_item_is_valid(schema: etree.XMLSchema, name: str) -> None:
    assert schema.validate(item(sample(name), marks=3)), schema.error_log


@pytest.mark.parametrize("passage", [True, False])
def test_the_test_is_valid_with_and_without_the_passage(schema: etree.XMLSchema, passage: bool) -> None:
    assert schema.validate(package(items(), passage=passage)["test.xml"]), schema.error_log


def test_the_schema_finds_what_is_wrong(schema: etree.XMLSchema) -> None:
    broken = item(sample("choice"))
    broken.find(".//q:choiceInteraction", NS).set("shuffle", "perhaps")
    assert not schema.validate(broken)
    missing = item(sample("choice"))
    missing.remove(missing.find("q:itemBody", NS))
    missing.insert(0, etree.Element(f"{{{NS['q']}}}itemBodies"))
    assert not schema.validate(missing)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1)


@given(TEXT)
@settings(max_examples=30, deadline=None)
def test_any_text_makes_a_valid_item_and_comes_back(schema: etree.XMLSchema, text: str) -> None:
    found = item(item_of(Kind.CHOICE, text, text, options=(text, f"{text}."), why={f"{text}.": text}))
    assert schema.validate(found), schema.error_log
    assert found.findtext(".//q:prompt", "", NS) == text
    assert [one.text for one in found.iterfind(".//q:simpleChoice", NS)] == [text, f"{text}."]


# ---------------------------------------------------------------- the package


def test_the_manifest_names_every_file_and_the_test_every_item() -> None:
    files = package(items())
    manifest = files["imsmanifest.xml"]
    assert {one.get("href") for one in manifest.iterfind(".//p:file", NS)} == files.keys() - {"imsmanifest.xml"}
    resources = {one.get("identifier"): one for one in manifest.iterfind(".//p:resource", NS)}
    assert {one.get("identifierref") for one in manifest.iterfind(".//p:dependency", NS)} == resources.keys() - {
        "resource.test"
    }
    refs = [one.get("href") for one in files["test.xml"].iterfind(".//q:assessmentItemRef", NS)]
    assert [files[ref].get("label") for ref in refs] == [each.id for each in items()]


def test_ids_and_tags_stand_in_the_manifest() -> None:
    manifest = package(items())["imsmanifest.xml"]
    found = manifest.findall(".//m:general", NS)
    assert [one.findtext("m:identifier", "", NS) for one in found] == [each.id for each in items()]
    assert [one.text for one in found[0].iterfind(".//m:langstring", NS)] == list(items()[0].tags)


def test_the_sections_of_the_quiz_are_those_of_the_test() -> None:
    test = package(items())["test.xml"]
    sections = test.findall(".//q:assessmentSection/q:assessmentSection", NS)
    assert [one.get("title") for one in sections][:3] == ["قسم choice", "قسم true-false", "قسم cloze"]
    assert "[1] وقّع الوزير" in test.findtext(".//q:rubricBlock/q:p", "", NS)


@given(st.lists(st.text("ab/.-_1 ع", min_size=1, max_size=6), max_size=6))
def test_identifiers_are_xml_names_and_all_different(ids: list[str]) -> None:
    made = identifiers(dict.fromkeys(ids))
    assert len(set(made)) == len(set(ids))
    assert all(re.fullmatch(r"[^\W\d][\w.-]*", name) for name in made)


def test_the_language_is_told_and_an_english_option_has_its_own() -> None:
    found = item(sample("gloss"))
    assert found.get(LANG) == "ar"
    assert {one.get(LANG) for one in found.iterfind(".//q:simpleChoice", NS)} == {"en"}


# ---------------------------------------------------------------- what an answer earns


def score(root: etree._Element, response: str | tuple[str, ...] | None) -> tuple[float, list[str]]:
    """Run the response processing of an item as the specification tells; give SCORE and the feedback that is shown."""
    declared = root.find("q:responseDeclaration", NS)
    correct = tuple(one.text for one in declared.iterfind("q:correctResponse/q:value", NS))
    entries = {one.get("mapKey"): float(one.get("mappedValue")) for one in declared.iterfind(".//q:mapEntry", NS)}
    given_ = () if response is None else (response,) if isinstance(response, str) else response
    values: dict[str, Any] = {"RESPONSE": given_, "FEEDBACK": ()}
    for one in root.iterfind("q:outcomeDeclaration[q:defaultValue]", NS):
        values[one.get("identifier")] = (float(one.findtext("q:defaultValue/q:value", "", NS)),)
    ordered = declared.get("cardinality") == "ordered"

    def mapped() -> float:
        bound = declared.find("q:mapping", NS).get("lowerBound")
        total = sum(entries.get(one, 0.0) for one in given_)
        return total if bound is None else max(float(bound), total)

    def value(node: etree._Element) -> Any:
        children = [value(child) for child in node]
        rules: dict[str, Callable[[], Any]] = {
            "variable": lambda: values[node.get("identifier")],
            "correct": lambda: correct,
            "baseValue": lambda: (float(node.text) if node.get("baseType") == "float" else node.text,),
            "mapResponse": lambda: (mapped(),),
            "isNull": lambda: not children[0],
            "not": lambda: not children[0],
            "gt": lambda: children[0][0] > children[1][0],
            "match": lambda: children[0] == children[1] if ordered else sorted(children[0]) == sorted(children[1]),
        }
        return rules[etree.QName(node).localname]()

    def run(rules: etree._Element) -> None:
        for rule in rules:
            if etree.QName(rule).localname == "setOutcomeValue":
                values[rule.get("identifier")] = value(rule[0])
                continue
            branches = list(rule)
            held = value(branches[0][0])
            if held:
                run(branches[0][1:])
            elif len(branches) > 1:
                run(branches[1])

    run(root.find("q:responseProcessing", NS))
    shown = [one for one in root.iterfind("q:modalFeedback", NS) if one.get("identifier") in values["FEEDBACK"]]
    return values["SCORE"][0], ["".join(one.itertext()) for one in shown]


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("choice", "C2", "C1"), ("true-false", "C2", "C1"), ("cloze", "25 سنة", "30 سنة"),
        ("recall", "الوزير", "الملك"), ("match", ("L1 R3", "L2 R1"), ("L1 R2",)),
        ("order", ("C3", "C1", "C2"), ("C1", "C2", "C3")),
        ("several", ("C1", "C3"), ("C1", "C2", "C3")),
    ],
)  # fmt: skip
def test_a_right_answer_earns_the_marks_and_a_wrong_one_none(name: str, right: Any, wrong: Any) -> None:
    found = item(sample(name), marks=4)
    earned, said = score(found, right)
    assert earned == 4
    assert said
    assert all("إجابة صحيحة" in one for one in said)
    earned, said = score(found, wrong)
    assert earned == 0
    assert any("إجابة غير صحيحة" in one for one in said)
    assert score(found, None)[0] == 0


def test_half_a_match_earns_half_the_marks() -> None:
    assert score(item(sample("match"), marks=4), ("L1 R3", "L2 R2"))[0] == 2


def test_a_wrong_option_hears_why_and_reads_the_evidence() -> None:
    (said,) = score(item(sample("choice")), "C1")[1]
    assert "لا يرد ذكره." in said
    assert "الجملة 1: «وقّع الوزير" in said
    assert "وتذكر مصادر أخرى" in said


def test_an_open_answer_is_left_to_a_person_who_finds_the_right_one_beside_it() -> None:
    found = item(sample("parties"))
    assert found.find(".//q:extendedTextInteraction", NS) is not None
    rubric = found.find(".//q:rubricBlock", NS)
    assert rubric.get("view") == "scorer tutor"
    assert "مصر، ليبيا" in "".join(rubric.itertext())
    earned, (said,) = score(found, "مصر")
    assert earned == 0
    assert "مصر، ليبيا" in said


def test_the_field_of_a_typed_answer_does_not_tell_how_long_it_is() -> None:
    lengths = {item(item_of(Kind.RECALL, "س؟", "ب" * n, typed="ب" * n)).find(".//q:textEntryInteraction", NS).get(
        "expectedLength") for n in range(1, 19)}  # fmt: skip
    assert lengths == {"20"}
