import { expect, it } from "vitest";
import { mapBackground } from "./background.ts";

it("calls nobody unless it is told to", () => {
  expect(mapBackground({})).toEqual({ kind: "paper" });
  expect(mapBackground({ MAP_STYLE_URL: "", MAP_TILES_ATTRIBUTION: "© somebody" })).toEqual({ kind: "paper" });
});

it("a style goes before tiles, and tiles name whose they are", () => {
  const tiles = { MAP_TILES_URL: "https://tiles.example/{z}/{x}/{y}.png", MAP_TILES_ATTRIBUTION: "© somebody" };
  expect(mapBackground({ ...tiles, MAP_STYLE_URL: "https://tiles.example/style.json" })).toEqual({
    kind: "style",
    url: "https://tiles.example/style.json",
  });
  expect(mapBackground(tiles)).toEqual({ kind: "tiles", url: tiles.MAP_TILES_URL, attribution: "© somebody" });
});
