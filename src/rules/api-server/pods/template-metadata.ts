import { refuseMalformedAnnotations } from '../metadata/annotations';
import { refuseMalformedLabels } from '../metadata/labels';
import type { ObjectMetadata } from '../metadata/metadata-scope';
import type { Rule } from '../../rule';
import type { PodScope } from './pod-scope';

const reference = 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates';

/** What pods made from a template are labelled with. */
export const checkTemplateMetadata: Rule<ObjectMetadata, PodScope> = {
  id: 'check-template-metadata',
  of: ['labels', 'annotations'],
  refuses: 'a malformed label or annotation in a pod template',
  covers: ['TMPL-14', 'TMPL-15', 'TMPL-16'],
  reference,
  check({ labels, annotations }, at) {
    if (labels !== undefined) refuseMalformedLabels(labels, at, 'labels');
    if (annotations !== undefined) {
      refuseMalformedAnnotations(annotations, at.child('annotations'));
    }
  },
};
