import { personIn } from "@bellyfed/core/claims";
import { AppError } from "@bellyfed/core/error";
import type { Caller, Identity } from "@bellyfed/core/ports";
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
// A subject becomes part of keys, so it must hold neither their separator nor control characters.
const SUBJECT = /^[^#\p{Cc}]{1,128}$/u;

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
        const { payload } = await jwtVerify(token, keySet, options);
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

function callerOf(payload: JWTPayload, audience: string): Caller {
  const { sub, aud, client_id: client, token_use: use } = payload;
  const audiences = [aud ?? client ?? []].flat();
  if (!audiences.includes(audience)) throw invalid("it is for another audience");
  if (use !== undefined && use !== "access") throw invalid("it is no access token");
  if (typeof sub !== "string" || !SUBJECT.test(sub) || !sub.isWellFormed()) throw invalid("its subject cannot be used");
  return { sub, ...personIn(payload) };
}

const invalid = (why: string) => new AppError("unauthorized", "token.invalid", `The token is not valid: ${why}`);

function explain(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof errors.JWTExpired) return new AppError("unauthorized", "token.expired", "The token has expired");
  return invalid("it was not issued by us, or was changed");
}
