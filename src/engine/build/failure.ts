import type { LineRange } from '../dockerfile/ast';
import { EngineError } from '../errors';
import type { EngineErrorCode } from '../errors';
import { codeFrame } from './codeFrame';
import type { CodeFrame } from './codeFrame';

export interface FailedVertex {
  readonly name: string;
  /** What it printed: seconds since its start, and the text with its line ends. */
  readonly log: readonly { readonly seconds: number; readonly text: string }[];
}

/** `data` of the `EngineError` that a failed build throws: all that is shown about it. `message` has no `failed to solve: ` in front. */
export interface BuildFailure {
  readonly vertex?: FailedVertex;
  /** Where in the Dockerfile. */
  readonly frame?: CodeFrame;
}

export interface DockerfileSource {
  readonly fileName: string;
  readonly text: string;
}

export function buildError(
  code: Extract<EngineErrorCode, 'build-failed' | 'dockerfile-invalid' | 'not-simulated' | 'bytes-not-held'>,
  message: string,
  about: { readonly source?: DockerfileSource; readonly lines?: LineRange; readonly vertex?: FailedVertex; readonly notice?: unknown },
): EngineError {
  const frame = about.source && about.lines ? codeFrame(about.source.fileName, about.source.text, about.lines) : undefined;
  return new EngineError(code, message, {
    ...(about.vertex ? { vertex: about.vertex } : {}),
    ...(frame ? { frame } : {}),
    ...(about.notice === undefined ? {} : { notice: about.notice }),
  });
}

/** The data of an error that `buildError` made. */
export function buildFailureOf(error: EngineError): BuildFailure {
  return error.data as BuildFailure; // made by `buildError` only
}
