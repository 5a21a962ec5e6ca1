import { expect, it } from "vitest";
import texts from "../../messages/en/developers.json" with { type: "json" };
import { catalogueOf } from "./catalogue.ts";
import generated from "./generated/events.json" with { type: "json" };

const { envelope, sources } = catalogueOf(generated);
const events = sources.flatMap((each) => each.events);

it("every event type, source and field of the envelope is described, and nothing else", () => {
  expect(events.map(({ type }) => type).sort(), "texts of events in web/messages/*/developers.json").toEqual(
    Object.keys(texts.event).sort(),
  );
  expect(sources.map(({ source }) => source).sort()).toEqual(Object.keys(texts.source).sort());
  expect(Object.keys(texts.sourceText)).toEqual(Object.keys(texts.source));
  const { title, text, ...fields } = texts.envelope;
  expect(envelope.map(({ path }) => path)).toEqual(Object.keys(fields));
});

it("a payload has its fields, those inside it too", () => {
  const added = events.find(({ type }) => type === "MENU_ITEM_ADDED");
  expect(added?.fields.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["restaurant_id", "item", "item.price", "item.price.amount"]),
  );
});
