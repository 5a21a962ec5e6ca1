/** Classes of characters as HTML's tokenizer has them; JavaScript's `\s` holds more. */
const SPACE = "\\t\\n\\f\\r ";
const AFTER_NAME = `(?=[${SPACE}/>])`;
const TAG_NAME = new RegExp(`</?([a-z][^${SPACE}/>]*)`, "iy");
const TAG_END = new RegExp(`[${SPACE}/]*>`, "y");
const VALUE = `"([^"]*)"|'([^']*)'|(?!["'${SPACE}])([^${SPACE}>]*)`;
const ATTRIBUTE = new RegExp(
  `[${SPACE}/]*([^${SPACE}/>][^${SPACE}/>=]*)(?:[${SPACE}]*=[${SPACE}]*(?:${VALUE})|(?![${SPACE}]*=))`,
  "y",
);
const SCRIPT_STEP = new RegExp(`<!--|-->|</?script${AFTER_NAME}`, "gi");

/** Elements whose content is text; so is that of `noscript`, for a browser that executes scripts. */
const TEXT_ELEMENTS = new Set(["iframe", "noembed", "noframes", "noscript", "style", "textarea", "title", "xmp"]);

/** What a policy holds back besides classic JavaScript. All other types are data that nobody executes, as JSON-LD is. */
const OTHER_SCRIPTS = new Set(["module", "importmap", "speculationrules"]);
const JAVASCRIPT =
  /^(?:(?:application|text)\/(?:x-)?(?:ecma|java)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/;

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly end: number;
}

interface Piece {
  /** The text of an inline script that is executed. */
  readonly script?: string;
  /** Where the markup goes on. */
  readonly end: number;
}

/**
 * The texts of the inline scripts that a browser would execute in a page, in their order, as the browser sees them. Follows HTML's tokenizer
 * (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), but not into scripts of SVG.
 */
export function* inlineScripts(html: string): Generator<string> {
  for (let at = html.indexOf("<"); at >= 0; ) {
    const { script, end } = pieceAt(html, at);
    if (script) yield script.replace(/\r\n?/g, "\n").replaceAll("\0", "\uFFFD");
    at = html.indexOf("<", end);
  }
}

function pieceAt(html: string, at: number): Piece {
  if (html.startsWith("<!--", at)) return { end: endOfComment(html, at) };
  if (/^<(?:[!?]|\/[^a-z])/i.test(html.slice(at, at + 3))) return { end: after(html, ">", at + 2) };
  if (!/^<\/?[a-z]/i.test(html.slice(at, at + 3))) return { end: at + 1 };
  const tag = tagAt(html, at);
  // What is not closed is no tag, and the page's end.
  return tag ? elementAt(html, tag) : { end: html.length };
}

function elementAt(html: string, { name, closes, attributes, end }: Tag): Piece {
  if (closes) return { end };
  if (name === "script") {
    const close = endOfScript(html, end);
    if (close === undefined) return { end: html.length };
    return isExecuted(attributes) ? { script: html.slice(end, close), end: close } : { end: close };
  }
  if (name === "plaintext") return { end: html.length };
  return { end: TEXT_ELEMENTS.has(name) ? endOfText(html, name, end) : end };
}

function tagAt(html: string, at: number): Tag | undefined {
  TAG_NAME.lastIndex = at;
  const [start, name] = TAG_NAME.exec(html) ?? [];
  if (start === undefined || name === undefined) return undefined;
  const attributes = new Map<string, string>();
  for (let end = TAG_NAME.lastIndex; ; end = ATTRIBUTE.lastIndex) {
    TAG_END.lastIndex = end;
    if (TAG_END.test(html)) {
      return { name: name.toLowerCase(), closes: start[1] === "/", attributes, end: TAG_END.lastIndex };
    }
    ATTRIBUTE.lastIndex = end;
    const [, key, double, single, bare] = ATTRIBUTE.exec(html) ?? [];
    if (key === undefined) return undefined;
    // The first of two attributes with one name is the one that holds.
    if (!attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), double ?? single ?? bare ?? "");
  }
}

/** https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element */
function isExecuted(attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has("src")) return false;
  const language = attributes.get("language");
  const type = attributes.get("type") ?? (language ? `text/${language}` : "");
  const wanted = type === "" ? "text/javascript" : type.trim().toLowerCase();
  return JAVASCRIPT.test(wanted) || OTHER_SCRIPTS.has(wanted);
}

/**
 * Where the end tag of the script is that begins here; nothing when it has none. In a `<!--` that is not closed, `<script` makes the next
 * `</script` part of the text.
 */
function endOfScript(html: string, start: number): number | undefined {
  let inside: "script" | "comment" | "script in comment" = "script";
  SCRIPT_STEP.lastIndex = start;
  for (let step = SCRIPT_STEP.exec(html); step; step = SCRIPT_STEP.exec(html)) {
    const [token] = step;
    if (token === "-->") inside = "script";
    else if (token === "<!--") {
      if (inside === "script") inside = "comment";
      // The two dashes that open it may be those that close it.
      SCRIPT_STEP.lastIndex -= 2;
    } else if (token[1] !== "/") {
      if (inside === "comment") inside = "script in comment";
    } else if (inside === "script in comment") inside = "comment";
    else return step.index;
  }
  return undefined;
}

function endOfText(html: string, name: string, start: number): number {
  const close = new RegExp(`</${name}${AFTER_NAME}`, "gi");
  close.lastIndex = start;
  return close.exec(html)?.index ?? html.length;
}

function endOfComment(html: string, at: number): number {
  const empty = /^<!---?>/.exec(html.slice(at, at + 6));
  if (empty) return at + empty[0].length;
  const close = /--!?>/g;
  close.lastIndex = at + 4;
  return close.test(html) ? close.lastIndex : html.length;
}

function after(html: string, end: string, from: number): number {
  const found = html.indexOf(end, from);
  return found < 0 ? html.length : found + end.length;
}
