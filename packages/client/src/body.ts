import type { Steps } from "./iterable.ts";

/** Whether an answer's body can be read as it comes: in Node and in browsers, not by React Native's own fetch. */
export const canStream = ({ body }: Response): boolean =>
  typeof body?.getReader === "function" && typeof TextDecoder === "function";

/** A body's text piece by piece as it comes, or in one piece where it cannot be read as it comes. */
export function piecesOf(response: Response): Steps<string> {
  if (!response.body || !canStream(response)) {
    const pieces = [() => response.text()];
    return { next: async () => pieces.pop()?.() };
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? undefined : decoder.decode(value, { stream: true });
    },
    stop: () => void reader.cancel().catch(() => {}),
  };
}
