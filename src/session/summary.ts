import type { ImageRecord, ContainerRecord } from '../engine/api';
import type { EngineEvent } from '../engine/events';
import { counted } from './counted';
import { familiarName } from './familiarName';
import { layerProgress } from './layerProgress';

/** What a command left to tell: everything the engine told meanwhile, and the state after it. */
export interface CommandOutcome {
  /** The line as typed. */
  readonly command: string;
  readonly exitCode: number;
  readonly events: readonly EngineEvent[];
  readonly images: readonly ImageRecord[];
  readonly containers: readonly ContainerRecord[];
  /** What the command printed, as plain text. */
  readonly transcript: string;
}

/**
 * One sentence on what came of a command, for the eye and for a screen reader; without a full stop. Facts come from events and state
 * alone, so it cannot say anything that the terminal and the picture do not show.
 */
export function summarise(outcome: CommandOutcome): string {
  if (outcome.exitCode === 130) return 'Interrupted';
  const facts = [
    ...pulls(outcome.events),
    ...builds(outcome.events),
    ...containers(outcome),
    ...names(outcome),
    ...removals(outcome.events),
  ];
  const said = facts.length > 0 ? facts.join('; ') : outcome.exitCode === 0 ? listed(outcome) : '';
  if (outcome.exitCode === 0) return said;
  const failure = `Failed with exit code ${outcome.exitCode}`;
  return said === '' ? failure : `${said}; ${lowerFirst(failure)}`;
}

type Of<Type extends EngineEvent['type']> = Extract<EngineEvent, { type: Type }>;

function ofType<Type extends EngineEvent['type']>(events: readonly EngineEvent[], type: Type): readonly Of<Type>[] {
  // `Extract` over the union gives exactly the members with this type.
  return events.filter((event): event is Of<Type> => event.type === type);
}

function pulls(events: readonly EngineEvent[]): readonly string[] {
  return ofType(events, 'pull.finished').map((pull) => {
    const name = familiarName(pull.reference);
    if (pull.status === 'up-to-date') return `${name} is up to date: nothing downloaded`;
    const here = pull.layersAlreadyHere === 0 ? [] : [`${pull.layersAlreadyHere} already here`];
    const fetched = pull.layersAlreadyHere === pull.layers ? 'no layer downloaded' : `${sizeText(pull.downloadedBytes)} downloaded`;
    return `${name} pulled: ${[counted(pull.layers, 'layer'), ...here, fetched].join(', ')}`;
  });
}

function builds(events: readonly EngineEvent[]): readonly string[] {
  const instructions = new Set(
    ofType(events, 'vertex.started').flatMap((vertex) => (vertex.kind === 'instruction' ? [vertex.vertex] : [])),
  );
  const completed = ofType(events, 'vertex.completed').filter((vertex) => instructions.has(vertex.vertex) && vertex.error === undefined);
  const cached = completed.filter((vertex) => vertex.cached).length;
  const share = `${cached} of ${counted(completed.length, 'instruction')} cached`;
  const finished = ofType(events, 'build.finished').map((build) => {
    const name = build.names.length === 0 ? 'An image without a name' : build.names.map(familiarName).join(', ');
    const facts = [...(completed.length === 0 ? [] : [share]), ...downloadedBases(events)];
    return facts.length === 0 ? `${name} built` : `${name} built: ${facts.join(', ')}`;
  });
  const failed = ofType(events, 'build.failed').map(() => ['The build made no image', ...downloadedBases(events)].join(', '));
  return [...finished, ...failed];
}

