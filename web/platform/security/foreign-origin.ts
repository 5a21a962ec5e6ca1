/**
 * Whether a page of another origin sent this, compared as Next.js compares it: it would throw, and so answer 500, where the answer is 403. A
 * program sends no Origin; a page in a sandbox sends `null`, which is nobody's.
 */
export function isForeign(headers: Pick<Headers, "get">): boolean {
  const origin = headers.get("origin");
  if (origin === null) return false;
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
