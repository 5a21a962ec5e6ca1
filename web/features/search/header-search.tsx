import { currentLocale, words } from "@/platform/i18n/text";
import { HeaderBox } from "./box/header-box";

/** The search at the top of every page that has none of its own. */
export async function HeaderSearch() {
  const [{ form }, locale] = await Promise.all([words("search"), currentLocale()]);
  const { label, whatExample, submit, suggestions, available, kinds } = form;
  return <HeaderBox locale={locale} text={{ label, whatExample, submit, suggestions, available, kinds }} />;
}
