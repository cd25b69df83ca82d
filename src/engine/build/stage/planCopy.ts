import { DockerfileError } from '../../dockerfile/ast';
import type { AddInstruction, CopyInstruction } from '../../dockerfile/instructions/instruction';
import { NotSimulatedError } from '../notSimulated';
import type { StageCommand } from '../stageGraph';
import type { CopySource } from '../step';
import type { StageDraft } from './stageDraft';
import { absolute, destinationPath } from './stagePaths';

export function planCopy(draft: StageDraft, instruction: CopyInstruction | AddInstruction, command: StageCommand): void {
  const { lines, code } = instruction.source;
  const expand = (text: string): string => draft.variables.expand(text, lines);
  const chown = expand(instruction.chown);
  const chmod = expand(instruction.chmod);
  const paths = instruction.sources.map(expand);
  const destination = expand(instruction.destination);
  const [stage] = command.sources;
  const parents = instruction.kind === 'COPY' && instruction.parents;
  if (/^[0-7]+$/.test(chmod) && Number.parseInt(chmod, 8) > 0o7777) {
    throw new DockerfileError(`invalid chmod parameter: '${chmod}'. it should be octal string and between 0 and 07777`);
  }
  const fromFiles = paths.map((path): CopySource => {
    if (isRemote(path)) refuseRemote(instruction, path);
    return stage ? { kind: 'stage', stage, path: absolute(path) } : { kind: 'context', path: absolute(path) };
  });
  const fromDocuments = instruction.contents.map(({ path, data, expand: expands }): CopySource => {
    return { kind: 'inline', name: path, data: expands ? draft.variables.expandDocument(data, lines) : data };
  });
  draft.addStep({
    kind: 'copy',
    name: draft.nextStepName(code, command),
    lines,
    createdBy: [
      instruction.kind,
      ...(parents ? ['--parents'] : []),
      ...(chown === '' ? [] : [`--chown=${chown}`]),
      ...(chmod === '' ? [] : [`--chmod=${chmod}`]),
      ...paths,
      ...instruction.contents.map(({ path }) => `<<${path}`),
      destination,
      '# buildkit',
    ].join(' '),
    sources: [...fromFiles, ...fromDocuments],
    destination: destinationPath(destination, draft.workingDirectory),
    chown,
    chmod,
    unpack: instruction.kind === 'ADD' && instruction.unpack !== false,
    parents,
    exclude: instruction.exclude,
  });
}

function isRemote(path: string): boolean {
  return /^(?:https?|git|ssh):\/\//.test(path) || path.startsWith('git@');
}

function refuseRemote({ kind, source }: CopyInstruction | AddInstruction, path: string): never {
  if (kind === 'COPY') {
    throw new DockerfileError(`source can't be a ${/^https?:/.test(path) && !path.endsWith('.git') ? 'URL' : 'git ref'} for COPY`);
  }
  throw new NotSimulatedError(`ADD of ${path} is not simulated: there is no network to fetch it from.`, source.lines);
}
