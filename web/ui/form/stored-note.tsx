import type { FormFault } from "@/platform/forms/result";
import { FactList } from "../fact-list";

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
      <FactList
        facts={stored.map(([name, value]) => [
          labels[name] ?? name,
          value === "" ? (
            text.storedNothing
          ) : (
            <bdi key={name} className="whitespace-pre-line">
              {value}
            </bdi>
          ),
        ])}
      />
    </>
  );
}
