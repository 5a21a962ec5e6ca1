/**
 * Whether a request comes from a page of this site. Browsers send Origin with every POST and no page can change it, so a form on another
 * site that would act in a person's name is refused. The name that people know the site by is X-Forwarded-Host behind a proxy, else Host;
 * Next checks its Server Actions the same way.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = URL.parse(headers.get("origin") ?? "");
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() || headers.get("host");
  return origin !== null && origin.host === host?.toLowerCase();
}
