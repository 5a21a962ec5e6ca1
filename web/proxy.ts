import { type NextRequest, NextResponse } from "next/server";
import { ID_PATTERN } from "./platform/api";
import { defaultLocale, localePath, splitLocale } from "./platform/i18n/locales";
import { contentSecurityPolicy, freshNonce, policyOptions } from "./platform/security/csp";
import { isForeign } from "./platform/security/foreign-origin";
import { overlayCookies } from "./platform/session/cookie";
import { renewSession } from "./platform/session/refresh";

export const config = {
  // Neither files nor what programs call.
  matcher: ["/((?!_next/|api/|.*\\.).*)"],
};

/**
 * Whether the page at a path without language is rendered once for all and then kept (ISR); all others are rendered at each request. A
 * page that is kept can hold no nonce, and must not depend on who asks.
 */
function isIncremental(path: string): boolean {
  const [, id] = /^\/restaurants\/([^/]+)$/.exec(path) ?? [];
  return path === "/" || /^\/developers(\/\w+)?$/.test(path) || (id !== undefined && ID_PATTERN.test(id));
}

/** Before every page: its language, and for pages that are rendered at each request their policy and the visitor's session. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (request.method === "POST" && isForeign(request.headers)) return new NextResponse("Forbidden", { status: 403 });
  const { pathname } = request.nextUrl;
  if (pathname === `/${defaultLocale}` || pathname.startsWith(`/${defaultLocale}/`)) return withoutPrefix(request);
  const { locale, path } = splitLocale(pathname);
  const url = request.nextUrl.clone();
  url.pathname = `/${locale}${path === "/" ? "" : path}`;
  const headers = new Headers(request.headers);
  // Next.js takes a nonce from there; what a visitor sends must not get into a page that is kept for all.
  headers.delete("content-security-policy");
  headers.delete("content-security-policy-report-only");
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead && isIncremental(path)) return NextResponse.rewrite(url, { request: { headers } });

  const cookies = await renewSession((name) => request.cookies.get(name)?.value);
  if (cookies.length > 0) headers.set("cookie", overlayCookies(headers.get("cookie"), cookies));
  const policy = contentSecurityPolicy({ nonce: freshNonce() }, policyOptions(process.env));
  headers.set("content-security-policy", policy);
  const response = NextResponse.rewrite(url, { request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const cookie of cookies) response.cookies.set(cookie);
  return response;
}

/** The default language has one address, not two. */
function withoutPrefix(request: NextRequest): NextResponse {
  const url = request.nextUrl.clone();
  url.pathname = localePath(defaultLocale, splitLocale(url.pathname).path);
  return NextResponse.redirect(url, 308);
}
