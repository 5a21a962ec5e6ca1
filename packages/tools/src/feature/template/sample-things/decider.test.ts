import { specify } from "@bellyfed/testing/specification";
import { test } from "vitest";
import { type SampleThingCommand, sampleThing } from "./decider.ts";
import { alice, at, bob, content, created, deleted, id, updated } from "./fixtures.ts";

const { given } = specify(sampleThing);
const create: SampleThingCommand = { type: "create", id, content, by: alice.sub, at };
const update = (changes: Partial<typeof content>, by = alice.sub): SampleThingCommand => ({
  type: "update",
  changes,
  by,
});
const remove = (by = alice.sub): SampleThingCommand => ({ type: "delete", by });

test("a user adds one", () => given().when(create).yields(created()));
test("adding it again changes nothing, also after a delete", () => {
  given(created()).when(create).nothing();
  given(created(), deleted()).when(create).nothing();
});

test("its owner changes what is named, and the event tells all of it", () => {
  given(created())
    .when(update({ name: "For Monday" }))
    .yields(updated({ name: "For Monday" }));
  given(created())
    .when(update({ note: null }))
    .yields(updated({ note: null }));
});
test("a second change begins with the first", () => {
  given(created(), updated({ name: "For Monday" }))
    .when(update({ note: null }))
    .yields(updated({ name: "For Monday", note: null }));
});
test("a change to what it is already changes nothing", () => {
  given(created(), updated({ note: null }))
    .when(update({ note: null }))
    .nothing();
  given(created()).when(update({})).nothing();
});

test("its owner deletes it", () => given(created()).when(remove()).yields(deleted()));
test("deleting it again changes nothing", () => given(created(), deleted()).when(remove()).nothing());

test("to everybody else it is not there", () => {
  given(created())
    .when(update({ name: "Mine" }, bob.sub))
    .fails("sample_thing.missing");
  given(created()).when(remove(bob.sub)).fails("sample_thing.missing");
  given(created(), deleted()).when(remove(bob.sub)).fails("sample_thing.missing");
});
test("what is not there, or no longer, cannot be changed", () => {
  given()
    .when(update({ name: "Mine" }))
    .fails("sample_thing.missing");
  given().when(remove()).fails("sample_thing.missing");
  given(created(), deleted())
    .when(update({ name: "Again" }))
    .fails("sample_thing.missing");
});
