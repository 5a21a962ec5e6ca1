import { type ReactNode, Suspense } from "react";
import { isScriptNavigation } from "@/platform/page/request";

interface Props {
  readonly children: ReactNode;
  readonly fallback: ReactNode;
  /** Shows the fallback again when it changes: `key` of a Suspense. */
  readonly of?: string;
}

/**
 * What takes its time. Scripts that come from another page show the fallback at once; a document waits, since it would hide what comes late
 * from those without scripts.
 */
export async function SlowPart({ children, fallback, of }: Props) {
  if (!(await isScriptNavigation())) return children;
  return (
    <Suspense key={of} fallback={fallback}>
      {children}
    </Suspense>
  );
}
