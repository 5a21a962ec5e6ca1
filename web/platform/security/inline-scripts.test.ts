import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inlineScripts, scriptHashes } from "./inline-scripts.ts";

const found = (html: string) => [...inlineScripts(html)];

describe("an inline script", () => {
  const cases: [what: string, html: string, scripts: string[]][] = [
    ["is found wherever it stands", "<head><script>a</script></head><p>x<script>b</script>", ["a", "b"]],
    ["is found under any spelling", "<SCRIPT\n>a</ScRiPt\t><scripty>no</scripty>", ["a"]],
    ["may have attributes in any order and form", `<script id=x async data-a='>' nonce="n" >a</script>`, ["a"]],
    ["may have attributes that look like its end", `<script data-a="</script>">a</script>`, ["a"]],
    ["may be a module", `<script type="module">a</script><script type=' MODULE '>b</script>`, ["a", "b"]],
    [
      "may say that it is JavaScript",
      `<script type="text/javascript">a</script><script language=JScript>b</script>`,
      ["a", "b"],
    ],
    [
      "may leave its type empty",
      `<script type>a</script><script type="">b</script><script language="">c</script>`,
      ["a", "b", "c"],
    ],
    [
      "may be an import map or rules",
      `<script type=importmap>{}</script><script type=speculationrules>{ }</script>`,
      ["{}", "{ }"],
    ],
    ["has the type that is said first", `<script type="application/json" type="module">a</script>`, []],
    [
      "may hold markup and parts of its end",
      "<script>'<p>' </ script </scrip</scripts><</script>",
      ["'<p>' </ script </scrip</scripts><"],
    ],
    ["ends at an end tag with attributes", "<script>a</script x='>'><script>b</script/>", ["a", "b"]],
    ["has line ends as the browser sees them", "<script>a\r\nb\rc\0</script>", ["a\nb\nc\uFFFD"]],
    ["may hold a comment of its own", "<script><!-- a --></script><script><!--</script>", ["<!-- a -->", "<!--"]],
    ["may speak of scripts in a comment", "<script><!--<script></script>--></script>", ["<!--<script></script>-->"]],
    ["may close that comment at once", "<script><!--><script></script>", ["<!--><script>"]],
    ["may close that comment later", "<script><!--<script>--></script>", ["<!--<script>-->"]],
    [
      "may stand in a table, from which a browser moves text",
      "<table>x<script>a</script><tr><script>b</script>",
      ["a", "b"],
    ],
    ["may be of a drawing, where it is markup", "<svg><script>a &lt; <!--x--><![CDATA[b]]></script></svg>", ["a < b"]],
    ["follows what looks like a comment in text that is none", "<textarea><!--</textarea><script>a</script>-->", ["a"]],
    ["ends a drawing's style as markup does", "<svg><style><script>a</script></style></svg>", ["a"]],
    ["is none without its end", "<script>a</script><script>b", ["a"]],
    ["is none when another script in a comment took its end", "<script><!--<script>a</script>", []],
  ];
  it.each(cases)("%s", (_, html, scripts) => expect(found(html)).toEqual(scripts));
});

describe("what is no inline script", () => {
  const cases: [what: string, html: string][] = [
    ["a file", `<script src="/a.js"></script><script async SRC=/b.js>c</script>`],
    [
      "data",
      `<script type="application/ld+json">{}</script><script type=application/json>{}</script><script type=text/plain>a</script>`,
    ],
    ["a type with parameters", `<script type="text/javascript; charset=utf-8">a</script><script type=" ">b</script>`],
    ["one without text", "<script></script>"],
    ["a comment", "<!-- <script>a</script> --><!--> --><!---> --><!--a--!><!DOCTYPE html><?x <b?></ x><script"],
    ["a comment that is not closed", "<!-- <script>a</script> --"],
    ["an attribute", `<a title="<script>a</script>" b='<script>b</script>' c=<script>`],
    ["an attribute that is not closed", `<a title="<script>a</script>`],
    ["an attribute that is not closed, after a space", `<a title= "<script>a</script>`],
    [
      "text of elements that hold text",
      "<title><script>a</script></title><textarea></text><script>b</script></textarea >",
    ],
    ["a style", "<style><script>a</script></style/>"],
    ["what is for browsers without scripts", "<noscript><script>a</script></noscript>"],
    ["what follows plain text", "<plaintext><script>a</script>"],
    ["an end tag", "</script><p></p>"],
    ["what is kept for later", "<template><p><script>a</script></template>"],
    ["a file of a drawing", `<svg><script href="/a.js">a</script><script xlink:href="/b.js">b</script></svg>`],
    ["an attribute in a drawing's style", "<svg><style><a title='</style><script>a</script>'>"],
    ["a formula's", "<math><script>a</script></math>"],
  ];
  it.each(cases)("%s", (_, html) => expect(found(html)).toEqual([]));
});

