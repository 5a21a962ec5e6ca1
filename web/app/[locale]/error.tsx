"use client";
import { useParams } from "next/navigation";
import { isLocale } from "@/lib/i18n/locales";
import ar from "@/messages/ar/shell.json";
import de from "@/messages/de/shell.json";
import en from "@/messages/en/shell.json";

const messages = { en, de, ar };

interface Props {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** Client code by React's rules; so small that it carries all languages. */
export default function ErrorPage({ error, reset }: Props) {
  const { locale } = useParams();
  const text = messages[isLocale(locale) ? locale : "en"];
  return (
    <div className="page-narrow space-y-4 text-center" role="alert">
      <h1>{text.errorTitle}</h1>
      <p className="text-muted">{text.errorText}</p>
      {error.digest && <p className="text-muted text-sm">{text.errorCode.replace("{code}", error.digest)}</p>}
      <button type="button" className="button-primary" onClick={reset}>
        {text.errorRetry}
      </button>
    </div>
  );
}
