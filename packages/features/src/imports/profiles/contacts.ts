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

/** Characters of a text that is looked at; addresses that can be kept are shorter. */
const LONGEST = 5_000;
/** What surely begins another web address. A `;` inside of one is followed by anything else. */
const BEFORE_ADDRESS = /[;,|\s](?=https?:\/\/|www\.)/iu;
const SCHEME = /^(https?)(?::[/\\]*|\/+)\s*/iu;
const LABEL = /^[\p{L}\p{M}\p{N}_-]+$/u;

/**
 * The first web address of a text that holds one or several, with a scheme: `www.example.com` -> `https://www.example.com`. undefined where
 * there is none that a browser would open as a page (`n/a`, `javascript:...`).
 */
export function firstWebAddress(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = text.split(BEFORE_ADDRESS).flatMap((part) => {
    const [, path = ""] = split(part.replace(SCHEME, ""));
    return path === "" ? part.split(/[;,|]/) : [part.replace(/[;,|\s]+$/u, "")];
  });
  return parts.flatMap((part) => webAddress(part.trim()) ?? [])[0];
}

function webAddress(text: string): string | undefined {
  const scheme = SCHEME.exec(text);
  const [authority, path] = split(text.slice(scheme?.[0].length ?? 0).replace(/^\/\//, ""));
  const labels = authority.replace(/:\d{1,5}$/, "").split(".");
  const isHost =
    labels.length > 1 && labels.every((label) => LABEL.test(label)) && /^\p{L}.+/u.test(labels.at(-1) ?? "");
  return isHost
    ? `${scheme?.[1]?.toLowerCase() ?? "https"}://${authority.toLowerCase()}${path.replace(/\s/gu, "%20")}`
    : undefined;
}

/** A host with its port, and what follows. */
function split(address: string): [authority: string, path: string] {
  const at = address.search(/[/?#\\]/);
  return at === -1 ? [address, ""] : [address.slice(0, at), address.slice(at)];
}
