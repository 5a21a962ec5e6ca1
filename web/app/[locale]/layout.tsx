import type { ReactNode } from "react";
import "../globals.css";
export default async function Layout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  return (<html lang={locale}><body>{children}</body></html>);
}
