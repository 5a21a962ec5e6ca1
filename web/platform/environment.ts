/** What the site cannot do without; `npm start` and `stacks/` set all of it. */
const NEEDED = [
  "API_URL",
  "API_KEY",
  "SITE_URL",
  "STAGE",
  "AUTH_ISSUER",
  "AUTH_CLIENT_ID",
  "SESSION_SECRET",
  "REVALIDATE_SECRET",
  "SITE_SECRET",
  "VISITOR_SECRET",
] as const;

/** Characters of a secret: 43 of base64url hold 256 bits. */
export const SECRET_LENGTH = 43;

/** Throws with the names of all that is missing, or of a secret that is too short; never with a value. Not for a build, which has none of them. */
export function checkEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  const missing = NEEDED.filter((name) => !variables[name]);
  if (missing.length > 0) {
    throw new Error(`The site cannot start without ${missing.join(", ")}: set what is missing in its environment.`);
  }
  for (const name of NEEDED) {
    const { length } = variables[name] ?? "";
    if (!name.endsWith("_SECRET") || length >= SECRET_LENGTH) continue;
    throw new Error(`${name} must have at least ${SECRET_LENGTH} characters, not ${length}`);
  }
}
