"use client";
import { useParams } from "next/navigation";
import { errorTextOf } from "@/platform/i18n/error-text";
import { localeNamed } from "@/platform/i18n/locales";

interface Props {
  readonly error: unknown;
  /** Asks the server again, and shows the page if it succeeds. */
  readonly retry: () => void;
}

/** When a page fails. */
export default function ErrorPage({ error, retry }: Props) {
  const { locale } = useParams();
  const { title, text, code, retry: again } = errorTextOf(localeNamed(locale), error);
  return (
    <div className="page-narrow space-y-4 text-center" role="alert">
      <h1>{title}</h1>
      <p className="text-muted">{text}</p>
      {code && <p className="text-muted text-sm">{code}</p>}
      <button type="button" className="button-primary" onClick={retry}>
        {again}
      </button>
    </div>
  );
}
