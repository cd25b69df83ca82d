import type { EngineEvent, FetchedBase } from '../engine/events';
import { domainOf, familiarName } from './familiarName';
import { layerProgress } from './layerProgress';
import type { TransferLayerView, TransferView } from './worldView';

/** The newest transfer, and when it began. */
export interface TransferStory {
  readonly view: TransferView;
  readonly began: number;
}

export interface ConnectionSpeeds {
  readonly downloadBytesPerSecond: number;
  readonly uploadBytesPerSecond?: number;
}

/** The newest transfer after an event. It stays as it ended until the next one begins; a build that has to fetch nothing is none. */
export function transferStory(story: TransferStory | undefined, event: EngineEvent, speeds: ConnectionSpeeds): TransferStory | undefined {
  switch (event.type) {
    case 'pull.started': {
      const layers = event.layers.map(({ digest, size, alreadyExists }): TransferLayerView => {
        return { digest, size, state: alreadyExists ? 'exists' : 'waiting', moved: 0 };
      });
      return begun(
        'pull',
        { reference: familiarName(event.reference), registry: domainOf(event.reference), layers },
        event.at,
        speeds.downloadBytesPerSecond,
      );
    }
    case 'push.planned': {
      const layers = event.layers.map(({ digest, size }): TransferLayerView => ({ digest, size, state: 'waiting', moved: 0 }));
      const speed = speeds.uploadBytesPerSecond ?? speeds.downloadBytesPerSecond;
      return begun('push', { reference: familiarName(event.reference), registry: event.registry, layers }, event.at, speed);
    }
    case 'build.fetching': {
      const about = {
        reference: listed(event.bases.map((base) => familiarName(base.reference))),
        registry: listed(event.bases.map((base) => domainOf(base.reference))),
        layers: layersOfBases(event.bases),
      };
      return begun('build', about, event.at, speeds.downloadBytesPerSecond);
    }
    case 'vertex.status':
      return story?.view.kind === 'build' ? fetched(story, event) : story;
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
    case 'build.failed':
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
  return { began: at, view: { kind, ...about, state: 'running', elapsedMs: 0, bytesPerSecond } };
}

function layersOfBases(bases: readonly FetchedBase[]): readonly TransferLayerView[] {
  const coming = new Set<string>();
  return bases.flatMap(({ reference, layers }) =>
    layers.map(({ digest, size, createdBy, alreadyExists }): TransferLayerView => {
      const state = !alreadyExists ? 'waiting' : coming.has(digest) ? 'shared' : 'exists';
      if (!alreadyExists) coming.add(digest);
      return { digest, size, state, moved: 0, createdBy, ...(bases.length > 1 ? { image: familiarName(reference) } : {}) };
    }),
  );
}

/** A build has fetched all its bases before its first step, so the fetch is over when every layer is here. */
function fetched(story: TransferStory, event: Extract<EngineEvent, { type: 'vertex.status' }>): TransferStory | undefined {
  const progress = layerProgress(event);
  if (progress === undefined) return story;
  const { digest, state, current } = progress;
  const after = moved(story, { at: event.at, digest }, (layer) => {
    switch (state) {
      case 'waiting':
        return layer;
      case 'downloading':
        return { ...layer, state: 'moving', moved: current };
      case 'downloaded':
        return { ...layer, state: 'moved', moved: layer.size };
      case 'extracting':
        return { ...layer, state: 'unpacking', moved: layer.size };
      case 'stored':
        return { ...layer, state: 'done', moved: layer.size };
    }
  });
  const over = after?.view.layers.every((layer) => layer.state === 'done' || stays(layer));
  return over === true ? ended(after, 'done', event.at) : after;
}

/** A layer that is here already, or comes with another, stays what it is: nothing of it travels. */
function stays({ state }: TransferLayerView): boolean {
  return state === 'exists' || state === 'shared';
}

function moved(
  story: TransferStory | undefined,
  event: { readonly at: number; readonly digest: string },
  change: (layer: TransferLayerView) => TransferLayerView,
): TransferStory | undefined {
  if (story?.view.state !== 'running') return story;
  const layers = story.view.layers.map((layer) => (layer.digest === event.digest && !stays(layer) ? change(layer) : layer));
  const turned = layers.some(({ state }, index) => state !== story.view.layers[index]?.state);
  return { ...story, view: { ...story.view, layers, ...(turned ? { elapsedMs: Math.round(event.at - story.began) } : {}) } };
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

/** Each once, in this order. */
function listed(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}
