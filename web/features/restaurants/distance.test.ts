import { createFormatter } from "use-intl/core";
import { expect, it } from "vitest";
import { distanceIn } from "./distance.ts";

it("says short ways in metres and long ones in kilometres, as the language does", () => {
  const said = (locale: "en" | "de") =>
    [4, 347, 1000, 1450, 12_600].map((metres) => distanceIn(createFormatter({ locale, timeZone: "UTC" }), metres));
  expect(said("en")).toEqual(["0 m", "350 m", "1 km", "1.5 km", "13 km"]);
  expect(said("de")).toEqual(["0 m", "350 m", "1 km", "1,5 km", "13 km"]);
});
