"use client";
import { useEffect, useState } from "react";
import { draftIn, draftOf, keepDraft, type ReviewInputs, readDraft } from "./content";

interface Draft {
  /** What was written before and not sent; undefined without one. */
  readonly restored: ReviewInputs | undefined;
  readonly keep: (form: HTMLFormElement) => void;
  readonly discard: () => void;
}

/** What somebody has begun to write, kept in this browser until it is sent. `shown`: what the form shows without it. */
export function useDraft(key: string, shown: ReviewInputs): Draft {
  const [restored, restore] = useState<ReviewInputs>();
  // As text: the page hands over a new object whenever it is rendered.
  const shownJson = JSON.stringify(shown);
  useEffect(() => {
    restore(draftIn(readDraft(key), JSON.parse(shownJson)));
  }, [key, shownJson]);
  return {
    restored,
    keep: (form) => keepDraft(key, draftOf(new FormData(form))),
    discard: () => {
      keepDraft(key, undefined);
      restore(undefined);
    },
  };
}
