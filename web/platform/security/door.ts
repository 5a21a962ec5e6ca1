import { isSignature } from "@bellyfed/core/site-door";
import { localePath, splitLocale } from "../i18n/locales.ts";
import { MISSING_PAGE } from "../page/routes.ts";

/**
 * From these Next.js takes the nonce for the scripts that it renders. They are ours to set (proxy.ts): a visitor's would get into pages,
 * those among them that are kept for all.
 */
export const POLICY_HEADERS = ["content-security-policy", "content-security-policy-report-only", "x-nonce"] as const;

export { PAGE_TAGS_HEADER, tagsOfPage } from "@bellyfed/core/page-tags";
export { RENEWAL_HEADER } from "@bellyfed/core/site-door";

/**
 * What the site sees of a request's headers, under lower-case names: not what only the site itself may say, and nowhere what CloudFront
 * writes over in AWS, so that nothing of the site can come to rest on it.
 */
export function admitted<H extends Readonly<Record<string, unknown>>>(headers: H): H {
  const fine = ([name]: [string, unknown]) => !POLICY_HEADERS.some((each) => each === name) && !isSignature(name);
  return Object.fromEntries(Object.entries(headers).filter(fine)) as H;
}

/**
 * A request's path, with its query; where either cannot be decoded (`/%ff`, `?city=%ff`) one that is certainly not there, in the same
 * language. A page would be of what nobody asked for: Next.js puts other characters in the place of what it cannot decode.
 */
export function readableUrl(url: string): string {
  const [path = "", ...query] = url.split("?");
  try {
    decodeURIComponent(path);
    // A percent sign that begins no escape stands for itself, as URLs are read (`utm_campaign=50%off`).
    decodeURIComponent(query.join("?").replace(/%(?![0-9a-f]{2})/gi, "%25"));
    return url;
  } catch {
    return localePath(splitLocale(path).locale, MISSING_PAGE);
  }
}
