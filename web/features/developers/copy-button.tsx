"use client";
import { useState } from "react";
import { useScripts } from "@/ui/form/use-scripts";

interface Props {
  /** The id of the element whose text is copied. */
  readonly from: string;
  readonly label: string;
  readonly text: Readonly<Record<"copy" | "copied", string>>;
}

/** Not there without JavaScript, nor where the browser has no clipboard: on pages that were not loaded securely. */
export function CopyButton({ from, label, text }: Props) {
  const isPossible = useScripts() && navigator.clipboard !== undefined;
  const [isCopied, setCopied] = useState(false);
  if (!isPossible) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(document.getElementById(from)?.textContent ?? "");
    setCopied(true);
    setTimeout(setCopied, 2000, false);
  };
  return (
    <>
      <button
        type="button"
        onClick={copy}
        className="min-h-8 cursor-pointer rounded-full px-3 text-paprika hover:underline"
      >
        {isCopied ? text.copied : text.copy}
        <span className="sr-only"> {label}</span>
      </button>
      <span role="status" className="sr-only">
        {isCopied && text.copied}
      </span>
    </>
  );
}
