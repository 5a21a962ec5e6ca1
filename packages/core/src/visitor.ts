import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isIPv6 } from "node:net";

/** By this header a call of the site's server proves itself: it holds a secret of the deployment. */
export const SITE_HEADER = "bellyfed-site";
/** And this one says for whom it calls; see `visitorHeader`. */
export const VISITOR_HEADER = "bellyfed-visitor";

/**
 * By this one the site's front door tells the site its visitor's address: in AWS CloudFront's function (`stacks/web.ts`), on a laptop the
 * site's server. Both write over what a visitor sends. X-Forwarded-For is not asked: a visitor writes its beginning.
 */
export const ADDRESS_HEADER = "bellyfed-address";

/** Seconds by which the clocks of site and API may differ, the call's way included. */
export const MOST_SKEW = 300;

/** The site's two secrets: the one that it shows, and the one by which it signs, which never leaves it. */
export interface SiteSecrets {
  readonly site: string;
  readonly visitor: string;
}

/** From whom a request comes. */
export type Visitor =
  | { readonly kind: "address"; readonly address: string }
  /** The site itself, which makes a page for all: nobody looks. */
  | { readonly kind: "site" }
  | { readonly kind: "unknown" };

/** Of a request whose connection nobody knows. */
export const UNKNOWN: Visitor = { kind: "unknown" };

const signed = (text: string, secret: string): string => createHmac("sha256", secret).update(text).digest("base64url");

/** Compares digests, so that the time taken tells nothing. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** What the site says of its visitor: `v1.<unix seconds>.<base64url address>.<base64url HMAC-SHA-256>`. `now`: milliseconds since 1970. */
export function visitorHeader(address: string, secret: string, now: number): string {
  const said = `v1.${Math.floor(now / 1000)}.${Buffer.from(address).toString("base64url")}`;
  return `${said}.${signed(said, secret)}`;
}

const HEADER = /^(v1\.(\d{1,12})\.([\w-]{1,100}))\.([\w-]{43})$/;

/** The address in a header that the site made within the last five minutes; undefined for any other. `now`: milliseconds since 1970. */
export function visitorOf(header: string | undefined, secret: string, now: number): string | undefined {
  const [, said = "", seconds, address = "", proof = ""] = HEADER.exec(header ?? "") ?? [];
  if (said === "" || !isSame(proof, signed(said, secret))) return undefined;
  if (Math.abs(now / 1000 - Number(seconds)) > MOST_SKEW) return undefined;
  return Buffer.from(address, "base64url").toString();
}

/** What is known of a request: its headers, and the address of the connection by which it came. */
export interface Asking {
  readonly header: (name: string) => string | undefined;
  readonly address: string | undefined;
}

/**
 * From whom a request comes: whom the site calls for, where it proves that it is the site; else the address of the connection. What is wrong
 * or stale in the headers is passed over. `now`: milliseconds since 1970.
 */
export function visitorIn({ header, address }: Asking, { site, visitor }: SiteSecrets, now: number): Visitor {
  const proof = header(SITE_HEADER);
  if (proof !== undefined && isSame(proof, site)) {
    const told = header(VISITOR_HEADER);
    if (told === undefined) return { kind: "site" };
    const known = visitorOf(told, visitor, now);
    if (known !== undefined) return { kind: "address", address: known };
  }
  return address ? { kind: "address", address } : UNKNOWN;
}

/**
 * Who counts as one: an address, of IPv6 the network of 64 bits that one subscriber has (RFC 6177), as `2001:db8:0:1`. An IPv4 address in
 * IPv6's clothes is that address.
 */
export function networkOf(address: string): string {
  const [plain = ""] = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, "")
    .split("%", 1);
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = (text: string | undefined) => (text ? text.split(":") : []);
  const [before, after] = [groups(head), groups(tail)];
  const size = after.reduce((sum, group) => sum + (group.includes(".") ? 2 : 1), before.length);
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - size }, () => "0");
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

/**
 * A name for somebody that is good for one hour and for counting alone: HMAC-SHA-256 cut to 12 bytes, by a key that is another one each hour.
 * `hour`: `2026-11-21T04`, UTC.
 */
export function hourlyName(who: string, secret: string, hour: string): string {
  const key = createHmac("sha256", secret).update(`hour ${hour}`).digest();
  return createHmac("sha256", key).update(who).digest().subarray(0, 12).toString("base64url");
}
