import type { BuildContextSource, BuildOptions } from '../api';
import { DockerfileError } from '../dockerfile/ast';
import type { EngineInternals } from '../internals';
import type { Platform } from '../oci/platform';
import { buildDefinition } from './definition';
import type { BuildDefinition } from './definition';
import { buildError } from './failure';
import type { DockerfileSource } from './failure';
import { NotSimulatedError } from './notSimulated';
import type { BuildProgress } from './progress';

/** What one build is asked for, and what it has around it. */
export class BuildRequest {
  readonly source: DockerfileSource;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Of the build, unless a stage says otherwise. */
  readonly platform: Platform;
  #contextRoot: string | undefined;

  constructor(
    /** Its clock is the build's timeline. */
    readonly internals: EngineInternals,
    readonly context: BuildContextSource | undefined,
    readonly options: BuildOptions,
    readonly progress: BuildProgress,
  ) {
    // Docker sends the Dockerfile's directory and names only the file in it.
    this.source = { fileName: options.dockerfileName.replace(/^.*\//, '') || 'Dockerfile', text: options.dockerfile };
    this.buildArgs = options.buildArgs ?? {};
    this.platform = options.platform ?? internals.platform;
  }

  /** What the builder knows the context directory by; what comes from standard input is another directory each time. */
  get contextRoot(): string {
    this.#contextRoot ??= this.context?.root ?? `stdin ${this.internals.nextId('buildRef')}`;
    return this.#contextRoot;
  }

  /** Throws `DockerfileError`. */
  definition(): BuildDefinition {
    return buildDefinition(this.options.dockerfile, {
      buildArgs: this.buildArgs,
      ...(this.options.target !== undefined ? { target: this.options.target } : {}),
      buildPlatform: this.internals.platform,
      targetPlatform: this.platform,
      report: () => undefined,
    });
  }

  /** Turns what is wrong with the Dockerfile into the build's error. */
  orRefuse<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      const about = (lines: DockerfileError['lines']): Parameters<typeof buildError>[2] => ({
        source: this.source,
        ...(lines ? { lines } : {}),
      });
      if (error instanceof DockerfileError) throw buildError('dockerfile-invalid', error.message, about(error.lines));
      if (error instanceof NotSimulatedError) throw buildError('not-simulated', error.message, about(error.lines));
      throw error;
    }
  }
}
