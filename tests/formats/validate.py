#!/usr/bin/python3
"""Writes every format of the reports on some folders and holds each to a reader of its own kind.

    validate.py --crosscheck build/release/crosscheck [--tools build/tools] FOLDER…

Needs the Debian packages that script/setup --dev installs. What else is in --tools (npm packages:
html-validate, vnu-jar and @microsoft/sarif-multitool) validates HTML and SARIF too; without it the
line of counts says so. One line for each thing that is wrong; exit 1 if there is any.
"""

import argparse
import collections
import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import igraph
import jsonschema
import networkx
from lxml import etree
from pyld import jsonld

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FORMATS = ("text json jsonl sarif junit github gitlab checkstyle rdjsonl markdown csv html dot "
           "graphml webannotation claim mismatch-finder").split()
SEVERITIES = {"error": ("ERROR", "major", "error"), "warning": ("WARNING", "minor", "warning"),
              "note": ("INFO", "info", "info")}

wrong = []


def check(holds, what, *where):
    if not holds:
        wrong.append(": ".join([*map(str, where), what]))


class Is(dict):
    """A JSON Schema that stays as it is."""


def schema(value):
    """A JSON Schema in which every field of an object is required and known."""
    if isinstance(value, dict) and not isinstance(value, Is):
        return {"type": "object", "required": list(value), "additionalProperties": False,
                "properties": {name: schema(part) for name, part in value.items()}}
    if isinstance(value, list):
        return {"type": "array", "items": schema(value[0])}
    if isinstance(value, tuple):
        return {"enum": list(value)}
    return {"type": value} if isinstance(value, str) else value


def conforms(value, to, where):
    errors = jsonschema.Draft202012Validator(to).iter_errors(value)
    for error in list(errors)[:3]:
        check(False, f"{error.json_path}: {error.message[:300]}", where)


REPORT = json.loads((ROOT / "docs/report.schema.json").read_text())


def json_report(text, where, _):
    conforms(json.loads(text), REPORT, where)


def jsonl_report(text, where, report):
    lines = [json.loads(line) for line in text.splitlines()]
    found = collections.Counter(line["type"] for line in lines)
    check(lines[0] == {"type": "report", "schema": report["schema"]}, "no first line", where)
    check(lines[-1].pop("type") == "counts" and lines[-1] == report["counts"], "counts", where)
    for name in ("article", "finding", "fact", "problem"):
        members = [{k: v for k, v in line.items() if k != "type"} for line in lines[:-1]
                   if line["type"] == name]
        check(members == report[name + "s"], f"{found[name]} {name}s differ from those of json", where)


def sarif_report(text, where, report):
    """What the schema cannot say: results match the findings, indices the rules."""
    run, = json.loads(text)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result, finding in zip(run["results"], report["findings"], strict=True):
        check(result["partialFingerprints"]["crosscheckFinding/v1"] == finding["id"], "id", where)
        check(rules[result["ruleIndex"]] == result["ruleId"] == finding["rule"], "rule", where)
        claims = sum(len(side["claims"]) for side in finding["sides"]) + len(finding["silent"])
        check(len(result["relatedLocations"]) == claims - 1, "related locations", where)
    for rule in run["tool"]["driver"]["rules"]:
        check("help" in rule and "shortDescription" in rule, f"{rule['id']} has no help", where)


JUNIT = etree.XMLSchema(etree.parse(str(HERE / "junit.xsd")))


def junit_report(text, where, report):
    tree = etree.fromstring(text.encode())
    check(JUNIT.validate(tree), str(JUNIT.error_log), where)
    for suite in tree.findall("testsuite"):
        for attribute, tag in (("tests", "testcase"), ("failures", "testcase/failure"),
                               ("errors", "testcase/error")):
            check(suite.get(attribute) == str(len(suite.findall(tag))), attribute, where)
    check(tree.get("tests") == str(len(tree.findall("testsuite/testcase"))), "tests", where)
    failing = report["counts"]["errors"] + report["counts"]["warnings"]
    check(tree.get("failures") == str(failing), "failures", where)
    cases = [(case.get("classname"), case.get("name")) for case in tree.iter("testcase")
             if case.get("classname") != "crosscheck.problems"]
    check(len(set(cases)) == len(cases), "two test cases of one name", where)


COMMAND = re.compile(r"::(error|warning|notice) title=[^,:\n]*(,file=[^,:\n]+(,line=[1-9]\d*)?"
                     r"(,endLine=[1-9]\d*(,col=[1-9]\d*,endColumn=[1-9]\d*)?)?)?::[^\n\r]+")


