import { type Credentials, signedCall } from "../signed-call.ts";

export interface CloudFrontSettings {
  readonly credentials: Credentials;
  /** Where CloudFront's API is; left out, in AWS. */
  readonly endpoint?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface CloudFrontAnswer {
  readonly body: string;
  readonly etag: string | null;
}

/** One signed call of CloudFront's API; throws with the name of its error. */
export type CloudFrontCall = (
  method: "GET" | "PUT" | "POST",
  path: string,
  body?: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<CloudFrontAnswer>;

export class CloudFrontError extends Error {
  readonly code: string;
  constructor(method: string, path: string, status: number, code: string) {
    super(`CloudFront answers ${method} ${path} with ${status} ${code}`);
    this.code = code;
  }
}

/** Where its API is, whichever region calls. */
const AWS = "https://cloudfront.amazonaws.com";
const VERSION = "/2020-05-31";
const TIMEOUT_MS = 10_000;

/** CloudFront's API in its own XML. Its SDK is ten times the size, and one that does not know a setting takes it away when it writes back what it read. */
export function cloudFront({ credentials, endpoint = AWS, now }: CloudFrontSettings): CloudFrontCall {
  const settings = { service: "cloudfront", region: "us-east-1", credentials, endpoint, timeoutMs: TIMEOUT_MS, now };
  const call = signedCall(settings);
  return async (method, path, body = "", more = {}) => {
    const headers = { ...(body && { "content-type": "application/xml" }), ...more };
    const response = await call({ method, path: VERSION + path, headers, body });
    const text = await response.text();
    const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? "";
    if (!response.ok) throw new CloudFrontError(method, path, response.status, code);
    return { body: text, etag: response.headers.get("etag") };
  };
}

/** A batch of what is to be forgotten, as CloudFront is asked; the same `reference` with the same items is the same batch. */
export const invalidation = (items: readonly string[], reference: string): string =>
  `<InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Paths><Quantity>${items.length}</Quantity><Items>${items
    .map((item) => `<Path>${item.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</Path>`)
    .join("")}</Items></Paths><CallerReference>${reference}</CallerReference></InvalidationBatch>`;
