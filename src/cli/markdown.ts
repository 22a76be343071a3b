import { lexer, type Token } from "marked";
import type { colors } from "./colors.ts";

type Colors = ReturnType<typeof colors>;

/** Markdown for a terminal: headings, code and emphasis in colour, the text as it is. */
export function paintMarkdown(markdown: string, paint: Colors): string {
  return lexer(markdown)
    .map((token) => paintBlock(token, paint))
    .join("");
}

function paintBlock(token: Token, paint: Colors): string {
  if (token.type === "heading") {
    return paint.bold(paint.underline(token.text as string)) + trailingBreaks(token.raw);
  }
  if (token.type === "code") {
    const lines = (token.text as string).split("\n").map((line) => `  ${paint.cyan(line)}`);
    return lines.join("\n") + trailingBreaks(token.raw);
  }
  return paintInline(token.raw, paint);
}

function paintInline(text: string, paint: Colors): string {
  return text
    .replace(/`([^`\n]+)`/g, (_, code: string) => paint.cyan(code))
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => paint.bold(strong))
    .replace(
      /\[([^\]]+)\]\((https:[^)\s]+)\)/g,
      (_, label: string, url: string) => `${label} ${paint.dim(`<${url}>`)}`,
    );
}

function trailingBreaks(raw: string): string {
  return /\n*$/.exec(raw)?.[0] ?? "";
}
