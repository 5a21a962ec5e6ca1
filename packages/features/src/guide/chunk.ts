import type { FoundRestaurant } from "../search/contract.ts";
import type { Step } from "./turn.ts";

/** What a turn cost. */
export interface TurnCost {
  /** Tokens of all calls to a model in this turn. */
  readonly usage: { readonly input_tokens: number; readonly output_tokens: number };
  /** In millionths of a US dollar; null where the price of the model is not known. */
  readonly price: { readonly micro_usd: number | null };
  /** `embedded`: no language model took part. */
  readonly model: string;
}

/**
 * One piece of an answer: AI SDK's UI message stream protocol, version 1, whose readers refuse keys that they do not know.
 * @see https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
 */
export type Chunk =
  | { readonly type: "start"; readonly messageId: string; readonly messageMetadata: { readonly chat_id: string } }
  | {
      readonly type: "data-status";
      readonly data: { readonly step: Step; readonly state?: unknown };
      readonly transient?: true;
    }
  | {
      readonly type: "tool-input-available";
      readonly toolCallId: string;
      readonly toolName: string;
      readonly input: unknown;
    }
  | { readonly type: "tool-output-available"; readonly toolCallId: string; readonly output: unknown }
  | { readonly type: "tool-output-error"; readonly toolCallId: string; readonly errorText: string }
  | { readonly type: "source-url"; readonly sourceId: string; readonly url: string; readonly title: string }
  | { readonly type: "data-restaurants"; readonly data: { readonly restaurants: readonly FoundRestaurant[] } }
  | { readonly type: "text-start"; readonly id: string }
  | { readonly type: "text-delta"; readonly id: string; readonly delta: string }
  | { readonly type: "text-end"; readonly id: string }
  | { readonly type: "error"; readonly errorText: string }
  | { readonly type: "abort" }
  | {
      readonly type: "finish";
      readonly finishReason: "stop" | "length" | "content-filter" | "error" | "other";
      readonly messageMetadata: TurnCost;
    };
