import { decodeJwt } from "jose";
import { type Caller, personIn } from "../api.ts";

/**
 * Who is signed in, read from an access token as the API reads it. The signature is not checked: the token came over our own connection
 * straight from the issuer (OpenID Connect Core, section 3.1.3.7, allows that), nobody in between could have made it. The API checks every
 * call anyway.
 */
export function claimsOf(accessToken: string): Caller {
  const claims = decodeJwt(accessToken);
  if (!claims.sub) throw new Error("The issuer sent an access token without a subject");
  return { sub: claims.sub, ...personIn(claims) };
}
