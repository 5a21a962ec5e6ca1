import { AppError } from "@bellyfed/core/error";
import type { ChatModel } from "@bellyfed/core/guide/chat-model";
import type { Runtime } from "@bellyfed/core/ports";

/** So long nothing is asked of a model that could not be had, in milliseconds: whoever asks meanwhile is answered by rules at once. */
export const REST_MS = 15_000;

/** A model that is left alone for a while when it could not be had. */
export function resting(model: ChatModel, { now }: Pick<Runtime, "now">): ChatModel {
  let until = Number.NEGATIVE_INFINITY;
  return {
    name: model.name,
    async *stream(...asked) {
      if (now() < until)
        throw new AppError(
          "unavailable",
          "guide.model_unavailable",
          "The language model could not be used a moment ago",
        );
      try {
        yield* model.stream(...asked);
      } catch (error) {
        if (isUnavailable(error)) until = now() + REST_MS;
        throw error;
      }
    },
  };
}

/** Whether a model could not be had, or said what is no answer. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof AppError && error.code === "guide.model_unavailable";
