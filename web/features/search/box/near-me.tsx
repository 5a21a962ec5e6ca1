"use client";
import { type ReactNode, useState } from "react";
import { useScripts } from "@/ui/form/use-scripts";
import { positionOf, type Unfound } from "./position";

export interface NearText {
  readonly nearMe: string;
  readonly finding: string;
  readonly unfound: Readonly<Record<Unfound, string>>;
}

interface Props {
  readonly text: NearText;
  /** Shown below what went wrong. */
  readonly instead?: ReactNode;
  /** Latitude and longitude. */
  readonly onFound: (position: string) => void;
}

/** Looks around where the browser is; says so when that is not to be known. Not there without scripts, which alone can ask. */
export function NearMe({ text, instead, onFound }: Props) {
  const [state, setState] = useState<"idle" | "finding" | Unfound>("idle");
  if (!useScripts()) return null;
  const find = async () => {
    if (state === "finding") return;
    setState("finding");
    const found = await positionOf(window);
    setState("unfound" in found ? found.unfound : "idle");
    if ("position" in found) onFound(found.position);
  };
  const failed = state !== "idle" && state !== "finding";
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <button
          type="button"
          className="link inline-flex min-h-9 cursor-pointer items-center gap-2"
          onClick={find}
          aria-disabled={state === "finding"}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor">
            <circle cx="8" cy="8" r="4.5" strokeWidth="1.5" />
            <path d="M8 .5v3m0 9v3M.5 8h3m9 0h3" strokeWidth="1.5" strokeLinecap="round" />
          </svg>
          {text.nearMe}
        </button>
        <span role="status" className={failed ? undefined : "text-muted"}>
          {state === "finding" && text.finding}
          {failed && text.unfound[state]}
        </span>
      </p>
      {failed && instead}
    </div>
  );
}
