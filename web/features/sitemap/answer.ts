/** A file of the map; a cache before the site may keep it for a day. */
export const xmlAnswer = (xml: string): Response =>
  new Response(xml, {
    headers: {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "public, max-age=0, s-maxage=86400, stale-while-revalidate=86400",
    },
  });
