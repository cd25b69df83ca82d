import type { EngineEvent } from '../../engine/events';
import { truncateID } from '../format/ellipsis';
import { progressBar } from './progressBar';
import { StatusLines } from './statusLines';

/** How a push shows: rewritten lines in a terminal, one line per state elsewhere (recordings 29.7.2/07 steps 37 to 41, 08 step 10). */
export interface PushProgress {
  /** What to write for an event; '' for events that do not show. */
  text(event: EngineEvent): string;
}

export function pushProgress(options: { readonly columns?: number }): PushProgress {
  const { columns } = options;
  const lines = columns === undefined ? undefined : new StatusLines();
  const state = (digest: string, status: string, bar = ''): string => {
    const id = truncateID(digest);
    if (lines === undefined) return bar === '' ? `${id}: ${status}\n` : '';
    return lines.set(id, `${status} ${bar}`);
  };
  const message = (text: string): string => (lines === undefined ? `${text}\n` : lines.message(text));

  return {
    text: (event) => {
      if (event.type === 'push.started') return message(`The push refers to repository [${event.repository}]`);
      if (event.type === 'push.finished') return message(`${event.tag}: digest: ${event.digest} size: ${event.size}`);
      if (event.type !== 'push.layer') return '';
      switch (event.state) {
        case 'waiting':
          return state(event.digest, 'Waiting');
        case 'pushing':
          return state(event.digest, 'Pushing', progressBar(event.current, event.size, columns ?? 0));
        case 'pushed':
          return state(event.digest, 'Pushed');
        case 'exists':
          return state(event.digest, 'Layer already exists');
        case 'mounted':
          return state(event.digest, `Mounted from ${event.from}`);
      }
    },
  };
}

const HEADER = '\u001b[1m\u001b[106m\u001b[30mi\u001b[0m\u001b[0m \u001b[96mInfo → \u001b[0m\u001b[0m';

/** Docker's note under its output, after an empty line (docker/cli internal/tui/note.go). */
export function infoNote(text: string, inTerminal: boolean): string {
  const [first = '', ...rest] = text.split('\n').map((line) => (inTerminal ? `\u001b[3m${line}\u001b[0m` : line));
  return `\n${inTerminal ? HEADER : ' Info -> '}${first}\n${rest.map((line) => `         ${line}\n`).join('')}`;
}
