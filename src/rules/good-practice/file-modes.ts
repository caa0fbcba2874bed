import type { FieldPath } from '../field-path';
import { goodPractice, type PodAdvice } from './advice';

interface Files {
  readonly defaultMode?: number | undefined;
  readonly items?: readonly { readonly mode?: number | undefined }[] | undefined;
}

/** The modes of files are octal to people, and decimal in JSON and in YAML without a leading zero. */
export const writeFileModeInOctal: PodAdvice = {
  ...goodPractice,
  id: 'write-file-mode-in-octal',
  refuses:
    'a file mode of a volume that is octal by its look and decimal by its writing: 400, 440, 444, 500',
  knownAs: [],
  reference: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions',
  check({ spec, specAt }) {
    spec.volumes?.forEach(({ secret, configMap, downwardAPI, projected }, position) => {
      const at = specAt.child('volumes').index(position);
      judgeFiles(secret, at.child('secret'));
      judgeFiles(configMap, at.child('configMap'));
      judgeFiles(downwardAPI, at.child('downwardAPI'));
      judgeFiles({ defaultMode: projected?.defaultMode }, at.child('projected'));
      projected?.sources?.forEach((source, i) => {
        const place = at.child('projected').child('sources').index(i);
        judgeFiles(source.secret, place.child('secret'));
        judgeFiles(source.configMap, place.child('configMap'));
        judgeFiles(source.downwardAPI, place.child('downwardAPI'));
      });
    });
  },
};

// In decimal they are 0620, 0670, 0674 and 0764, which nobody means; from 600 on the server refuses them.
const misread: ReadonlySet<number> = new Set([400, 440, 444, 500]);

function judgeFiles(files: Files | undefined, at: FieldPath): void {
  if (files === undefined) return;
  judgeMode(files.defaultMode, at.child('defaultMode'));
  files.items?.forEach(({ mode }, i) => judgeMode(mode, at.child('items').index(i).child('mode')));
}

function judgeMode(mode: number | undefined, at: FieldPath): void {
  if (mode === undefined || !misread.has(mode)) return;
  at.problem(
    'FieldValueInvalid',
    `${mode} is decimal, and 0${mode.toString(8)} as a file mode`,
    `write 0o${mode}, which is ${Number.parseInt(String(mode), 8)} in YAML and JSON`,
  );
}
