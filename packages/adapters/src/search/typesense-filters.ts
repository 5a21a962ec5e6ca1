import { valueKey } from "@bellyfed/core/search/columns";
import { boxAround, boxesOf } from "@bellyfed/core/search/geo";
import type { Box, Level, SearchFilters } from "@bellyfed/core/search/query";
import { asked, halvesOf, type Term } from "@bellyfed/core/search/terms";
import { encoded, whole } from "./typesense-fields.ts";
import type { Lexicon } from "./typesense-lexicon.ts";

/** The server keeps places to a millionth of a degree: somewhat more is asked for, and looked at closely here. */
const MARGIN_METRES = 2;

const list = (values: readonly (string | number)[]): string => `[${values.join(",")}]`;
const isOneOf = (field: string, values: readonly (string | number)[]): string =>
  // Nothing is one of none.
  values.length === 0 ? "kind:=none" : `${field}:=${list(values)}`;
const given = <Value>(value: Value | undefined, filter: (value: Value) => string): string[] =>
  value === undefined ? [] : [filter(value)];
const allOf = (field: string, values: readonly string[] = []): string[] =>
  values.map((value) => `${field}:=${encoded(value)}`);
const keys = (names: readonly string[]): string[] => names.map((name) => encoded(valueKey(name)));

/** All restaurants that pass, and where places are asked for perhaps some more. */
export function filterOf(filters: SearchFilters, words: string | undefined, lexicon: Lexicon): string {
  const cuisines = filters.cuisine && keys(filters.cuisine);
  return [
    "kind:=place",
    statusFilter(filters),
    ...given(words, (filter) => filter),
    ...given(filters.city, (names) => isOneOf("city", keys(names))),
    ...(filters.cuisineMatch === "all"
      ? (cuisines ?? []).map((key) => `cuisine:=${key}`)
      : given(cuisines, (all) => isOneOf("cuisine", all))),
    ...given(filters.price, (prices) => isOneOf("price", prices)),
    ...given(filters.grade, (grades) => isOneOf("grade", grades.map(encoded))),
    ...allOf("attributes", filters.attributes),
    ...allOf("diets", filters.diet),
    ...given(filters.chain, (names) => isOneOf("chain", keys(names))),
    ...(filters.withoutChains ? ["chain:=none"] : []),
    ...given(filters.open, (when) => isOneOf("week", lexicon.openWeeks(when))),
    ...given(filters.ratingMin, (least) => `average:>=${Math.round(least * 100)}`),
    ...places(filters),
  ].join(" && ");
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  open: ["operational", "opening_soon"],
  closed: ["closed_temporarily", "closed_permanently"],
};

/** What places are to guests: as was said, or operational from the instant on at which they turn. */
function statusFilter({ status = ["open"], now }: SearchFilters): string {
  const asked = [...new Set(status.flatMap((each) => kinds[each] ?? [each]))];
  const said = isOneOf("status", asked);
  if (now === undefined) return said;
  return asked.includes("operational") ? `(${said} || turns:<=${now})` : `(${said} && turns:>${now})`;
}

const places = ({ near, box, polygon }: SearchFilters): string[] => [
  ...given(near, ({ lat, lng, radius }) => `at:(${lat}, ${lng}, ${(radius + MARGIN_METRES) / 1000} km)`),
  ...given(box, (box) => inBoxes(boxesOf(box))),
  ...given(polygon, (polygon) => inBoxes([boxAround(polygon)])),
];

const inBoxes = (boxes: readonly Box[]): string =>
  `(${boxes.map(([w, s, e, n]) => `(lng:>=${whole(w)} && lng:<=${whole(e)} && lat:>=${whole(s)} && lat:<=${whole(n)})`).join(" || ")})`;

/** What a query's words ask for, by words that there are: the server itself forgives nothing. undefined without words. */
export function wordsFilter(terms: readonly Term[], level: Level, lexicon: Lexicon): string | undefined {
  if (terms.length === 0) return undefined;
  const query = asked(terms, level);
  return `(${query.terms.map((term) => alternatives(term, level, lexicon)).join(query.all ? " && " : " || ")})`;
}

function alternatives(term: Term, level: Level, lexicon: Lexicon): string {
  const written = [term.word, ...(term.isLast ? lexicon.beginningWith(term.word) : [])];
  const meant = level === "exact" ? [] : [...lexicon.meantBy(term), ...term.joined.filter(lexicon.has)];
  const apart = level === "exact" ? [] : term.split.filter((parts) => parts.every(lexicon.has));
  const halves = level === "parted" ? halvesOf(term, lexicon) : [];
  const whole = `words:=${list([...new Set([...written, ...meant].map(encoded))])}`;
  const both = [
    ...apart.map((parts) => parts.map((part) => `words:=${encoded(part)}`)),
    ...halves.map(([half, others]) => [`words:=${encoded(half)}`, `words:=${list(others.map(encoded))}`]),
  ];
  return `(${[whole, ...both.map((parts) => `(${parts.join(" && ")})`)].join(" || ")})`;
}
