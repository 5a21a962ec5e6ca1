import { phoneOf } from "@bellyfed/core/phone";

/** What people put between several phone numbers. A comma or `;` may also lead to an extension, so that the whole is looked at first. */
const BETWEEN_PHONES = /[;,|&\n]|\s(?:or|and|oder|und|ou|et|o|y)\s|\//iu;

/** UTF-16 units of a text that is looked at; what can be kept of it is shorter. */
const LONGEST = { phones: 1_000, addresses: 5_000 };

/** The first phone number of a text that holds one or several, as it is kept. undefined where there is none. */
export const firstPhone = (text: string): string | undefined =>
  text.length > LONGEST.phones
    ? undefined
    : [text, ...text.split(BETWEEN_PHONES)].flatMap((part) => phoneOf(part) ?? [])[0];

/** What surely begins another web address. A `;` inside of one is followed by anything else. */
const BEFORE_ADDRESS = /[;,|\s](?=https?:\/\/|www\.)/iu;
const SCHEME = /^(https?)(?::[/\\]*|\/+)\s*/iu;
const LABEL = /^[\p{L}\p{M}\p{N}_-]+$/u;

/**
 * The first web address of a text that holds one or several, with a scheme: `www.example.com` -> `https://www.example.com`. undefined where
 * there is none that a browser would open as a page (`n/a`, `javascript:...`).
 */
export function firstWebAddress(text: string): string | undefined {
  if (text.length > LONGEST.addresses) return undefined;
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
