import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly intro?: string | undefined;
  /** What was done just before, on another page. */
  readonly notice?: string | undefined;
  readonly children: ReactNode;
}

/** How all pages about signing in look: one narrow card. */
export function Frame({ title, intro, notice, children }: Props) {
  return (
    <div className="page-narrow max-w-md space-y-6">
      <header className="space-y-2">
        <h1>{title}</h1>
        {intro && <p className="text-muted">{intro}</p>}
      </header>
      {notice && (
        <p role="status" className="note border-olive">
          {notice}
        </p>
      )}
      {children}
    </div>
  );
}
