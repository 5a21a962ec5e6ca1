import { phoneOf } from "@bellyfed/core/phone";

/** What people put between several phone numbers. A comma or `;` may also lead to an extension, so that the whole is looked at first. */
const BETWEEN_PHONES =
  /[;,|&\n\r；，、،؛~～〜]|\s(?:or|and|oder|und|bzw\.?|ou|et|o|y|e|и|или|أو|または|或)\s|\s[·•]\s/iu;
/** UTF-16 units of phone numbers that are looked at, and slashes as part of one number, as it may have some of its own. */
const [LONGEST_PHONES, MOST_SLASHES] = [1_000, 5];
/** What may stand before a slash and be no number itself: words, perhaps with a number, as of a fax. No address, no start of a number. */
const OTHER = /^(?!.*\.\p{L})(?=.*\p{L}).*[^:]$/u;
/** Of one among several: an area code or the start of a number is none. Hotlines have five digits, what begins with a 0 or a plus more. */
const WHOLE = /^(?:\+(?:\d ?){8}|0 ?(?:\d ?){6}|[1-9] ?(?:\d ?){4})/;

/** The first phone number of a text that holds one or several, as it is kept. undefined where there is none, or more than 1,000 characters. */
export function firstPhone(text: string): string | undefined {
  if (text.length > LONGEST_PHONES) return undefined;
  return phoneOf(text) ?? text.split(BETWEEN_PHONES).flatMap((part) => firstBySlashes(part.split(/[/／]/u)) ?? [])[0];
}

/** The first number of what slashes divide; of `040/123456/57` it holds one of them, of `F: 1 / T: 2` none. */
function firstBySlashes(parts: readonly string[]): string | undefined {
  for (let end = MOST_SLASHES; end > 0; end--) {
    const phone = phoneOf(parts.slice(0, end).join("/"));
    if (phone !== null && WHOLE.test(phone)) return phone;
  }
  const [first = "", ...others] = parts;
  return others.length > 0 && OTHER.test(first.trim()) ? firstBySlashes(others) : undefined;
}

/** UTF-16 units of web addresses that are looked at; those that can be kept are shorter. */
const LONGEST_ADDRESSES = 2_500;
/** What surely begins another web address. A `;` inside of one is followed by anything else. */
const BEFORE_ADDRESS = /[;,|\s(](?=https?:\/\/|www\.)/iu;
/** Some write it twice. */
const SCHEME = /^(?:(https?)(?::[/\\]*|\/+) ?)+/iu;
/** A blank that ends an address: what follows is a remark, or another address. Other blanks are part of an address that somebody copied. */
const REMARK = / (?=[([{/|–—•·*-]|(?:(?:or|and|oder|und|ou|et|o|y) )?[\p{L}\p{N}-]+\.\p{L}{2})|(?<=[/;,|]) /iu;
/** `www.example,com`: nobody knows whether a dot was meant. */
const COMMA_FOR_DOT = /\S,\p{L}{2,6}(?![\p{L}\p{N}.-])/u;
const LABEL = /^(?!-)[\p{L}\p{M}\p{N}_-]+$/u;
/** How the name of a host ends that stands without a scheme and without `www.`: `Mo.Fr` is none, nor is `menu.pdf`. */
const ENDING = /^(?:[\p{Ll}\p{Lo}\p{M}]{2,}|xn--[a-z0-9-]+)$/u;
const OF_FILES =
  /^(?:pdf|jpe?g|png|gif|webp|svg|html?|php|aspx?|jsp|docx?|xlsx?|pptx?|odt|rtf|txt|csv|json|xml|zip|mp[34]|css|js)$/;

/**
 * The first web address of a text that holds one or several, with a scheme: `www.example.com` -> `https://www.example.com`. undefined where
 * there is none that a browser would open as a page (`n/a`, `javascript:...`).
 */
export function firstWebAddress(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESSES) return undefined;
  const parts = text
    .replace(/[\s<>"]+/gu, " ")
    .trim()
    .split(BEFORE_ADDRESS);
  return parts.flatMap(candidatesIn).flatMap((part) => webAddress(part.trim()) ?? [])[0];
}

/** What stands between the signs before a path; after its beginning they are part of it. */
function candidatesIn(part: string): readonly string[] {
  const [authority] = split(part.replace(SCHEME, ""), /[/?#\\]/);
  if (COMMA_FOR_DOT.test(authority)) return [];
  return /[;,|]/.test(authority) ? part.split(/[;,|]/) : [part];
}

function webAddress(text: string): string | undefined {
  const [all = "", scheme] = SCHEME.exec(text) ?? [];
  const [authority, rest] = split(text.slice(all.length).replace(/^\/\//, ""), /[/?#\\ ]/);
  const host = authority.replace(/[.)]+$/, "");
  const labels = host.replace(/:\d{1,5}$/, "").split(".");
  const last = labels.at(-1) ?? "";
  const isWww = /^www$/i.test(labels[0] ?? "");
  if (labels.length < (isWww ? 3 : 2) || !labels.every((label) => LABEL.test(label)) || !/^\p{L}.+/u.test(last))
    return undefined;
  const isBare = scheme === undefined && !isWww;
  if (isBare && (!ENDING.test(last) || OF_FILES.test(last) || (rest.startsWith(" ") && rest.search(REMARK) !== 0)))
    return undefined;
  return `${scheme?.toLowerCase() ?? "https"}://${host.toLowerCase()}${pathOf(rest)}`;
}

/** What follows a host, without what follows the address. */
function pathOf(rest: string): string {
  if (rest.startsWith(" ")) return "";
  const [path] = split(rest, REMARK);
  const end = path.includes("(") ? /[;,| ]+$/ : /[;,| )]+$/;
  return path.replace(end, "").replaceAll(" ", "%20");
}

/** What stands before the first match, and the rest from there on. */
function split(text: string, at: RegExp): [before: string, rest: string] {
  const index = text.search(at);
  return index === -1 ? [text, ""] : [text.slice(0, index), text.slice(index)];
}