def github_report(text, where, report):
    *commands, last = text.splitlines()
    found = collections.Counter()
    for line in commands:
        match = COMMAND.fullmatch(line)
        check(match, f"no workflow command: {line[:200]}", where)
        found[match and match[1]] += 1
    check(max(found.values(), default=0) <= 10, "more than ten of a kind", where)
    check(last.startswith(f"{report['counts']['articles']} article"), "no counts", where)


GITLAB = schema([{"description": "string", "check_name": "string", "fingerprint": "string",
                  "severity": ("info", "minor", "major", "critical", "blocker"),
                  "location": {"path": "string",
                               "lines": {"begin": Is(type="integer", minimum=1)}}}])


def gitlab_report(text, where, report):
    issues = json.loads(text)
    conforms(issues, GITLAB, where)
    prints = [issue["fingerprint"] for issue in issues]
    check(len(set(prints)) == len(prints) == len(report["findings"]), "fingerprints", where)
    check(not any(issue["location"]["path"].startswith("./") for issue in issues), "./", where)


def checkstyle_report(text, where, report):
    tree = ET.fromstring(text)
    check(tree.tag == "checkstyle" and tree.get("version"), "root", where)
    errors = 0
    for file in tree:
        check(file.tag == "file" and list(file.attrib) == ["name"], "file", where)
        for error in file:
            errors += 1
            known = {"line", "column", "severity", "message", "source"}
            check(error.tag == "error" and set(error.attrib) <= known, "error", where)
            check({"severity", "message", "source"} <= set(error.attrib), "attributes", where)
            check(error.get("severity") in ("error", "warning", "info"), "severity", where)
    check(errors == len(report["findings"]) + len(report["problems"]), "number of errors", where)


LINE = {"line": Is(type="integer", minimum=1)}
PLACE = Is(type="object", required=["path"], additionalProperties=False, properties={
    "path": {"type": "string"}, "range": schema({"start": LINE, "end": LINE})})
DIAGNOSTIC = {
    "type": "object", "required": ["message", "location", "severity", "source", "code"],
    "additionalProperties": False,
    "properties": {
        "message": {"type": "string", "minLength": 1}, "location": PLACE,
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": schema({"name": "string"}), "code": schema({"value": "string"}),
        "relatedLocations": schema([{"message": "string", "location": PLACE}])}}


def rdjsonl_report(text, where, report):
    lines = text.splitlines()
    check(len(lines) == len(report["findings"]) + len(report["problems"]), "lines", where)
    for line in lines:
        conforms(json.loads(line), DIAGNOSTIC, where)


def markdown_report(text, where, report):
    html = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e",
                           "strikethrough", "-e", "tasklist"],
                          input=text, text=True, capture_output=True, check=True).stdout
    tags = set(re.findall(r"</?([a-zA-Z][a-zA-Z0-9]*)", html))
    known = {"h2", "h3", "p", "code", "b", "blockquote", "br", "ul", "li", "span"}
    # A word with an @ in it may become a mail link: harmless, and nothing is hidden by it.
    check(tags - {"a"} <= known, f"tags: {tags - known}", where)
    check(all(link.startswith("mailto:") for link in re.findall(r'href="([^"]*)', html)), "link",
          where)
    headings = re.findall(r"<h3>(error|warning|note): ", html)
    check(headings == [finding["severity"] for finding in report["findings"]], "headings", where)


def csv_report(text, where, report):
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    check(all(len(row) == len(header) for row in rows), "cells", where)
    for row in rows:
        for cell in row:
            formula = cell[:1] in tuple("=+-@\t\r＝＋－＠") and not re.fullmatch(
                r"[-+]?[\d.,]+%?", cell)
            check(not formula, f"a formula: {cell[:60]}", where)
    claims = sum(len(side["claims"]) for finding in report["findings"] for side in finding["sides"])
    column = header.index("side")
    check(sum(row[column].isdigit() for row in rows) == claims, "rows", where)


def mismatch_report(text, where, _):
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    check(header == ["item_id", "statement_guid", "property_id", "wikidata_value",
                     "meta_wikidata_value", "external_value", "external_url", "type"],
          "header", where)
    for item, guid, prop, value, meta, external, url, kind in rows:
        check(re.fullmatch(r"Q\d+", item) and guid.startswith(item + "$"), "item", where)
        check(re.fullmatch(r"P\d+", prop) and value and external, "property or value", where)
        check(max(map(len, (value, external, url))) <= 1500, "too long", where)
        check(kind == "statement" and not meta, "type", where)


