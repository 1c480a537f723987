/** A fenced block of a page. */
export interface Fence {
  readonly language: Language;
  readonly code: string;
  /** Of its first line of code, counted from 1. */
  readonly line: number;
}

/** What a test does with a block: runs it, checks its commands, reads it as JSON, or nothing at all. */
const languages = ['ts', 'js', 'sh', 'json', 'text'] as const;
type Language = (typeof languages)[number];

/** Anything that a reader sees as a fence, in lists, quotations and unclosed lines too. */
const anyFence = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?(?:`{3,}|~{3,})/;

/**
 * The fenced blocks of a page, in order.
 *
 * @throws when a block would be seen by readers and by no test.
 */
export function fences(markdown: string): Fence[] {
  const all: Fence[] = [];
  let open: { language: Language; line: number; code: string } | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    if (!anyFence.test(text)) {
      if (open) open.code += `${text}\n`;
    } else if (!open) {
      open = { language: languageOf(text, index + 1), line: index + 2, code: '' };
    } else if (text === '```') {
      all.push(open);
      open = undefined;
    } else throw refusal(index + 1, text, 'the end of a block is "```", unindented');
  }
  if (open) throw refusal(open.line - 1, `\`\`\`${open.language}`, 'the block has no end');
  return all;
}

/** A page without its fenced blocks. */
export function prose(markdown: string): string {
  const lines = markdown.split('\n');
  for (const { line, code } of fences(markdown)) lines.fill('', line - 2, line - 1 + code.split('\n').length);
  return lines.join('\n');
}

function languageOf(text: string, line: number): Language {
  const found = languages.find((language) => text === `\`\`\`${language}`);
  if (found) return found;
  const known = languages.map((language) => `"\`\`\`${language}"`).join(', ');
  throw refusal(line, text, `no test reads it; write ${known}, unindented and with nothing behind it`);
}

function refusal(line: number, text: string, expected: string): Error {
  return new Error(`Line ${line}, "${text}": ${expected}.`);
}
