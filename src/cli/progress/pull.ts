import type { EngineEvent } from '../../engine/events';
import { truncateID } from '../format/ellipsis';
import { progressBar } from './progressBar';
import { StatusLines } from './statusLines';

/** How a pull shows: rewritten lines in a terminal, one line per state elsewhere (fidelity README 3.5, recordings 29.7.2/01 and 08). */
export interface PullProgress {
  /** What to write for an event; '' for events that do not show. */
  text(event: EngineEvent): string;
}

export function pullProgress(options: { readonly columns?: number; readonly listsExistingLayers: boolean }): PullProgress {
  const lines = options.columns === undefined ? undefined : new StatusLines();
  const columns = options.columns ?? 0;
  const state = (digest: string, status: string, bar = ''): string => {
    const id = truncateID(digest);
    if (lines === undefined) return bar === '' ? `${id}: ${status}\n` : '';
    return lines.set(id, `${status} ${bar}`);
  };
  const message = (text: string): string => (lines === undefined ? `${text}\n` : lines.message(text));

  return {
    text: (event) => {
      switch (event.type) {
        case 'pull.started':
          return message(`${event.tag}: Pulling from ${event.name}`);
        case 'layer.queued':
          return state(event.digest, 'Pulling fs layer');
        case 'layer.exists':
          return options.listsExistingLayers ? state(event.digest, 'Already exists') : '';
        case 'layer.downloading':
          return state(event.digest, 'Downloading', progressBar(event.current, event.total, columns));
        case 'layer.downloaded':
          return state(event.digest, 'Download complete');
        case 'layer.extracting':
          // The first second of unpacking does not show (recording 29.7.2/08: only `Extracting 1 s` occurs).
          return lines === undefined || event.seconds < 1 ? '' : state(event.digest, 'Extracting', `${event.seconds} s`);
        case 'layer.stored':
          return state(event.digest, 'Pull complete');
        case 'pull.finished':
          return (
            message(`Digest: ${event.digest}`) +
            message(
              event.status === 'newer'
                ? `Status: Downloaded newer image for ${event.reference}`
                : `Status: Image is up to date for ${event.reference}`,
            )
          );
        default:
          return '';
      }
    },
  };
}
