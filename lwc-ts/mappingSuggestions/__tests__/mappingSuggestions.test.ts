import { suggestionsFor } from 'c/mappingSuggestions';

const targets = [
  { name: 'Due_Date__c', label: 'Due', isWritable: true },
  { name: 'cosync__Total__c', label: 'Sum', isWritable: true },
  { name: 'Note__c', label: 'Memo Text', isWritable: true },
  { name: 'Locked__c', label: 'Locked', isWritable: false },
];
const paths = (...names: string[]) => names.map((path) => ({ path }));

describe('suggestionsFor', () => {
  it('finds fields by name and label, whatever their case, underscores, suffix and namespace', () => {
    const found = suggestionsFor(paths('invoice.due_date', 'invoice.total', 'invoice.memo_text'), targets, []);
    expect(found.map(({ source, target }) => [source, target])).toEqual([
      ['invoice.due_date', 'Due_Date__c'],
      ['invoice.total', 'cosync__Total__c'],
      ['invoice.memo_text', 'Note__c'],
    ]);
  });

  it('leaves out what is mapped, taken or can not be written, and suggests a field once', () => {
    const mapped = [{ source: 'invoice.due_date, invoice.x', targetField: 'COSYNC__Total__c' }];
    const sources = paths('invoice.due_date', 'invoice.total', 'invoice.locked', 'invoice.note', 'other.note');
    const found = suggestionsFor(sources, targets, mapped);
    expect(found.map(({ source }) => source)).toEqual(['invoice.note']);
  });
});
