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
  if (!isLonger(text, room)) return text;
  if (room < 3) return '';
  return `${text.slice(0, unitsOf(text, room - 1)).replace(/[\s…]+$/, '')}…`;
}

/** Shortened in the middle: of an image name the end, its tag, tells most. */
export function fitName(name: string, width: number, advance: number): string {
  const room = Math.floor(width / advance);
  if (!isLonger(name, room)) return name;
  if (room < 5) return fitText(name, width, advance);
  const characters = Array.from(name);
  const tail = Math.ceil((room - 1) * 0.65);
  return `${characters.slice(0, room - 1 - tail).join('')}…${characters.slice(-tail).join('')}`;
}

/** Number of characters: what a screen shows, not what UTF-16 counts. */
export function charactersOf(text: string): number {
  let count = 0;
  for (let units = 0; units < text.length; count += 1) units += widthAt(text, units);
  return count;
}

/** Whether it has more characters than that. Never fewer code units than characters: most texts are not looked into. */
function isLonger(text: string, characters: number): boolean {
  return text.length > characters && (characters < 0 || unitsOf(text, characters) < text.length);
}

/** Code units that the first characters take, all of them if there are fewer. */
function unitsOf(text: string, characters: number): number {
  let units = 0;
  for (let n = 0; n < characters && units < text.length; n += 1) units += widthAt(text, units);
  return units;
}

function widthAt(text: string, unit: number): number {
  return (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
}
