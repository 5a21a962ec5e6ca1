import { expect, it } from "vitest";
import { positionOf } from "./position.ts";

type Answer = Parameters<Geolocation["getCurrentPosition"]>;
const browser = (getCurrentPosition: (...answer: Answer) => void, isSecureContext = true) => ({
  isSecureContext,
  navigator: { geolocation: { getCurrentPosition } },
});
const failing = (code: number) => browser((_, fail) => fail?.({ code } as GeolocationPositionError));

it("tells where the browser is to about a hundred metres", async () => {
  const coords = { latitude: 38.722252, longitude: -9.139337 };
  const there = browser((found) => found({ coords } as GeolocationPosition));
  expect(await positionOf(there)).toEqual({ position: "38.722,-9.139" });
});

it("says why it is not to be known: it was refused, there is none, it took too long, or the page is not secure", async () => {
  const asked = [failing(1), failing(2), failing(3), { isSecureContext: true, navigator: {} }];
  const insecure = browser(() => expect.unreachable(), false);
  expect(await Promise.all([...asked, insecure].map(positionOf))).toEqual([
    { unfound: "refused" },
    ...Array(3).fill({ unfound: "unavailable" }),
    { unfound: "insecure" },
  ]);
});
