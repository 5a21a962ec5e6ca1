"use client";
import { useSyncExternalStore } from "react";

interface Props {
  readonly isLooking: boolean;
  readonly onLook: (form: FormData) => void;
  readonly text: Readonly<Record<"button" | "working", string>>;
}

const never = () => () => {};
const yes = () => true;
const no = () => false;

/** Has the form's file looked at before it is imported. There is none without scripts, which read the file's beginning. */
export function PreviewButton({ isLooking, onLook, text }: Props) {
  const hasScripts = useSyncExternalStore(never, yes, no);
  if (!hasScripts) return null;
  return (
    <button
      type="button"
      className="button"
      aria-disabled={isLooking}
      onClick={({ currentTarget: { form } }) => form && !isLooking && onLook(new FormData(form))}
    >
      {isLooking ? text.working : text.button}
    </button>
  );
}
