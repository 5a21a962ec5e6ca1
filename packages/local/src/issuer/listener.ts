import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { SiteSecrets } from "@bellyfed/core/visitor";
import type { JWK } from "jose";
import { isDiskFull } from "../disk.ts";
import { readBody } from "../gateway/body.ts";
import type { Attempts } from "../guard/attempts.ts";
import { answerCognito, COGNITO_PATH, type PoolParts } from "./cognito.ts";
import { type GrantPorts, grantTokens } from "./grant.ts";
import { changePassword, signOutEverywhere } from "./own-account.ts";
import { register } from "./registration.ts";
import { visitorAddress } from "./visitor-address.ts";

export interface IssuerParts extends GrantPorts, Pick<PoolParts, "credentials"> {
  readonly url: string;
  readonly jwk: JWK;
  /** Of each address: wrong passwords, and new accounts. */
  readonly attempts: Attempts;
  /** By which the site proves for whom it asks. */
  readonly siteSecrets: SiteSecrets;
}

const BODY_LIMIT = 16 * 1024;

/** OpenID Connect Discovery 1.0, section 3. */
const configuration = (url: string) => ({
  issuer: url,
  jwks_uri: `${url}/.well-known/jwks.json`,
  token_endpoint: `${url}/oauth2/token`,
  revocation_endpoint: `${url}/oauth2/revoke`,
  grant_types_supported: ["password", "refresh_token"],
  response_types_supported: ["token"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
  token_endpoint_auth_methods_supported: ["none"],
  scopes_supported: ["openid"],
});

/** Answers the issuer's addresses; paths are relative to where it is mounted. */
export function issuerListener(parts: IssuerParts): RequestListener {
  const published: Readonly<Record<string, object>> = {
    "/.well-known/openid-configuration": configuration(parts.url),
    "/.well-known/jwks.json": { keys: [parts.jwk] },
  };
  return (request, response) => {
    answer(parts, published, request, response).catch((error: unknown) => {
      if (!response.headersSent) reply(response, isDiskFull(error) ? 507 : 500, { error: "server_error" });
    });
  };
}

async function answer(
  parts: IssuerParts,
  published: Readonly<Record<string, object>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  if (Object.hasOwn(published, path)) return publish(request, response, published[path] ?? {});
  if (path === COGNITO_PATH) return answerCognito(parts, request, response);
  const endpoint = endpoints.get(path);
  if (!endpoint) return reply(response, 404, { error: "not_found" });
  if (request.method !== "POST") return reply(response, 405, { error: "invalid_request" }, { allow: "POST" });
  const form = await formOf(request, endpoint.takesJson);
  if (form === undefined) {
    const wanted = endpoint.takesJson ? "a form, URL-encoded, or a JSON object of strings" : "a form, URL-encoded";
    return reply(response, 400, { error: "invalid_request", error_description: `Send ${wanted}` });
  }
  if (!endpoint.isAttempt(form)) {
    const { status, body } = await endpoint.answer(parts, form);
    return reply(response, status, body);
  }
  // Counted before it is looked at, so that many at once are not let through together.
  const address = visitorAddress(request, parts.siteSecrets, parts.now());
  const wait = parts.attempts.take(address);
  if (wait !== undefined) {
    const error_description = `Too many attempts. Try again in ${wait} seconds`;
    return reply(response, 429, { error: "too_many_attempts", error_description }, { "retry-after": String(wait) });
  }
  const { status, body } = await endpoint.answer(parts, form);
  // Who knows the password did not guess it.
  if (status === 200) parts.attempts.giveBack(address);
  reply(response, status, body);
}

interface Endpoint {
  readonly takesJson: boolean;
  /** Whether this is one of what an address may do only so often. */
  readonly isAttempt: (form: URLSearchParams) => boolean;
  readonly answer: (
    parts: IssuerParts,
    form: URLSearchParams,
  ) => Promise<{ readonly status: number; readonly body: object }>;
}

const always = () => true;
const never = () => false;
const givesPassword = (form: URLSearchParams) => form.get("grant_type") === "password";

/** What is posted to. RFC 6749 has forms only; what follows it are addresses of our own. */
const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ["/oauth2/token", { takesJson: false, isAttempt: givesPassword, answer: grantTokens }],
  ["/oauth2/revoke", { takesJson: false, isAttempt: never, answer: revoke }],
  ["/sign-out", { takesJson: false, isAttempt: never, answer: signOutEverywhere }],
  ["/password", { takesJson: false, isAttempt: always, answer: changePassword }],
  ["/register", { takesJson: true, isAttempt: always, answer: ({ users }, form) => register(users, form) }],
]);

async function revoke({ refreshTokens }: IssuerParts, form: URLSearchParams) {
  refreshTokens.revoke(form.get("token") ?? "");
  return { status: 200, body: {} };
}

/** What anyone may know: every page that the guard lets through may read it. */
function publish(request: IncomingMessage, response: ServerResponse, body: object): void {
  if (request.method === "GET" || request.method === "HEAD") {
    reply(response, 200, body, { "access-control-allow-origin": "*", "cache-control": "public, max-age=300" });
  } else {
    reply(response, 405, { error: "invalid_request" }, { allow: "GET, HEAD" });
  }
}

async function formOf(request: IncomingMessage, takesJson: boolean): Promise<URLSearchParams | undefined> {
  const body = await readBody(request, BODY_LIMIT);
  if (!Buffer.isBuffer(body)) return undefined;
  const type = request.headers["content-type"] ?? "";
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams(body.toString());
  return takesJson && /^application\/json\b/i.test(type) ? formOfJson(body.toString()) : undefined;
}

function formOfJson(text: string): URLSearchParams | undefined {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return undefined;
    const entries = Object.entries(fields);
    return entries.every(([, value]) => typeof value === "string") ? new URLSearchParams(entries) : undefined;
  } catch {
    return undefined;
  }
}

function reply(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store", ...headers });
  response.end(JSON.stringify(body));
}
