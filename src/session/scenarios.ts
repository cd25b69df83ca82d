import type { RegistryCondition } from '../engine/registry/registry';

/** A state that a session may start from: made by commands, and what the world declares from then on. Nothing in it is invented. */
export interface Scenario {
  /** Run on the first machine, or on the one named before it, as in `SessionSetup.before`. */
  readonly commands: readonly string[];
  /** What is wrong with registries once the commands have run, by host. */
  readonly conditions?: Readonly<Record<string, RegistryCondition>>;
}

export const scenarios: Readonly<Record<string, Scenario>> = {
  empty: { commands: [] },
  /** Docker Hub cannot be reached. `alpine:3.20` was pulled before. */
  'unreachable-registry': { commands: ['docker pull alpine:3.20'], conditions: { 'docker.io': 'unreachable' } },
  /** Docker Hub has had enough of us. `alpine:3.20` was pulled before. */
  'rate-limited': { commands: ['docker pull alpine:3.20'], conditions: { 'docker.io': 'rate-limited' } },
  /** A machine to clean up: images that share layers, a dangling one, containers running and ended, a volume, a build cache. */
  'used-machine': {
    commands: [
      'docker pull alpine:3.20',
      'docker pull node:22-bookworm',
      'docker pull python:3.12-bookworm',
      'mkdir old-app && printf "FROM alpine:3.20\\nRUN echo one > /one.txt\\n" > old-app/Dockerfile',
      'docker build -q old-app',
      'printf "FROM alpine:3.20\\nRUN echo two > /two.txt\\n" > old-app/Dockerfile',
      'docker build -q -t old-app:1.0 old-app',
      'docker run --name finished old-app:1.0 cat /two.txt',
      'docker run -d --name web -v data:/data nginx',
    ],
  },
};

/** Throws `RangeError` for a name that is not declared. */
export function scenarioNamed(name: string): Scenario {
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (scenario === undefined) throw new RangeError(`no scenario "${name}"; there are: ${Object.keys(scenarios).join(', ')}`);
  return scenario;
}
