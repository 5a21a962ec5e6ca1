/** How wide drawings are. */
export const WIDTH = 760;

/** A coordinate as text. */
export const rounded = (value: number): string => value.toFixed(1);

/** A drawing, readable on light and dark ground; `label` says in words what it shows. */
export const svg = (height: number, label: string, style: string, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}">`,
    `<style>${TEXT}${style}</style>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");

const TEXT = `
  text { font: 12px system-ui, sans-serif; fill: #3c4043 }
  .grid { stroke: #9aa0a6; stroke-opacity: .35 }
  @media (prefers-color-scheme: dark) { text { fill: #d5d9dd } }`;
