const style = `
:root { color-scheme: light dark; --line: light-dark(#d0d7de, #3d444d); --soft: light-dark(#f6f8fa, #161b22);
  --quiet: light-dark(#59636e, #9198a1); --mark: light-dark(#fff1b8, #574500); --error: light-dark(#cf222e, #ff7b72);
  --warning: light-dark(#9a6700, #d29922); --link: light-dark(#0550ae, #79c0ff); }
body { background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #e6edf3); font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; overflow-wrap: anywhere; } p { margin: 0.25rem 0; }
a { color: var(--link); } table { border-collapse: collapse; width: 100%; } td { border-top: 1px solid var(--line); overflow-wrap: anywhere; padding: 0.25rem 0.5rem; }
td:first-child { font-variant-numeric: tabular-nums; text-align: right; width: 3rem; }
ol, ul { list-style: none; padding: 0; } li { border-left: 3px solid var(--line); margin: 1rem 0; overflow-wrap: anywhere; padding-left: 0.75rem; }
li.error { border-color: var(--error); } li.warning { border-color: var(--warning); } .meta { color: var(--quiet); font-size: 0.875rem; }
pre { background: var(--soft); border-radius: 6px; font: 0.8125rem/1.5 ui-monospace, monospace; overflow-x: auto; padding: 0.5rem; } mark { background: var(--mark); color: inherit; }
`;

/** A whole HTML document. `title` is text, `sections` are HTML; `own` is what this page needs besides. */
export function page(
  title: string,
  sections: readonly string[],
  own: { readonly style?: string; readonly script?: string } = {},
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}${own.style ?? ""}</style>
</head>
<body>
${sections.filter((section) => section !== "").join("\n")}
${own.script === undefined ? "" : `<script>${own.script}</script>\n`}</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
