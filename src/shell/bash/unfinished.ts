/** Whether a shell would ask for another line before it runs what is typed so far. */

/** Words that close what others open; just-bash names the one that it misses as unexpected. */
const CLOSING = /near unexpected token `(fi|done|esac|\})'/;

export async function isUnfinished(text: string): Promise<boolean> {
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  const trailing = /\\+$/.exec(last)?.[0].length ?? 0;
  if (trailing % 2 === 1) return true;
  const document = /<<-?\s*(['"]?)([\w.-]+)\1/.exec(lines[0] ?? '')?.[2];
  if (document !== undefined && !lines.slice(1).some((line) => line.trimStart() === document)) return true;
  if (/(?:\|\||&&|\|)\s*$/.test(last)) return true;
  const { parse } = await import(/* webpackChunkName: "bash" */ 'just-bash');
  try {
    parse(text);
    return false;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const missing = CLOSING.exec(message)?.[1];
    if (missing !== undefined) return !new RegExp(`(?:^|[\\s;])${missing.replace('}', '\\}')}(?:$|[\\s;])`).test(text);
    return /got EOF|unexpected EOF/.test(message);
  }
}
