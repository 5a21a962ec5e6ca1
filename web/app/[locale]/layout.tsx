import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AccountCorner } from "@/features/account/account-corner";
import { HeaderSearch } from "@/features/search/header-search";
import { isLocale, languages } from "@/platform/i18n/locales";
import { currentLocale, text } from "@/platform/i18n/text";
import { shareMetadata, siteUrl } from "@/platform/page/metadata";
import { Footer } from "@/ui/shell/footer";
import { Header } from "@/ui/shell/header";
import "../globals.css";

const fraunces = localFont({
  src: "../../../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2",
  variable: "--font-fraunces",
  weight: "100 900",
  display: "swap",
});

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([text("shell"), currentLocale()]);
  return {
    ...(await shareMetadata(locale)),
    metadataBase: siteUrl(),
    title: { default: `Bellyfed: ${t("tagline")}`, template: "%s · Bellyfed" },
    description: t("description"),
    applicationName: "Bellyfed",
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcf8f1" },
    { media: "(prefers-color-scheme: dark)", color: "#171310" },
  ],
};

interface Props {
  readonly children: ReactNode;
  readonly params: Promise<{ readonly locale: string }>;
}

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await text("shell");
  return (
    <html lang={locale} dir={languages[locale].direction} className={fraunces.variable}>
      <body className="flex min-h-dvh flex-col">
        <a href="#main" className="button-primary absolute start-2 top-2 z-50 -translate-y-20 focus:translate-y-0">
          {t("skip")}
        </a>
        <Header account={<AccountCorner />} search={<HeaderSearch />} />
        <main id="main" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}
