import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import { firstAnswer } from "./first-answer.ts";

await firstAnswer((file, text) =>
  sqliteIndex(file).search({ text, filters: {}, sort: "relevance", facets: [], limit: 25 }),
);
