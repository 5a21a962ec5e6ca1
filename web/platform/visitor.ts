import { ADDRESS_HEADER, SITE_HEADER, VISITOR_HEADER, visitorHeader } from "@bellyfed/core/visitor";
import { headers } from "next/headers";

type Fields = Readonly<Record<string, string>>;
/** The header fields of the request that is answered. */
type Ask = () => Promise<Pick<Headers, "get">>;

/**
 * By what a call proves that it is the site's and says for whom it is made. A call whose answer is kept for all (`next`) is made for nobody:
 * what is said there would be part of the answer's name in the cache, and a page that is kept may not ask who looks.
 */
export async function callFields({ next }: { readonly next?: unknown }, ask: Ask = headers): Promise<Fields> {
  const { SITE_SECRET: proof } = process.env;
  if (!proof) return {};
  return { [SITE_HEADER]: proof, ...(next === undefined && (await visitorFields(ask))) };
}

/** The same for a call to the identity provider, if that is the API's own: no other is told who visits. */
export async function issuerFields(issuer: string, ask?: Ask): Promise<Fields> {
  const ours = URL.parse(process.env.API_URL ?? "")?.origin;
  return ours !== undefined && URL.parse(issuer)?.origin === ours ? callFields({}, ask) : {};
}

async function visitorFields(ask: Ask): Promise<Fields> {
  const { VISITOR_SECRET: secret } = process.env;
  const address = secret && (await ask()).get(ADDRESS_HEADER);
  return secret && address ? { [VISITOR_HEADER]: visitorHeader(address, secret, Date.now()) } : {};
}
