import { describeCorpus } from '../../fidelity/corpora/describeCorpus';

describeCorpus('dockerfile-parse', 'a Dockerfile is read as BuildKit reads it');
