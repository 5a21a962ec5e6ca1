import { endpoint, tokenOptional } from "@bellyfed/core/endpoint";
import { fault } from "@bellyfed/core/fault";
import { integer, integerText, oneOf, page, strictObject, text, timestamp } from "@bellyfed/core/schema";
import * as v from "valibot";
import { FoundRestaurant, endpoints as search } from "../search/contract.ts";
import * as rules from "./rules.ts";

const EVENT_STREAM = "text/event-stream";
const count = integer(0, Number.MAX_SAFE_INTEGER);

export const chatId = v.pipe(v.string(), v.regex(rules.CHAT_ID_PATTERN, fault("pattern.chat_id")));
const message = text(rules.MOST_MESSAGE);
const locale = v.optional(oneOf(rules.guideLanguages), "en");
const degrees = (most: number) => {
  const outside = fault("out_of_range", { min: -most, max: most });
  return v.pipe(v.number(), v.minValue(-most, outside), v.maxValue(most, outside));
};
const explain = v.optional(oneOf(["1"]));

/** A question; without `chat_id` it begins a chat. */
export const AskGuide = strictObject({
  chat_id: v.exactOptional(chatId),
  message,
  /** The language of whoever asks; it is answered in the one in which they write. */
  locale,
  /** Where whoever asks is. */
  near: v.exactOptional(strictObject({ lat: degrees(90), lng: degrees(180) })),
});

/** Where something of the text is about a restaurant: from where until where, in UTF-16 units. */
export const AnswerTag = v.object({
  tag_type: v.literal("restaurant"),
  start: count,
  end: count,
  meta: v.object({ restaurant_id: v.string() }),
});
export type AnswerTag = v.InferOutput<typeof AnswerTag>;

/** What an answer rests on; `[1]` in the text names it. */
export const AnswerSource = v.object({ id: v.string(), url: v.string(), title: v.string() });

const cost = {
  usage: v.object({ input_tokens: count, output_tokens: count }),
  /** In millionths of a US dollar; null where the model's price is not known. */
  price: v.object({ micro_usd: v.nullable(count) }),
  /** `embedded`: no language model took part. */
  model: v.string(),
};

/** An answer as a whole. */
export const GuideAnswer = v.object({
  chat_id: v.string(),
  /** By which it is shared, and known in the chat. */
  message_id: v.string(),
  response: v.object({ text: v.string(), tags: v.array(AnswerTag) }),
  types: v.array(v.picklist(rules.answerTypes)),
  entities: v.array(v.object({ restaurants: v.array(FoundRestaurant) })),
  sources: v.array(AnswerSource),
  ...cost,
  /** With `explain`: all that the turn knew, step by step. */
  explain: v.exactOptional(v.unknown()),
});
export type GuideAnswer = v.InferOutput<typeof GuideAnswer>;

/** A part of a message as AI SDK's `UIMessage` has it. */
export const MessagePart = v.union([
  v.object({ type: v.literal("text"), text: v.string(), state: v.literal("done") }),
  v.object({ type: v.literal("source-url"), sourceId: v.string(), url: v.string(), title: v.string() }),
  v.object({ type: v.literal("data-restaurants"), data: v.object({ restaurants: v.array(FoundRestaurant) }) }),
]);
export type MessagePart = v.InferOutput<typeof MessagePart>;

export const Message = v.object({
  id: v.string(),
  role: v.picklist(["user", "assistant"]),
  parts: v.array(MessagePart),
  /** Of answers: how they stand, and what they cost. */
  metadata: v.exactOptional(v.object({ status: v.picklist(rules.turnStatuses), ...cost })),
});
export type Message = v.InferOutput<typeof Message>;

const chat = { id: v.string(), title: v.string(), created_at: timestamp, updated_at: timestamp };
export const ListedChat = v.object({ ...chat, turns: count });
export type ListedChat = v.InferOutput<typeof ListedChat>;
export const Chat = v.object({ ...chat, messages: v.array(Message) });
export type Chat = v.InferOutput<typeof Chat>;

