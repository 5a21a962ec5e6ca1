import { expect, it } from "vitest";
import { sourceTarget } from "./source-path.ts";

const place = "0sz3vk8m5q2h7n4d9r6w1t8y3c";
const review = "1sz3vk8m5q2h7n4d9r6w1t8y3c";

it.each([
  [`/restaurants/${place}`, "restaurant", `/restaurants/${place}`],
  [`https://bellyfed.example/restaurants/${place}`, "restaurant", `/restaurants/${place}`],
  [`https://evil.example/restaurants/${place}?next=//evil.example`, "restaurant", `/restaurants/${place}`],
  [`/de/restaurants/${place}#menu`, "menu", `/restaurants/${place}#menu`],
  [`/restaurants/${place}#review-${review}`, "review", `/restaurants/${place}#review-${review}`],
  [
    `/restaurants/${place}/reviews?q=quiet#review-${review}`,
    "review",
    `/restaurants/${place}/reviews?q=quiet#review-${review}`,
  ],
])("%s leads to a page of ours", (url, kind, path) => {
  expect(sourceTarget(url)).toEqual({ kind, restaurantId: place, path });
});

it.each([
  "https://evil.example/",
  "javascript:alert(1)",
  "//evil.example/restaurants",
  `/restaurants/../restaurants/x`,
  `/account?restaurants/${place}`,
  "",
])("%j leads nowhere", (url) => expect(sourceTarget(url)).toBeUndefined());
