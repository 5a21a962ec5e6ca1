import { importFault } from "@/features/imports/import-fault";
import { importPath } from "@/features/imports/import-path";
import { type Received, receiveImport } from "@/features/imports/receive";
import { type Locale, localeNamed, localePath } from "@/platform/i18n/locales";
import { isOwnOrigin } from "@/platform/security/own-origin";
import { routeSession } from "@/platform/session/current";

/**
 * Takes a file as browsers send forms, streams it to the store and starts its import. A browser without scripts is led to the import's
 * page, or back to the form; a script (`Accept: application/json`) is told the same as data. No Server Action: these keep the whole form in
 * memory. So what protects Server Actions is done here: the request has to come from a page of this site.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response("The form is not of this site", { status: 403 });
  const received = await receiveImport(request.headers, request.body, await routeSession());
  const locale = localeNamed(new URL(request.url).searchParams.get("locale"));
  const wantsData = /\bjson\b/.test(request.headers.get("accept") ?? "");
  return wantsData ? asData(received, locale) : asPage(received, locale);
}

async function asData(received: Received, locale: Locale): Promise<Response> {
  if ("id" in received) return Response.json({ success: { id: received.id } });
  return Response.json({ error: await importFault(received.problem, locale, received.settings) }, { status: 422 });
}

function asPage(received: Received, locale: Locale): Response {
  const path = "id" in received ? `/import/${received.id}` : importPath(received.settings, received.problem);
  return new Response(null, { status: 303, headers: { location: localePath(locale, path) } });
}
