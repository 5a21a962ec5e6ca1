import type { FormFault } from "@/platform/forms/result";

interface Props {
  readonly fault: FormFault | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly text: { readonly storedNow: string; readonly storedNothing: string };
}

/** What others have stored while somebody was writing. */
export function StoredNote({ fault, labels, text }: Props) {
  const stored = Object.entries(fault?.stored ?? {});
  if (stored.length === 0) return null;
  return (
    <>
      <h2 className="text-base">{text.storedNow}</h2>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {stored.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{labels[name] ?? name}</dt>
            <dd>{value === "" ? text.storedNothing : <bdi className="whitespace-pre-line">{value}</bdi>}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