def html_report(text, where, report):
    check("<script" not in text.lower(), "a script", where)
    check(not re.search(r"(src|href)\s*=\s*\"(?!#)", text), "not self-contained", where)
    ids = re.findall(r' id="finding-([^"]*)"', text)
    check(ids == [finding["id"] for finding in report["findings"]], "entries", where)
    tidy = subprocess.run(["tidy", "-q", "-e", "--drop-empty-elements", "no"], input=text,
                          text=True, capture_output=True)
    # tidy of Debian 12 does not know one thing that HTML has had since.
    complaints = [line for line in tidy.stderr.splitlines() if "Warning: <section>" not in line]
    check(not complaints, "tidy: " + "; ".join(complaints[:5]), where)


def graph_sizes(report):
    nodes = sum(len({claim["id"] + claim["path"] + str(claim["record"])
                     for side in finding["sides"] for claim in side["claims"]}
                    | {identifier for side in finding["sides"] for identifier in side["fits"]}
                    | set(finding["silent"]))
                for finding in report["findings"])
    return nodes, sum(len(finding["relations"]) for finding in report["findings"])


def dot_report(text, where, report):
    drawn = subprocess.run(["dot", "-Tplain"], input=text, text=True, capture_output=True)
    check(drawn.returncode == 0 and not drawn.stderr, drawn.stderr[:300], where)
    found = collections.Counter(line.split(" ", 1)[0] for line in drawn.stdout.splitlines())
    nodes, relations = graph_sizes(report)
    check(found["node"] == nodes, f"{found['node']} nodes, not {nodes}", where)
    check(text.count("subgraph cluster_") >= len(report["findings"]), "clusters", where)


def graphml_report(text, where, report):
    one = networkx.parse_graphml(text, force_multigraph=True)
    with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
        file.write(text.encode())
        file.flush()
        two = igraph.Graph.Read_GraphML(file.name)
    nodes, relations = graph_sizes(report)
    check(one.number_of_nodes() == two.vcount() == nodes, "nodes", where)
    check(one.number_of_edges() == two.ecount(), "edges", where)
    kinds = collections.Counter(data["kind"] for _, _, data in one.edges(data=True))
    check(kinds["verdict"] == relations, "edges between sides", where)
    check(sorted(data["sentence"] for _, data in one.nodes(data=True)) ==
          sorted(two.vs["sentence"] if two.vcount() else []), "the readers differ", where)


def context_of(url, _):
    name = {"http://www.w3.org/ns/anno.jsonld": "web-annotation.jsonld",
            "https://schema.org": "schema-org.jsonld"}[url.rstrip("/")]
    return {"contextUrl": None, "documentUrl": url,
            "document": json.loads((HERE / name).read_text())}


def keys_of(value):
    if isinstance(value, list):
        return sum((keys_of(item) for item in value), start=collections.Counter())
    if not isinstance(value, dict):
        return collections.Counter()
    return collections.Counter(value.keys()) + keys_of(list(value.values()))


def expands(text, where):
    """Reads it as JSON-LD; no key may be one that its context does not know."""
    document = json.loads(text)
    jsonld.set_document_loader(context_of)
    expanded = jsonld.expand(document, {"base": "https://archive.example/"})
    flat = jsonld.flatten(expanded)
    known = context_of(document["@context"], None)["document"]["@context"]
    for key in keys_of({k: v for k, v in document.items() if k != "@context"}):
        check(key.startswith("@") or key in known, f"no term {key}", where)
    return document, flat


def web_annotation_report(text, where, report):
    document, flat = expands(text, where)
    oa = "http://www.w3.org/ns/oa#"
    kinds = collections.Counter(kind for node in flat for kind in node.get("@type", []))
    check(kinds[oa + "Annotation"] == len(report["findings"]) == document["total"], "annotations",
          where)
    for node in flat:
        if oa + "Annotation" in node.get("@type", []):
            check(oa + "hasTarget" in node and oa + "hasBody" in node, "body or target", where)
        if oa + "SpecificResource" in node.get("@type", []):
            source = node[oa + "hasSource"][0]["@id"]
            check(source.startswith(("https://archive.example/", "file:///")), source, where)


def claim_report(text, where, report):
    document, flat = expands(text, where)
    claims = {claim["id"] for finding in report["findings"] for side in finding["sides"]
              for claim in side["claims"]}
    claims |= {identifier for finding in report["findings"] for identifier in finding["silent"]}
    claims |= {identifier for finding in report["findings"] for side in finding["sides"]
               for identifier in side["fits"]}
    nodes = {node["@id"] for node in flat if "http://schema.org/Claim" in node.get("@type", [])}
    check(nodes == {"urn:crosscheck:claim:" + identifier for identifier in claims}, "claims", where)


READERS = {
    "json": json_report, "jsonl": jsonl_report, "sarif": sarif_report, "junit": junit_report,
    "github": github_report, "gitlab": gitlab_report, "checkstyle": checkstyle_report,
    "rdjsonl": rdjsonl_report, "markdown": markdown_report, "csv": csv_report,
    "html": html_report, "dot": dot_report, "graphml": graphml_report,
    "webannotation": web_annotation_report, "claim": claim_report,
    "mismatch-finder": mismatch_report,
}


