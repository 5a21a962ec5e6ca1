// What stacks/smoke.mjs asks of the site: a page, and that this page is made anew when the site is told to.
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";

const TIMEOUT_MS = 20_000;
const RENEWAL_HEADER = "bellyfed-renewal";
/** The home page has this tag, and consumers name it whenever a restaurant changes: to make it anew once more changes nothing. */
const TAG = "restaurants";
/** What to think of first. */
const REASONS = {
  401: "the site does not take the secret, or something between writes over the header that it comes in",
  403: "the firewall turned it away, or CloudFront may not call the site's function",
  404: "nothing is there: a first deployment takes some minutes to reach all of CloudFront",
  429: "too many requests, or Lambda's concurrency is used up",
  500: "the site failed: look at the log of its function",
  502: "the site's function did not answer as CloudFront expects",
  503: "the site's function could not be reached, or a function at the edge failed",
  504: "the site's function took too long",
};

const told = (status) => `${status}${REASONS[status] ? `: ${REASONS[status]}` : ""}`;

/** The home page as the site has it now: CloudFront keeps by address and query, the site by path alone. */
async function page(site) {
  const response = await fetch(`${site}/?smoke=${randomUUID()}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  const html = await response.text();
  if (response.status !== 200) return { failure: told(response.status) };
  if (!/<title>[^<]*Bellyfed/.test(html)) return { failure: "200, but the page is not the site's" };
  return { kept: response.headers.get("x-nextjs-cache") };
}

/** Tells the site to make the page anew; why it did not take that, or undefined. */
async function renewal(site, secret, status) {
  const headers = { "content-type": "application/json", [RENEWAL_HEADER]: secret };
  const body = JSON.stringify({ tags: [TAG] });
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(`${site}/api/revalidate`, { method: "POST", headers, body, signal });
  await response.arrayBuffer();
  if (response.status === status) return undefined;
  return response.status < 400 ? `${response.status} instead of ${status}` : told(response.status);
}

/** Asks until the answer is fine or patience ends; answers why it was not. */
async function eventually(ask, patienceMs) {
  const end = Date.now() + patienceMs;
  for (;;) {
    const failure = await ask().catch((error) => String(error.cause ?? error));
    if (failure === undefined || Date.now() >= end) return failure;
    await setTimeout(Math.min(1000, patienceMs / 5));
  }
}

/**
 * The checks in their order; each is of use only where the one before was fine. `secretOf` answers the renewal's secret, which is printed
 * nowhere; without it the site is only asked for a page.
 */
export function siteChecks(site, secretOf, patienceMs) {
  const state = async (fine, instead) => {
    const { failure, kept } = await page(site);
    return failure ?? (fine(kept) ? undefined : `${instead} (x-nextjs-cache: ${kept ?? "none"})`);
  };
  const shown = { what: "the site shows a page", check: () => eventually(() => state(() => true), patienceMs) };
  if (!secretOf) return [shown];
  const kept = () => state((kept) => kept === "HIT", "the page is made at each request");
  const anew = () => state((kept) => kept === "MISS" || kept === "REVALIDATED", "it still shows the page of before");
  return [
    shown,
    { what: "it keeps the page", check: () => eventually(kept, patienceMs) },
    { what: "it makes pages anew for nobody else", check: () => renewal(site, "not-the-secret", 401) },
    { what: "it takes a renewal", check: async () => renewal(site, await secretOf(), 200) },
    { what: "it has made the page anew", check: () => eventually(anew, patienceMs) },
  ];
}
