"use client";
import { usePathname } from "next/navigation";
import { errorTextOf } from "@/platform/i18n/error-text";
import { languages, localePath, splitLocale } from "@/platform/i18n/locales";
import { plainStyles as styles } from "@/platform/page/plain-styles";

interface Props {
  readonly error: unknown;
  /** Asks the server again, and shows the page if it succeeds. */
  readonly retry: () => void;
}

/** When the layout itself fails. */
export default function GlobalError({ error, retry }: Props) {
  const { locale } = splitLocale(usePathname() ?? "/");
  const { title, text, code, retry: again, home } = errorTextOf(locale, error);
  return (
    <html lang={locale} dir={languages[locale].direction}>
      <body style={styles.body}>
        <title>{`${title} · Bellyfed`}</title>
        <main style={styles.main}>
          <div role="alert">
            <h1 style={styles.heading}>{title}</h1>
            <p style={styles.muted}>{text}</p>
            {code && <p style={styles.muted}>{code}</p>}
          </div>
          <p style={styles.links}>
            <button type="button" style={styles.button} onClick={retry}>
              {again}
            </button>
            {/* A document of its own: the router may be what failed. */}
            <a href={localePath(locale, "/")} style={styles.button}>
              {home}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
