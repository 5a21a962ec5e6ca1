import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import { bodyOf, curl, operationsByTag, type Placed, successOf, whoCalls } from "./described.ts";
import type { Json } from "./json-schema.ts";

/** The OpenAPI document as one page without scripts, and the Content-Security-Policy to send with it. */
export function docsPage(document: Json): { html: string; policy: string } {
  const tags = operationsByTag(document);
  const operations = [...tags.values()].flat();
  const page = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bellyfed API</title>
<link rel="alternate" type="text/markdown" href="/docs.md">
<style>${raw(STYLE)}</style>
<body>
<header><h1>Bellyfed API</h1>
<p>${(document.info as { description: string }).description}</p>
<p>Send your key as <code>X-Api-Key</code>, and for writes a token as <code>Authorization: Bearer …</code>.
The machine-readable form is <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1), and for language models there is
<a href="/docs.md">/docs.md</a> (Markdown).</p></header>
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

function section(placed: Placed) {
  const { method, path, operation } = placed;
  const [body, { status, schema: response }] = [bodyOf(operation), successOf(operation)];
  return html`<section id="${operation.operationId}">
<h3><b>${method}</b> <code>${path}</code></h3>
<p>${operation.deprecated ? operation.description : operation.summary}</p>
<p class="who">${whoCalls(operation)}</p>
<pre><code>${curl(placed)}</code></pre>
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
