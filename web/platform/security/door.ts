import { localePath, splitLocale } from "../i18n/locales.ts";
import { MISSING_PAGE } from "../page/routes.ts";

/**
 * From these Next.js takes the nonce for the scripts that it renders. They are ours to set (proxy.ts): a visitor's would get into pages,
 * those among them that are kept for all.
 */
export const POLICY_HEADERS = ["content-security-policy", "content-security-policy-report-only", "x-nonce"] as const;

/** Takes from a request's headers, under lower-case names, what only the site itself may say. */
export function withoutPolicies<H extends Readonly<Record<string, unknown>>>(headers: H): H {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !POLICY_HEADERS.some((each) => each === name)),
  ) as H;
}

/** A request's path, with its query; one that cannot be decoded (`/%ff`) becomes one that is certainly not there, in the same language. */
export function readableUrl(url: string): string {
  const [path = ""] = url.split("?");
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return localePath(splitLocale(path).locale, MISSING_PAGE);
  }
}
