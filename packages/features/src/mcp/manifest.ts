import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";

export const manifest = feature("mcp", {
  about: "Restaurants, menus and reviews as tools for language models, by the Model Context Protocol",
  endpoints,
});
