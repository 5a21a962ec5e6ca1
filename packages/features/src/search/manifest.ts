import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";

export const manifest = feature("search", {
  about: "Restaurants by words, filters and place",
  endpoints,
  codes: ["search.preparing"],
  schedules: [{ name: "search-indexer", function: "search-indexer", everyMinutes: 5 }],
});
