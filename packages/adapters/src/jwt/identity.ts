import { personIn } from "@bellyfed/core/claims";
import { AppError } from "@bellyfed/core/error";
import type { Caller, Identity } from "@bellyfed/core/ports";
import { SUBJECT_PATTERN } from "@bellyfed/core/subject";
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";

export interface IdentitySettings {
  readonly issuer: string;
  /** The token's `aud`, or Cognito's `client_id`. */
  readonly audience: string;
  readonly jwksUrl: string;
  /** The issuer's keys, instead of those at `jwksUrl`. */
  readonly keys?: JWTVerifyGetKey;
}

const CLOCK_SKEW_SECONDS = 30;
const ALGORITHMS = ["RS256", "ES256"];
/** Milliseconds. Keys are kept for ten minutes; an unknown key id makes us ask again, at most every ten seconds. */
const FETCHING = { timeoutDuration: 3_000, cooldownDuration: 10_000, cacheMaxAge: 600_000 };
const TOKENS_FAULT = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

/**
 * Verifies access tokens of an OIDC issuer by its published keys (RFC 7519, RFC 7517): RS256 or ES256, issuer, audience, exp and nbf with
 * 30 seconds of tolerance. Throws AppError `token.invalid`, `token.expired`, or `identity.unavailable` when the keys cannot be had.
 */
export function jwtIdentity({ issuer, audience, jwksUrl, keys }: IdentitySettings): Identity {
  const keySet = reachable(keys ?? createRemoteJWKSet(new URL(jwksUrl), FETCHING));
  const options = {
    issuer,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_SKEW_SECONDS,
    requiredClaims: ["sub", "exp"],
  };
  return {
    async verify(token) {
      try {
        const { payload, protectedHeader } = await jwtVerify(token, keySet, options);
        if (!isAccessToken(payload, protectedHeader.typ)) throw invalid("it is no access token");
        return callerOf(payload, audience);
      } catch (error) {
        throw explain(error);
      }
    },
  };
}

/** Throws `identity.unavailable` when the keys cannot be fetched, which is not the fault of the token. */
const reachable =
  (keys: JWTVerifyGetKey): JWTVerifyGetKey =>
  async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (TOKENS_FAULT.some((fault) => error instanceof fault)) throw error;
      throw new AppError("unavailable", "identity.unavailable", "Tokens cannot be checked at the moment");
    }
  };

const AT_JWT = /^(?:application\/)?at\+jwt$/i;

/**
 * Whether it lets somebody in, and does not merely tell a client who signed in: an id token has the same issuer and keys, and often the
 * same audience. Cognito says which it is in `token_use`, RFC 9068 in the header's `typ`, Keycloak in a claim of that name. Of others an
 * access token names a scope or a client (`scp` and `cid` are Okta's), an id token only what belongs to a sign-in (OpenID Connect 3.3.2.11).
 */
function isAccessToken(claims: JWTPayload, typ: string | undefined): boolean {
  const has = (names: readonly string[]) => names.some((name) => claims[name] !== undefined);
  if (has(["token_use"])) return claims.token_use === "access";
  if (has(["nonce", "at_hash", "c_hash"])) return false;
  if (AT_JWT.test(typ ?? "")) return true;
  return has(["typ"]) ? claims.typ === "Bearer" : has(["scope", "scp", "client_id", "cid"]);
}

function callerOf(payload: JWTPayload, audience: string): Caller {
  const { sub, aud, client_id: client } = payload;
  const audiences = [aud ?? client ?? []].flat();
  if (!audiences.includes(audience)) throw invalid("it is for another audience");
  if (typeof sub !== "string" || !SUBJECT_PATTERN.test(sub)) throw invalid("its subject cannot be used");
  return { sub, ...personIn(payload) };
}

const invalid = (why: string) => new AppError("unauthorized", "token.invalid", `The token is not valid: ${why}`);

function explain(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof errors.JWTExpired) return new AppError("unauthorized", "token.expired", "The token has expired");
  return invalid("it was not issued by us, or was changed");
}
