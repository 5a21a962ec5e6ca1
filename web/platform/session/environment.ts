import { SECRET_LENGTH } from "../environment.ts";
import type { CookieSettings } from "./cookie.ts";

/** What sessions need to know of where the site runs: what its cookies are made with, and where people have their accounts. */
export interface SessionEnvironment extends CookieSettings {
  /** The identity provider's URL, without a slash at its end. */
  readonly issuer: string;
  readonly clientId: string;
  readonly stage: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Reads AUTH_ISSUER, AUTH_CLIENT_ID, SESSION_SECRET, SITE_URL and STAGE. Call it per request: a build has none of them. Throws and names what is wrong. */
export function sessionEnvironment(variables: Variables = process.env): SessionEnvironment {
  const issuer = required(variables, "AUTH_ISSUER");
  isSecure("AUTH_ISSUER", issuer);
  const secret = required(variables, "SESSION_SECRET");
  if (secret.length < SECRET_LENGTH) {
    throw new Error(`SESSION_SECRET must have at least ${SECRET_LENGTH} characters, not ${secret.length}`);
  }
  return {
    issuer: issuer.replace(/\/+$/, ""),
    clientId: required(variables, "AUTH_CLIENT_ID"),
    secret,
    secure: isSecure("SITE_URL", required(variables, "SITE_URL")),
    stage: required(variables, "STAGE"),
  };
}

function required(variables: Variables, name: string): string {
  const value = variables[name];
  if (!value) throw new Error(`${name} is not set: nobody can sign in without it`);
  return value;
}

/** Whether an address is reached over TLS. Throws for one that is not and lies beyond this machine: passwords and sessions pass there. */
function isSecure(name: string, text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === "https:") return true;
  if (url?.protocol === "http:" && LOOPBACK.test(url.hostname)) return false;
  throw new Error(`${name} must be an https URL, or one of this machine: ${text}`);
}
