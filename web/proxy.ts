import { type NextRequest, NextResponse } from "next/server";
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  const headers = new Headers(request.headers);
  const isr = /\/restaurants\/\w{26}$/.test(pathname);
  headers.delete("content-security-policy");
  const nonce = crypto.randomUUID();
  const csp = `default-src 'self'; script-src 'nonce-${nonce}' 'strict-dynamic' 'self'; style-src 'self' 'unsafe-inline'`;
  if (!isr) headers.set("content-security-policy", csp);
  const url = request.nextUrl.clone(); url.pathname = `/en${pathname === "/" ? "" : pathname}`;
  const response = NextResponse.rewrite(url, { request: { headers } });
  if (!isr) response.headers.set("content-security-policy", csp);
  return response;
}
export const config = { matcher: ["/((?!_next|api|.*\\.).*)"] };
