import { parseDockerfile } from '../../src/engine/dockerfile/parse';
import { parseStages } from '../../src/engine/dockerfile/stages';
import { measure, medianMs } from './measure';
import type { Measure, Measured } from './measure';

const SIZES = [250, 500, 1000] as const;

function dockerfile(seed: number): string {
  return [
    '# syntax=docker/dockerfile:1',
    `FROM node:${seed % 30}-bookworm AS build`,
    'ARG VERSION=1.0 DEBUG',
    'ENV PATH=/opt/bin:$PATH \\',
    `    NAME="app ${seed}"`,
    'WORKDIR /src',
    'COPY --chown=node:node package.json package-lock.json ./',
    'RUN --mount=type=cache,target=/root/.npm apt-get update \\',
    '    # a comment among continued lines',
    '    && apt-get install -y --no-install-recommends curl \\',
    '    && rm -rf /var/lib/apt/lists/*',
    'COPY . .',
    'RUN <<EOF',
    'set -e',
    `echo ${seed}`,
    'EOF',
    'FROM alpine:3.20',
    'COPY --from=build /src/dist /app',
    `LABEL org.example.seed="${seed}" description='two words'`,
    'EXPOSE 80 443/tcp',
    'HEALTHCHECK --interval=30s CMD ["curl", "-f", "http://localhost/"]',
    'ENTRYPOINT ["/app/run"]',
    'CMD ["--serve"]',
    '',
  ].join('\n');
}

/** Parses so many Dockerfiles of 24 lines. */
export async function benchDockerfiles(): Promise<readonly Measure[]> {
  const sizes: Measured[] = [];
  for (const size of SIZES) {
    const texts = Array.from({ length: size }, (_, seed) => dockerfile(seed));
    const parse = (): void => texts.forEach((text) => parseStages(parseDockerfile(text)));
    parse();
    sizes.push({ size, ms: await medianMs(5, () => undefined, parse) });
  }
  return [measure('parsing Dockerfiles of 24 lines', 'Dockerfiles', sizes)];
}
