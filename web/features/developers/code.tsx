import { words } from "@/platform/i18n/text";
import { CopyButton } from "./copy-button";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly code: string;
}

/** A block of code to read and copy. Long lines wrap, so that nothing has to be scrolled sideways. */
export async function Code({ id, label, code }: Props) {
  const { copy, copied } = await words("developers");
  return (
    <figure className="overflow-hidden rounded-lg border border-line bg-surface">
      <figcaption className="flex min-h-10 items-center justify-between gap-4 border-line border-b bg-raised ps-4 pe-1 font-semibold text-sm">
        {label}
        <CopyButton from={id} label={label} text={{ copy, copied }} />
      </figcaption>
      <pre dir="ltr" className="whitespace-pre-wrap p-4 text-start text-sm leading-relaxed">
        <code id={id}>{code}</code>
      </pre>
    </figure>
  );
}
