import { describeCorpus } from '../../fidelity/corpora/describeCorpus';

describeCorpus('dockerignore', '.dockerignore is understood as moby understands it');
