/**
 * Whether bash would ask for another line (its prompt `> `) before running `text`: an open quote, a backslash before the line end, or a here
 * document whose end word has not come yet. Open `do`, `then` and braces are not recognised: such lines go to the shell as they are.
 */
export function isIncomplete(text: string): boolean {
  const lines = text.split('\n');
  let quote: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const scanned = scanLine(lines[index] ?? '', quote);
    quote = scanned.quote;
    if (quote === undefined && scanned.continued && index === lines.length - 1) return true;
    for (const document of scanned.hereDocuments) {
      const end = lines.findIndex((line, at) => at > index && (document.stripsTabs ? line.replace(/^\t+/, '') : line) === document.word);
      if (end < 0) return true;
      index = end;
    }
  }
  return quote !== undefined;
}

interface ScannedLine {
  readonly quote: string | undefined;
  readonly continued: boolean;
  readonly hereDocuments: readonly { readonly word: string; readonly stripsTabs: boolean }[];
}

const HERE_DOCUMENT = /<<(-?)\s*(?:'([^']+)'|"([^"]+)"|\\?([\w.-]+))/y;

function scanLine(line: string, openQuote: string | undefined): ScannedLine {
  let quote = openQuote;
  const hereDocuments: { word: string; stripsTabs: boolean }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '\\' && quote !== "'") {
      if (at === line.length - 1) return { quote, continued: true, hereDocuments };
      at += 1;
    } else if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '#' && (at === 0 || /[\s;]/.test(line.charAt(at - 1)))) {
      break;
    } else if (character === '<' && line.startsWith('<<<', at)) {
      at += 2;
    } else if (character === '<') {
      HERE_DOCUMENT.lastIndex = at;
      const match = HERE_DOCUMENT.exec(line);
      if (match) {
        hereDocuments.push({ word: match[2] ?? match[3] ?? match[4] ?? '', stripsTabs: match[1] === '-' });
        at = HERE_DOCUMENT.lastIndex - 1;
      }
    }
  }
  return { quote, continued: false, hereDocuments };
}
