"use client";
import { useState } from "react";
import type { Messages } from "@/platform/i18n/messages";
import { useScripts } from "@/ui/form/use-scripts";

interface Props {
  readonly text: Messages["editing"]["form"];
  /** The ids of the inputs that it fills. */
  readonly latitude: string;
  readonly longitude: string;
}
type State = "idle" | "finding" | "found" | "failed";

/** About a metre: more would tell of the device, not of the place. */
const DECIMALS = 5;
const PATIENCE_MS = 10_000;

/** Fills in where the browser is; not there without scripts. */
export function PositionButton({ text, latitude, longitude }: Props) {
  const [state, setState] = useState<State>("idle");
  const said = { idle: "", finding: text.findingPosition, found: text.positionFound, failed: text.positionFailed };
  if (!useScripts() || !("geolocation" in navigator)) return null;
  const find = () => {
    setState("finding");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        fill(latitude, coords.latitude);
        fill(longitude, coords.longitude);
        setState("found");
      },
      () => setState("failed"),
      { timeout: PATIENCE_MS },
    );
  };
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <button type="button" className="button" onClick={find} aria-disabled={state === "finding"}>
        {text.usePosition}
      </button>
      <span role="status" className="text-muted">
        {said[state]}
      </span>
    </p>
  );
}

function fill(id: string, degrees: number): void {
  const input = document.getElementById(id);
  if (input instanceof HTMLInputElement) input.value = degrees.toFixed(DECIMALS);
}
