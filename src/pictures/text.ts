/** Text is measured by counting: geometry is computed without a screen. Advances are a little wide, so that text never runs over. */
export const MONO_ADVANCE = 7.3;
/** Of figures, which are tabular. */
export const SANS_ADVANCE = 6.9;
/** Of words in small letters. */
export const WORD_ADVANCE = 6.5;
export const FONT_SIZE = 12;

/** Shortened at the end with an ellipsis to fit `width` px; '' where not even two characters fit. */
export function fitText(text: string, width: number, advance: number): string {
  const room = Math.floor(width / advance);
  // Never fewer code units than characters: most texts fit, and are not taken apart.
  if (text.length <= room) return text;
  const characters = Array.from(text);
  if (characters.length <= room) return text;
  if (room < 3) return '';
  return `${characters
    .slice(0, room - 1)
    .join('')
    .replace(/[\s…]+$/, '')}…`;
}

/** Shortened in the middle: of an image name the end, its tag, tells most. */
export function fitName(name: string, width: number, advance: number): string {
  const room = Math.floor(width / advance);
  const characters = Array.from(name);
  if (characters.length <= room) return name;
  if (room < 5) return fitText(name, width, advance);
  const tail = Math.ceil((room - 1) * 0.65);
  return `${characters.slice(0, room - 1 - tail).join('')}…${characters.slice(-tail).join('')}`;
}
