import { locales } from "@/platform/i18n/locales";
import { NotOnTheMenu } from "@/ui/shell/not-on-the-menu";

/** Prepared in each language when the site is built; proxy.ts answers with it, and with status 404, what is no address of the site. */
export const dynamic = "force-static";
export const dynamicParams = false;
export const generateStaticParams = () => locales.map((locale) => ({ locale }));

export { generateMetadata } from "../not-found";

export default function Missing() {
  return <NotOnTheMenu />;
}
