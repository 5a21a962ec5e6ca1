import { createHash } from "node:crypto";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What a policy holds back besides classic JavaScript. All other types are data that nobody executes, as JSON-LD is. */
const OTHER_SCRIPTS = new Set(["module", "importmap", "speculationrules"]);
const JAVASCRIPT =
  /^(?:(?:application|text)\/(?:x-)?(?:ecma|java)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/;

/** The hashes of inline scripts, each once: `sha256-<base64>`. */
export function scriptHashes(scripts: readonly string[]): string[] {
  const hash = (script: string) => `sha256-${createHash("sha256").update(script).digest("base64")}`;
  return [...new Set(scripts.map(hash))];
}

/**
 * The texts of the inline scripts that a browser would execute in a page, in their order, as the browser sees them. The page is read by the
 * algorithm that browsers follow (https://html.spec.whatwg.org/multipage/parsing.html), so that both agree on where a script begins and ends.
 * What stands in a `template` is not executed, and is no child of it.
 */
export function inlineScripts(page: string): string[] {
  const scripts: string[] = [];
  // Where a script ends tells whether it has an end tag: without one it is never executed.
  const waiting: Node[] = [parse(page, { sourceCodeLocationInfo: true })];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!("childNodes" in node)) continue;
    if (defaultTreeAdapter.isElementNode(node) && isExecuted(node)) scripts.push(textOf(node));
    // The last one is taken first.
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return scripts.filter((script) => script !== "");
}

/** https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, and the same of SVG, whose files are in `href`. */
function isExecuted({ tagName, namespaceURI, attrs, sourceCodeLocation }: Element): boolean {
  if (tagName !== "script" || namespaceURI === html.NS.MATHML || !sourceCodeLocation?.endTag) return false;
  const attributes = new Map(attrs.map(({ name, value }) => [name, value]));
  if (attributes.has(namespaceURI === html.NS.SVG ? "href" : "src")) return false;
  const language = attributes.get("language");
  const type = attributes.get("type") ?? (language ? `text/${language}` : "");
  const wanted = type === "" ? "text/javascript" : type.trim().toLowerCase();
  return JAVASCRIPT.test(wanted) || OTHER_SCRIPTS.has(wanted);
}

const textOf = ({ childNodes }: Element): string =>
  childNodes.map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : "")).join("");
