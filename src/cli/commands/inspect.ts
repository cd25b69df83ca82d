import { EngineError } from '../../engine/errors';
import { atLeast } from '../command/arguments';
import type { Command, Invocation } from '../command/command';
import { findContainer, noSuchContainer } from '../command/containerLookup';
import { CommandFailure, notSimulated } from '../command/failure';
import { flag, unsimulated } from '../flags/flag';
import { inspectFormatFlag } from '../flags/formatFlags';
import { containerDocument } from './container/containerDocument';
import { printedImageDocument, standInNotice } from './image/imageDocument';
import { inspectObjects, NotFound } from './inspectObjects';
import type { Inspected } from './inspectObjects';

/** Kinds that Docker inspects and this program does not have. */
const OTHER_TYPES = new Set(['config', 'network', 'node', 'plugin', 'secret', 'service', 'task', 'volume']);

export const inspect: Command = {
  names: ['inspect'],
  usage: '[OPTIONS] NAME|ID [NAME|ID...]',
  summary: 'Return low-level information on Docker objects',
  flags: [
    inspectFormatFlag,
    flag('size', 's', 'bool', 'Display total file sizes if the type is container'),
    flag('type', '', 'string', 'Only inspect objects of the given type'),
  ],
  arguments: atLeast(1),
  completes: 'objects',
  run: (invocation) => Promise.resolve(inspectObjects(invocation, finder(invocation))),
};

export const imageInspect: Command = {
  names: ['image inspect'],
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  summary: 'Display detailed information on one or more images',
  flags: [inspectFormatFlag, unsimulated('platform', '', 'string', 'Inspect a specific platform of the multi-platform image.')],
  arguments: atLeast(1),
  completes: 'images',
  run: (invocation) => Promise.resolve(inspectObjects(invocation, (name) => inspectedImage(invocation, name))),
};

export const containerInspect: Command = {
  names: ['container inspect'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Display detailed information on one or more containers',
  flags: [inspectFormatFlag, flag('size', 's', 'bool', 'Display total file sizes')],
  arguments: atLeast(1),
  completes: 'containers',
  run: (invocation) => Promise.resolve(inspectObjects(invocation, (name) => inspectedContainer(invocation, name))),
};

/** As docker/cli lists them (system/inspect.go). */
const TYPES = '"config", "container", "image", "network", "node", "plugin", "secret", "service", "task", "volume"';

function finder(invocation: Invocation): (name: string) => Inspected {
  const { engine, flags } = invocation;
  const type = flags.string('type');
  if (flags.changed('type') && type === '') throw new CommandFailure('type is empty: a type must be given');
  if (type === 'image') return (name) => inspectedImage(invocation, name);
  if (type === 'container') return (name) => inspectedContainer(invocation, name);
  if (OTHER_TYPES.has(type)) throw notSimulated(`objects of type "${type}" are not simulated.`);
  if (type !== '') throw new CommandFailure(`unknown type: "${type}": must be one of ${TYPES}`);
  return (name) => {
    if (findContainer(engine, name) !== undefined) return inspectedContainer(invocation, name);
    if (engine.findImage(name) !== undefined) return inspectedImage(invocation, name);
    throw new NotFound(`error: no such object: ${name}`);
  };
}

/** A template that shows DiffIDs: it names them, or prints the whole document. */
const SHOWS_DIFF_IDS = /RootFS|\{\{-?\s*(json\s+)?\.\s*-?\}\}/;

function inspectedImage({ engine, flags }: Invocation, name: string): Inspected {
  const image = engine.image(name);
  const format = flags.string('format');
  const shown = format === '' || format === 'json' || SHOWS_DIFF_IDS.test(format);
  const notice = shown ? standInNotice(image) : undefined;
  // What has a parent is written by other code of the daemon, which does not escape for HTML (recording 29.7.2/03 step 43).
  return {
    document: printedImageDocument(image),
    ...(image.lineage === undefined ? {} : { escapesHtml: false }),
    ...(notice === undefined ? {} : { notice }),
  };
}

function inspectedContainer({ engine, flags }: Pick<Invocation, 'engine' | 'flags'>, name: string): Inspected {
  const withSize = flags.bool('size');
  const container = findContainer(engine, name);
  if (container === undefined) throw new EngineError('container-not-found', noSuchContainer(name));
  return { document: containerDocument(engine, container, withSize) };
}
