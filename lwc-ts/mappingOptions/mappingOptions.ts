import { LightningElement, api } from 'lwc';
import addLabel from '@salesforce/label/c.Options_Add';
import asLabel from '@salesforce/label/c.Options_as';
import caseLabel from '@salesforce/label/c.Options_case';
import cutLabel from '@salesforce/label/c.Options_cut';
import digitsOnlyLabel from '@salesforce/label/c.Options_digitsOnly';
import expressionLabel from '@salesforce/label/c.Options_expression';
import fromLabel from '@salesforce/label/c.Options_From';
import howLabel from '@salesforce/label/c.Options_from';
import mapLabel from '@salesforce/label/c.Options_Map';
import optionsLabel from '@salesforce/label/c.Mapping_Options';
import otherwiseLabel from '@salesforce/label/c.Options_otherwise';
import partLabel from '@salesforce/label/c.Options_part';
import prettyLabel from '@salesforce/label/c.Options_pretty';
import removeLabel from '@salesforce/label/c.Options_Remove';
import scaleLabel from '@salesforce/label/c.Options_scale';
import separatorLabel from '@salesforce/label/c.Options_separator';
import signLabel from '@salesforce/label/c.Options_sign';
import timeZoneLabel from '@salesforce/label/c.Options_timeZone';
import toLabel from '@salesforce/label/c.Options_To';
import unsetLabel from '@salesforce/label/c.Options_Unset';
import valueLabel from '@salesforce/label/c.Options_value';
import whenMissingLabel from '@salesforce/label/c.Options_whenMissing';
import { wordLabel } from 'c/mappingWords';

type Options = Readonly<Record<string, unknown>>;

const NAMES: Readonly<Record<string, string>> = {
  as: asLabel,
  case: caseLabel,
  cut: cutLabel,
  digitsOnly: digitsOnlyLabel,
  expression: expressionLabel,
  from: howLabel,
  map: mapLabel,
  otherwise: otherwiseLabel,
  part: partLabel,
  pretty: prettyLabel,
  scale: scaleLabel,
  separator: separatorLabel,
  sign: signLabel,
  timeZone: timeZoneLabel,
  value: valueLabel,
  whenMissing: whenMissingLabel,
};

interface Choice {
  readonly label: string;
  readonly value: string;
}
interface Pair {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly removeText: string;
}
interface ShownOption {
  readonly name: string;
  readonly label: string;
  readonly isFlag: boolean;
  readonly isChoice: boolean;
  readonly isMap: boolean;
  readonly isNumber: boolean;
  readonly text: string;
  readonly isOn: boolean;
  readonly choices: Choice[];
  readonly pairs: Pair[];
}

/** The options of one conversion as a form. Says every change with an `options` event that carries their JSON, or undefined for none. */
export default class MappingOptions extends LightningElement {
  /** What the conversion takes. */
  @api known: Apex.ConversionOption[] = [];
  /** JSON. */
  @api text: string | undefined;
  @api readOnly = false;

  readonly labels = { addLabel, fromLabel, optionsLabel, toLabel };

  get options(): Options | undefined {
    return readOptions(this.text);
  }
  /** What can't be read, or holds what this form doesn't know, is edited as it is written. */
  get isRaw(): boolean {
    const { options } = this;
    const names = new Set(this.known.map(({ name }) => name));
    return options === undefined || Object.keys(options).some((name) => !names.has(name));
  }
  get fields(): ShownOption[] {
    const options = this.options ?? {};
    return this.known.map(({ name = '', kind = '', choices }) => ({
      name,
      label: NAMES[name] ?? name,
      isFlag: kind === 'flag',
      isChoice: kind === 'choice',
      isMap: kind === 'map',
      isNumber: kind === 'number',
      text: String(options[name] ?? ''),
      isOn: options[name] === true,
      choices: [
        { label: unsetLabel, value: '' },
        ...(choices ?? []).map((value) => ({ label: wordLabel(value), value })),
      ],
      pairs: pairsOf(options[name]),
    }));
  }

  changeRaw(event: CustomEvent<{ value: string }>): void {
    this.send(event.detail.value === '' ? undefined : event.detail.value);
  }
  changeFlag(event: CustomEvent<{ checked: boolean }>): void {
    this.put(nameOf(event), event.detail.checked ? true : undefined);
  }
  changeText(event: CustomEvent<{ value: string }>): void {
    this.put(nameOf(event), event.detail.value === '' ? undefined : event.detail.value);
  }
  changeNumber(event: CustomEvent<{ value: string }>): void {
    this.put(nameOf(event), event.detail.value === '' ? undefined : Number(event.detail.value));
  }
  changeFrom(event: CustomEvent<{ value: string }>): void {
    this.changePair(event, (pair) => [event.detail.value, pair[1]]);
  }
  changeTo(event: CustomEvent<{ value: string }>): void {
    this.changePair(event, (pair) => [pair[0], event.detail.value]);
  }
  addPair(event: Event): void {
    const name = nameOf(event);
    this.put(name, Object.fromEntries([...this.pairs(name), ['', '']]));
  }
  removePair(event: Event): void {
    const name = nameOf(event);
    const { index } = (event.currentTarget as HTMLElement).dataset;
    const left = this.pairs(name).filter((_, at) => String(at) !== index);
    this.put(name, left.length === 0 ? undefined : Object.fromEntries(left));
  }

  private changePair(event: Event, change: (pair: [string, unknown]) => [string, unknown]): void {
    const name = nameOf(event);
    const { index } = (event.currentTarget as HTMLElement).dataset;
    const pairs = this.pairs(name).map((pair, at) => (String(at) === index ? change(pair) : pair));
    this.put(name, Object.fromEntries(pairs));
  }
  private pairs(name: string): [string, unknown][] {
    const value = this.options?.[name];
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
  }
  private put(name: string, value: unknown): void {
    const kept = Object.entries({ ...this.options, [name]: value }).filter(([, one]) => one !== undefined);
    this.send(kept.length === 0 ? undefined : JSON.stringify(Object.fromEntries(kept)));
  }
  private send(detail: string | undefined): void {
    this.dispatchEvent(new CustomEvent('options', { detail }));
  }
}

/** Undefined for what is no JSON object. */
function readOptions(text: string | undefined): Options | undefined {
  if (text === undefined || text.trim() === '') return {};
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Options) : undefined;
  } catch {
    // Shown as it is written; the check says that it can't be read.
    return undefined;
  }
}

function pairsOf(value: unknown): Pair[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([from, to], index) => ({
    key: String(index),
    from,
    to: String(to ?? ''),
    removeText: removeLabel.replace('{0}', from),
  }));
}

function nameOf(event: Event): string {
  const { name } = (event.currentTarget as HTMLElement).dataset;
  return name ?? '';
}
