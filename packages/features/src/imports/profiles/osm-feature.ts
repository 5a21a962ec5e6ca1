import { withoutFraction } from "./decimal.ts";
import { type Tags, tagsOf } from "./osm-tags.ts";
import { objectOf, wordsOf } from "./row.ts";

/** A feature of OpenStreetMap as GeoJSON. */
export interface OsmFeature {
  /** `node/1`, `way/2`, `relation/3`; or as the file says it, where it does not say of which kind the id is; undefined without an id. */
  readonly id: string | undefined;
  readonly tags: Tags;
  readonly geometry: unknown;
}

/**
 * A feature as Overpass turbo, osmtogeojson, QuickOSM, OSMnx, osmium, ogr2ogr or osm2pgsql write it. Throws AppError `import.row` for what is no
 * object.
 */
export function osmFeature(feature: Readonly<Record<string, unknown>>): OsmFeature {
  const { properties, geometry, id } = feature;
  const found = properties === null || properties === undefined ? {} : objectOf(properties, "properties");
  return { id: idOf(id, found, geometry), tags: tagsOf(found), geometry };
}

const KINDS: Readonly<Record<string, string>> = { n: "node", w: "way", r: "relation" };

function idOf(own: unknown, properties: Readonly<Record<string, unknown>>, geometry: unknown): string | undefined {
  const words = (name: string) => whole(properties[name]);
  const plain = [words("@id"), words("full_id"), wordsOf(own), words("id")];
  const paired = [
    `${words("osm_type")}/${words("osm_id")}`,
    `${words("@type")}/${words("@id")}`,
    `${words("type")}/${words("id")}`,
    `${words("element")}/${words("id")}`,
    `${words("element_type")}/${words("osmid")}`,
  ];
  const typed = [...plain, ...paired].flatMap((id) => typedId(id) ?? []);
  return typed[0] ?? idOfTable(properties, geometry) ?? [wordsOf(own), ...plain].find((id) => id !== "");
}

/** A column of numbers that has gaps is often one of fractions: `5.0`. */
const whole = (value: unknown): string => withoutFraction(wordsOf(value));

/** `way/2`, `w2`, `Way/2` -> `way/2`. Areas of osmium count ways and relations together: `a4` is way 2, `a7` is relation 3. */
function typedId(id: string): string | undefined {
  const [, kind = "", number = ""] = /^(n|node|w|way|r|relation|a)\/?(\d{1,20})$/i.exec(id) ?? [];
  const letter = kind.charAt(0).toLowerCase();
  if (letter !== "a") return KINDS[letter] && `${KINDS[letter]}/${number}`;
  const area = BigInt(number);
  return `${area % 2n === 0n ? "way" : "relation"}/${area / 2n}`;
}

/**
 * Tables of one kind of geometry say no type. ogr2ogr has `osm_way_id` beside `osm_id` where outlines are, osm2pgsql counts relations below
 * zero.
 */
function idOfTable(properties: Readonly<Record<string, unknown>>, geometry: unknown): string | undefined {
  const [id, way] = [whole(properties.osm_id), whole(properties.osm_way_id)];
  if (way) return `way/${way}`;
  if (!/^-?\d{1,20}$/.test(id)) return undefined;
  if (id.startsWith("-") || Object.hasOwn(properties, "osm_way_id")) return `relation/${id.replace("-", "")}`;
  const { type } = (geometry ?? {}) as { type?: unknown };
  return `${type === "Point" ? "node" : "way"}/${id}`;
}
