import { ApiError, api, ID_PATTERN, isUnreachable } from "@/platform/api";
import { isOwnOrigin } from "@/platform/security/own-origin";

/**
 * A page of this site says that somebody looks at a restaurant: `?id=...`. Its page is the same for all, so making it tells nobody. The API
 * is asked in the visitor's name, and counts what it finds; what it makes of it is nobody's business here.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response("The page is not of this site", { status: 403 });
  const id = new URL(request.url).searchParams.get("id") ?? "";
  if (!ID_PATTERN.test(id)) return new Response("This cannot be a restaurant's id", { status: 422 });
  try {
    await api.getRestaurant({ params: { id }, cache: "no-store" });
  } catch (error) {
    if (!(error instanceof ApiError) && !isUnreachable(error)) throw error;
  }
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}
