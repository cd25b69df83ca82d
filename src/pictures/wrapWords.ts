import { fitText } from './text';

/** Words in lines of at most `width` px, at most `most` of them; the last is shortened with an ellipsis where more would follow. */
export function wrapWords(text: string, width: number, advance: number, most: number): readonly string[] {
  const room = Math.max(1, Math.floor(width / advance));
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most) {
    if (rest.length <= room || lines.length === most - 1) {
      lines.push(fitText(rest, width, advance));
      break;
    }
    const space = rest.lastIndexOf(' ', room);
    const end = space > 0 ? space : room;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return lines.filter((line) => line !== '');
}
