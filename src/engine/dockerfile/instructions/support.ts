import type { Instruction } from './instruction';

/** How far an instruction does what BuildKit does: for the coverage page. */
export interface InstructionSupport {
  /** Absent: it does what BuildKit does. */
  readonly simplified?: string;
  /** Forms and flags that end in a sentence which says so. */
  readonly notSimulated?: string;
}

/** Every instruction there is: the compiler holds the table against the parser's own kinds. */
export const instructionSupport: Readonly<Record<Instruction['kind'], InstructionSupport>> = {
  FROM: { simplified: 'Bases come from the registries of this world, and from scratch.' },
  RUN: {
    simplified: 'Bash and the programs listed below run on the image’s files; there is no kernel, and no network whatever --network says.',
    notSimulated: 'Programs that are not listed; devices and named pipes.',
  },
  COPY: {},
  ADD: { notSimulated: 'Sources on the network: URLs and Git repositories.' },
  CMD: {},
  ENTRYPOINT: {},
  ENV: {},
  ARG: {},
  LABEL: {},
  WORKDIR: {},
  USER: {},
  EXPOSE: {},
  VOLUME: {},
  STOPSIGNAL: {},
  SHELL: { simplified: 'Another shell than bash or sh is run as one.' },
  HEALTHCHECK: { simplified: 'Kept in the image’s configuration; no container is probed.' },
  ONBUILD: {},
  MAINTAINER: {},
};
