import type { EngineEvent } from '../engine/events';
import { familiarName } from './familiarName';
import { parseNormalized } from '../engine/reference/parse';
import type { TransferLayerView, TransferView } from './worldView';

/** The newest pull or push, and when it began. */
export interface TransferStory {
  readonly view: TransferView;
  readonly began: number;
}

export interface ConnectionSpeeds {
  readonly downloadBytesPerSecond: number;
  readonly uploadBytesPerSecond?: number;
}

/** The newest pull or push after an event. It stays as it ended until the next one begins. */
export function transferStory(story: TransferStory | undefined, event: EngineEvent, speeds: ConnectionSpeeds): TransferStory | undefined {
  switch (event.type) {
    case 'pull.started': {
      const layers = event.layers.map(({ digest, size, alreadyExists }): TransferLayerView => {
        return { digest, size, state: alreadyExists ? 'exists' : 'waiting', moved: 0 };
      });
      return begun(
        'pull',
        { reference: event.reference, registry: domainOf(event.reference), layers },
        event.at,
        speeds.downloadBytesPerSecond,
      );
    }
    case 'push.planned': {
      const layers = event.layers.map(({ digest, size }): TransferLayerView => ({ digest, size, state: 'waiting', moved: 0 }));
      const speed = speeds.uploadBytesPerSecond ?? speeds.downloadBytesPerSecond;
      return begun('push', { reference: event.reference, registry: event.registry, layers }, event.at, speed);
    }
    case 'layer.downloading':
      return moved(story, event, (layer) => ({ ...layer, state: 'moving', moved: event.current }));
    case 'layer.downloaded':
      return moved(story, event, (layer) => ({ ...layer, state: 'moved', moved: layer.size }));
    case 'layer.extracting':
      return moved(story, event, (layer) => ({ ...layer, state: 'unpacking', moved: layer.size }));
    case 'layer.stored':
      return moved(story, event, (layer) => ({ ...layer, state: 'done', moved: layer.size }));
    case 'push.layer':
      return moved(story, event, (layer) => pushed(layer, event));
    case 'pull.finished':
    case 'push.finished':
      return ended(story, 'done', event.at);
    case 'pull.failed':
    case 'push.failed':
      return ended(story, 'failed', event.at);
    default:
      return story;
  }
}

function begun(
  kind: TransferView['kind'],
  about: Pick<TransferView, 'reference' | 'registry' | 'layers'>,
  at: number,
  bytesPerSecond: number,
): TransferStory {
  const reference = familiarName(about.reference);
  return { began: at, view: { kind, ...about, reference, state: 'running', elapsedMs: 0, bytesPerSecond } };
}

/** A layer that is here already stays what it is: nothing of it travels. */
function moved(
  story: TransferStory | undefined,
  event: { readonly at: number; readonly digest: string },
  change: (layer: TransferLayerView) => TransferLayerView,
): TransferStory | undefined {
  if (story?.view.state !== 'running') return story;
  const layers = story.view.layers.map((layer) => (layer.digest === event.digest && layer.state !== 'exists' ? change(layer) : layer));
  return { ...story, view: { ...story.view, layers, elapsedMs: Math.round(event.at - story.began) } };
}

function pushed(layer: TransferLayerView, event: Extract<EngineEvent, { type: 'push.layer' }>): TransferLayerView {
  switch (event.state) {
    case 'pushing':
      return { ...layer, state: 'moving', moved: event.current };
    case 'pushed':
      return { ...layer, state: 'done', moved: layer.size };
    default:
      return { ...layer, state: event.state };
  }
}

function ended(story: TransferStory | undefined, state: 'done' | 'failed', at: number): TransferStory | undefined {
  // A push that is refused at the door has not begun to transfer anything, so what stands there is an earlier one.
  if (story?.view.state !== 'running') return story;
  return { ...story, view: { ...story.view, state, elapsedMs: Math.round(at - story.began) } };
}

function domainOf(reference: string): string {
  const parsed = parseNormalized(reference);
  return parsed.ok ? parsed.reference.domain : '';
}