def unsafe(text):
    """What no format may hold as it is: controls, marks of direction."""
    return re.search("[\0-\b\v\f\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]",
                     text)


def write_all(crosscheck, story, folder, jobs):
    command = [crosscheck, f"--jobs={jobs}", story.name]
    for name in FORMATS:
        command += ["--format", f"{name}={folder / name}"]
    environment = {k: v for k, v in os.environ.items() if k != "GITHUB_STEP_SUMMARY"}
    run = subprocess.run(command, cwd=story.parent, capture_output=True, text=True, timeout=300,
                         env=environment)
    check(run.returncode in (0, 1) and not run.stdout and not run.stderr,
          f"exit {run.returncode}: {run.stderr[:300]}", story.name)


def validate_all(tools, out, stories):
    """The validators that take many files at once. Returns the names of those that are not there."""
    missing = []
    modules = tools / "node_modules" if tools else pathlib.Path("/nowhere")

    def run(*command):
        return subprocess.run([str(word) for word in command], capture_output=True, text=True,
                              timeout=600)

    pages = []
    for story in stories:  # both go by the name
        for name in ("html", "sarif"):
            shutil.copy(out / story.name / name, out / story.name / f"report.{name}")
        pages.append(out / story.name / "report.html")
    logs = [page.with_suffix(".sarif") for page in pages]

    if (validator := modules / ".bin/html-validate").exists() and shutil.which("node"):
        said = run(validator, "--config", HERE / "html-validate.json", *pages)
        check(said.returncode == 0, said.stdout[:3000] + said.stderr[:500], "html-validate")
    else:
        missing.append("html-validate")
    if (jar := modules / "vnu-jar/build/dist/vnu.jar").exists() and shutil.which("java"):
        said = run("java", "-Xss1m", "-jar", jar, "--also-check-css", "--Werror", *pages)
        check(said.returncode == 0, said.stderr[:3000], "vnu")
    else:
        missing.append("vnu")
    multitool = modules / "@microsoft/sarif-multitool-linux"
    if (multitool / "Sarif.Multitool").exists():
        published = json.loads((multitool / "sarif-2.1.0.json").read_text())
        validator = jsonschema.Draft4Validator(published)
        for log in logs:
            for error in validator.iter_errors(json.loads(log.read_text())):
                check(False, f"{error.json_path}: {error.message[:300]}", log.parent.name, "sarif")
        (multitool / "Sarif.Multitool").chmod(0o755)  # npm may be told to run no scripts
        os.environ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1"
        said = run(multitool / "Sarif.Multitool", "validate", *logs, "--level", "Error;Warning",
                   "--output", out / "multitool.sarif", "--log", "ForceOverwrite")
        results = json.loads((out / "multitool.sarif").read_text(encoding="utf-8-sig"))
        for result in results["runs"][0].get("results", []):
            if result["ruleId"] == "SARIF2005":  # a page on the web, which we do not have
                continue
            check(False, f"{result['ruleId']} {json.dumps(result['message'])[:400]}", "multitool")
        check(said.returncode == 0 or wrong, said.stdout[-800:] + said.stderr[-500:], "multitool")
    else:
        missing.append("sarif-multitool")
    return missing


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--crosscheck", required=True)
    parser.add_argument("--tools", type=pathlib.Path)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    crosscheck = pathlib.Path(options.crosscheck).resolve()
    stories = [folder.resolve() for folder in options.folders]
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch)
        for story in stories:
            for folder, jobs in ((out / story.name, 2), (out / (story.name + ".again"), 1)):
                folder.mkdir()
                write_all(crosscheck, story, folder, jobs)
            report = json.loads((out / story.name / "json").read_text())
            for name in FORMATS:
                data = (out / story.name / name).read_bytes()
                where = f"{story.name}: {name}"
                check(data == (out / (story.name + ".again") / name).read_bytes(),
                      "two runs differ", where)
                text = data.decode()
                check(not unsafe(text), f"{unsafe(text)}", where)
                if name in READERS:
                    try:
                        READERS[name](text, where, report)
                    except Exception as error:  # whatever a reader throws, it could not read it
                        check(False, f"{type(error).__name__}: {error}", where)
        missing = validate_all(options.tools, out, stories)
    for line in wrong:
        print(line)
    print(f"{len(FORMATS)} formats of {len(stories)} folders: "
          + (f"{len(wrong)} wrong" if wrong else "all valid")
          + (f" (not there: {', '.join(missing)})" if missing else ""))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
