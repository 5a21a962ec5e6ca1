import type { FoundRestaurant } from "@/platform/api";

/** What is done for an answer, one after the other. */
export type Step = "understand" | "clarify" | "retrieve" | "ground" | "compose" | "check" | "done";

/**
 * The pieces in which the API tells an answer (AI SDK's UI message stream protocol, version 1), as far as the site reads them. Pieces of other
 * kinds come too.
 */
export type Chunk =
  | { readonly type: "start"; readonly messageId: string; readonly messageMetadata: { readonly chat_id: string } }
  | { readonly type: "data-status"; readonly data: { readonly step: Step } }
  | { readonly type: "source-url"; readonly sourceId: string; readonly url: string; readonly title: string }
  | { readonly type: "data-restaurants"; readonly data: { readonly restaurants: readonly FoundRestaurant[] } }
  | { readonly type: "text-delta"; readonly id: string; readonly delta: string }
  | { readonly type: "error"; readonly errorText: string }
  | { readonly type: "abort" }
  | {
      readonly type: "finish";
      readonly finishReason: string;
      readonly messageMetadata: { readonly model: string };
    };
