import { contentSecurityPolicy, type PolicyOptions } from "./csp.ts";
import { inlineScripts, scriptHashes } from "./inline-scripts.ts";
import { isOwnScript } from "./own-scripts.ts";

/** An answer's headers under lower-case names, as Node and OpenNext keep them. */
export type Headers = Readonly<Record<string, string | number | readonly string[] | undefined>>;

export interface AnswerHead {
  readonly method: string | undefined;
  readonly status: number;
  readonly headers: Headers;
}

const REMEMBERED = 500;
/** Seconds that a change may take to show to people who did not make it, where nobody tells the CDN of it; and where it is told by tags. */
const SHARED_SECONDS = 10;
const TAGGED_SECONDS = 86_400;

/**
 * Where an answer's policy comes from. `given`: it is right as it is, and the answer goes out while it is rendered. `body`: from the scripts
 * in the body, which then has to be complete first; so it is for a page that was rendered before somebody asked for it (the nonce that
 * proxy.ts may have sent along is not in it), for one without any policy, and for what is not found or failed, which may be empty. `elsewhere`: the answer has no body, but speaks of such a page;
 * a nonce in it would take the place of the right policy in the browser's cache.
 */
export type PolicySource = "given" | "body" | "elsewhere";

export function policySource({ method, status, headers }: AnswerHead): PolicySource {
  const kept = headers["x-nextjs-prerender"] !== undefined;
  if (method === "HEAD" || status === 304) return kept ? "elsewhere" : "given";
  if (!isType(headers, "text/html") || headers["content-encoding"] !== undefined) return "given";
  return kept || status >= 400 || headers["content-security-policy"] === undefined ? "body" : "given";
}

/** A complete page, and its policy. */
export interface WholePage {
  readonly body: Uint8Array;
  readonly policy: string;
}

/** The page to send for one that was held back: `instead`, where there is something to send in its place. */
export function wholePage(
  rendered: Uint8Array,
  { headers }: AnswerHead,
  policies: PagePolicies,
  instead: Uint8Array | undefined,
): WholePage {
  if (instead) return { body: instead, policy: policies.of(instead, {}) };
  const { "content-security-policy": given, "x-nextjs-prerender": kept } = headers;
  const isGiven = typeof given === "string" && kept === undefined;
  return { body: rendered, policy: isGiven ? given : policies.of(rendered, headers) };
}

/** Makes the policies of complete pages, tells of scripts in them that are not ours, and remembers the last ones by ETag, so that a kept page is read once and not at each visit. */
export interface PagePolicies {
  /** The policy of the page with this ETag, if it is remembered. */
  known(headers: Headers): string | undefined;
  /** The policy of the page with this body. */
  of(body: Uint8Array, headers: Headers): string;
}

export function pagePolicies(options: PolicyOptions, remembered = REMEMBERED, report = toLog): PagePolicies {
  const policies = new Map<string, string>();
  const keep = (etag: string, policy: string) => {
    // A Map is in the order of insertion, so the first is the one that was not asked for longest.
    policies.delete(etag);
    policies.set(etag, policy);
    for (const oldest of policies.keys()) if (policies.size > remembered) policies.delete(oldest);
  };
  return {
    known({ etag }) {
      const policy = typeof etag === "string" ? policies.get(etag) : undefined;
      if (typeof etag === "string" && policy !== undefined) keep(etag, policy);
      return policy;
    },
    of(body, { etag }) {
      const scripts = inlineScripts(new TextDecoder().decode(body));
      const hashes = scriptHashes(options.development ? scripts : ownScripts(scripts, report));
      const policy = contentSecurityPolicy({ hashes }, options);
      if (typeof etag === "string") keep(etag, policy);
      return policy;
    },
  };
}

/** The scripts of our own; a browser refuses the others, which nobody but an attacker can have put into the page. */
function ownScripts(scripts: readonly string[], report: (line: string) => void): readonly string[] {
  return scripts.filter((script) => {
    const isOwn = isOwnScript(script);
    if (!isOwn)
      report(`A page holds an inline script that is not ours, and is sent without its hash: ${excerpt(script)}`);
    return isOwn;
  });
}

/** For a line of the log, whatever it holds. */
const excerpt = (script: string): string => JSON.stringify(script.slice(0, 200));

const toLog = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * The Cache-Control of a page, or of its data for the router, that is rendered incrementally; nothing for other answers. Next.js says how
 * long a page may be kept if nothing happens. But pages are made anew when something has happened, and neither a CDN that reads no tags nor a browser that heeds `stale-while-revalidate` hears of that: they would go on with the old page for hours. So a CDN asks
 * again after seconds, and a browser each time; the answer is the page of the incremental cache, or 304. While the site is down, yesterday's
 * page is better than none. `tagged`: the CDN can be told to forget this very answer, and keeps it for as long as Next.js says, a day at most. A 304 says as well how long, and has no type. What is not found is nobody's to keep: its language may be the reader's.
 */
export function cacheControl(
  { status, headers }: Pick<AnswerHead, "status" | "headers">,
  tagged = false,
): string | undefined {
  const isPage = isType(headers, "text/html") || isType(headers, "text/x-component") || status === 304;
  if (!isPage) return undefined;
  const [, seconds] = /(?:^|[\s,])s-maxage=(\d+)/.exec(String(headers["cache-control"] ?? "")) ?? [];
  if (seconds === undefined) return undefined;
  if (status >= 400) return "private, no-store";
  return `public, max-age=0, s-maxage=${Math.min(Number(seconds), tagged ? TAGGED_SECONDS : SHARED_SECONDS)}, stale-if-error=86400`;
}

const isType = (headers: Headers, type: string) => String(headers["content-type"] ?? "").startsWith(type);
