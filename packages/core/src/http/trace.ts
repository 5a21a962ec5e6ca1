import { randomBytes } from "node:crypto";

const W3C = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const XRAY = /(?:^|;)\s*Root=1-([0-9a-f]{8})-([0-9a-f]{24})/i;

/** The trace id that came with a request, as 32 hex digits: from W3C `traceparent`, else X-Ray's header, else a new one. */
export function traceIdOf(traceparent: string | undefined, xray: string | undefined): string {
  const w3c = traceparent && W3C.exec(traceparent)?.[1];
  if (w3c) return w3c;
  const root = xray && XRAY.exec(xray);
  return root ? `${root[1]}${root[2]}`.toLowerCase() : randomBytes(16).toString("hex");
}
