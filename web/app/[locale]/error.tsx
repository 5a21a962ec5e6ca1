"use client";
import { useParams } from "next/navigation";
import { localeNamed } from "@/lib/i18n/locales";
import ar from "@/messages/ar/shell.json";
import de from "@/messages/de/shell.json";
import en from "@/messages/en/shell.json";

const messages = { en, de, ar };

interface Props {
  readonly error: unknown;
  /** Asks the server again, and shows the page if it succeeds. */
  readonly retry: () => void;
}

/** Client code by React's rules; so small that it carries all languages. */
export default function ErrorPage({ error, retry }: Props) {
  const { locale } = useParams();
  const text = messages[localeNamed(locale)];
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <div className="page-narrow space-y-4 text-center" role="alert">
      <h1>{text.errorTitle}</h1>
      <p className="text-muted">{text.errorText}</p>
      {digest && <p className="text-muted text-sm">{text.errorCode.replace("{code}", digest)}</p>}
      <button type="button" className="button-primary" onClick={retry}>
        {text.errorRetry}
      </button>
    </div>
  );
}
