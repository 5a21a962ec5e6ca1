import { isSecure } from "./csp.ts";

/** Browser features that no page may use. Geolocation is not among them: the search asks for it to find places nearby. */
const PERMISSIONS = ["camera", "microphone", "payment", "usb", "accelerometer", "gyroscope", "magnetometer"];
const TWO_YEARS = 63_072_000;

/**
 * The security headers of every answer; a page's policy comes besides. `siteUrl` is where people reach the site: only https may be asked for
 * ever after, and only for this very host, as others may own the names below it.
 */
export function siteHeaders(siteUrl: string | undefined): { key: string; value: string }[] {
  const headers = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ["geolocation=(self)", ...PERMISSIONS.map((feature) => `${feature}=()`)].join(", "),
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(isSecure(siteUrl) && { "Strict-Transport-Security": `max-age=${TWO_YEARS}` }),
  };
  return Object.entries(headers).map(([key, value]) => ({ key, value }));
}
