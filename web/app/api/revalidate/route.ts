import { createHash, timingSafeEqual } from "node:crypto";
import { revalidateTag } from "next/cache";
import { RENEWAL_HEADER } from "@/platform/security/door";

const MOST_TAGS = 1000;

/** What a consumer calls once its projection has committed: `{ "tags": ["restaurant:…"] }`, with the secret in a header of its own. */
export async function POST(request: Request): Promise<Response> {
  const secret = process.env.REVALIDATE_SECRET;
  if (!secret || !isSame(request.headers.get(RENEWAL_HEADER) ?? "", secret)) {
    return Response.json({ error: `${RENEWAL_HEADER} is not the revalidation secret` }, { status: 401 });
  }
  const tags = tagsIn(await request.json().catch(() => undefined));
  if (!tags) return Response.json({ error: `Send {"tags": [1 to ${MOST_TAGS} texts]}` }, { status: 422 });
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
  return Response.json({ revalidated: tags });
}

/** Compares digests, so that the time taken tells nothing. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function tagsIn(body: unknown): readonly string[] | undefined {
  const { tags } = (body ?? {}) as { readonly tags?: unknown };
  const fine = Array.isArray(tags) && tags.length > 0 && tags.length <= MOST_TAGS;
  return fine && tags.every((tag) => typeof tag === "string" && tag.length <= 256) ? tags : undefined;
}
