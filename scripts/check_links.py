#!/usr/bin/env python3
"""Checks what the repository's Markdown promises.

- every relative link leads to a file, and its #anchor to a heading there
- every example that is named (`Examples/NAME.json`, where NAME is one) exists
- docs/README.md leads to every page under docs/
- a code block headed ```json Examples/NAME.json holds that example, word for word

Links to other sites are left alone: a test must not depend on the network.
"""

import pathlib
import re
import subprocess
import sys
import urllib.parse

FENCE = re.compile(r"^(`{3,})([^\n`]*)\n(.*?)^\1`*[ \t]*$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|^\[[^\]]+\]:\s+(\S+)", re.MULTILINE)
INLINE_CODE = re.compile(r"`[^`\n]*`")
HTML_LINK = re.compile(r"\b(?:href|src)=\"([^\"]+)\"")
EXAMPLE = re.compile(r"\bExamples/(?!NAME\b)[\w.-]*\w\.json\b")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)


def blank(pattern, text):
    """The text with every match of the pattern emptied, its line numbers kept."""
    return pattern.sub(lambda match: "\n" * match[0].count("\n"), text)


def anchors(text):
    """The anchors that GitHub gives to a page's headings."""
    found = set()
    for heading in HEADING.findall(blank(FENCE, text)):
        words = re.sub(r"\]\([^)]*\)", "", heading).lower()
        base = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        number, anchor = 0, base
        while anchor in found:
            number += 1
            anchor = f"{base}-{number}"
        found.add(anchor)
    return found


def broken_link(root, page, target):
    """Why a link of a page leads nowhere, or None where it leads somewhere."""
    if re.match(r"[a-z][a-z0-9+.-]*:", target):
        return None
    path, _, anchor = urllib.parse.unquote(target).partition("#")
    file = page if not path else (page.parent / path)
    if not file.exists():
        return "no such file"
    if root.resolve() not in file.resolve().parents and file.resolve() != root.resolve():
        return "leads out of the repository"
    if anchor and file.suffix == ".md" and anchor not in anchors(file.read_text(encoding="utf-8")):
        return "no such heading"
    return None


def problems_of(root, page):
    """Every broken promise of one page, each as `file:line: what`."""
    text = page.read_text(encoding="utf-8")

    def problem(place, what):
        line = place.string.count("\n", 0, place.start()) + 1
        return f"{page.relative_to(root)}:{line}: {what}"

    for fence in FENCE.finditer(text):
        example = re.fullmatch(r"json (Examples/\S+)", fence[2].strip())
        if example and (root / example[1]).exists():
            if (root / example[1]).read_text(encoding="utf-8").strip() != fence[3].strip():
                yield problem(fence, f"the block differs from {example[1]}")
    shown = blank(COMMENT, text)
    for name in EXAMPLE.finditer(shown):
        if not (root / name[0]).exists():
            yield problem(name, f"{name[0]}: no such example")
    prose = blank(INLINE_CODE, blank(FENCE, shown))
    for link in [*LINK.finditer(prose), *HTML_LINK.finditer(prose)]:
        target = next(filter(None, link.groups()))
        reason = broken_link(root, page, target)
        if reason:
            yield problem(link, f"{target}: {reason}")


def unlisted(root, pages):
    """A problem for each page of the documentation that its index does not lead to."""
    index = root / "docs/README.md"
    if not index.exists():
        return
    targets = (target for link in LINK.findall(index.read_text(encoding="utf-8")) for target in link)
    listed = {(index.parent / target.partition("#")[0]).resolve() for target in targets if target}
    for page in pages:
        if index.parent in page.parents and page != index and page.resolve() not in listed:
            yield f"docs/README.md: it does not list {page.relative_to(root)}"


def main(root):
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.md"],
        cwd=root, check=True, capture_output=True, text=True,
    ).stdout
    pages = [root / name for name in listed.split("\0") if name and (root / name).exists()]
    wrong = {page: list(problems_of(root, page)) for page in pages}
    index = root / "docs/README.md"
    if index in wrong:
        wrong[index] += unlisted(root, pages)
    for problem in (line for page in pages for line in wrong[page]):
        print(problem, file=sys.stderr)
    failed = sum(map(bool, wrong.values()))
    print(f"{len(pages) - failed} passed, {failed} failed")
    return 1 if failed or not pages else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(__file__).resolve().parent.parent))
