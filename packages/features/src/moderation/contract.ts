import { endpoint, moderators } from "@bellyfed/core/endpoint";
import { id, line, listOf, optional, page, strictObject, subject } from "@bellyfed/core/schema";
import * as v from "valibot";
import { Restaurant, WrittenRestaurant } from "../restaurants/contract.ts";
import { MOST_REASON } from "./rules.ts";

const common = { tag: "Moderation", access: moderators, status: 200 } as const;
const ofRestaurant = {
  ...common,
  method: "POST",
  function: "community-command",
  params: strictObject({ id }),
  response: WrittenRestaurant,
} as const;
/** Why a moderator does something. */
export const reason = line(MOST_REASON);

export const endpoints = {
  hideRestaurant: endpoint({
    ...ofRestaurant,
    operation: "hideRestaurant",
    path: "/restaurants/{id}/hide",
    summary: "Takes a restaurant out of everybody's sight but its owner's; not one's own",
    body: strictObject({ reason }),
  }),
  showRestaurant: endpoint({
    ...ofRestaurant,
    operation: "showRestaurant",
    path: "/restaurants/{id}/show",
    summary: "Lets everybody see a hidden restaurant again; not one's own",
    body: strictObject({ reason: optional(reason) }),
  }),
  mergeRestaurant: endpoint({
    ...ofRestaurant,
    operation: "mergeRestaurant",
    path: "/restaurants/{id}/merge",
    summary:
      "Lets another restaurant stand for this one, with its reviews; reads of this one lead there. Not one's own",
    body: strictObject({ into: id, reason: optional(reason) }),
  }),
  unmergeRestaurant: endpoint({
    ...ofRestaurant,
    operation: "unmergeRestaurant",
    path: "/restaurants/{id}/unmerge",
    summary:
      "Makes a restaurant one of its own again that was merged into another, with its reviews; the last merge first",
    body: strictObject({ reason: optional(reason) }),
  }),
  hideByAuthor: endpoint({
    ...common,
    operation: "hideByAuthor",
    method: "POST",
    path: "/moderation/hide-by-author",
    function: "community-command",
    summary: "Begins to hide all restaurants that somebody has added, and no others",
    body: strictObject({ author_id: subject, reason }),
    response: v.object({ id, author_id: v.string(), reason: v.string() }),
    status: 202,
  }),
  listHidden: endpoint({
    ...common,
    operation: "listHidden",
    method: "GET",
    path: "/moderation/hidden",
    function: "query",
    summary: "The restaurants that are hidden, the last hidden first",
    query: strictObject(page),
    response: listOf(Restaurant),
  }),
} as const;
