import { characterWidth, displayWidth } from './displayWidth';

/** docker/cli `formatter.Ellipsis`: at most `columns` display columns, the last of them `…` where text was cut. */
export function ellipsis(text: string, columns: number): string {
  if (columns <= 0) return '';
  const characters = [...text];
  if (columns === 1) return characters[0] ?? '';
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const character of characters) {
    width += characterWidth(character);
    if (width >= columns) break;
    kept += character;
  }
  // Where even the first character is too wide, docker/cli cuts nothing.
  return kept === '' ? text : `${kept}…`;
}

/** docker/cli `formatter.TruncateID`: what precedes `:` dropped, then the first twelve characters. */
export function truncateID(id: string): string {
  const colon = id.indexOf(':');
  const hex = colon >= 0 ? id.slice(colon + 1) : id;
  return hex.slice(0, 12);
}
