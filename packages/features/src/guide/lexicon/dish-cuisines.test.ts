import { expect, test } from "vitest";
import { cuisineWords } from "./cuisines.ts";
import { dishCuisines, dishesAtHome } from "./dish-cuisines.ts";
import { dishWords } from "./dishes.ts";

test("a dish belongs to cuisines in any of its words, and as a menu writes it", () => {
  expect(dishCuisines(["kebab"])).toContain("Levantine");
  expect(dishCuisines(["كباب"])).toEqual(dishCuisines(["Döner"]));
  expect(dishCuisines(["Chicken tikka masala with rice"])).toContain("Indian");
  expect(dishCuisines(["Käsefondue moitié-moitié"])).toEqual(["Fondue", "Swiss"]);
  expect(dishCuisines(["burger"])).toEqual(["Burgers", "Burger", "Hamburgers", "American"]);
});

test("what is at home anywhere belongs to none", () => {
  expect(dishCuisines(["mushrooms", "Mystery stew", ""])).toEqual([]);
});

test("dishes and cuisines are those that people ask for", () => {
  const dishes = new Set(dishWords.map(([first]) => first));
  expect(dishesAtHome.filter((dish) => !dishes.has(dish))).toEqual([]);
  const cuisines = new Set(cuisineWords.flatMap(({ names }) => names));
  const meals = ["Brunch", "Breakfast & Brunch"];
  const strange = dishCuisines(dishesAtHome).filter((name) => !cuisines.has(name) && !meals.includes(name));
  expect(strange).toEqual([]);
});