/** Markup with the scripts in it that are executed. */
type Piece = readonly [markup: string, scripts: readonly string[]];

const LOOKALIKE = "<script>no()</script>";
const word = fc.constantFrom(
  "a",
  "</",
  "<",
  ">",
  " ",
  "=",
  '"',
  "'",
  "/",
  "é",
  "\n",
  "</scrip",
  "</scripts>",
  LOOKALIKE.slice(0, 8),
);
const words = fc.array(word, { maxLength: 8 }).map((all) => all.join(""));
const code = fc.tuple(fc.constantFrom("x()", "y=1"), words).map((parts) => parts.join(""));
const quoted = fc.oneof(
  words.map((text) => `"${text.replaceAll('"', "")}${LOOKALIKE}"`),
  words.map((text) => `'${text.replaceAll("'", "")}'`),
  fc.constantFrom("a", "/b", "c=d"),
);
const attribute = fc
  .tuple(fc.constantFrom("id", "data-x", "async", "ON"), quoted)
  .map(([name, value]) => `${name}=${value}`);
const attributes = fc.array(attribute, { maxLength: 3 }).map((all) => all.map((each) => ` ${each} `).join(""));
const element = (name: string, content: string, before: string, own = "") =>
  `<${name}${before}${own}>${content}</${name}>`;

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc
    .tuple(code, attributes, fc.constantFrom("", " type=module", ' type="text/javascript"'))
    .map(([text, before, own]): Piece => [element("script", text, before, own), [text]]),
  fc
    .tuple(code, attributes, fc.constantFrom(" src=x", ' type="application/ld+json"', " type=text/x"))
    .map(([text, before, own]): Piece => [element("script", text, before, own), []]),
  fc
    .tuple(fc.constantFrom("style", "title", "textarea", "noscript", "iframe"), attributes)
    .map(([name, before]): Piece => [element(name, `${LOOKALIKE}</x`, before), []]),
  fc
    .tuple(fc.constantFrom("p", "div", "h1"), attributes)
    .map(([name, before]): Piece => [element(name, "text", before), []]),
  words.map((text): Piece => [`<!--x${text.replaceAll("-", "")}${LOOKALIKE}-->`, []]),
  fc.constantFrom<Piece>(
    ["a < b &lt;script>", []],
    ["<!doctype html>", []],
    ["</>", []],
    ["</ script>", []],
    ["<?x?>", []],
  ),
);

it("is found among anything else, in its place and whole", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(found(pieces.map(([markup]) => markup).join(""))).toEqual(pieces.flatMap(([, scripts]) => scripts));
    }),
  );
});

it("is looked for to the end in any text", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(word, fc.constantFrom("<!--", "-->", "<script", "</script>", "<title>")), { maxLength: 40 }),
      (all) => {
        for (const script of found(all.join(""))) expect(all.join("")).toContain(script);
      },
    ),
  );
});

it("has the hash of each inline script once, as CSP writes it", () => {
  // What openssl makes of them.
  const html = "<script>alert('Hello, world.');</script><script>é</script><script>alert('Hello, world.');</script>";
  expect(scriptHashes(inlineScripts(html))).toEqual([
    "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=",
    "sha256-SplVfkAzw1Od4utlRyAXytX5VX96BiWgnxw/biumnEw=",
  ]);
});
