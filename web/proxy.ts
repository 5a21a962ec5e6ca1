import { type NextRequest, NextResponse } from "next/server";
import { ID_PATTERN } from "./platform/api";
import { defaultLocale, type Locale, localePath, splitLocale } from "./platform/i18n/locales";
import { readerLocale } from "./platform/i18n/reader-locale";
import { errorPage, textOfStatus } from "./platform/page/error-page";
import { MISSING_PAGE, matcherOf, type Routes } from "./platform/page/routes";
import { contentSecurityPolicy, freshNonce, policyOptions } from "./platform/security/csp";
import { POLICY_HEADERS } from "./platform/security/door";
import { formRefusal } from "./platform/security/form-refusal";
import { overlayCookies } from "./platform/session/cookie";
import { renewSession } from "./platform/session/refresh";

export const config = {
  // All but the build's files, and what programs call: Next.js would cut the body of an upload that passes here.
  matcher: [
    "/((?!_next/|api/imports(?:/|$)|api/(?:revalidate|seen|export|autocomplete|helpful|places|events/stream|chat|chat/stop)$).*)",
  ],
};

/** Filled in when the site is built; see next.config.mts. */
const { pages, others } = JSON.parse(process.env.ROUTES ?? "") as Routes;
const isPage = matcherOf(pages, ID_PATTERN);
const isOther = matcherOf(others, ID_PATTERN);

/**
 * Whether the page at a path without language is rendered once for all and then kept (ISR); all others are rendered at each request. A
 * page that is kept can hold no nonce, and must not depend on who asks.
 */
const isIncremental = (path: string): boolean =>
  path === "/" || /^\/developers(\/\w+)?$/.test(path) || /^\/restaurants\/(?!new$)[^/]+$/.test(path);

/** Before every page: its language, and for pages that are rendered at each request their policy and the visitor's session. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const status = await formRefusal(request);
  const { pathname } = request.nextUrl;
  const reader = readerLocale(pathname, request.headers.get("accept-language"));
  if (status) return refused(request, status, reader);
  const headers = new Headers(request.headers);
  // Next.js takes a nonce from there; what a visitor sends must not get into a page that is kept for all.
  for (const name of POLICY_HEADERS) headers.delete(name);
  if (isOther(pathname)) return NextResponse.next({ request: { headers } });
  if (pathname === `/${defaultLocale}` || pathname.startsWith(`/${defaultLocale}/`)) return withoutPrefix(request);
  const { locale, path } = splitLocale(pathname);
  if (!isPage(path)) return rewritten(request, reader, MISSING_PAGE, headers, 404);
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead && isIncremental(path)) return rewritten(request, locale, path, headers);

  const cookies = await renewSession((name) => request.cookies.get(name)?.value);
  if (cookies.length > 0) headers.set("cookie", overlayCookies(headers.get("cookie"), cookies));
  const policy = contentSecurityPolicy({ nonce: freshNonce() }, policyOptions(process.env));
  headers.set("content-security-policy", policy);
  const response = rewritten(request, locale, path, headers);
  response.headers.set("content-security-policy", policy);
  for (const cookie of cookies) response.cookies.set(cookie);
  return response;
}

/** To a script its action says so by the status alone. */
function refused({ headers }: NextRequest, status: number, locale: Locale): NextResponse {
  if (headers.has("next-action")) return new NextResponse(null, { status });
  const page = errorPage(locale, status, textOfStatus(locale, status));
  return new NextResponse(page, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Goes on with the page at this path, which is without language. */
function rewritten(request: NextRequest, locale: Locale, path: string, headers: Headers, status = 200): NextResponse {
  const url = request.nextUrl.clone();
  url.pathname = `/${locale}${path === "/" ? "" : path}`;
  return NextResponse.rewrite(url, { request: { headers }, status });
}

/** The default language has one address, not two. */
function withoutPrefix(request: NextRequest): NextResponse {
  const url = request.nextUrl.clone();
  url.pathname = localePath(defaultLocale, splitLocale(url.pathname).path);
  return NextResponse.redirect(url, 308);
}
