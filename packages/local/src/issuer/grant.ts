import type { RefreshTokens } from "./refresh-tokens.ts";
import type { Person, Users } from "./users.ts";

/** What the token endpoint works with. */
export interface GrantPorts {
  readonly users: Users;
  readonly refreshTokens: RefreshTokens;
  readonly accessToken: (person: Person, ttlSeconds: number) => Promise<string>;
  /** Who an access token of this issuer is about; undefined for any other text. */
  readonly subjectOf: (accessToken: string) => Promise<string | undefined>;
  readonly idToken: (person: Person, signedInAt: number, ttlSeconds: number) => Promise<string>;
  readonly clientId: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** An answer of the token endpoint: RFC 6749, sections 5.1 and 5.2. */
export interface GrantAnswer {
  readonly status: 200 | 400 | 401;
  readonly body: Readonly<Record<string, string | number>>;
}

const TTL_SECONDS = 3600;

export const grantRefusal = (code: string, description: string, status: 400 | 401 = 400): GrantAnswer => ({
  status,
  body: { error: code, error_description: description },
});

/** What answers a form that says something twice. */
export function repeatedField(form: URLSearchParams): GrantAnswer | undefined {
  const repeated = [...new Set(form.keys())].find((name) => form.getAll(name).length > 1);
  return repeated === undefined ? undefined : grantRefusal("invalid_request", `${repeated} is given more than once`);
}

/** A new session of somebody who signed in then (milliseconds since 1970). */
export async function tokens(ports: GrantPorts, person: Person, signedInAt: number): Promise<GrantAnswer> {
  // In the same moment as what allowed it was seen: sessions that are ended meanwhile include this one.
  const refresh_token = ports.refreshTokens.issue(person.sub, signedInAt);
  const [access_token, id_token] = await Promise.all([
    ports.accessToken(person, TTL_SECONDS),
    ports.idToken(person, signedInAt, TTL_SECONDS),
  ]);
  return {
    status: 200,
    body: { access_token, id_token, refresh_token, token_type: "Bearer", expires_in: TTL_SECONDS },
  };
}

/** Answers a token request: the grants `password` and `refresh_token` of RFC 6749. */
export async function grantTokens(ports: GrantPorts, form: URLSearchParams): Promise<GrantAnswer> {
  const repeated = repeatedField(form);
  if (repeated) return repeated;
  if (form.get("client_id") !== ports.clientId) {
    return grantRefusal("invalid_client", `client_id must be ${ports.clientId}`, 401);
  }
  const grantType = form.get("grant_type");
  if (grantType === "password") return byPassword(ports, form);
  if (grantType === "refresh_token") return byRefreshToken(ports, form);
  return grantRefusal("unsupported_grant_type", "grant_type must be password or refresh_token");
}

async function byPassword(ports: GrantPorts, form: URLSearchParams): Promise<GrantAnswer> {
  const username = form.get("username");
  const password = form.get("password");
  if (!username || !password) return grantRefusal("invalid_request", "username and password are required");
  const person = await ports.users.signIn(username, password);
  return person
    ? tokens(ports, person, ports.now())
    : grantRefusal("invalid_grant", "The user name or the password is wrong");
}

async function byRefreshToken(ports: GrantPorts, form: URLSearchParams): Promise<GrantAnswer> {
  const token = form.get("refresh_token");
  if (!token) return grantRefusal("invalid_request", "refresh_token is required");
  const grant = ports.refreshTokens.redeem(token);
  const person = grant && ports.users.find(grant.sub);
  return person
    ? tokens(ports, person, grant.signedInAt)
    : grantRefusal("invalid_grant", "The refresh token is not valid");
}
