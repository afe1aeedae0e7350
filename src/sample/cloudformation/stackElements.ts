import { element, textElement } from '../http/xml.ts';
import type { Shelf } from '../lambda/store.ts';
import type { StackRecord, StackResourceRecord } from './stacks.ts';

/** A stack as DescribeStacks answers it. */
export const stackElements = (shelf: Shelf, stack: StackRecord): readonly string[] => [
  ...stackNames(shelf, stack),
  textElement('CreationTime', isoTime(stack)),
  textElement('LastUpdatedTime', isoTime(stack)),
  textElement('StackStatus', 'UPDATE_COMPLETE'),
  textElement('DisableRollback', 'false'),
  textElement('EnableTerminationProtection', 'false'),
  element('DriftInformation', textElement('StackDriftStatus', 'NOT_CHECKED')),
  element('NotificationARNs'),
  element('RollbackConfiguration'),
  element('Tags'),
];

export const stackNames = (shelf: Shelf, stack: StackRecord): readonly string[] => [
  textElement('StackName', stack.name),
  textElement('StackId', stackId(shelf, stack)),
];

export const stackId = ({ accountId, region }: Shelf, { name }: StackRecord): string =>
  `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/5f1b2c30-58da-11f0-9610-0a867e99d789`;

export const resourceElements = (
  { logicalId, physicalId, type }: StackResourceRecord,
  time: string,
  stack: StackRecord,
): readonly string[] => [
  textElement('LogicalResourceId', logicalId),
  textElement('PhysicalResourceId', physicalId),
  textElement('ResourceType', type),
  textElement('ResourceStatus', 'UPDATE_COMPLETE'),
  textElement(time, isoTime(stack)),
  element('DriftInformation', textElement('StackResourceDriftStatus', 'NOT_CHECKED')),
];

const isoTime = ({ lastUpdated }: StackRecord): string => new Date(lastUpdated).toISOString();
