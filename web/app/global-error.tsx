"use client";
import { usePathname } from "next/navigation";
import type { CSSProperties } from "react";
import { errorTextOf } from "@/platform/i18n/error-text";
import { languages, splitLocale } from "@/platform/i18n/locales";

// The tokens of globals.css, which may be what did not load.
const body: CSSProperties = {
  colorScheme: "light dark",
  margin: 0,
  minHeight: "100dvh",
  display: "grid",
  placeItems: "center",
  background: "light-dark(#fcf8f1, #171310)",
  color: "light-dark(#2a211b, #f3eadf)",
  font: "1rem/1.6 system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif",
  textAlign: "center",
};
const heading: CSSProperties = { font: "600 2rem/1.3 Georgia, 'Noto Sans Arabic', serif", margin: 0 };
const muted: CSSProperties = { color: "light-dark(#6a5b4d, #b8a898)" };
const button: CSSProperties = {
  font: "inherit",
  fontWeight: 600,
  minHeight: "2.75rem",
  padding: "0.5rem 1.25rem",
  border: 0,
  borderRadius: "999px",
  background: "light-dark(#a63a1c, #f2916a)",
  color: "light-dark(#fffaf5, #24120b)",
};

interface Props {
  readonly error: unknown;
  /** Asks the server again, and shows the page if it succeeds. */
  readonly retry: () => void;
}

/** When the layout itself fails. */
export default function GlobalError({ error, retry }: Props) {
  const { locale } = splitLocale(usePathname() ?? "/");
  const { title, text, code, retry: again } = errorTextOf(locale, error);
  return (
    <html lang={locale} dir={languages[locale].direction}>
      <body style={body}>
        <title>{`${title} · Bellyfed`}</title>
        <main style={{ padding: "2rem 1rem", maxWidth: "36rem" }}>
          <div role="alert">
            <h1 style={heading}>{title}</h1>
            <p style={muted}>{text}</p>
            {code && <p style={muted}>{code}</p>}
          </div>
          <button type="button" style={button} onClick={retry}>
            {again}
          </button>
        </main>
      </body>
    </html>
  );
}
