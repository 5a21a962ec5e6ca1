import { searchPath } from "@/features/directory/search-address";
import { cities, cuisines, PAGES_PART, partNames, readPart, restaurantsOf } from "@/features/sitemap/parts";
import { inEachLanguage, type SitemapEntry, urlset, xmlAnswer } from "@/features/sitemap/xml";
import { siteUrl } from "@/platform/page/metadata";

const pages = [
  "/",
  "/restaurants",
  "/guide",
  "/developers",
  "/developers/api",
  "/developers/events",
  "/developers/mcp",
  "/developers/stability",
];

interface Context {
  readonly params: Promise<{ readonly part: string }>;
}

/**
 * A part of the site's map. Left out: searches for a city and a cuisine together, most of which would be empty, and the further pages of
 * lists, which say nothing that the restaurants' own pages do not.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const name = decode((await params).part);
  const entries = name === PAGES_PART ? await general(siteUrl()) : await ofCity(siteUrl(), name);
  return entries ? xmlAnswer(urlset(entries)) : new Response("There is no such part\n", { status: 404 });
}

async function general(site: URL): Promise<SitemapEntry[]> {
  const searches = (await cuisines()).map(({ slug }) => searchPath({ cuisine: [slug] }));
  return [...pages, ...searches].flatMap((path) => inEachLanguage(site, path));
}

async function ofCity(site: URL, name: string): Promise<SitemapEntry[] | undefined> {
  const part = readPart(name);
  const city = part && (await cities()).find(({ slug }) => slug === part.slug);
  if (!city || !partNames([city]).includes(name)) return undefined;
  const restaurants = await restaurantsOf(city.slug, part.number);
  return [
    ...(part.number === 1 ? inEachLanguage(site, searchPath({ city: city.slug })) : []),
    ...restaurants.flatMap(({ id, updated_at }) => inEachLanguage(site, `/restaurants/${id}`, updated_at)),
  ];
}

/** No name of ours has a percent sign, so it is the same however often it was decoded before; nonsense is the name of nothing. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
