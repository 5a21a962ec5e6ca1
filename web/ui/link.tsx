import NextLink from "next/link";
import type { ComponentProps } from "react";
import { localePath } from "@/platform/i18n/locales";
import { currentLocale } from "@/platform/i18n/text";

type Props = Omit<ComponentProps<typeof NextLink>, "href"> & { readonly href: string };

/**
 * A link within the site that stays in the page's language. Nothing is fetched ahead: a list would render every restaurant on it, and
 * count each as looked at.
 */
export async function Link({ href, prefetch = false, ...rest }: Props) {
  return <NextLink href={localePath(await currentLocale(), href)} prefetch={prefetch} {...rest} />;
}