/** What builds have fetched to stand on, as far as it came. */
function downloadedBases(events: readonly EngineEvent[]): readonly string[] {
  const come = new Set(
    ofType(events, 'vertex.status')
      .map(layerProgress)
      .flatMap((told) => (told?.state === 'downloaded' ? [told.digest] : [])),
  );
  return ofType(events, 'build.fetching').flatMap(({ bases }) => {
    const travels = new Set(bases.flatMap(({ layers }) => layers.flatMap((layer) => (layer.alreadyExists ? [] : [layer.digest]))));
    return bases.flatMap(({ reference, layers }) => {
      const fetched = layers.filter(({ alreadyExists, digest }) => !alreadyExists && come.has(digest));
      if (fetched.length === 0) return [];
      const others = layers.filter(({ alreadyExists }) => alreadyExists);
      const shared = others.filter(({ digest }) => travels.has(digest)).length;
      const bytes = fetched.reduce((sum, { size }) => sum + size, 0);
      return [
        `${counted(fetched.length, 'layer')} of ${familiarName(reference)} downloaded (${sizeText(bytes)})`,
        ...(shared === 0 ? [] : [`${shared} shared`]),
        ...(shared === others.length ? [] : [`${others.length - shared} already here`]),
      ];
    });
  });
}

function containers({ events }: CommandOutcome): readonly string[] {
  const created = new Map(ofType(events, 'container.created').map((container) => [container.id, container]));
  const exits = ofType(events, 'container.exited').flatMap((exit) => {
    const container = created.get(exit.id);
    if (container === undefined) return [];
    return [`Container ${container.name} ran from ${container.image} and ended with exit code ${exit.exitCode}`];
  });
  const ended = new Set(ofType(events, 'container.exited').map((exit) => exit.id));
  const begun = ofType(events, 'container.started').flatMap((start) => {
    const container = created.get(start.id);
    return container === undefined || ended.has(start.id) ? [] : [`Container ${container.name} runs from ${container.image}`];
  });
  const removed = ofType(events, 'container.removed').length;
  return [...exits, ...begun, ...(removed === 0 ? [] : [`${counted(removed, 'container')} removed`])];
}

/** Names that were given without a pull or a build: those tell it themselves. */
function names({ events, images }: CommandOutcome): readonly string[] {
  if (events.some((event) => event.type === 'pull.finished' || event.type === 'build.finished')) return [];
  return ofType(events, 'tag.moved').map((moved) => {
    const name = familiarName(moved.name);
    const others = images.find((image) => image.id === moved.to)?.names.filter((other) => other !== name) ?? [];
    const what = others.length > 0 ? `the same image as ${others.join(', ')}` : `image ${short(moved.to)}`;
    const before = moved.from !== undefined && moved.from !== moved.to ? `, no longer image ${short(moved.from)}` : '';
    return `${name} now names ${what}${before}`;
  });
}

function removals(events: readonly EngineEvent[]): readonly string[] {
  const untagged = ofType(events, 'tag.removed').map((removed) => `${familiarName(removed.name)} untagged`);
  const removed = ofType(events, 'image.removed').length;
  if (removed === 0) return untagged;
  // A build or pull deletes only what it takes the name from.
  const replaces = events.some((event) => event.type === 'build.finished' || event.type === 'pull.finished');
  return [...untagged, replaces ? 'the image that had the name before is gone' : `${counted(removed, 'image')} deleted`];
}

/** Commands that change nothing: how much they showed. */
function listed({ command, images, containers: all, transcript }: CommandOutcome): string {
  const line = command.trim().replace(/\s+/g, ' ');
  if (/^docker (images|image ls|image list)$/.test(line))
    return `Listed ${counted(images.flatMap((image) => image.names).length, 'image name')}`;
  if (/^docker (ps|container ls|container list|container ps) (-a|--all)$/.test(line)) return `Listed ${counted(all.length, 'container')}`;
  if (/^docker (history|image history) \S+$/.test(line)) return `Showed ${counted(linesOf(transcript).length - 1, 'history row')}`;
  const lines = linesOf(transcript).length;
  return lines === 0 ? 'Done, nothing printed' : `Printed ${counted(lines, 'line')}`;
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function short(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Decimal units, as Docker counts, one place: `408.5 MB`, `3.5 kB`, `32 B`. */
export function sizeText(bytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes;
  let unit = 'B';
  for (const next of units) {
    if (Number(value.toFixed(1)) < 1000) break;
    value /= 1000;
    unit = next;
  }
  return `${value.toFixed(1)} ${unit}`;
}
