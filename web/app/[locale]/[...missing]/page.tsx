import { notFound } from "next/navigation";

export const dynamic = "force-dynamic";

/** Every address that is no page, so that it is answered in the reader's language. */
export default function Missing(): never {
  notFound();
}
