/** What sessions need to know of where the site runs. */
export interface SessionEnvironment {
  /** The identity provider's URL, without a slash at its end. */
  readonly issuer: string;
  readonly clientId: string;
  /** Seals the cookies. */
  readonly secret: string;
  readonly stage: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

// 43 characters of base64url hold 256 bits.
const SECRET_LENGTH = 43;
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Reads AUTH_ISSUER, AUTH_CLIENT_ID, SESSION_SECRET and STAGE. Call it per request: a build has none of them. Throws and names what is wrong. */
export function sessionEnvironment(variables: Variables = process.env): SessionEnvironment {
  const issuer = issuerOf(required(variables, "AUTH_ISSUER"));
  const secret = required(variables, "SESSION_SECRET");
  if (secret.length < SECRET_LENGTH) {
    throw new Error(`SESSION_SECRET must have at least ${SECRET_LENGTH} characters, not ${secret.length}`);
  }
  return { issuer, clientId: required(variables, "AUTH_CLIENT_ID"), secret, stage: required(variables, "STAGE") };
}

function required(variables: Variables, name: string): string {
  const value = variables[name];
  if (!value) throw new Error(`${name} is not set: nobody can sign in without it`);
  return value;
}

/** Passwords go there: over TLS, or not further than this machine. */
function issuerOf(text: string): string {
  const url = URL.parse(text);
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.test(url.hostname));
  if (!safe) throw new Error(`AUTH_ISSUER must be an https URL, or one of this machine: ${text}`);
  return text.replace(/\/+$/, "");
}
