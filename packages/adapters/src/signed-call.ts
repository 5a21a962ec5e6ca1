import { Hash } from "@smithy/core/serde";
import { SignatureV4 } from "@smithy/signature-v4";

/** Whose calls they are; Lambda puts them into each function's environment. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface SignedCallSettings {
  /** As signatures name it. */
  readonly service: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly endpoint: string;
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

export interface CallRequest {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** Without the query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * The name of the exception that a service of JSON answers with, whatever stands around it; the rest of an answer may be about somebody. Empty
 * where there is none.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization
 */
export function failureIn({ headers }: Response, text: string): string {
  const named = headers.get("x-amzn-errortype") ?? /"__type"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? "";
  return /\w+(?=$|:)/.exec(named)?.[0] ?? "";
}

/** Calls an AWS service whose SDK is far larger than what is asked of it. Answers whatever the service does; throws when nothing is answered in time. */
export function signedCall({ service, region, credentials, endpoint, timeoutMs, now = Date.now }: SignedCallSettings) {
  const { protocol, host, hostname } = new URL(endpoint);
  const sha256 = Hash.bind(null, "sha256");
  const signer = new SignatureV4({ service, region, credentials, sha256 });
  return async ({ method, path, query = {}, headers = {}, body = "" }: CallRequest): Promise<Response> => {
    const request = { method, protocol, hostname, path, query: { ...query }, headers: { host, ...headers }, body };
    const signed = await signer.sign(request, { signingDate: new Date(now()) });
    // `fetch` sets the host itself.
    const { host: _, ...sent } = signed.headers;
    const asked = new URLSearchParams(query).toString();
    return fetch(`${protocol}//${host}${path}${asked && `?${asked}`}`, {
      method,
      headers: sent,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && { body }),
    });
  };
}
