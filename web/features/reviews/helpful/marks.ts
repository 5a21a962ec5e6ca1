/** Which reviews whoever is signed in found helpful: when each of them was written, by its id. */
type Marks = ReadonlyMap<string, string>;

/** What is asked for together: by restaurant, the reviews of one look at the page. */
const asked = new Map<string, { readonly ids: Set<string>; readonly marks: Promise<Marks> }>();

/** The address where a page of the site asks for marks, and makes them. */
export const marksPath = (restaurantId: string, reviewIds: Iterable<string>): string => {
  const query = new URLSearchParams([
    ["restaurant_id", restaurantId],
    ...[...reviewIds].map((id) => ["review_id", id]),
  ]);
  return `/api/helpful?${query}`;
};

/**
 * When the review was written that whoever is signed in found helpful; undefined where they did not, or where that cannot be had. All reviews
 * of a page that ask at once are asked for by one request.
 */
export async function markOf(restaurantId: string, reviewId: string): Promise<string | undefined> {
  const known = asked.get(restaurantId) ?? ask(restaurantId);
  known.ids.add(reviewId);
  return (await known.marks).get(reviewId);
}

function ask(restaurantId: string) {
  const ids = new Set<string>();
  const marks = Promise.resolve().then(() => {
    asked.delete(restaurantId);
    return load(marksPath(restaurantId, ids));
  });
  const entry = { ids, marks };
  asked.set(restaurantId, entry);
  return entry;
}

async function load(path: string): Promise<Marks> {
  try {
    const response = await fetch(path, { headers: { accept: "application/json" } });
    if (!response.ok) return new Map();
    const { data } = (await response.json()) as { data: { review_id: string; review_created_at: string }[] };
    return new Map(data.map((each) => [each.review_id, each.review_created_at]));
  } catch {
    return new Map();
  }
}
