/** Keystrokes of somebody who types well: `[milliseconds since the prompt, character]`. The same text is always typed the same way. */
export interface Keystroke {
  readonly at: number;
  readonly key: string;
}

const beforeFirstKeyMs = 700;
const longestTypingMs = 2200;

export function keystrokes(text: string): readonly Keystroke[] {
  const characters = [...text];
  const waits = characters.map((character, index) => waitBefore(character, index, text));
  const total = waits.reduce((sum, wait) => sum + wait, 0);
  const scale = Math.min(1, longestTypingMs / Math.max(total, 1));
  let at = beforeFirstKeyMs;
  return characters.map((key, index) => {
    at += (waits[index] ?? 0) * scale;
    return { at: Math.round(at), key };
  });
}

/** A word's first letter takes thought, a letter within it does not. */
function waitBefore(character: string, index: number, text: string): number {
  const spread = mixed(`${index}:${text}`) % 45;
  const startsWord = index > 0 && character !== ' ' && text.charAt(index - 1) === ' ';
  return 34 + spread + (startsWord ? 40 : 0);
}

/** FNV-1a, 32 bits: even enough to look unplanned, and the same everywhere. */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash >>> 4;
}
