import { decodeJwt, type JWTPayload } from "jose";
import { oneLine } from "../i18n/plain-text.ts";

const roles = ["user", "owner", "moderator", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who is signed in, as the API will see them. */
export interface Claims {
  readonly sub: string;
  readonly name: string;
  readonly role: Role;
}

/**
 * The facts of an access token, read as the API reads them. The signature is not checked: the token came over our own connection straight
 * from the issuer (OpenID Connect Core, section 3.1.3.7, allows that), nobody in between could have made it. The API checks every call anyway.
 */
export function claimsOf(accessToken: string): Claims {
  const claims = decodeJwt(accessToken);
  if (!claims.sub) throw new Error("The issuer sent an access token without a subject");
  return { sub: claims.sub, name: nameOf(claims), role: roleOf(claims) };
}

/** One line of at most 120 characters. */
function nameOf({ name, username }: JWTPayload): string {
  const lines = [name, username].filter((value) => typeof value === "string").map(oneLine);
  return [...(lines.find((line) => line !== "") ?? "Anonymous")].slice(0, 120).join("");
}

/** The strongest role that the token names; `user` without one. */
function roleOf(claims: JWTPayload): Role {
  const named = [claims["cognito:groups"] ?? [], claims.role ?? []].flat();
  return roles.findLast((role) => named.includes(role)) ?? "user";
}
