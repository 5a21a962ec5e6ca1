export const VISITOR_COOKIE = "bellyfed_who";

/** Who is signed in, for display only: a cookie that scripts can read, and anyone can write. */
export interface Visitor {
  readonly sub: string;
  readonly name: string;
  readonly role: string;
}

/** Finds the person in a cookie header or `document.cookie`, by the cookie's name; undefined when there is none that makes sense. */
export function parseVisitor(cookies: string, cookieName: string): Visitor | undefined {
  const pair = cookies.split(/;\s*/).find((each) => each.startsWith(`${cookieName}=`));
  if (!pair) return undefined;
  try {
    const { sub, name, role } = JSON.parse(decodeURIComponent(pair.slice(cookieName.length + 1))) as Partial<Visitor>;
    return sub && name && role ? { sub: String(sub), name: String(name), role: String(role) } : undefined;
  } catch {
    return undefined;
  }
}
