import { expect, test } from "vitest";
import { clashesOf } from "./clashes.ts";
import { lists, withFeature } from "./lists.ts";
import { namesOf, renamed } from "./names.ts";
import { sampleThingEvents } from "./template/sample-things/events.ts";
import { type Files, folderOf, listsWith, messagesWith } from "./write.ts";

const textOf = (files: Files) => Object.values(files).join("\n");

test.each([
  ["gizmos", undefined, "gizmo"],
  ["moon-cheeses", undefined, "moon-cheese"],
  ["dietary-categories", undefined, "dietary-category"],
  ["lunch-boxes", undefined, "lunch-box"],
  ["people", "person", "person"],
])("one of %s is, with --singular %s, a %s", (name, given, one) => {
  expect(namesOf(name, given).singular.join("-")).toBe(one);
});

test.each([
  ["Gizmos", "kebab-case"],
  ["moon_cheeses", "kebab-case"],
  ["../gizmos", "kebab-case"],
  [`${"x".repeat(40)}s`, "kebab-case"],
  ["2nd-helpings", "kebab-case"],
  ["people", "--singular"],
  ["status", "--singular"],
])("%s is no name, and the error says: %s", (name, says) => {
  expect(() => namesOf(name, undefined)).toThrow(says);
});

test.each([
  ["reviews", "packages/features/src/reviews exists"],
  ["cities", "there is a path that begins with /cities already"],
  ["classes", "class is a word that a feature's code uses for something else"],
  ["features", "features is a word that a feature's code uses for something else"],
  ["events", "event is a word that a feature's code uses for something else"],
  ["trends", "packages/features/src/insights/entity.ts has keys that begin with TREND#"],
  ["moon-cheeses", undefined],
  ["gizmos", undefined],
])("%s clashes: %s", (name, clash) => {
  expect(clashesOf(namesOf(name, undefined))).toEqual(clash === undefined ? [] : expect.arrayContaining([clash]));
});

test("every spelling of the template's name becomes the same spelling of the new one", () => {
  const spelt =
    "sample-things sampleThings SampleThings SAMPLE_THINGS sample things; sample_thing SampleThing Sample things";
  expect(renamed(spelt, namesOf("moon-cheeses", undefined))).toBe(
    "moon-cheeses moonCheeses MoonCheeses MOON_CHEESES moon cheeses; moon_cheese MoonCheese Moon cheeses",
  );
  expect(renamed(spelt, namesOf("people", "person"))).toBe("people people People PEOPLE people; person Person People");
});

test.each(["gizmos", "moon-cheeses"])("nothing in the folder of %s tells of the template", (name) => {
  const folder = folderOf(namesOf(name, undefined));
  expect(Object.keys(folder)).toEqual(
    expect.arrayContaining(
      ["README.md", "decider.test.ts", "writes.ts"].map((file) => `packages/features/src/${name}/${file}`),
    ),
  );
  expect(textOf(folder)).not.toMatch(/sample/i);
});

test("each list names the feature once: alphabetically, or before the service itself", () => {
  const written = listsWith(namesOf("gizmos", undefined));
  expect(written["packages/features/src/features.ts"]).toContain(
    'import { manifest as gizmos } from "./gizmos/manifest.ts";',
  );
  expect(written["packages/features/src/features.ts"]).toMatch(/\[restaurants, [^\]]*, gizmos, service\] as const/);
  expect(written["packages/features/src/events.ts"]).toMatch(
    /^import \{ gizmoEvents as gizmos \} from ".\/gizmos\/events.ts";\n.*events = \[gizmos, /s,
  );
  expect(written["packages/features/src/writes.ts"]).toMatch(/export const writes = \[(.*, )?gizmos, /);
  expect(written["packages/features/src/projections.ts"]).toMatch(
    /readModel as gizmos.*projections = \[(.*, )?gizmos, /s,
  );
});

test("a list that has changed its shape is told of", () => {
  expect(() => withFeature(lists[0]!, "export const features = new Map();", namesOf("gizmos", undefined))).toThrow(
    "packages/tools/src/feature/lists.ts",
  );
});

test("the site has a text for each of its events, in every language, and keeps the others", () => {
  const messages = messagesWith(namesOf("gizmos", undefined));
  const types = Object.values(sampleThingEvents).map(({ type }) => type.replace("SAMPLE_THING", "GIZMO"));
  for (const language of ["ar", "de", "en"]) {
    const { event } = JSON.parse(messages[`web/messages/${language}/developers.json`]!) as { event: object };
    expect(Object.keys(event)).toEqual(expect.arrayContaining([...types, "REVIEW_CREATED"]));
  }
});
