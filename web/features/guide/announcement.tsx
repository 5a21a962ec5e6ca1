"use client";
import { useEffect, useState } from "react";
import type { ChatText } from "./chat-props";
import { spokenText } from "./stream/cited";
import type { LiveTurn } from "./stream/store";

interface Props {
  readonly turn: LiveTurn | undefined;
  readonly text: Pick<ChatText, "turn" | "step">;
}

/** A step that is shorter than this is not worth a word. Milliseconds. */
const CALM_MS = 800;

/** Says aloud what takes long, and the whole answer once it is there: read out word by word as they come nobody could follow it. */
export function Announcement({ turn, text }: Props) {
  return (
    <p role="status" className="sr-only">
      {useCalm(turn ? said(turn, text) : "")}
    </p>
  );
}

function said({ state, answer }: LiveTurn, { turn, step }: Props["text"]): string {
  if (state === "reconnecting") return turn.reconnecting;
  if (state === "lost") return turn.lost;
  if (state === "following") return answer.step ? step[answer.step] : step.understand;
  const words = spokenText(answer.text, new Set(answer.sources.map(({ id }) => id)));
  const end =
    answer.end?.kind === "stopped" ? turn.stopped : answer.end?.kind === "failed" ? turn.failed : turn.answered;
  return `${end} ${words}`;
}

/** A text once it has stayed the same for a while. */
function useCalm(text: string): string {
  const [calm, setCalm] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setCalm(text), CALM_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return calm;
}
