import type { DatabaseSync } from "node:sqlite";
import { isInPolygon, millimetres } from "@bellyfed/core/search/geo";
import type { SearchFilters } from "@bellyfed/core/search/query";

/** What SQL asks of us while a query is being answered; nothing waits in between, so one query at a time is all there is. */
export interface Functions {
  ask(filters: SearchFilters): void;
  score(ofText: (text: string) => number): void;
}

/** Registers `score` (of a text, what its words miss), `away` (millimetres) and `inside` (the polygon). */
export function functionsOf(db: DatabaseSync): Functions {
  let filters: SearchFilters = {};
  let score = (_: string) => 0;
  db.function("score", (text) => score(text as string));
  db.function("away", (lat, lng) =>
    filters.near && lat !== null ? millimetres({ lat: Number(lat), lng: Number(lng) }, filters.near) : null,
  );
  db.function("inside", (lat, lng) =>
    filters.polygon && lat !== null && isInPolygon({ lat: Number(lat), lng: Number(lng) }, filters.polygon) ? 1 : 0,
  );
  return {
    ask(asked) {
      filters = asked;
    },
    score(ofText) {
      score = ofText;
    },
  };
}
