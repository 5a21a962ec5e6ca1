import { AppError } from "@bellyfed/core/error";
import { type Caller, type Identity, type Role, roles } from "@bellyfed/core/ports";
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
// It becomes part of keys: no separator, no control characters, no room for mischief.
const SUBJECT = /^[^#\p{Cc}]{1,128}$/u;

/** Verifies tokens of an OIDC issuer by its published keys. Throws AppError `token.invalid`; `identity.unavailable` when there are no keys. */
export function jwtIdentity({ issuer, audience, jwksUrl, keys }: IdentitySettings): Identity {
  const keySet = keys ?? createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3_000, cooldownDuration: 10_000 });
  return {
    async verify(token) {
      try {
        const options = {
          issuer,
          algorithms: ALGORITHMS,
          clockTolerance: CLOCK_SKEW_SECONDS,
          requiredClaims: ["sub", "exp"],
        };
        const { payload } = await jwtVerify(token, keySet, options);
        return callerOf(payload, audience);
      } catch (error) {
        throw explain(error);
      }
    },
  };
}

function callerOf(payload: JWTPayload, audience: string): Caller {
  const { sub = "", aud, client_id: client, token_use: use } = payload;
  const audiences = [aud ?? client ?? []].flat();
  if (!audiences.includes(audience)) throw invalid("it is for another audience");
  if (use !== undefined && use !== "access") throw invalid("it is no access token");
  if (!SUBJECT.test(sub) || !sub.isWellFormed()) throw invalid("its subject cannot be used");
  return { sub, name: nameOf(payload), role: roleOf(payload) };
}

function nameOf({ name, username }: JWTPayload): string {
  const given = [name, username].find((value) => typeof value === "string" && value.trim() !== "");
  return String(given ?? "Anonymous").slice(0, 120);
}

/** The strongest role that the token names; `user` without one. */
function roleOf(payload: JWTPayload): Role {
  const named = [payload["cognito:groups"] ?? [], payload.role ?? []].flat();
  return roles.findLast((role) => named.includes(role)) ?? "user";
}

const invalid = (why: string) => new AppError("unauthorized", "token.invalid", `The token is not valid: ${why}`);

function explain(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof errors.JWTExpired) return new AppError("unauthorized", "token.expired", "The token has expired");
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
    return new AppError("unavailable", "identity.unavailable", "Tokens cannot be checked at the moment");
  }
  return invalid("it was not issued by us, or was changed");
}
