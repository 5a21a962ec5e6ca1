import type { Coordinates } from "../search/document.ts";
import { slugOf } from "../slug.ts";
import { type Area, areaOf, findIn, type Shape } from "./area.ts";
import { MapFault, ringOf, together } from "./rings.ts";

/** What a file may hold: more of it would make the function that reads it slow to start. */
export const MOST_BYTES = 10_000_000;
export const MOST_FEATURES = 5_000;
export const MOST_POSITIONS = 300_000;
const MOST_NAME = 100;

/** The file's name as operators set it. */
const SETTING = "NEIGHBOURHOODS";

/**
 * Reads the neighbourhoods that an operator gives: a GeoJSON FeatureCollection of Polygons and MultiPolygons, each with a `name`. Answers
 * what finds the one that a place lies in, the smallest where several do, or null. Throws an Error that says which feature is wrong and how.
 * @see https://www.rfc-editor.org/rfc/rfc7946
 */
export function readNeighborhoods(text: string): (place: Coordinates) => string | null {
  try {
    return findIn(areasIn(text));
  } catch (error) {
    if (!(error instanceof MapFault)) throw error;
    throw new Error(`${SETTING}: ${error.message}`);
  }
}

function areasIn(text: string): Area[] {
  if (text.length > MOST_BYTES)
    throw new MapFault(`the file is longer than ${MOST_BYTES} bytes; simplify its polygons`);
  const { type, features } = parsed(text);
  if (type !== "FeatureCollection" || !Array.isArray(features))
    throw new MapFault("the file is not a GeoJSON FeatureCollection");
  if (features.length === 0) throw new MapFault("the file holds no feature");
  if (features.length > MOST_FEATURES)
    throw new MapFault(`the file holds ${features.length} features, which is more than ${MOST_FEATURES}`);
  const shapes = features.map((feature, at) => shapeOf(feature, at + 1));
  const positions = shapes.flatMap(({ polygons }) => polygons.flat()).reduce((sum, { length }) => sum + length, 0);
  if (positions > MOST_POSITIONS)
    throw new MapFault(`the file holds ${positions} positions, more than ${MOST_POSITIONS}; simplify its polygons`);
  return shapes.map(areaOf);
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});

function parsed(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    throw new MapFault(`the file is not JSON: ${(error as Error).message}`);
  }
}

function shapeOf(value: unknown, number: number): Shape {
  const { properties, geometry } = fieldsOf(value);
  const said = fieldsOf(properties).name;
  const name = typeof said === "string" ? said.trim().normalize("NFC") : "";
  const where = name ? `feature ${number} (${JSON.stringify(name)})` : `feature ${number}`;
  if (slugOf(name) === "") throw new MapFault(`${where} has no property \`name\` with a letter or a digit`);
  if ([...name].length > MOST_NAME || /\p{Cc}/u.test(name))
    throw new MapFault(`${where} has a name that is not one line of at most ${MOST_NAME} characters`);
  const { type, coordinates } = fieldsOf(geometry);
  if (type === "Polygon") return { name, polygons: [polygonOf(coordinates, where)] };
  if (type !== "MultiPolygon") throw new MapFault(`${where} is no Polygon and no MultiPolygon, but ${String(type)}`);
  return {
    name,
    polygons: listOf(coordinates, where).map((polygon, at) => polygonOf(polygon, `${where}, polygon ${at + 1}`)),
  };
}

const polygonOf = (value: unknown, where: string) =>
  together(
    listOf(value, where).map((ring, at) => ringOf(ring, `${where}, ring ${at + 1}`)),
    where,
  );

function listOf(value: unknown, where: string): unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw new MapFault(`${where} has no coordinates`);
}
