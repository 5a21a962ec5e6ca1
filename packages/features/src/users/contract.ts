import { anyone, endpoint } from "@bellyfed/core/endpoint";
import { strictObject, subject, timestamp } from "@bellyfed/core/schema";
import * as v from "valibot";

/** That somebody was erased, and when for the first time. */
export const ErasedUser = v.object({ id: v.string(), erased_at: timestamp });
export type ErasedUser = v.InferOutput<typeof ErasedUser>;

const erase = { tag: "Users", method: "DELETE", function: "command", response: ErasedUser, status: 202 } as const;

export const endpoints = {
  exportMe: endpoint({
    tag: "Users",
    operation: "exportMe",
    method: "GET",
    path: "/users/me/export",
    function: "stream",
    streaming: true,
    access: anyone,
    produces: ["application/x-ndjson"],
    summary:
      "All that the caller wrote, as events, and their chats with the guide, one JSON object a line; the last one says how many there were",
    response: v.string(),
    status: 200,
  }),
  // Before the one that names somebody, whose path it fits as well.
  eraseMe: endpoint({
    ...erase,
    operation: "eraseMe",
    path: "/users/me",
    access: anyone,
    counted: "other",
    erasedToo: true,
    summary:
      "Erases for good all that the caller wrote, their name and their account; ratings stay. Again changes nothing",
  }),
  eraseUser: endpoint({
    ...erase,
    operation: "eraseUser",
    path: "/users/{id}",
    access: ["admin"],
    params: strictObject({ id: subject }),
    summary: "Erases for good all that somebody wrote, their name and their account; ratings stay; not one's own",
  }),
} as const;
