/** What the contract says of parameters whose names do not say all. */
export const about = {
  sort:
    "relevance: by how little a match misses; without words as rating. rating: by (10 x m + sum) / (10 + count) of a restaurant's own reviews, m being the mean of all " +
    "ratings (3 where there are none) when the index's file was written; the cursor carries m, so that pages stay in one order. What is shown is the plain average. " +
    "reviews: the most first. distance: needs near. newest: by when it was added. name: in the order of names. Equal ones stand in the order of their ids. " +
    "Nothing that stays where it is in that order is skipped or repeated by pages; what is renamed, rated or moved between two pages may be seen twice or not at all",
  radius: "Metres around near, which it needs; 2000 where nothing is said",
  bbox: "West, south, east and north, in degrees; west of more than east goes across the date line",
  polygon:
    "A GeoJSON Polygon of at most 100 points. One across the date line is cut in two, as RFC 7946 has it, and each part asked for; bbox may go across it",
  status:
    "open (where nothing is said): operational or opening_soon. closed: closed_temporarily or closed_permanently. Or one of these by its name, as it is on the day",
  open_now:
    "What is open when the first page is asked for; further pages keep that instant. Where hours or a time zone are not known it is not found",
  open_at: "An instant (RFC 3339), or a weekday and a time by each place's own clock, in a usual week: fri18:30",
  fields: "Only these of each restaurant, and its id",
} as const;
