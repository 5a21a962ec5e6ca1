import { changesSomething } from "@bellyfed/core/check";
import { anyone, endpoint } from "@bellyfed/core/endpoint";
import { id, integer, line, listOf, optional, page, strictObject, text, timestamp } from "@bellyfed/core/schema";
import * as v from "valibot";
import { MAX_NAME, MAX_NOTE } from "./rules.ts";

const fields = { name: line(MAX_NAME), note: text(MAX_NOTE) };

export const CreateSampleThing = strictObject({ name: fields.name, note: optional(fields.note) });
/** All that its owner can change. */
export type SampleThingContent = v.InferOutput<typeof CreateSampleThing>;

export const UpdateSampleThing = v.pipe(
  strictObject({ name: v.exactOptional(fields.name), note: v.exactOptional(v.nullable(fields.note)) }),
  changesSomething(),
);
export type SampleThingChanges = Partial<SampleThingContent>;

export const SampleThing = v.object({
  id,
  ...CreateSampleThing.entries,
  created_at: timestamp,
  updated_at: timestamp,
  version: integer(1, Number.MAX_SAFE_INTEGER),
});
export type SampleThing = v.InferOutput<typeof SampleThing>;

const tag = "Sample things";
const params = strictObject({ id });
const read = { tag, method: "GET", function: "query", access: anyone, status: 200 } as const;
const write = { tag, function: "command", access: anyone, counted: "other" } as const;

export const endpoints = {
  listSampleThings: endpoint({
    ...read,
    operation: "listSampleThings",
    path: "/sample-things",
    summary: "The caller's own, newest first",
    query: strictObject(page),
    response: listOf(SampleThing),
  }),
  getSampleThing: endpoint({
    ...read,
    operation: "getSampleThing",
    path: "/sample-things/{id}",
    summary: "One of the caller's own",
    params,
    response: SampleThing,
  }),
  createSampleThing: endpoint({
    ...write,
    operation: "createSampleThing",
    method: "POST",
    path: "/sample-things",
    summary: "Adds one, which is then the caller's own",
    body: CreateSampleThing,
    response: SampleThing,
    status: 201,
  }),
  updateSampleThing: endpoint({
    ...write,
    operation: "updateSampleThing",
    method: "PATCH",
    path: "/sample-things/{id}",
    summary: "Changes the fields that are named; null clears one; for its owner",
    params,
    body: UpdateSampleThing,
    response: SampleThing,
    status: 200,
  }),
  deleteSampleThing: endpoint({
    ...write,
    operation: "deleteSampleThing",
    method: "DELETE",
    path: "/sample-things/{id}",
    summary: "Deletes it for good; for its owner",
    params,
    response: v.null(),
    status: 204,
  }),
} as const;