export const SharedAnswer = v.object({ question: v.string(), message: Message, created_at: timestamp });
export type SharedAnswer = v.InferOutput<typeof SharedAnswer>;

const facts = { tag: "Guide", function: "guide", access: tokenOptional, status: 200 } as const;
const ofChat = strictObject({ id: chatId });
const streamed = {
  ...facts,
  streaming: true,
  produces: ["application/json", EVENT_STREAM],
  response: GuideAnswer,
} as const;

export const endpoints = {
  askGuide: endpoint({
    ...streamed,
    operation: "askGuide",
    method: "POST",
    path: "/v1/chat/stream",
    summary:
      "Asks the guide in words: the answer comes as it is written, as AI SDK's UI message stream (version 1), or with `Accept: application/json` as a whole. " +
      "Whoever leaves does not stop it",
    query: strictObject({ explain }),
    body: AskGuide,
  }),
  askGuideByAddress: endpoint({
    ...streamed,
    operation: "askGuideByAddress",
    method: "GET",
    path: "/v1/chat/stream",
    summary:
      "The same for `EventSource`: with a `Last-Event-ID` nothing is asked anew, but what is left of that answer is told, and 204 when nothing is",
    query: strictObject({
      q: message,
      chat_id: v.optional(chatId),
      locale,
      near: search.searchRestaurants.query.entries.near,
      explain,
    }),
    otherStatus: 204,
  }),
  listChats: endpoint({
    ...facts,
    operation: "listChats",
    method: "GET",
    path: "/v1/chat",
    summary: "The caller's chats, those begun last first; without a token there are none to list",
    query: strictObject(page),
    response: v.object({ data: v.array(ListedChat), next_cursor: v.nullable(v.string()) }),
  }),
  getChat: endpoint({
    ...facts,
    operation: "getChat",
    method: "GET",
    path: "/v1/chat/{id}",
    summary: "A chat with its messages; one that was begun with a token is its owner's alone",
    params: ofChat,
    response: Chat,
  }),
  deleteChat: endpoint({
    ...facts,
    operation: "deleteChat",
    method: "DELETE",
    path: "/v1/chat/{id}",
    summary: "Deletes a chat with all that was shared of it",
    params: ofChat,
    response: v.null(),
    status: 204,
  }),
  followChat: endpoint({
    ...streamed,
    operation: "followChat",
    method: "GET",
    path: "/v1/chat/{id}/stream",
    summary:
      "Goes on with an answer after `Last-Event-ID`, or from its beginning with the one that is being written; 204 when nothing is left to tell",
    params: ofChat,
    produces: [EVENT_STREAM],
    response: v.string(),
    otherStatus: 204,
  }),
  stopChat: endpoint({
    ...facts,
    operation: "stopChat",
    method: "POST",
    path: "/v1/chat/{id}/stop",
    summary: "Stops the answer that is being written; what there is of it stays",
    params: ofChat,
    response: v.object({ stopping: v.boolean() }),
    status: 202,
  }),
  shareAnswer: endpoint({
    ...facts,
    operation: "shareAnswer",
    method: "POST",
    path: "/v1/chat/{id}/turns/{turn}/share",
    summary: "Lets everybody who knows its id read one answer with its question, and nothing else of the chat",
    params: strictObject({ id: chatId, turn: integerText(1, rules.MOST_TURNS) }),
    response: v.object({ id: v.string(), expires_at: timestamp }),
    status: 201,
  }),
  getSharedAnswer: endpoint({
    ...facts,
    access: "key",
    operation: "getSharedAnswer",
    method: "GET",
    path: "/v1/shared-answers/{id}",
    summary: "An answer that somebody shares, with its question, as long as its chat is there",
    params: ofChat,
    response: SharedAnswer,
  }),
} as const;
