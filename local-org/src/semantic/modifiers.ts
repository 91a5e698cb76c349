import type { Modifiers } from '../parser/ast.ts';
import type { Visibility } from './types.ts';

export function has(modifiers: Modifiers, word: string): boolean {
  return modifiers.words.includes(word);
}
export function hasAnnotation(modifiers: Modifiers, name: string): boolean {
  return modifiers.annotations.some((annotation) => annotation.name.toLowerCase() === name.toLowerCase());
}
export function annotationNames(modifiers: Modifiers): string[] {
  return modifiers.annotations.map((annotation) => annotation.name.toLowerCase());
}
export function visibilityOf(modifiers: Modifiers, fallback: Visibility): Visibility {
  if (has(modifiers, 'global') || has(modifiers, 'webservice')) return 'global';
  if (has(modifiers, 'public')) return 'public';
  if (has(modifiers, 'protected')) return 'protected';
  if (has(modifiers, 'private')) return 'private';
  return fallback;
}
export function sharingOf(modifiers: Modifiers): 'with' | 'without' | 'inherited' | undefined {
  if (has(modifiers, 'with sharing')) return 'with';
  if (has(modifiers, 'without sharing')) return 'without';
  if (has(modifiers, 'inherited sharing')) return 'inherited';
  return undefined;
}
