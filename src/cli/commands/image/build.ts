import { EngineError } from '../../../engine/errors';
import type { BuildOptions } from '../../../engine/api';
import { tagNameOnly, parseNormalized, parseReference, referenceString } from '../../../engine/reference/parse';
import type { Reference } from '../../../engine/reference/reference';
import { exactly } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { resolvePath } from '../../command/hostPath';
import { CommandFailure, engineFailure, noticeOf, notSimulated } from '../../command/failure';
import { buildDisplay } from '../../progress/chooseBuildDisplay';
import { buildFrame, warningSummary } from '../../progress/buildFailure';
import { checkText } from './buildCheck';
import { buildFlags } from './buildFlags';
import { buildMetadata } from './buildMetadata';
import { buildSecrets } from './buildSecrets';
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
  simplified:
    'RUN knows the programs listed on this page; one platform at a time; contexts from a URL or a tar stream are not simulated; the frontend is the built-in one, whatever # syntax= names.',
  flags: buildFlags,
  arguments: exactly(1),
  completes: 'folders',
  plugin: { path: PATH },
  run,
};

const failed = (message: string, notice?: string): CommandFailure => new CommandFailure(`ERROR: failed to build: ${message}`, 1, notice);

async function run(invocation: Invocation): Promise<number> {
  const { engine, env, flags, io, cancellation, files, workingDirectory } = invocation;
  if (env.DOCKER_BUILDKIT === '0') throw notSimulated('the legacy builder (DOCKER_BUILDKIT=0) is not simulated; BuildKit is.');
  const names = flags.list('tag').map(parsedTag);
  const platforms = flags.list('platform').flatMap((text) => text.split(','));
  if (platforms.length > 1) throw notSimulated('building for several platforms at once is not simulated.');
  const call = flags.bool('check') ? 'check' : flags.changed('call') ? flags.string('call') : 'build';
  if (call !== 'check' && call !== 'build') throw notSimulated(`"--call=${call}" is not simulated; build and check are.`);
  const source = buildSource(invocation);
  const display = buildDisplay(invocation);
  const secrets = buildSecrets(invocation);
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
  const options: BuildOptions = {
    names,
    dockerfile: source.dockerfile,
    dockerfileName: source.dockerfileName,
    buildArgs: keyValues(flags.list('build-arg'), env),
    labels: keyValues(flags.list('label'), {}),
    noCache: flags.bool('no-cache'),
    pull: flags.bool('pull'),
    secrets,
    ...(flags.changed('target') ? { target: flags.string('target') } : {}),
    ...(platforms[0] === undefined ? {} : { platform: parsePlatform(platforms[0]) }),
    ...(cancellation === undefined ? {} : { cancellation }),
  };
  try {
    if (call === 'check') {
      const checks = await engine.checkBuild(source.context, options);
      stop();
      io.stderr(display.end());
      if (display.shows && display.mode === 'plain') io.stderr('\n');
      io.stdout(checkText(checks, source.dockerfilePath));
      return checks.length === 0 ? 0 : 1;
    }
    const result = await engine.build(source.context, options);
    if (flags.changed('metadata-file')) showProvenanceVertex(invocation, display, show);
    stop();
    io.stderr(display.end());
    if (display.shows) io.stderr(warningSummary(warnings));
    if (display.mode === 'quiet') io.stdout(`${result.imageId}\n`);
    const write = (flagName: string, text: string): void => {
      if (flags.changed(flagName)) files.writeFile(resolvePath(workingDirectory, flags.string(flagName)), new TextEncoder().encode(text));
    };
    write('iidfile', result.imageId);
    write('metadata-file', buildMetadata(result, names.map(referenceString)));
    return 0;
  } catch (error) {
    stop();
    if (!(error instanceof EngineError)) throw error;
    if (error.code === 'not-simulated' || error.code === 'bytes-not-held') throw engineFailure(error);
    io.stderr(display.end());
    io.stderr(buildFrame(error));
    throw failed(`failed to solve: ${error.code === 'cancelled' ? 'Canceled: context canceled' : error.message}`, noticeOf(error));
  }
}

/** Buildx asks the builder for the provenance when it has to write it down. */
function showProvenanceVertex({ engine }: Invocation, display: ReturnType<typeof buildDisplay>, show: (text: string) => void): void {
  const at = engine.clock.now();
  const vertex = 'provenance';
  show(display.event({ at, type: 'vertex.started', vertex, name: 'resolving provenance for metadata file', kind: 'internal' }));
  show(display.event({ at, type: 'vertex.completed', vertex, cached: false }));
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
