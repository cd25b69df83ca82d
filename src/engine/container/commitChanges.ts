/** `--change` of commit: Dockerfile instructions that only change the configuration (moby builder/dockerfile, BuildFromConfig). */
import { exposedPorts } from '../build/ports';
import { withEnv } from '../build/imageState';
import { DockerfileError } from '../dockerfile/ast';
import type { Instruction } from '../dockerfile/instructions/instruction';
import { parseInstruction } from '../dockerfile/instructions/parseInstruction';
import { parseDockerfile } from '../dockerfile/parse';
import { environmentOf, ShellWordError, ShellWordLexer } from '../dockerfile/shellWord';
import { EngineError } from '../errors';
import type { ContainerDefaults } from '../oci/imageConfig';

/** Throws `dockerfile-invalid`. */
export function withChanges(defaults: ContainerDefaults, changes: readonly string[]): ContainerDefaults {
  try {
    return changes
      .flatMap((change) => parseDockerfile(change).nodes)
      .map(parseInstruction)
      .reduce(changed, defaults);
  } catch (error) {
    if (error instanceof DockerfileError || error instanceof ShellWordError) throw new EngineError('dockerfile-invalid', error.message);
    throw error;
  }
}

function changed(config: ContainerDefaults, instruction: Instruction): ContainerDefaults {
  const lexer = new ShellWordLexer();
  const expand = (text: string): string => lexer.process(text, environmentOf(config.Env ?? [])).word;
  const shell = config.Shell ?? ['/bin/sh', '-c'];
  switch (instruction.kind) {
    case 'CMD':
      return { ...config, Cmd: instruction.prependShell ? [...shell, ...instruction.commandLine] : instruction.commandLine };
    case 'ENTRYPOINT':
      return { ...config, Entrypoint: instruction.prependShell ? [...shell, ...instruction.commandLine] : instruction.commandLine };
    case 'ENV':
      return instruction.env.reduce(
        (before, { key, value }) => ({ ...before, Env: withEnv(before.Env ?? [], expand(key), expand(value)) }),
        config,
      );
    case 'LABEL': {
      const labels = instruction.labels.map(({ key, value }) => [expand(key), expand(value)] as const);
      return { ...config, Labels: { ...config.Labels, ...Object.fromEntries(labels) } };
    }
    case 'EXPOSE': {
      const ports = instruction.ports.flatMap((port) => {
        const list = exposedPorts(expand(port));
        if ('error' in list) throw new DockerfileError(list.error);
        return list;
      });
      return { ...config, ExposedPorts: { ...config.ExposedPorts, ...Object.fromEntries(ports.map((port) => [port, {}])) } };
    }
    case 'USER':
      return { ...config, User: expand(instruction.user) };
    case 'VOLUME':
      return { ...config, Volumes: { ...config.Volumes, ...Object.fromEntries(instruction.volumes.map((path) => [expand(path), {}])) } };
    case 'WORKDIR': {
      const path = expand(instruction.path);
      return { ...config, WorkingDir: path.startsWith('/') ? path : `${config.WorkingDir ?? ''}/${path}` };
    }
    case 'STOPSIGNAL':
      return { ...config, StopSignal: expand(instruction.signal) };
    case 'ONBUILD':
      return { ...config, OnBuild: [...(config.OnBuild ?? []), instruction.expression] };
    default:
      throw new DockerfileError(`${instruction.kind} is not a valid change command`);
  }
}
