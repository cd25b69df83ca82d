import { chainIdCases } from './chainIds';
import type { CorpusRunner } from './corpusCase';
import { dockerfileCases } from './dockerfiles';
import { formatterCases } from './formatterTables';
import { dockerignoreCases } from './ignoreFiles';
import { layerDiffCases } from './layerDiffs';
import { referenceCases } from './references';
import { shellWordCases } from './shellWords';
import { humanDurationCases, humanSizeCases, parseSizeCases } from './units';

/** Every kind of corpus, by the name of its file without `-cases.json`. */
export const corpusRunners: Readonly<Record<string, CorpusRunner>> = {
  'chain-id': chainIdCases,
  'cli-formatter': formatterCases,
  'dockerfile-parse': dockerfileCases,
  dockerignore: dockerignoreCases,
  'human-duration': humanDurationCases,
  'human-size': humanSizeCases,
  'layer-diff': layerDiffCases,
  'parse-size': parseSizeCases,
  reference: referenceCases,
  'shell-lex': shellWordCases,
};
