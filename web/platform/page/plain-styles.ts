/** Properties and their values, as React takes them. */
export type Style = Readonly<Record<string, string | number>>;

/** How a page looks that may rely on nothing: the tokens of globals.css, which may be what did not load. */
export const plainStyles = {
  body: {
    colorScheme: "light dark",
    margin: 0,
    minHeight: "100dvh",
    display: "grid",
    placeItems: "center",
    background: "light-dark(#fcf8f1, #171310)",
    color: "light-dark(#2a211b, #f3eadf)",
    font: "1rem/1.6 system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif",
    textAlign: "center",
  },
  main: { padding: "2rem 1rem", maxWidth: "36rem", overflowWrap: "anywhere" },
  status: {
    font: "600 3.75rem/1.2 Georgia, serif",
    margin: 0,
    color: "light-dark(#a63a1c, #f2916a)",
  },
  heading: { font: "600 2rem/1.3 Georgia, 'Noto Sans Arabic', serif", margin: 0 },
  muted: { color: "light-dark(#6a5b4d, #b8a898)" },
  links: { display: "flex", flexWrap: "wrap", justifyContent: "center", gap: "0.75rem", margin: "1.5rem 0 0" },
  button: {
    display: "inline-block",
    boxSizing: "border-box",
    font: "inherit",
    fontWeight: 600,
    minHeight: "2.75rem",
    padding: "0.5rem 1.25rem",
    border: 0,
    borderRadius: "999px",
    textDecoration: "none",
    background: "light-dark(#a63a1c, #f2916a)",
    color: "light-dark(#fffaf5, #24120b)",
  },
} as const satisfies Readonly<Record<string, Style>>;
