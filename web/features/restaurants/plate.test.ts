import { expect, it } from "vitest";
import { dishOf } from "./plate.tsx";

it("draws what the first known cuisine is about", () => {
  expect(dishOf(["Pizza", "Ramen"])).toBe("pizza");
  expect(dishOf(["Fusion", "Ramen"])).toBe("bowl");
  expect(dishOf(["Café/Coffee/Tea"])).toBe("cup");
});

it("lays only the table for what it does not know", () => {
  expect(dishOf(["مأكولات"])).toBe("cutlery");
  expect(dishOf([])).toBe("cutlery");
});
