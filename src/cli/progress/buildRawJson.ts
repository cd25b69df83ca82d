import { digestOf } from '../../engine/digest/digest';
import type { EngineEvent } from '../../engine/events';
import { goJson } from '../format/goJson';
import type { BuildDisplay } from './buildDisplay';

/**
 * `--progress=rawjson`: one line of JSON for every piece of news, with BuildKit's field names (client.SolveStatus). Simplified: one piece
 * of news a line, and `inputs` are left out, because vertices here do not know which others they stand on.
 */
export class RawJsonBuildDisplay implements BuildDisplay {
  readonly #vertices = new Map<string, { readonly digest: string; readonly name: string; readonly started: string }>();

  event(event: EngineEvent): string {
    const timestamp = new Date(event.at).toISOString();
    if (event.type === 'vertex.started') {
      const vertex = { digest: digestOf(`${event.vertex} ${event.name}`), name: event.name, started: timestamp };
      this.#vertices.set(event.vertex, vertex);
      return line({ vertexes: [vertex] });
    }
    const vertex = 'vertex' in event ? this.#vertices.get(event.vertex) : undefined;
    if (vertex === undefined) return '';
    switch (event.type) {
      case 'vertex.completed':
        return line({
          vertexes: [
            {
              ...vertex,
              completed: timestamp,
              ...(event.cached ? { cached: true } : {}),
              ...(event.error === undefined ? (event.cancelled === true ? { error: 'context canceled' } : {}) : { error: event.error }),
            },
          ],
        });
      case 'vertex.status': {
        const { id, current = 0, total, done } = event;
        const started = new Date(event.started).toISOString();
        // What is transferred has a name of its own.
        const name = id.startsWith('transferring ') ? { name: 'transferring' } : {};
        const figures = {
          current,
          ...(total === undefined ? {} : { total }),
          timestamp,
          started,
          ...(done ? { completed: timestamp } : {}),
        };
        return line({ statuses: [{ id, vertex: vertex.digest, ...name, ...figures }] });
      }
      case 'vertex.log':
        return line({ logs: [{ vertex: vertex.digest, stream: event.stream === 'stdout' ? 1 : 2, data: base64(event.text), timestamp }] });
      case 'vertex.warning':
        return line({ warnings: [{ vertex: vertex.digest, level: 1, short: base64(event.text) }] });
      default:
        return '';
    }
  }

  tick(): string {
    return '';
  }

  end(): string {
    return '';
  }
}

function line(news: unknown): string {
  return `${goJson(news)}\n`;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63] ?? '');
    out += characters
      .slice(0, Math.min(4, bytes.length - at + 1))
      .join('')
      .padEnd(4, '=');
  }
  return out;
}
