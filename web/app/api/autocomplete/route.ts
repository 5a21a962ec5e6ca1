import { parametersOf, readSearch } from "@/features/directory/search-address";
import { ApiError, api, isUnreachable } from "@/platform/api";

/** What the API gives at most; of what is not of the kind that is wanted nothing is left. */
const MOST = "20";
const SHOWN = 8;

/**
 * What somebody may mean who types `?q=`, in a city or near a place: the API's answer, for browsers have no key. `only=city`: cities alone.
 * Where it cannot be had there are no suggestions; the search works without.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const { q, city, near } = readSearch(parametersOf(searchParams));
  const only = searchParams.get("only") === "city";
  if (!q) return answer([]);
  try {
    const query = { q, limit: only ? MOST : String(SHOWN), ...(city && { city }), ...(near && { near }) };
    const { data } = await api.autocomplete({ query, cache: "no-store" });
    return answer(only ? data.filter(({ kind }) => kind === "city").slice(0, SHOWN) : data);
  } catch (error) {
    if (error instanceof ApiError) return answer([], error.status === 429 ? 429 : 200);
    if (isUnreachable(error)) return answer([]);
    throw error;
  }
}

/** Somebody who takes a letter back and types it again asks the browser only. */
const answer = (data: readonly unknown[], status = 200) =>
  Response.json(
    { data },
    { status, headers: { "cache-control": status === 200 ? "private, max-age=60" : "no-store" } },
  );
