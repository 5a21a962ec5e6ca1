export const VISITOR_COOKIE = "bellyfed_who";

/** Who is signed in, for display only: a cookie that scripts can read, and anyone can write. */
export interface Visitor {
  readonly sub: string;
  readonly name: string;
  readonly role: string;
}

/** Finds the person in a cookie header or `document.cookie`; undefined when there is none that makes sense. */
export function parseVisitor(cookies: string): Visitor | undefined {
  const pair = cookies.split(/;\s*/).find((each) => each.startsWith(`${VISITOR_COOKIE}=`));
  if (!pair) return undefined;
  try {
    const { sub, name, role } = JSON.parse(
      decodeURIComponent(pair.slice(VISITOR_COOKIE.length + 1)),
    ) as Partial<Visitor>;
    return sub && name && role ? { sub: String(sub), name: String(name), role: String(role) } : undefined;
  } catch {
    return undefined;
  }
}
