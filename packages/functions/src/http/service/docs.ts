import { createHash } from "node:crypto";
import { html, raw } from "hono/html";

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated?: true;
  readonly tags: readonly string[];
  readonly security: readonly Record<string, readonly string[]>[];
  readonly "x-roles"?: readonly string[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: unknown }[];
  readonly requestBody?: { readonly content: Record<string, { schema: unknown }> };
  readonly responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
}

/** The OpenAPI document as one page without scripts, and the Content-Security-Policy to send with it. */
export function docsPage(document: Readonly<Record<string, unknown>>): { html: string; policy: string } {
  const paths = document.paths as Record<string, Record<string, Operation>>;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = Map.groupBy(operations, ({ operation }) => operation.tags[0] ?? "Other");
  const page = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bellyfed API</title>
<style>${raw(STYLE)}</style>
<body>
<header><h1>Bellyfed API</h1>
<p>${(document.info as { description: string }).description}</p>
<p>Send your key as <code>X-Api-Key</code>, and for writes a token as <code>Authorization: Bearer …</code>.
The machine-readable form is <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).</p></header>
<nav aria-label="Operations">${[...tags].map(
    ([tag, of]) =>
      html`<h2>${tag}</h2><ul>${of.map(
        ({ method, path, operation }) =>
          html`<li><a href="#${operation.operationId}"><b>${method}</b> ${path}</a></li>`,
      )}</ul>`,
  )}</nav>
<main>${operations.map(section)}</main>
</body></html>`;
  const digest = createHash("sha256").update(STYLE).digest("base64");
  return {
    html: String(page),
    policy: `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}

function section({ method, path, operation }: { method: string; path: string; operation: Operation }) {
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const [status = "", success] = Object.entries(operation.responses)[0] ?? [];
  const response = Object.values(success?.content ?? {})[0]?.schema;
  return html`<section id="${operation.operationId}">
<h3><b>${method}</b> <code>${path}</code></h3>
<p>${operation.deprecated ? operation.description : operation.summary}</p>
<p class="who">${who(operation)}</p>
<pre><code>${curl(method, path, operation)}</code></pre>
${
  operation.parameters.length > 0
    ? html`<table><thead><tr><th>Parameter</th><th>In</th><th>Schema</th></tr></thead><tbody>${operation.parameters.map(
        ({ name, in: place, required, schema }) =>
          html`<tr><td><code>${name}</code>${required ? " *" : ""}</td><td>${place}</td><td><code>${JSON.stringify(schema)}</code></td></tr>`,
      )}</tbody></table>`
    : ""
}
${body ? html`<details><summary>Body</summary><pre><code>${JSON.stringify(body, null, 2)}</code></pre></details>` : ""}
${response ? html`<details><summary>Answer ${status}</summary><pre><code>${JSON.stringify(response, null, 2)}</code></pre></details>` : ""}
</section>`;
}

function who({ security, "x-roles": roles }: Operation): string {
  const [needs, more] = security;
  if (!needs) return "Open to all, without a key.";
  if (more)
    return needs.apiKey ? "Needs a key; a token tells more." : "Open to all, without a key; a token tells more.";
  return roles ? `Needs a key and a token with one of the roles ${roles.join(", ")}.` : "Needs a key.";
}

function curl(method: string, path: string, { security, requestBody }: Operation): string {
  const parts = [
    "curl",
    ...(method === "GET" ? [] : [`-X ${method}`]),
    ...(security[0]?.apiKey ? ["-H 'X-Api-Key: local-dev-key'"] : []),
    ...(security[0]?.token ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(requestBody ? ["-H 'Content-Type: application/json' -d @body.json"] : []),
    `http://localhost:4000${path}`,
  ];
  return parts.join(" ");
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8d3c8, #3c3a36); --ink: light-dark(#22201c, #ece8df); --paper: light-dark(#fbf9f4, #191816); --mark: light-dark(#8a3b12, #f0a06a); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 2rem 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
a { color: var(--mark); } nav ul { columns: 18rem; padding: 0; list-style: none; } nav h2 { margin-bottom: 0; font-size: 1rem; }
section { border-top: 1px solid var(--line); padding: 1rem 0; } h3 { margin: 0; } h3 b { color: var(--mark); }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); border-radius: .5rem; font-size: .85rem; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; } td code { overflow-wrap: anywhere; }
.who { margin: 0; } summary { cursor: pointer; }
`;
