import { jobView } from "@/features/imports/job-view";
import { ApiError, api } from "@/platform/api";
import { localeNamed } from "@/platform/i18n/locales";
import { formatsIn, textIn } from "@/platform/i18n/text";
import { routeSession } from "@/platform/session/current";

const NO_STORE = { headers: { "cache-control": "no-store" } };

/** How far an import has come, as its page shows it, in the language that `locale` names. */
export async function GET(request: Request, { params }: RouteContext<"/api/imports/[id]">): Promise<Response> {
  const [{ id }, session] = await Promise.all([params, routeSession()]);
  if (!session) return refusal(401);
  const locale = localeNamed(new URL(request.url).searchParams.get("locale"));
  try {
    const job = await api.getImport({ params: { id }, token: session.accessToken, cache: "no-store" });
    return Response.json(jobView(job, await textIn(locale, "imports"), formatsIn(locale)), NO_STORE);
  } catch (error) {
    if (error instanceof ApiError) return refusal(error.status);
    throw error;
  }
}

const refusal = (status: number) => Response.json({ status }, { status, ...NO_STORE });
