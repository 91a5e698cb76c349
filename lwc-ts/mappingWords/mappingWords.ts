/** What the editor calls conversions and the words of their options; how the package writes them stands in docs/conversions.md. */
import conversionArithmetic from '@salesforce/label/c.Conversion_arithmetic';
import conversionCheckbox from '@salesforce/label/c.Conversion_checkbox';
import conversionConcatenate from '@salesforce/label/c.Conversion_concatenate';
import conversionConstant from '@salesforce/label/c.Conversion_constant';
import conversionCountry from '@salesforce/label/c.Conversion_country';
import conversionCurrency from '@salesforce/label/c.Conversion_currency';
import conversionCurrencyCode from '@salesforce/label/c.Conversion_currencyCode';
import conversionDate from '@salesforce/label/c.Conversion_date';
import conversionDatetime from '@salesforce/label/c.Conversion_datetime';
import conversionEmail from '@salesforce/label/c.Conversion_email';
import conversionEmailSplit from '@salesforce/label/c.Conversion_emailSplit';
import conversionFirstOf from '@salesforce/label/c.Conversion_firstOf';
import conversionJson from '@salesforce/label/c.Conversion_json';
import conversionMultiSelect from '@salesforce/label/c.Conversion_multiSelect';
import conversionNameSplit from '@salesforce/label/c.Conversion_nameSplit';
import conversionNumber from '@salesforce/label/c.Conversion_number';
import conversionOwnerByEmail from '@salesforce/label/c.Conversion_ownerByEmail';
import conversionPercent from '@salesforce/label/c.Conversion_percent';
import conversionPhone from '@salesforce/label/c.Conversion_phone';
import conversionRecordType from '@salesforce/label/c.Conversion_recordType';
import conversionState from '@salesforce/label/c.Conversion_state';
import conversionText from '@salesforce/label/c.Conversion_text';
import conversionUrl from '@salesforce/label/c.Conversion_url';
import conversionValueMap from '@salesforce/label/c.Conversion_valueMap';
import wordAbsolute from '@salesforce/label/c.Word_absolute';
import wordBlank from '@salesforce/label/c.Word_blank';
import wordCode from '@salesforce/label/c.Word_code';
import wordDomain from '@salesforce/label/c.Word_domain';
import wordFail from '@salesforce/label/c.Word_fail';
import wordFirst from '@salesforce/label/c.Word_first';
import wordFraction from '@salesforce/label/c.Word_fraction';
import wordLast from '@salesforce/label/c.Word_last';
import wordLeave from '@salesforce/label/c.Word_leave';
import wordLocal from '@salesforce/label/c.Word_local';
import wordLower from '@salesforce/label/c.Word_lower';
import wordName from '@salesforce/label/c.Word_name';
import wordNegate from '@salesforce/label/c.Word_negate';
import wordUpper from '@salesforce/label/c.Word_upper';
import wordWait from '@salesforce/label/c.Word_wait';
import automaticLabel from '@salesforce/label/c.Mapping_Automatic';

const CONVERSIONS: Readonly<Record<string, string>> = {
  auto: automaticLabel,
  arithmetic: conversionArithmetic,
  checkbox: conversionCheckbox,
  concatenate: conversionConcatenate,
  constant: conversionConstant,
  country: conversionCountry,
  currency: conversionCurrency,
  currencyCode: conversionCurrencyCode,
  date: conversionDate,
  datetime: conversionDatetime,
  email: conversionEmail,
  emailSplit: conversionEmailSplit,
  firstOf: conversionFirstOf,
  json: conversionJson,
  multiSelect: conversionMultiSelect,
  nameSplit: conversionNameSplit,
  number: conversionNumber,
  ownerByEmail: conversionOwnerByEmail,
  percent: conversionPercent,
  phone: conversionPhone,
  recordType: conversionRecordType,
  state: conversionState,
  text: conversionText,
  url: conversionUrl,
  valueMap: conversionValueMap,
};
const WORDS: Readonly<Record<string, string>> = {
  absolute: wordAbsolute,
  blank: wordBlank,
  code: wordCode,
  domain: wordDomain,
  fail: wordFail,
  first: wordFirst,
  fraction: wordFraction,
  last: wordLast,
  leave: wordLeave,
  local: wordLocal,
  lower: wordLower,
  name: wordName,
  negate: wordNegate,
  upper: wordUpper,
  wait: wordWait,
};

/** One that a later package has brought stands there as it is written. */
export function conversionLabel(name: string): string {
  return CONVERSIONS[name] ?? name;
}

export function wordLabel(word: string): string {
  return WORDS[word] ?? word;
}
