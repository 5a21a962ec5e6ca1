import { type NextRequest, NextResponse } from "next/server";
import { splitLocale } from "./lib/i18n/locales";

export function proxy(request: NextRequest) {
  const { locale, path } = splitLocale(request.nextUrl.pathname);
  const headers = new Headers(request.headers);
  headers.delete("content-security-policy");
  const url = request.nextUrl.clone();
  url.pathname = `/${locale}${path === "/" ? "" : path}`;
  return NextResponse.rewrite(url, { request: { headers } });
}
export const config = { matcher: ["/((?!_next|api|.*\\.).*)"] };
