import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { JWK } from "jose";
import { readBody } from "../gateway/body.ts";
import { type GrantPorts, grantTokens } from "./grant.ts";

export interface IssuerParts extends GrantPorts {
  readonly url: string;
  readonly jwk: JWK;
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
    answer(parts, published, request, response).catch(() => {
      if (!response.headersSent) reply(response, 500, { error: "server_error" });
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
  if (path !== "/oauth2/token" && path !== "/oauth2/revoke") return reply(response, 404, { error: "not_found" });
  if (request.method !== "POST") return reply(response, 405, { error: "invalid_request" }, { allow: "POST" });
  const form = await formOf(request);
  if (form === undefined) {
    return reply(response, 400, { error: "invalid_request", error_description: "Send a form, URL-encoded" });
  }
  if (path === "/oauth2/revoke") {
    parts.refreshTokens.revoke(form.get("token") ?? "");
    return reply(response, 200, {});
  }
  const { status, body } = await grantTokens(parts, form);
  reply(response, status, body);
}

/** What anyone may know, whatever site asks. */
function publish(request: IncomingMessage, response: ServerResponse, body: object): void {
  if (request.method === "GET" || request.method === "HEAD") {
    reply(response, 200, body, { "access-control-allow-origin": "*", "cache-control": "public, max-age=300" });
  } else {
    reply(response, 405, { error: "invalid_request" }, { allow: "GET, HEAD" });
  }
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const body = await readBody(request, BODY_LIMIT);
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers["content-type"] ?? "");
  return isForm && Buffer.isBuffer(body) ? new URLSearchParams(body.toString()) : undefined;
}

function reply(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store", ...headers });
  response.end(JSON.stringify(body));
}
