import { ApiError, api, isProblemCode, isUnreachable } from "@/platform/api";
import { localeNamed } from "@/platform/i18n/locales";
import { textIn } from "@/platform/i18n/text";
import { isOwnOrigin } from "@/platform/security/own-origin";
import { routeSession } from "@/platform/session/current";

const NO_STORE = { "cache-control": "no-store" };

/** Which of these reviews whoever is signed in found helpful: `?restaurant_id=&review_id=&review_id=`. Pages with reviews are the same for all. */
export async function GET(request: Request): Promise<Response> {
  const session = await routeSession();
  if (!session) return Response.json({ data: [] }, { headers: NO_STORE });
  const { id, reviews } = askedIn(request);
  try {
    const query = { review_id: reviews };
    const marks = await api.listHelpfulMarks({ params: { id }, query, token: session.accessToken, cache: "no-store" });
    return Response.json(marks, { headers: NO_STORE });
  } catch (error) {
    if (error instanceof ApiError) return Response.json({ data: [] }, { status: error.status, headers: NO_STORE });
    if (isUnreachable(error)) return Response.json({ data: [] }, { status: 503, headers: NO_STORE });
    throw error;
  }
}

/** Says that one of them is helpful. */
export const PUT = (request: Request): Promise<Response> => change(request, api.markHelpful);

/** Takes that back. */
export const DELETE = (request: Request): Promise<Response> => change(request, api.unmarkHelpful);

type Call = typeof api.markHelpful | typeof api.unmarkHelpful;

/** A refusal says why in the page's language, `locale`. */
async function change(request: Request, call: Call): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response("The page is not of this site", { status: 403 });
  const locale = localeNamed(new URL(request.url).searchParams.get("locale"));
  const [session, faults, forms] = await Promise.all([
    routeSession(),
    textIn(locale, "faults"),
    textIn(locale, "forms"),
  ]);
  const refused = (message: string, status: number) => Response.json({ message }, { status, headers: NO_STORE });
  if (!session) return refused(faults("code.token.missing"), 401);
  const { id, reviews } = askedIn(request);
  try {
    await call({ params: { id, reviewId: reviews[0] ?? "" }, token: session.accessToken });
    return new Response(null, { status: 204, headers: NO_STORE });
  } catch (error) {
    if (isUnreachable(error)) return refused(forms("busy"), 503);
    if (!(error instanceof ApiError)) throw error;
    const { code, status } = error;
    return refused(isProblemCode(code) && status < 429 ? faults(`code.${code}`) : forms("busy"), status);
  }
}

function askedIn(request: Request) {
  const { searchParams } = new URL(request.url);
  return { id: searchParams.get("restaurant_id") ?? "", reviews: searchParams.getAll("review_id") };
}
