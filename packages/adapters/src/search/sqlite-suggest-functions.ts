import type { DatabaseSync } from "node:sqlite";
import type { Coordinates } from "@bellyfed/core/search/document";
import { millimetres } from "@bellyfed/core/search/geo";

/** Registers `score` (of a text, what its words miss) and `away` (millimetres); tells them what is asked. */
export function suggestionFunctions(db: DatabaseSync): (ofText: (text: string) => number, near?: Coordinates) => void {
  let [score, from]: [(text: string) => number, Coordinates | undefined] = [() => 0, undefined];
  db.function("score", (text) => score(text as string));
  db.function("away", (lat, lng) =>
    from && lat !== null ? millimetres({ lat: Number(lat), lng: Number(lng) }, from) : null,
  );
  return (ofText, near) => {
    [score, from] = [ofText, near];
  };
}
