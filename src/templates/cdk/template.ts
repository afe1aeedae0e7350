import type { DeclaredTemplate, Reference } from '../../domain/declared/template.ts';
import type { Source } from '../reader.ts';
import type { Construct } from './creation.ts';
import { expression, type Values } from './values.ts';

type Found = Partial<Pick<DeclaredTemplate, 'resources' | 'references' | 'unread'>>;

export const templateOf = (
  { file }: Source,
  { resources = [], references = [], unread = [] }: Found,
): DeclaredTemplate => ({
  dialect: 'cdk',
  files: [file],
  resources,
  references,
  remarks: [],
  unread,
  deployment: {},
});

/** Functions whose id only running the program would tell. */
export const openReferences = (values: Values, constructs: readonly Construct[]): readonly Reference[] =>
  constructs
    .filter(({ type }) => type.kind === 'function')
    .flatMap(({ idRange }): readonly Reference[] => {
      const id = expression(values, idRange);
      if (id.kind !== 'unknown') return [];
      return [{ form: 'construct', to: { kind: 'unknown', why: id.why, text: id.text }, at: id.at }];
    });
