/** What one address may ask of the site: by its firewall in AWS, on a laptop by its server and by the issuer where people sign in. */
export const addressLimits = {
  /** Seconds that each number is for. */
  seconds: 300,
  /** Of the site, and of the API by those who call it themselves. */
  requests: 2_000,
  /** To sign in, to sign up, and to set a password anew. */
  attempts: 50,
} as const;

/**
 * Where people do that on the site, in every language: an expression that the firewall reads as we do. The account's own pages are among them:
 * they change passwords, and Next.js runs there what runs at /sign-in, as both have their actions from one file.
 */
export const ATTEMPT_PATH = "^/+([^/]+/+)?(account|sign-(in|up))(/|$)";
