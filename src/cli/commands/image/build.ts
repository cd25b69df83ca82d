import { EngineError } from '../../../engine/errors';
import { tagNameOnly, parseNormalized, parseReference } from '../../../engine/reference/parse';
import type { Reference } from '../../../engine/reference/reference';
import { exactly } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure, engineFailure, notSimulated } from '../../command/failure';
import { buildDisplay } from '../../progress/chooseBuildDisplay';
import { buildFrame, warningSummary } from '../../progress/buildFailure';
import { buildFlags } from './buildFlags';
import { buildSource } from './buildSource';
import type { BuildSource } from './buildSource';
import { parsePlatform } from './pull';

/** Buildx is a plugin, so its usage and errors name `docker buildx build` however it was called (recording 29.7.2/02 steps 68 and 95). */
const PATH = 'docker buildx build';

export const imageBuild: Command = {
  names: ['buildx build', 'build', 'builder build', 'image build'],
  aliases: { 'buildx b': 'buildx build' },
  aliasLine: 'docker build, docker builder build, docker image build, docker buildx b',
  usage: '[OPTIONS] PATH | URL | -',
  summary: 'Start a build',
  flags: buildFlags,
  arguments: exactly(1),
  plugin: { path: PATH },
  run,
};

const failed = (message: string): CommandFailure => new CommandFailure(`ERROR: failed to build: ${message}`);

async function run(invocation: Invocation): Promise<number> {
  const { engine, env, flags, io, cancellation, files, workingDirectory } = invocation;
  if (env.DOCKER_BUILDKIT === '0') throw notSimulated('the legacy builder (DOCKER_BUILDKIT=0) is not simulated; BuildKit is.');
  const names = flags.list('tag').map(parsedTag);
  const platforms = flags.list('platform').flatMap((text) => text.split(','));
  if (platforms.length > 1) throw notSimulated('building for several platforms at once is not simulated.');
  const source = buildSource(invocation);
  const display = buildDisplay(invocation);
  io.stderr(display.begin());
  if (source.dockerfile === undefined) return missingDockerfile(invocation, source, display);
  const warnings: string[] = [];
  const show = (text: string): void => {
    if (text !== '') io.stderr(text);
  };
  const stopEvents = engine.subscribe((event) => {
    if (event.type === 'vertex.warning') warnings.push(event.text);
    show(display.event(event));
  });
  const stopTicks = invocation.ticks?.((at) => {
    show(display.tick(at));
  });
  const stop = (): void => {
    stopEvents();
    stopTicks?.();
  };
  try {
    const result = await engine.build(source.context, {
      names,
      dockerfile: source.dockerfile,
      dockerfileName: source.dockerfileName,
      buildArgs: keyValues(flags.list('build-arg'), env),
      labels: keyValues(flags.list('label'), {}),
      noCache: flags.bool('no-cache'),
      pull: flags.bool('pull'),
      ...(flags.changed('target') ? { target: flags.string('target') } : {}),
      ...(platforms[0] === undefined ? {} : { platform: parsePlatform(platforms[0]) }),
      ...(cancellation === undefined ? {} : { cancellation }),
    });
    stop();
    io.stderr(display.end());
    if (display.shows) io.stderr(warningSummary(warnings));
    if (display.mode === 'quiet') io.stdout(`${result.imageId}\n`);
    if (flags.changed('iidfile'))
      files.writeFile(resolvePath(workingDirectory, flags.string('iidfile')), new TextEncoder().encode(result.imageId));
    return 0;
  } catch (error) {
    stop();
    if (!(error instanceof EngineError)) throw error;
    if (error.code === 'not-simulated' || error.code === 'bytes-not-held') throw engineFailure(error);
    io.stderr(display.end());
    io.stderr(buildFrame(error));
    throw failed(`failed to solve: ${error.code === 'cancelled' ? 'Canceled: context canceled' : error.message}`);
  }
}

/** BuildKit finds out by loading it: the vertex succeeds, the build fails (recording 29.7.2/02 step 71). */
function missingDockerfile({ engine, io }: Invocation, source: BuildSource, display: ReturnType<typeof buildDisplay>): never {
  const at = engine.clock.now();
  const vertex = 'dockerfile';
  const name = `[internal] load build definition from ${source.dockerfileName}`;
  io.stderr(display.event({ at, type: 'vertex.started', vertex, name, kind: 'internal' }));
  io.stderr(display.event({ at, type: 'vertex.status', vertex, id: 'transferring dockerfile:', current: 2, started: at, done: true }));
  io.stderr(display.event({ at, type: 'vertex.completed', vertex, cached: false }));
  io.stderr(display.end());
  throw failed(`failed to solve: failed to read dockerfile: open ${source.dockerfileName}: no such file or directory`);
}

function parsedTag(text: string): Reference {
  const exact = parseReference(text);
  if (!exact.ok) throw failed(`invalid tag "${text}": ${exact.error}`);
  const parsed = parseNormalized(text);
  if (!parsed.ok) throw failed(`invalid tag "${text}": ${parsed.error}`);
  return tagNameOnly(parsed.reference);
}

/** `KEY=value`; a bare `KEY` takes the client's own variable, or is dropped. */
function keyValues(entries: readonly string[], env: Readonly<Record<string, string>>): Record<string, string> {
  const pairs = entries.flatMap((entry) => {
    const equals = entry.indexOf('=');
    if (equals >= 0) return [[entry.slice(0, equals), entry.slice(equals + 1)] as const];
    const value = env[entry];
    return value === undefined ? [] : [[entry, value] as const];
  });
  return Object.fromEntries(pairs);
}

function resolvePath(workingDirectory: string, path: string): string {
  return path.startsWith('/') ? path : `${workingDirectory}/${path}`;
}
