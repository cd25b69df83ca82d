import type { Cancellation } from '../clock';
import type { ProcessResult } from '../container/process';
import type { OverlayTree } from '../filetree/overlay';
import type { EngineInternals } from '../internals';
import { addArchive } from './addArchive';
import { copyPath, makeParents } from './copyFiles';
import { durations } from './durations';
import { buildError } from './failure';
import type { DockerfileSource } from './failure';
import { modeChange } from './fileMode';
import { ownerIn } from './owner';
import type { VertexProgress } from './progress';
import { runProcess } from './runStep';
import type { BuildSecrets } from './runStep';
import type { SourceFiles } from './sourceFiles';
import type { CopyStep, RunStep, Step } from './step';
import { StepError } from './stepError';

export interface StepSurroundings {
  readonly internals: EngineInternals;
  readonly files: SourceFiles;
  readonly source: DockerfileSource;
  readonly secrets: BuildSecrets;
  readonly cancellation: Cancellation | undefined;
}

/** Does a step on the tree of what is below it. Throws `StepError`, `CopyError`, `OwnerError` and `FileError`, which belong to the step. */
export async function performStep(around: StepSurroundings, step: Step, tree: OverlayTree, vertex: VertexProgress): Promise<void> {
  const { internals, files } = around;
  const now = Math.floor(internals.clock.now() / 1000);
  if (step.kind === 'run') return run(around, step, tree, vertex);
  await vertex.progress.pass(durations.fileStep);
  if (step.kind === 'workdir') {
    const owner = step.user === '' ? { uid: 0, gid: 0 } : ownerIn(tree, step.user);
    return makeParents(tree, step.path, { owner, now });
  }
  copy(files, step, tree, now);
}

async function run(around: StepSurroundings, step: RunStep, tree: OverlayTree, vertex: VertexProgress): Promise<void> {
  const { internals, files, secrets, cancellation } = around;
  for (const mount of step.mounts) {
    if (mount.required && mount.type === 'secret' && !secrets.has(mount.id)) throw new StepError(`secret ${mount.id}: not found`);
    if (mount.required && mount.type === 'ssh') throw new StepError(`unset ssh forward key ${mount.id}`);
  }
  const result = await runProcess(internals, step, tree, (mount) => files.mountSource(mount), secrets, vertex, cancellation);
  await vertex.progress.pass(durations.containerStop);
  judge(around, result, step, vertex);
}

function judge({ source }: StepSurroundings, result: ProcessResult, step: RunStep, vertex: VertexProgress): void {
  const incomplete = (exitCode: number): StepError =>
    new StepError(`process "${step.argv.join(' ')}" did not complete successfully: exit code: ${exitCode}`);
  const runc = 'runc run failed: unable to start container process: error during container init: exec:';
  switch (result.kind) {
    case 'exited':
      if (result.exitCode !== 0) throw incomplete(result.exitCode);
      return;
    case 'not-found': {
      const reason = result.program.includes('/')
        ? `stat ${result.program}: no such file or directory`
        : 'executable file not found in $PATH';
      vertex.log('stderr', `${runc} "${result.program}": ${reason}\n`);
      throw incomplete(1);
    }
    case 'not-executable':
      vertex.log('stderr', `${runc} "${result.program}": permission denied\n`);
      throw incomplete(1);
    case 'not-simulated':
      vertex.log('stderr', `${result.message}\n`);
      vertex.fail(result.message);
      throw buildError('not-simulated', result.message, { source, lines: step.lines, vertex: vertex.failed });
  }
}

function copy(files: SourceFiles, step: CopyStep, tree: OverlayTree, now: number): void {
  const mode = step.chmod === '' ? undefined : modeChange(step.chmod);
  if (step.chmod !== '' && !mode) throw new StepError(`invalid mode: ${step.chmod}`);
  const owner = step.chown === '' ? undefined : ownerIn(tree, step.chown);
  for (const source of step.sources) {
    const from = files.tree(source);
    for (const path of files.paths(source)) {
      if (step.unpack && addArchive(from, path, tree, step.destination, { ...(owner ? { owner } : {}), now })) continue;
      // `--parents` keeps the directories above, up to a `/./` in the path.
      const destination = step.parents
        ? `${step.destination.replace(/\/\.?$/, '')}${path.slice(0, path.lastIndexOf('/') + 1)}`
        : step.destination;
      const directoryContents = source.kind !== 'inline' && !step.parents;
      copyPath(from, path, tree, destination, {
        ...(owner ? { owner } : {}),
        ...(mode ? { mode } : {}),
        directoryContents,
        exclude: step.exclude,
        now,
      });
    }
  }
}
